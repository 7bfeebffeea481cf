"""Turns one row of a queue into a draft that was read: its text, its facts under daarom's keys, its allowances. It
judges no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from daarom.metadata import TIMES, paragraphs
from daarom.model import Directive, Problem, Row, Segment, Source
from daarom.platforms import known
from daarom.presets import Layout
from daarom.queues import values
from daarom.queues.allowing import allowances
from daarom.queues.dates import Order
from daarom.queues.matching import Matched, Names
from daarom.readers import Entry, Parsed, Record, read_entries

OURS = ("text", "link", "alt", "allow", "id", "images", "platforms", *TIMES)
"""Keys whose entries are made here; the others only get their name."""


@dataclass(frozen=True)
class Reading:
    """What is known of a queue while its posts are made."""

    source: Source
    layout: Layout
    matched: Matched
    orders: Mapping[str, Order]
    sheet: bool = True


@dataclass
class Making:
    """One post while it is made."""

    reading: Reading
    record: Record
    entries: list[Entry] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, entry: Entry, key: str, **more: object) -> None:
        """Reports a cell that cannot be used."""
        self.problems.append(values.problem(self.reading.source, entry, key, self.record.row, **more))

    def found(self, key: str) -> tuple[Entry, ...]:
        """The entries of one of daarom's keys that say something."""
        chosen = (self.chosen(names) for names in self.reading.matched.keys.get(key, ()))
        return tuple(item for item in chosen if item is not None)

    def chosen(self, names: Names) -> Entry | None:
        """The first of the entries with these names that says something."""
        known = (self.record.entry(name) for name in names)
        return next((item for item in known if item is not None and item.value not in (None, "", [])), None)


def post(reading: Reading, record: Record) -> Parsed:
    """The draft in a row; a row without a text has no segments."""
    making = Making(reading, record)
    segments = tuple(_segments(making))
    _facts(making)
    _renamed(making)
    _allowed(making)
    stated, wrong = read_entries(reading.source, making.entries)
    return Parsed(
        reading.source,
        segments,
        tuple(making.entries),
        (*making.directives, *stated),
        tuple(replace(item, row=record.row) for item in (*making.problems, *wrong)),
        "queue",
        _row(making),
    )


def _row(making: Making) -> Row:
    """The row's number; a post of a list goes by the key that the layout names."""
    named = making.found("id")
    return str(named[0].value) if named and not making.reading.sheet else making.record.row


def _segments(making: Making) -> Iterator[Segment]:
    """The text in paragraphs, then the link that goes out with it."""
    number = 0
    for entry in making.found("text"):
        if isinstance(entry.value, (list, dict, bool)):
            making.wrong(entry, "metadata.text")
            continue
        making.entries.append(replace(entry, key="text", name=entry.written))
        for segment in paragraphs(entry, "body"):
            yield replace(segment, block=number)
            number += 1
    for entry in making.found("link"):
        making.entries.append(replace(entry, key="link", name=entry.written))
        if entry.prose is not None:
            yield Segment(("link",), entry.prose, number, "link")
            number += 1


def _facts(making: Making) -> None:
    """Platforms, images with their alt texts, and times."""
    layout = making.reading.layout
    for entry in making.found("platforms")[:1]:
        read, strange = values.platforms(entry, dict(layout.accounts))
        making.entries.append(replace(read, key="platforms", name=entry.written))
        for name in strange:
            making.wrong(entry, "queue.platform", found=name[:40], known=", ".join(known()))
    _images(making)
    for key in TIMES:
        found = making.found(key)
        if found:
            _time(making, key, found)


def _images(making: Making) -> None:
    """Images; where a tool's sheet has no place for alt texts, their absence says nothing."""
    found, alts = making.found("images"), making.found("alt")
    if found and all(isinstance(item.value, str) for item in found):
        made = [replace(item, name=item.written) for item in values.images(found, alts)]
        layout = making.reading.layout
        mute = layout.preset is not None and not layout.of("alt")
        making.entries += [replace(item, key="media") for item in made] if mute else made
    else:
        making.entries += (item for entry in found for item in _below(making.record, entry.key, "images"))


def _time(making: Making, key: str, found: Sequence[Entry]) -> None:
    order = making.reading.orders.get(key, Order())
    made, bad = values.time(found, order.day_first)
    if bad is not None:
        making.wrong(bad, "queue.time")
    if made is not None:
        making.entries.append(replace(made, key=key, name=made.written))


def _renamed(making: Making) -> None:
    """Texts for one platform and the other mapped keys under daarom's name, the rest as they are."""
    matched = making.reading.matched
    used: set[str] = set()
    for name, columns in matched.texts.items():
        entry = making.chosen(columns)
        used.update(columns)
        if entry is not None:
            making.entries.append(replace(entry, key=f"social.{name}", name=entry.written))
    for key, found in matched.keys.items():
        used.update(name for names in found for name in names)
        if key not in OURS:
            for entry in making.found(key)[:1]:
                making.entries += _below(making.record, entry.key, key)
    for entry in making.record.entries:
        if not _within(entry.key, used):
            hidden = _within(entry.key, matched.hidden)
            making.entries.append(
                replace(entry, key=f"columns.{entry.key}", name=entry.written) if hidden else entry
            )


def _within(key: str, names: set[str] | frozenset[str]) -> bool:
    """Whether a key is one of these or stands below one."""
    return any(key == name or key.startswith(f"{name}.") for name in names)


def _below(record: Record, key: str, ours: str) -> Iterator[Entry]:
    """An entry and all that stands in it, under our own key."""
    for entry in record.entries:
        if _within(entry.key, {key}):
            yield replace(entry, key=ours + entry.key[len(key) :], name=entry.written)


def _allowed(making: Making) -> None:
    for entry in making.found("allow"):
        listed = isinstance(entry.value, list) and any(isinstance(item, dict) for item in entry.value)
        if listed or isinstance(entry.value, dict):
            inside = "daarom" if isinstance(entry.value, dict) and "allow" in entry.value else "daarom.allow"
            making.entries += _below(making.record, entry.key, inside)
            continue
        for made in allowances(making.reading.source, entry, making.record.row):
            (making.directives if isinstance(made, Directive) else making.problems).append(made)  # type: ignore[arg-type]
