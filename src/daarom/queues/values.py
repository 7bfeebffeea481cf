"""Gives what stands in a post's columns the form that a draft's facts have: platforms, images, times. It makes no
draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from daarom import moments
from daarom.config.names import platform
from daarom.metadata import cut
from daarom.model import Problem, Row, Source
from daarom.platforms import known
from daarom.queues import dates
from daarom.readers import Entry

BETWEEN = re.compile(r"\s*(?:[,;\n+&|]|\s/\s|(?<=\s)(?:en|and)(?=\s))\s*")
SLASH = re.compile(r"\s*/\s*")
ADDRESSES = re.compile(r"\s*(?:[\n;|]|,(?=\s|https?:))\s*")
ALTS = re.compile(r"\s*(?:\|\||\r\n|\n|\r)\s*")


def problem(source: Source, entry: Entry, key: str, row: Row, **values: object) -> Problem:
    """A problem with one cell, which names it and shows what stands there."""
    found = " ".join(entry.raw.split())[:40] or "–"
    shown = {"name": entry.written, "found": found, **values}
    return Problem(source.path, key, shown, *source.position(entry.start), row, entry.written)


def platforms(entry: Entry, accounts: Mapping[str, str]) -> tuple[Entry, tuple[str, ...]]:
    """The entry with daarom's ids of its platforms, and the names among them that nobody knows."""
    values = entry.value if isinstance(entry.value, list) else [entry.value]
    names = [name for value in values if value is not None for name in _platforms(str(value), accounts)]
    strange = tuple(name for name, id_ in names if id_ not in known())
    return replace(entry, value=list(dict.fromkeys(id_ for _, id_ in names))), strange


def _platforms(text: str, accounts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name as written and id. A name may hold a sign that parts names elsewhere: `X/Twitter`."""
    named = {key.casefold(): value for key, value in accounts.items()}
    for whole in (text, *BETWEEN.split(text)) if _id(text, named) in known() else BETWEEN.split(text):
        if _id(whole, named) in known() or "/" not in whole:
            if whole.strip():
                yield whole.strip(), _id(whole, named)
            if whole == text:
                return
        else:
            yield from ((part, _id(part, named)) for part in SLASH.split(whole) if part)


def _id(name: str, accounts: Mapping[str, str]) -> str:
    return accounts.get(name.strip().casefold()) or platform(name)


def images(found: Sequence[Entry], alts: Sequence[Entry]) -> Iterator[Entry]:
    """The images of a post as one entry and an entry for each alt text. Several addresses in a cell are parted by
    commas or lines, several alt texts by `||` or lines.
    """
    described = [item for entry in alts for item in _alts(entry)]
    pictures: list[dict[str, object]] = []
    for entry in found:
        for address in ADDRESSES.split(str(entry.value).strip()):
            alt = described[len(pictures)] if len(pictures) < len(described) else None
            if address and alt is not None:
                yield replace(alt, key=f"images.{len(pictures)}.alt")
            if address:
                pictures.append({"src": address, "alt": alt.value if alt else None})
    if pictures:
        yield replace(found[0], key="images", value=pictures, prose=None)


def _alts(entry: Entry) -> Iterator[Entry]:
    """The alt texts in a cell, each with its way back."""
    prose = entry.prose
    if prose is None:
        return
    at = 0
    for mark in (*ALTS.finditer(prose.value), None):
        end = mark.start() if mark else len(prose.value)
        part = cut(prose, at, end)
        yield replace(entry, value=part.value, prose=part if part.value else None)
        at = mark.end() if mark else end


def time(found: Sequence[Entry], day_first: bool | None) -> tuple[Entry | None, Entry | None]:
    """A time that stands in one column, or its day and its clock in two, as one entry; and the entry that cannot be
    read, if there is one. A date that can be read in two ways gives neither."""
    day, clock = found[0], found[1] if len(found) > 1 else None
    if not isinstance(day.value, str):
        return day, None
    date = dates.plain(day.value, day_first)
    if date is None:
        return None, None
    spoken = str(clock.value) if clock is not None and clock.value is not None else ""
    whole = dates.joined(date, spoken)
    if moments.moment(whole) is None and whole != date and moments.moment(date) is not None:
        return replace(day, value=date), clock
    return replace(day, value=whole), None
