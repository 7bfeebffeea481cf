"""How a draft and a place in it are named to people: `planning.csv [row 7, Message]`. It prints nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from daarom.catalogue import say
from daarom.model import Row

WITHIN = re.compile(r"(?P<row>.+?)\.social\.(?P<platform>.+)", re.DOTALL)
COUNTED: Mapping[str, str] = {
    ".tweet": "place.tweet",
    ".jsonl": "place.line",
    ".ndjson": "place.line",
    ".json": "place.item",
    ".yaml": "place.item",
    ".yml": "place.item",
}
"""What a number counts in a file; in a sheet rows."""


def draft_name(path: str, row: Row, language: str, cell: str = "") -> str:
    """A draft by its file, its row and, if need be, the column or key."""
    return path + within(path, row, language, cell)


def within(path: str, row: Row, language: str, cell: str = "") -> str:
    """What stands behind a file's name: ` [row 7, Message]`; nothing for the file itself."""
    inside = ", ".join(part for part in (_row(path, row, language), cell) if part)
    return f" [{inside}]" if inside else ""


def _row(path: str, row: Row, language: str) -> str:
    if row is None:
        return ""
    if isinstance(row, int):
        kind = COUNTED.get(PurePosixPath(path).suffix.lower(), "place.row")
        return say(kind, language, number=row)
    found = WITHIN.fullmatch(row)
    if found is None:
        return row
    outer: Row = int(found["row"]) if found["row"].isdecimal() else found["row"]
    return f"{_row(path, outer, language)}, {found['platform']}"
