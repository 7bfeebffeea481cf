"""What a queue of posts holds before anybody says what its columns or keys mean. Values only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from daarom.model import Problem, Row, Source
from daarom.readers.parts.parsed import Entry

EXPLAINED = re.compile(r"\s+(?:[-–—]\s.*|\(.*\)\s*\Z)", re.DOTALL)
BETWEEN = re.compile(r"[\s_-]+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Form:
    """How to look at a queue. `header` is the row that names the columns, 0 where there is none; with
    `header_may_lack` the first row tells. `wanted` are the names, as `spelled` gives them, that somebody will
    ask for, `texts` those that hold a post's text; `items` is the path of keys to the posts in YAML or JSON.
    """

    delimiter: str | None = None
    header: int = 1
    header_may_lack: bool = False
    wanted: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    items: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One post of a queue: a row of a sheet, an item of a list. `start` and `end` are source offsets."""

    row: Row
    entries: tuple[Entry, ...]
    start: int
    end: int

    def entry(self, key: str) -> Entry | None:
        """The entry with this key, or None."""
        return next((item for item in self.entries if item.key == key), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A queue that was read. `columns` names a sheet's columns, left to right, `headed` says whether by a row of
    its own; `delimiter` stands between them. A row that cannot be used is a problem, not a record."""

    source: Source
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[str, ...] = ()
    headed: bool = False
    delimiter: str = ""


def spelled(name: str) -> str:
    """A name for comparing: `Posting Time`, `posting_time` and `postingTime` are alike."""
    return BETWEEN.sub(" ", HUMP.sub(" ", name.strip())).casefold()


def shortened(name: str) -> str:
    """A name for comparing without the explanation that some templates put behind a dash or between brackets, and
    without `(s)`: `Media URL(s) - Separated by comma` is `media url`."""
    return spelled(EXPLAINED.sub("", name.strip()).replace("(s)", ""))
