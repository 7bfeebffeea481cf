"""A baseline's file: one known finding per line, in order, so that git can merge it. It must not judge what is still known."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from daarom.config.paths import absolute, shown
from daarom.errors import BaselineError
from daarom.harmless import one_line, safe_json
from daarom.model import Checked, Document, Finding, Known, Problem, Row
from daarom.resemblance import sketch

VERSION = 1
HEADER = "daarom-baseline"
WORDS = 60
"""Characters of the found words that are kept for a reader."""

ALSO = 8
"""Digits of a fingerprint that are kept of `also`."""


def entries_of(findings: Iterable[Finding], drafts: Iterable[Checked], folder: Path) -> tuple[Known, ...]:
    """Findings as entries of a baseline in `folder`, in the file's order."""
    documents = {(item.document.path, item.document.row): item.document for item in drafts}
    sketches: dict[tuple[str, Row], str] = {}
    made = []
    for item in findings:
        key = item.path, item.row
        if key not in sketches:
            sketches[key] = near(documents[key])
        made.append(_entry(item, documents[key], sketches[key], folder))
    return tuple(sorted(made, key=_order))


def near(document: Document) -> str:
    """The sketch of a draft's prose."""
    return sketch(segment.prose.value for segment in document.segments)


def relative(path: str, folder: Path) -> str:
    """A path as shown, relative to a baseline's folder, with forward slashes."""
    try:
        found = os.path.relpath(absolute(path), folder)
    except ValueError:  # another drive on Windows
        found = str(absolute(path))
    return unicodedata.normalize("NFC", found.replace(os.sep, "/"))


def _entry(item: Finding, document: Document, sketched: str, folder: Path) -> Known:
    words = " … ".join(item.excerpt[start:end] for start, end in item.marks) or item.excerpt
    return Known(
        relative(item.path, folder),
        item.rule,
        item.fingerprint,
        one_line(words)[:WORDS],
        sketched,
        tuple(sorted({mark[:ALSO] for mark in item.also})),
        item.row if isinstance(item.row, str) else None,
        document.unfinished,
    )


def _order(item: Known) -> tuple[str, str, str, str]:
    return item.path, item.row if isinstance(item.row, str) else "", item.rule, item.fingerprint


def written(entries: Iterable[Known]) -> str:
    """The file's text."""
    lines = [{HEADER: VERSION}, *(_line(item) for item in sorted(entries, key=_order))]
    return "".join(f"{safe_json(json.dumps(line, ensure_ascii=False))}\n" for line in lines)


def _line(item: Known) -> dict[str, object]:
    """An entry's keys, those without a value left out."""
    whole: dict[str, object] = {
        "path": item.path,
        "row": item.row,
        "rule": item.rule,
        "fingerprint": item.fingerprint,
        "words": item.words,
        "also": list(item.also),
        "near": item.near,
        "unfinished": item.unfinished,
        "faint": item.faint,
    }
    return {key: value for key, value in whole.items() if value}


def read(file: Path) -> tuple[tuple[Known, ...], tuple[Problem, ...]]:
    """The entries of a baseline and the lines that are none. Raises BaselineError where the file cannot be read."""
    name = shown(file)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise BaselineError(Problem(name, "baseline.missing")) from error
    except OSError as error:
        raise BaselineError(
            Problem(name, "file.unreadable", {"what": error.strerror or str(error)})
        ) from error
    except UnicodeDecodeError as error:
        raise BaselineError(Problem(name, "baseline.line", {"count": 1}, 1)) from error
    return parsed(text, name)


def parsed(text: str, name: str) -> tuple[tuple[Known, ...], tuple[Problem, ...]]:
    """The entries in a baseline's text, and one problem at the first of the lines that are none.

    Raises BaselineError for a file of a later version.
    """
    found: list[Known] = []
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        values = _values(line)
        if values is not None and HEADER in values:
            _judge_version(values[HEADER], name, number)
        elif values is not None and (made := _known(values, name, number)):
            found.append(made)
        elif line.strip():
            wrong.append(number)
    problems = (Problem(name, "baseline.line", {"count": len(wrong)}, wrong[0]),) if wrong else ()
    return tuple(found), problems


def _values(line: str) -> Mapping[str, object] | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _judge_version(version: object, name: str, line: int) -> None:
    if version != VERSION:
        raise BaselineError(Problem(name, "baseline.version", {"version": str(version)[:20]}, line))


def _known(values: Mapping[str, object], name: str, line: int) -> Known | None:
    texts = {key: values.get(key, "") for key in ("path", "rule", "fingerprint", "words", "near")}
    also, row = values.get("also", []), values.get("row")
    needed = [texts[key] for key in ("path", "rule", "fingerprint")]
    if not all(isinstance(text, str) for text in texts.values()) or not all(needed):
        return None
    if not isinstance(also, list) or not (row is None or isinstance(row, str)):
        return None
    return Known(
        **{key: str(text) for key, text in texts.items()},
        also=tuple(map(str, also)),
        row=row,
        unfinished=values.get("unfinished") is True,
        faint=values.get("faint") is True,
        file=name,
        line=line,
    )
