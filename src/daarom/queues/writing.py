"""Says how a replacement is written in the format of a queue, a thread or captions, so that it reads back as meant. It
writes no file.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from daarom.errors import UserError
from daarom.model import Document, Place, Prose, Source, Span
from daarom.readers import ONE_COLUMN, TABLES, cells, read_all, texts

FORMATS = frozenset({"queue", "tweet", "captions"})
"""The formats of drafts that `encode` is for."""

DELIMITERS = ",;\t|"
FORMULA = tuple("=+-@\t\r")
"""How a cell begins that a spreadsheet computes."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of a file: its source span, quotation marks included, and what it says."""

    span: Span
    prose: Prose


def encode(document: Document, place: Place, replacement: str) -> str | None:
    """The source text to put at `place`, a place of the draft's prose, for it to say `replacement`.

    None where that cannot be said there: it would break the file, change another text or make a formula.
    """
    suffix, source = PurePosixPath(document.path).suffix.lower(), document.source
    leaves = tuple(_leaves(source, suffix, _delimiter(document)))
    around = [leaf for leaf in leaves if leaf.span[0] <= place.start and place.end <= leaf.span[1]]
    write = WRITERS.get(suffix)
    if not around or write is None or CONTROL.search(replacement):
        return None
    leaf = min(around, key=lambda item: item.span[1] - item.span[0])
    meant = _meant(leaf, place, replacement)
    written = write(source.text[slice(*leaf.span)], replacement)
    if meant is None or written is None:
        return None
    changed = replace(source, text=source.text[: place.start] + written + source.text[place.end :])
    try:
        after = tuple(_leaves(changed, suffix, _delimiter(document)))
    except UserError:
        return None
    same = len(after) == len(leaves) and all(
        new.prose.value == (meant if old.span == leaf.span else old.prose.value)
        for old, new in zip(leaves, after, strict=True)
    )
    computed = suffix in SHEETS and _computed(changed, source, leaf)
    return written if same and not computed else None


def _leaves(source: Source, suffix: str, delimiter: str) -> Iterator[Leaf]:
    """All texts of a file. Raises UserError where it is broken."""
    if suffix in SHEETS:
        found: Iterator[tuple[Span, Prose]] = cells(source, delimiter)
    elif suffix in TABLES:
        found = texts(source, suffix)
    else:
        segments = (item for parsed in read_all(source, suffix) for item in parsed.segments)
        found = (((s.prose.pieces[0].source_start, s.prose.pieces[-1].source_end), s.prose) for s in segments)
    yield from (Leaf(span, prose) for span, prose in found)


def _delimiter(document: Document) -> str:
    """What stands between the cells of a draft's row."""
    text = document.source.text
    ends = (item.place.end for item in document.fields if item.place.path == document.path)
    found = Counter(text[end : end + 1] for end in ends if text[end : end + 1] and text[end] in DELIMITERS)
    return next((mark for mark, _ in found.most_common(1)), ONE_COLUMN)


def _meant(leaf: Leaf, place: Place, replacement: str) -> str | None:
    """What the text should say afterwards; None where the place cuts through an escape."""
    value = leaf.prose.value
    start, end = _offset(leaf.prose, place.start, first=True), _offset(leaf.prose, place.end, first=False)
    if start is None or end is None or start > end:
        return None
    return (value[:start] + replacement + value[end:]).strip()


def _offset(prose: Prose, at: int, first: bool) -> int | None:
    """The prose offset of a source offset, where a piece begins or (else) ends there, or runs over it."""
    found = []
    for piece in prose.pieces:
        if piece.verbatim and piece.source_start <= at <= piece.source_end:
            found.append(piece.start + at - piece.source_start)
        elif at in (piece.source_start, piece.source_end):
            found.append(piece.start if at == piece.source_start else piece.end)
    return (found[-1] if first else found[0]) if found else None


def _computed(changed: Source, before: Source, leaf: Leaf) -> bool:
    """Whether a cell has become something that a spreadsheet computes."""
    start = leaf.span[0]
    old, new = (text[start:].lstrip('"')[:1] for text in (before.text, changed.text))
    return new != old and new in FORMULA


def _cell(raw: str, words: str) -> str | None:
    if raw.startswith('"'):
        return words.replace('"', '""')
    return None if set(words) & set("\r\n\t") else words


def _json(raw: str, words: str) -> str | None:
    return json.dumps(words, ensure_ascii=False)[1:-1] if raw.startswith('"') else None


def _yaml(raw: str, words: str) -> str | None:
    """By the style of the text: escaped in double quotation marks, doubled in single ones, else as it stands."""
    skipped = PROPERTIES.match(raw)
    style = raw[skipped.end() if skipped else 0 :][:1]
    if style == '"':
        return json.dumps(words, ensure_ascii=False)[1:-1]
    if "\n" in words or "\t" in words:
        return None
    return words.replace("'", "''") if style == "'" else words


def _line(_raw: str, words: str) -> str | None:
    return None if "\n" in words else words


def _cue(raw: str, words: str) -> str | None:
    return None if "-->" in words else _line(raw, words)


def _escaped_cue(raw: str, words: str) -> str | None:
    return _cue(raw, html.escape(words, quote=False))


SHEETS = frozenset({".csv", ".tsv"})
WRITERS: Mapping[str, Callable[[str, str], str | None]] = {
    ".csv": _cell,
    ".tsv": _cell,
    ".json": _json,
    ".jsonl": _json,
    ".ndjson": _json,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".tweet": _line,
    ".srt": _cue,
    ".vtt": _escaped_cue,
}
"""Suffix to the way of writing: from a text as it stands and the new words to what is put there."""
