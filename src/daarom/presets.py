"""How a queue of posts is laid out: which column or key holds what. The sheets of known tools come from one dated
data file. It reads no queue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from daarom.model import Field
from daarom.platforms import load_data

BAR = re.compile(r"\s*(?<!\|)\|(?!\|)\s*")
MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet or a key of a list: the names it may have, else its number from 1."""

    names: tuple[str, ...] = ()
    number: int | None = None

    def __str__(self) -> str:
        return " | ".join(self.names) or str(self.number)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one queue is laid out.

    `columns` maps daarom's keys, and text, link, alt, allow and id, to columns; several columns of one key are read
    together. `texts` are the columns with a text for one platform only. `stated` are the keys whose column must be
    there, because somebody wrote them down. `header` is the row of names (0: none), or it may lack.
    `day_first` says how 03/04/2026 is meant, None where nobody said. `defaults` hold for posts that state nothing
    themselves; `accounts` gives names of accounts a platform.
    """

    columns: tuple[tuple[str, tuple[Column, ...]], ...] = ()
    texts: tuple[tuple[str, Column], ...] = ()
    stated: frozenset[str] = frozenset()
    header: int = 1
    header_may_lack: bool = False
    delimiter: str | None = None
    items: str = ""
    day_first: bool | None = None
    timezone: str | None = None
    defaults: tuple[Field, ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()
    preset: str | None = None
    platforms: tuple[str, ...] = ()
    source: str = ""

    def of(self, key: str) -> tuple[Column, ...]:
        """The columns that hold one of daarom's keys."""
        return dict(self.columns).get(key, ())


def column(written: str | int) -> Column:
    """A column as it is written: a name, a number, or names with bars between them."""
    if isinstance(written, int):
        return Column((), written)
    parts = [part for part in BAR.split(written.strip()) if part]
    numbers = [int(part) for part in parts if part.isdecimal()]
    return Column(tuple(part for part in parts if not part.isdecimal()), numbers[0] if numbers else None)


def known() -> tuple[str, ...]:
    """The names of all presets, in the file's order."""
    return tuple(everything()[1])


def preset(name: str) -> Layout | None:
    """The layout of a tool's sheets by its name, or None."""
    return everything()[1].get(name.strip().casefold())


def checked() -> date:
    """The day on which the columns were last held against their sources."""
    return everything()[0]


@lru_cache(maxsize=1)
def everything() -> tuple[date, Mapping[str, Layout]]:
    """The data file: the day it was checked, and the layout per preset."""
    data = load_data("queues.yaml")
    sources: Mapping[str, Mapping[str, object]] = data["sources"]  # type: ignore[assignment]
    entries: Mapping[str, Mapping[str, object]] = data["presets"]  # type: ignore[assignment]
    day = data["checked"]
    assert isinstance(day, date)
    return day, {name: _layout(name, entry, sources) for name, entry in entries.items()}


def _layout(name: str, entry: Mapping[str, object], sources: Mapping[str, Mapping[str, object]]) -> Layout:
    columns, platforms = entry["columns"], entry.get("platforms")
    assert isinstance(columns, dict)
    return Layout(
        columns=tuple(
            (key, tuple(column(item) for item in (written if isinstance(written, list) else [written])))
            for key, written in columns.items()
        ),
        header_may_lack=entry.get("header") == MAYBE,
        preset=name,
        platforms=tuple(map(str, platforms)) if isinstance(platforms, list) else (),
        source=str(sources[str(entry["source"])]["name"]),
    )
