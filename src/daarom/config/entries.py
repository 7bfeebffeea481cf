"""The shape of daarom.yaml: a reader for every key. It must not open other files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from daarom import shape
from daarom.config.names import intent, language_code, platform
from daarom.config.paths import Globs, absolute, globs
from daarom.config.ruleentries import File, listed, packs, rules
from daarom.config.types import DEFAULT_KEYS, OWN_KEYS, Allowance, Override
from daarom.model import Directive, Field, Place
from daarom.shape import Faults, Reader
from daarom.yamlfile import Node


def whole(file: File) -> Reader[dict[str, object]]:
    """The reader of a whole daarom.yaml."""
    readers: dict[str, Reader[object]] = {
        "root": shape.boolean,
        "extends": shape.many(listed),
        "plan": _path_and_place(file),
        "model": _path(file),
        "baseline": _path(file),
        "rule_folders": shape.many(_path(file)),
        "include": _globs(file),
        "exclude": _globs(file),
        "languages": _languages(file),
        "jurisdictions": shape.many(shape.choice("nl", "be", "uk", "us", "eu")),
        "audience_type": shape.choice("b2c", "b2b", "public"),
        "overrides": shape.many(_override(file)),
        "keys": _keys,
        "allow": shape.many(_allowance(file)),
        "fail_on": shape.choice("error", "warning", "note", "never"),
        "min_confidence": shape.number(0, 1),
        "timezone": _zone,
    }
    return shape.record({**readers, **_refinable(file)})


def _refinable(file: File) -> dict[str, Reader[object]]:
    """The keys that an override may have too."""
    own: dict[str, Reader[object]] = {"packs": packs(file), "rules": rules(file)}
    return {**own, **{key: _default(file, key) for key in DEFAULT_KEYS}}


def _path(file: File) -> Reader[Path]:
    def read(node: Node, faults: Faults) -> Path | None:
        written = shape.text(node, faults)
        return None if written is None else absolute(file.folder / written)

    return read


def _path_and_place(file: File) -> Reader[tuple[Path, Place]]:
    def read(node: Node, faults: Faults) -> tuple[Path, Place] | None:
        found = _path(file)(node, faults)
        return None if found is None else (found, file.place(node))

    return read


def _globs(file: File) -> Reader[Globs]:
    def read(node: Node, faults: Faults) -> Globs | None:
        written = shape.many(shape.text)(node, faults) or ()
        return _patterns(file, node, written, faults)

    return read


def _patterns(file: File, node: Node, written: tuple[str, ...], faults: Faults) -> Globs | None:
    try:
        return globs(file.folder, (pattern.removeprefix("./") for pattern in written))
    except ValueError:
        faults.add(node.start, "config.glob", found=", ".join(written))
        return None


def _languages(file: File) -> Reader[tuple[tuple[Globs, str], ...]]:
    def read(node: Node, faults: Faults) -> tuple[tuple[Globs, str], ...] | None:
        codes = shape.table(_language)(node, faults)
        if codes is None:
            return None
        pairs = ((_patterns(file, node.items()[key], (key,), faults), code) for key, code in codes.items())
        return tuple((where, code) for where, code in pairs if where is not None)

    return read


def _language(node: Node, faults: Faults) -> str | None:
    return _said(node, faults, language_code, "config.language")


def _said(node: Node, faults: Faults, meaning: Callable[[str], str | None], key: str) -> str | None:
    """A text that must mean something, else the fault `key`."""
    written = shape.text(node, faults)
    if written is None:
        return None
    found = meaning(written)
    if found is None:
        faults.add(node.start, key, found=written)
    return found


def _zone(node: Node, faults: Faults) -> str | None:
    return _said(node, faults, _known_zone, "config.timezone")


def _known_zone(name: str) -> str | None:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _default(file: File, key: str) -> Reader[Field]:
    """A fact that drafts need not state themselves; the reader depends on the key."""

    def read(node: Node, faults: Faults) -> Field | None:
        if key == "language":
            value: object = _language(node, faults)
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


def _override(file: File) -> Reader[Override]:
    def read(node: Node, faults: Faults) -> Override | None:
        shapes: dict[str, Reader[object]] = {
            "paths": _globs(file),
            "tags": shape.many(shape.text),
            **_refinable(file),
        }
        values = shape.record(shapes)(node, faults)
        if values is None:
            return None
        if not values.get("paths") and not values.get("tags"):
            faults.add(node.start, "config.override")
        return Override(
            file.place(node),
            values.get("paths"),  # type: ignore[arg-type]
            frozenset(tag.casefold() for tag in values.get("tags", ())),  # type: ignore[attr-defined]
            tuple(values[key] for key in DEFAULT_KEYS if key in values),  # type: ignore[misc]
            values.get("packs", ()),  # type: ignore[arg-type]
            values.get("rules", ()),  # type: ignore[arg-type]
        )

    return read


def _keys(node: Node, faults: Faults) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """daarom's own keys, each with the organisation's name or names for it."""
    values = shape.record({key: shape.many(shape.text) for key in OWN_KEYS})(node, faults)
    return None if values is None else tuple(values.items())  # type: ignore[arg-type]


def _allowance(file: File) -> Reader[Allowance]:
    def read(node: Node, faults: Faults) -> Allowance | None:
        texts = shape.many(shape.text)
        shapes: dict[str, Reader[object]] = {
            "paths": _globs(file),
            "rule": texts,
            "text": shape.text,
            "reason": shape.text,
            "until": shape.day,
        }
        values = shape.record(shapes, ("rule", "reason"))(node, faults)
        if values is None or not values.get("rule") or not values.get("reason"):
            return None
        until, text = values.get("until"), values.get("text")
        directive = Directive("allow", values["rule"], values["reason"], until, file.place(node), None, text)  # type: ignore[arg-type]
        return Allowance(directive, values.get("paths"))  # type: ignore[arg-type]

    return read
