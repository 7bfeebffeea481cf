"""Maps the keys of site generators onto daarom's own, and gives values their form. It reads no body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from daarom.config import Config
from daarom.config.types import OWN_KEYS
from daarom.metadata.images import Image, images
from daarom.metadata.keys import TAGS, candidates, folded
from daarom.metadata.values import FORMS, TIMES, Unfit, time, words
from daarom.model import Field, Moment, Problem, Source
from daarom.readers import Entry, Parsed

FILE_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_ ].*)?")
HIDDEN = ("daarom.allow", "social", "daarom.social", "params.social")
"""Keys that are no facts about the draft, with all below them."""


@dataclass(frozen=True)
class Facts:
    """What front matter says: fields (daarom's own keys first) and their entries, times, images, problems."""

    fields: tuple[Field, ...]
    entries: Mapping[str, Entry]
    times: Mapping[str, Moment]
    images: tuple[Image, ...]
    problems: tuple[Problem, ...]


class Gathering:
    """Collects the fields of one draft, and what is wrong with them."""

    def __init__(self, source: Source, zone: ZoneInfo | None) -> None:
        self.source, self.zone = source, zone
        self.fields: list[Field] = []
        self.entries: dict[str, Entry] = {}
        self.times: dict[str, Moment] = {}
        self.problems: list[Problem] = []

    def add(self, key: str, entry: Entry) -> None:
        """One of daarom's own keys."""
        try:
            value = self._value(key, entry.value)
        except Unfit as error:
            self.wrong(entry, str(error.args[0]))
            return
        if value is not None and value != ():
            self.fields.append(Field(key, value, entry.raw, entry.place(self.source.path), entry.written))
            self.entries[key] = entry

    def _value(self, key: str, value: object) -> object:
        if key in TIMES:
            found = time(value, self.zone)
            if found is None:
                return None
            self.times[key] = found
            return found.value.date().isoformat() if found.whole_day else found.value.isoformat()
        return FORMS[key](value) if key in FORMS else value

    def wrong(self, entry: Entry, sentence: str) -> None:
        """Reports a value that cannot be used."""
        line, column = self.source.position(entry.start)
        found = (entry.raw.strip().splitlines() or ["–"])[0][:40]
        values = {"name": entry.written, "found": found}
        self.problems.append(Problem(self.source.path, sentence, values, line, column, cell=entry.name))


def gather(parsed: Parsed, config: Config) -> Facts:
    """The facts in a draft's front matter; whatever daarom has no word for keeps the key as written."""
    zone = ZoneInfo(config.timezone) if config.timezone else None
    got = Gathering(parsed.source, zone)
    facts = [entry for entry in parsed.entries if not _hidden(entry)]
    by_name = {folded(entry.key): entry for entry in reversed(facts)}
    meanings = candidates(config)
    for key, names in meanings.items():
        if key not in ("tags", "images") and (entry := _first(key, names, by_name)) is not None:
            got.add(key, entry)
    _tags(got, by_name, dict(config.keys).get("tags", ()))
    pictures = _images(got, by_name, meanings["images"])
    if _first("publish_at", meanings["publish_at"], by_name) is None:
        _file_date(got)
    used = {id(entry) for entry in got.entries.values()}
    facts = [entry for entry in facts if id(entry) not in used and entry.key not in OWN_KEYS]
    others = (
        Field(e.key, e.value, e.raw, e.place(parsed.source.path), e.written)
        for e in facts
        if id(e) not in used
    )
    fields = (*got.fields, *others)
    return Facts(fields, got.entries, got.times, pictures, tuple(got.problems))


def _hidden(entry: Entry) -> bool:
    key = folded(entry.key)
    return any(key == name or key.startswith(f"{name}.") for name in HIDDEN)


def _first(key: str, names: tuple[str, ...], entries: Mapping[str, Entry]) -> Entry | None:
    """The best entry for a key, of those that say something. `published: true` is no time."""
    for name in names:
        entry = entries.get(name)
        if entry is None or entry.value in (None, ""):
            continue
        if key in TIMES and isinstance(entry.value, bool):
            continue
        return entry
    return None


def _tags(got: Gathering, entries: Mapping[str, Entry], own: tuple[str, ...]) -> None:
    """All keys that hold tags, as one field at the place of the first."""
    found: list[str] = []
    first: Entry | None = None
    for name in (
        *map(folded, own),
        *TAGS,
        *(f"{prefix}{name}" for prefix in ("daarom.", "params.") for name in TAGS),
    ):
        entry = entries.get(name)
        if entry is None or entry.value in (None, ""):
            continue
        try:
            found += words(list(entry.value) if isinstance(entry.value, dict) else entry.value)
        except Unfit as error:
            got.wrong(entry, str(error.args[0]))
            continue
        first = first or entry
    if first is not None and found:
        place = first.place(got.source.path)
        got.fields.append(Field("tags", tuple(dict.fromkeys(found)), first.raw, place, first.written))
        got.entries["tags"] = first


def _images(got: Gathering, entries: Mapping[str, Entry], names: tuple[str, ...]) -> tuple[Image, ...]:
    entry = _first("images", names, entries)
    found = images(entry, entries) if entry is not None else ()
    if entry is not None and found:
        place = entry.place(got.source.path)
        got.fields.append(
            Field("images", tuple(image.plain() for image in found), entry.raw, place, entry.written)
        )
        got.entries["images"] = entry
    return found


def _file_date(got: Gathering) -> None:
    """The day in a file's name, as Jekyll and Docusaurus take it; of an index file in its folder's name."""
    path = PurePosixPath(got.source.path)
    name = path.parent.name if path.stem.partition(".")[0] in ("index", "_index") else path.stem
    found = FILE_DATE.fullmatch(name)
    if found is None:
        return
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return
    got.add("publish_at", Entry("", found[1], found[1], 0, 0, 0, 0))
