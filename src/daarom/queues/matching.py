"""Finds out which columns or keys of a queue hold what: as its layout says, else by the usual names. It reads no
cell.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from daarom.config import Config
from daarom.metadata import TIMES, candidates, folded
from daarom.model import Problem
from daarom.presets import Column, Layout
from daarom.readers import Form, Table, shortened, spelled

TOLD = ("platforms", "images", *TIMES)
"""Keys whose values are read in a way of our own, also where a column is found by its usual name."""

ALLOW = "daarom"
"""The column with allowances where the layout names none."""

Names = tuple[str, ...]
"""The entries that may hold a value, as they are called in the queue; the first that says something counts."""


@dataclass(frozen=True, slots=True)
class Matched:
    """daarom's key → the columns that are read together, each by the names that it has here; platform → the names of
    its own text; and names that look like a key which the layout finds elsewhere."""

    keys: Mapping[str, tuple[Names, ...]]
    texts: Mapping[str, Names]
    hidden: frozenset[str]


def form(layout: Layout) -> Form:
    """How a reader should look at a queue of this layout."""
    named = (name for _, columns in layout.columns for item in columns for name in item.names)
    own = (name for _, item in layout.texts for name in item.names)
    every = frozenset(word for name in (*named, *own) for word in (spelled(name), shortened(name)))
    texts = (*layout.of("text"), *(item for _, item in layout.texts))
    return Form(
        delimiter=layout.delimiter,
        header=layout.header,
        header_may_lack=layout.header_may_lack,
        wanted=every,
        texts=frozenset(spelled(name) for item in texts for name in item.names),
        items=layout.items,
    )


def match(table: Table, layout: Layout, config: Config) -> tuple[Matched, tuple[Problem, ...]]:
    """What is where, and a problem for each column that the layout states and the queue lacks."""
    names = table.columns or tuple(
        dict.fromkeys(item.key for record in table.records for item in record.entries)
    )
    keys = {key: tuple(_found(item, names, table) for item in columns) for key, columns in layout.columns}
    texts = {name: _found(item, names, table) for name, item in layout.texts}
    problems = tuple(_missing(table, layout, names, keys, texts))
    keys = {key: tuple(item for item in found if item) for key, found in keys.items()}
    mapped = {key for key, found in keys.items() if found}
    taken = {name for found in keys.values() for item in found for name in item}
    taken |= {name for found in texts.values() for name in found}
    usual = {key: found for key, found in _usual(names, config, taken) if found}
    hidden = frozenset(name for key in mapped for name in usual.get(key, ()))
    told = {key: (usual[key],) for key in TOLD if key in usual and key not in mapped}
    marks = tuple(name for name in names if spelled(name) == ALLOW and name not in taken)
    allow = {} if "allow" in mapped or not marks else {"allow": (marks,)}
    return Matched({**keys, **told, **allow}, texts, hidden), problems


def _found(column: Column, names: Iterable[str], table: Table) -> Names:
    """The names in the queue that a column may have, those as they were written first."""
    listed = tuple(names)
    if column.number is not None and not (column.names and table.headed):
        return listed[column.number - 1 : column.number]
    found: list[str] = []
    for wanted in column.names:
        alike = [name for name in listed if name == wanted or spelled(name) == spelled(wanted)]
        near = [name for name in listed if shortened(name) == shortened(wanted)]
        found += alike or (near if len(near) == 1 else [])
    return tuple(dict.fromkeys(found))


def _usual(names: Names, config: Config, taken: set[str]) -> Iterator[tuple[str, Names]]:
    """daarom's keys with the untaken columns that usually hold them, the most telling first."""
    free = {folded(name): name for name in reversed(names) if name not in taken}
    for key, called in candidates(config).items():
        yield key, tuple(free[name] for name in called if name in free)


def _missing(
    table: Table,
    layout: Layout,
    names: Names,
    keys: Mapping[str, tuple[Names, ...]],
    texts: Mapping[str, Names],
) -> Iterator[Problem]:
    stated = (key for key, _ in layout.columns if key in layout.stated)
    columns = [item for key in stated for item in zip(layout.of(key), keys[key], strict=True)]
    columns += [(item, texts[name]) for name, item in layout.texts]
    line = 1 if table.columns else None
    for column, found in columns:
        if not found:
            near = difflib.get_close_matches(str(column), names, 1)
            key = "queue.column_near" if near else "queue.column"
            values = {"name": str(column), "near": near[0] if near else "", "columns": ", ".join(names[:20])}
            yield Problem(table.source.path, key, values, line)
    if not any((*keys.get("text", ()), *texts.values())) and "text" not in layout.stated and names:
        wanted = ", ".join(map(str, layout.of("text")))
        yield Problem(
            table.source.path,
            "queue.no_text_column",
            {"name": wanted, "columns": ", ".join(names[:20])},
            line,
        )
