"""The shape of what several keys of daarom.yaml share: patterns of paths, facts about drafts, languages, time zones."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from daarom import shape
from daarom.config.names import intent, language_code, platform
from daarom.config.paths import Globs, globs
from daarom.config.ruleentries import File
from daarom.model import Field
from daarom.shape import Faults, Reader
from daarom.yamlfile import Node


def patterns(file: File) -> Reader[Globs]:
    """Patterns as in .gitignore, relative to the config's folder."""

    def read(node: Node, faults: Faults) -> Globs | None:
        written = shape.many(shape.text)(node, faults) or ()
        return patterns_of(file, node, written, faults)

    return read


def patterns_of(file: File, node: Node, written: tuple[str, ...], faults: Faults) -> Globs | None:
    """Patterns that stand at a node."""
    try:
        return globs(file.folder, (pattern.removeprefix("./") for pattern in written))
    except ValueError:
        faults.add(node.start, "config.glob", found=", ".join(written))
        return None


def language(node: Node, faults: Faults) -> str | None:
    """A language code."""
    return _said(node, faults, language_code, "config.language")


def zone(node: Node, faults: Faults) -> str | None:
    """The name of a time zone."""
    return _said(node, faults, _known_zone, "config.timezone")


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


def default(file: File, key: str) -> Reader[Field]:
    """A fact that drafts need not state themselves; the reader depends on the key."""

    def read(node: Node, faults: Faults) -> Field | None:
        if key == "language":
            value: object = language(node, faults)
        elif key in ("platforms", "goal", "audience"):
            words = shape.many(shape.text)(node, faults) or ()
            value = tuple(platform(word) for word in words) if key == "platforms" else _one_or_all(words)
        else:
            word = shape.text(node, faults)
            value = intent(word) if word and key == "intent" else word
        return None if value in (None, ()) else Field(key, value, node.raw, file.place(node), key)

    return read


def _one_or_all(words: tuple[str, ...]) -> object:
    return words[0] if len(words) == 1 else words
