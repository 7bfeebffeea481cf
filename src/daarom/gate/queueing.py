"""Cuts a queue down to the rows that are cleared, in the queue's own format. It writes no file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from daarom import queues, readers
from daarom.config import Configs, shown
from daarom.errors import GateError, UserError
from daarom.gate.taking import content_hash
from daarom.gate.types import CLEARED, Answer, Ask
from daarom.intake import Manner, take
from daarom.model import Problem, Source
from daarom.presets import Layout
from daarom.readers import Record, Table

LINES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})


def cleared_queue(answer: Answer, ask: Ask, configs: Configs, target: Path) -> bytes:
    """The one queue among the answer's drafts with nothing but its cleared rows; rows for several platforms only where
    all that is due is cleared.

    Raises GateError where there is no queue or more than one, or it cannot be cut; the result is read again and must say the same.
    """
    path = _queue(ask, configs, answer)
    if os.path.realpath(target) == os.path.realpath(path):
        raise GateError(Problem(shown(path), "gate.same_queue"))
    name, suffix, config = shown(path), path.suffix.lower(), configs.for_file(path)
    layout = ask.manner.layout or config.layout(path)
    data = answer.contents[os.path.realpath(path)]
    source = readers.decode(data, name, suffix in readers.LEGACY)
    if layout is None:
        raise GateError(Problem(name, "gate.no_queue"))
    table = readers.read_table(source, suffix, queues.form(layout))
    rows = _rows(answer, name)
    kept = [record for record in table.records if str(record.row) in rows]
    cut = _cut(table, kept, suffix)
    _same(cut, answer, path, configs, layout) if kept else None
    return readers.encode(source, cut.text)


def _queue(ask: Ask, configs: Configs, answer: Answer) -> Path:
    """The queue that the answer is about."""
    found = {
        item.path: Path(item.path)
        for item in answer.decisions
        if PurePosixPath(item.path).suffix.lower() in readers.TABLES
        and os.path.realpath(item.path) in answer.contents
        and (ask.manner.layout or configs.for_file(Path(item.path)).layout(Path(item.path)))
    }
    if len(found) != 1:
        raise GateError(Problem("--write-cleared", "gate.queues" if found else "gate.no_queue"))
    return next(iter(found.values()))


def _rows(answer: Answer, name: str) -> frozenset[str]:
    """The rows of which something is cleared and nothing is held."""
    states: dict[str, set[str]] = {}
    for item in answer.decisions:
        if item.path == name:
            states.setdefault(str(item.row).partition(".social.")[0], set()).add(item.state)
    return frozenset(row for row, found in states.items() if CLEARED in found and found <= {CLEARED})


def _cut(table: Table, kept: Sequence[Record], suffix: str) -> Source:
    text = table.source.text
    if suffix in LINES:
        return _with(table.source, _without_lines(table, kept))
    if suffix == ".json":
        return _with(table.source, _json(text, table, kept))
    return _with(table.source, _yaml(table, kept))


def _with(source: Source, text: str) -> Source:
    return Source(source.path, text, source.encoding, source.bom)


def _without_lines(table: Table, kept: Sequence[Record]) -> str:
    """The text above the first row, then the rows that are kept, each with the line break behind it."""
    text, records = table.source.text, table.records
    first = min((record.start for record in records), default=len(text))
    head = (
        text[:first]
        if table.headed
        else text[:first].rpartition("\n")[1] and text[: text.rfind("\n", 0, first) + 1]
    )
    line_end = "\r\n" if "\r\n" in text else "\n"
    return head + "".join(f"{text[record.start : record.end]}{line_end}" for record in kept)


def _json(text: str, table: Table, kept: Sequence[Record]) -> str:
    """The text with the objects that are not kept cut out, and the commas between them."""
    spans = sorted((record.start, record.end) for record in table.records)
    wanted = {(record.start, record.end) for record in kept}
    pieces, at = [], 0
    groups = _groups(text, spans)
    for group in groups:
        pieces.append(text[at : group[0][0]])
        pieces.append(",\n".join(text[start:end] for start, end in group if (start, end) in wanted))
        at = group[-1][1]
    made = "".join((*pieces, text[at:]))
    json.loads(made)
    return made


def _groups(text: str, spans: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Objects that follow each other in one list."""
    groups: list[list[tuple[int, int]]] = []
    for span in spans:
        if groups and text[groups[-1][-1][1] : span[0]].strip() == ",":
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _yaml(table: Table, kept: Sequence[Record]) -> str:
    """The text without the items of its list that are not kept: from an item's dash to the next line that is not in it.
    Raises GateError where the list is not written with dashes."""
    text, wanted = table.source.text, {record.row for record in kept}
    lines = text.splitlines(keepends=True)
    drop: set[int] = set()
    for record in table.records:
        first = table.source.position(record.start)[0] - 1
        indent = len(lines[first]) - len(lines[first].lstrip(" "))
        if not lines[first].lstrip(" ").startswith("-"):
            raise GateError(Problem(table.source.path, "gate.uncut", line=first + 1))
        if record.row not in wanted:
            drop.update(_item(lines, first, indent))
    left = "".join(line for number, line in enumerate(lines) if number not in drop)
    return left if wanted else f"{left.rstrip()} []\n"


def _item(lines: Sequence[str], first: int, indent: int) -> Iterator[int]:
    yield first
    for number in range(first + 1, len(lines)):
        inner = lines[number].lstrip(" ")
        if inner.strip() and len(lines[number]) - len(inner) <= indent:
            return
        yield number


def _same(cut: Source, answer: Answer, path: Path, configs: Configs, layout: Layout) -> None:
    """Reads the cut queue again. Raises GateError where it holds anything that was not cleared, or not all of it."""
    name = shown(path)
    meant = {item.sha256 for item in answer.decisions if item.path == name and _kept(item.row, answer, name)}
    try:
        again = take(path, configs, Manner(layout), cut)
    except UserError as error:
        raise GateError(Problem(name, "gate.uncut")) from error
    if {content_hash(document) for document in again.documents} != meant:
        raise GateError(Problem(name, "gate.uncut"))


def _kept(row: object, answer: Answer, name: str) -> bool:
    return str(row).partition(".social.")[0] in _rows(answer, name)
