"""The shape of what several keys of daarom.yaml share: patterns of paths, facts about drafts, languages, time zones."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from daarom import shape
from daarom.config.names import intent, language_code, platform
from daarom.config.paths import Globs, globs
from daarom.config.ruleentries import File
from daarom.model import Field
from daarom.shape import TEXT, Faults, Shape, taking
from daarom.yamlfile import Node

SEVERAL = ("platforms", "goal", "audience")
"""Facts that may have several values."""


def patterns(file: File) -> Shape[Globs]:
    """Patterns as in .gitignore, relative to the config's folder."""

    def read(node: Node, faults: Faults) -> Globs | None:
        written = shape.many(shape.text)(node, faults) or ()
        return patterns_of(file, node, written, faults)

    return Shape(read, shape.many(shape.text).schema)


def patterns_of(file: File, node: Node, written: tuple[str, ...], faults: Faults) -> Globs | None:
    """Patterns that stand at a node."""
    try:
        return globs(file.folder, (pattern.removeprefix("./") for pattern in written))
    except ValueError:
        faults.add(node.start, "config.glob", found=", ".join(written))
        return None


def _said(node: Node, faults: Faults, meaning: Callable[[str], str | None], key: str) -> str | None:
    """A text that must mean something, else the fault `key`."""
    written = shape.text(node, faults)
    if written is None:
        return None
    found = meaning(written)
    if found is None:
        faults.add(node.start, key, found=written)
    return found


def _known_zone(name: str) -> str | None:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


language: Shape[str] = taking(
    TEXT, lambda node, faults: _said(node, faults, language_code, "config.language")
)
"""A language code."""

zone: Shape[str] = taking(TEXT, lambda node, faults: _said(node, faults, _known_zone, "config.timezone"))
"""The name of a time zone."""


def default(file: File, key: str) -> Shape[Field]:
    """A fact that drafts need not state themselves; the reader depends on the key."""

    def read(node: Node, faults: Faults) -> Field | None:
        if key == "language":
            value: object = language(node, faults)
        elif key in SEVERAL:
            words = shape.many(shape.text)(node, faults) or ()
            value = tuple(platform(word) for word in words) if key == "platforms" else _one_or_all(words)
        else:
            word = shape.text(node, faults)
            value = intent(word) if word and key == "intent" else word
        return None if value in (None, ()) else Field(key, value, node.raw, file.place(node), key)

    several = shape.many(shape.text)
    return Shape(read, several.schema if key in SEVERAL else shape.text.schema)


def _one_or_all(words: tuple[str, ...]) -> object:
    return words[0] if len(words) == 1 else words
