"""Reads labelled texts (JSONL: text, language, label) for evaluation and training; what cannot be used is a problem with its line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from daarom.errors import DraftError
from daarom.language import detect
from daarom.model import Problem

NAMES = ("commercial", "label")
"""The fields in which the label may stand, the first that is there."""

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
    return "labelled.label" if label is None else Labelled(text, label, language or detect(text), number)


def _label(row: Mapping[str, object]) -> bool | None:
    found = next((row[name] for name in NAMES if row.get(name) is not None), None)
    written = str(found).strip().lower()
    return True if written in YES else False if written in NO else None
