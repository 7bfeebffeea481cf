"""Finds the images that front matter names, with the alt texts that belong to them. It opens no image."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom.metadata.keys import folded
from daarom.readers import Entry

SOURCES = ("src", "url", "file", "path", "image", "filename", "bestand", "source", "relative")
ALTS = ("alt", "alt_text", "alttext", "alternative", "tekst", "beschrijving")
BESIDE = ("{}_alt", "{}_alt_text", "alt_{}", "{}.alt", "{}.alt_text")
"""Where an image's alt text stands when the image itself is only a name; {} is the image's key."""


@dataclass(frozen=True)
class Image:
    """One image: where it is kept, its alt text (None: there is none; empty: it means nothing)."""

    src: str
    alt: str | None
    alt_entry: Entry | None = None

    def plain(self) -> dict[str, object]:
        """The image as a field's value holds it."""
        return {"src": self.src, "alt": self.alt}


def images(entry: Entry, entries: Mapping[str, Entry]) -> tuple[Image, ...]:
    """The images below one entry, in order. `entries` holds every entry of the draft by its folded key."""
    value = entry.value
    if isinstance(value, (list, tuple)):
        single = len(value) == 1
        found = [_one(item, f"{folded(entry.key)}.{i}", entries, single) for i, item in enumerate(value)]
    else:
        found = [_one(value, folded(entry.key), entries, True)]
    return tuple(image for image in found if image is not None)


def _one(value: object, key: str, entries: Mapping[str, Entry], single: bool) -> Image | None:
    """`single` tells whether an alt text beside the images can only be this one's."""
    if isinstance(value, Mapping):
        table = {folded(str(name)): item for name, item in value.items()}
        src = next((str(table[name]) for name in SOURCES if isinstance(table.get(name), str)), "")
        name = next((name for name in ALTS if name in table), None)
        alt = table.get(name) if name else None
        return Image(src, None if alt is None else str(alt), entries.get(f"{key}.{name}"))
    if not isinstance(value, str) or not value.strip():
        return None
    beside = next(_beside(key, entries), None) if single else None
    if beside is None:
        return Image(value.strip(), None)
    return Image(value.strip(), None if beside.value is None else str(beside.value), beside)


def _beside(key: str, entries: Mapping[str, Entry]) -> Iterator[Entry]:
    base = key.removesuffix(".0")
    names: Sequence[str] = (
        *(form.format(base) for form in BESIDE),
        *((f"{base.removesuffix('s')}_alt", "alt")),
    )
    return (
        entries[name]
        for name in names
        if name in entries and not isinstance(entries[name].value, (list, dict))
    )
