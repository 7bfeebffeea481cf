"""Reads labelled texts (JSONL: text, language, label) for evaluation and training; what cannot be used is a problem with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from daarom.errors import DraftError
from daarom.language import detect
from daarom.model import Problem

WORD = re.compile(r"\w+")
NAMES = ("commercial", "label")
"""The fields in which the label may stand; where both do, they must agree."""

YES, NO = (
    ("1", "true", "commercial", "rejected", "afgekeurd"),
    ("0", "false", "not commercial", "approved", "goedgekeurd"),
)
"""How a label may be written beside 1, 0, true and false."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its label, and the line of the file where it stands. `language` is None where nobody can tell."""

    text: str
    commercial: bool
    language: str | None
    line: int


def read(path: Path, problems: list[Problem]) -> Iterator[Labelled]:
    """The labelled texts of a JSONL file in order; each line that cannot be used becomes a problem. Raises DraftError where the file
    cannot be read."""
    try:
        stored = path.read_bytes()
    except OSError as error:
        raise DraftError(
            Problem(path.as_posix(), "file.unreadable", {"what": error.strerror or str(error)})
        ) from error
    for number, line in enumerate(stored.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        found = _row(line, number)
        if isinstance(found, Labelled):
            yield found
        else:
            problems.append(Problem(path.as_posix(), found, line=number))


def _row(line: bytes, number: int) -> Labelled | str:
    """The row, or the key of what is wrong with it."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "labelled.not_utf8"
    except (ValueError, RecursionError):
        return "labelled.not_json"
    if not isinstance(row, Mapping):
        return "labelled.not_object"
    text, language = row.get("text"), row.get("language")
    if not isinstance(text, str) or not text.strip():
        return "labelled.text"
    if language is not None and not isinstance(language, str):
        return "labelled.language"
    label = _label(row)
    return label if isinstance(label, str) else Labelled(text, label, language or detect(text), number)


def _label(row: Mapping[str, object]) -> bool | str:
    """The label, or the key of what is wrong with it."""
    written = {str(row[name]).strip().lower() for name in NAMES if row.get(name) is not None}
    found = {text in YES for text in written}
    if not written or any(text not in (*YES, *NO) for text in written):
        return "labelled.label"
    return "labelled.two_labels" if len(found) > 1 else found.pop()


def contradictions(rows: Sequence[Labelled]) -> Iterator[tuple[Labelled, Labelled]]:
    """Pairs of rows that say the same (but for case, signs and spaces) and are labelled differently."""
    first: dict[tuple[str, ...], Labelled] = {}
    for row in rows:
        known = first.setdefault(said(row), row)
        if known.commercial != row.commercial:
            yield known, row


def contradicted(rows: Sequence[Labelled], path: str) -> Iterator[Problem]:
    """A problem for each row that contradicts an earlier one."""
    for first, second in contradictions(rows):
        yield Problem(path, "models.contradiction", {"other": first.line}, line=second.line)


def said(row: Labelled) -> tuple[str, ...]:
    """The words of a text in lower case; where it has none, the text itself."""
    return tuple(WORD.findall(row.text.lower())) or (row.text.strip(),)
