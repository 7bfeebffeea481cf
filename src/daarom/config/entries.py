"""The shape of daarom.yaml: a reader for every key. It must not open other files."""

from __future__ import annotations

from pathlib import Path

from daarom import shape
from daarom.config.facts import default, language, patterns, patterns_of, zone
from daarom.config.gates import gate
from daarom.config.names import JURISDICTIONS
from daarom.config.paths import Globs, absolute
from daarom.config.queues import history, queue
from daarom.config.ruleentries import File, listed, package, packs, rules
from daarom.config.types import DEFAULT_KEYS, OWN_KEYS, Allowance, Override
from daarom.model import Directive, Place, Source
from daarom.shape import TEXT, Faults, Reader, Schema, Shape, taking
from daarom.yamlfile import Node


def whole(file: File) -> Shape[dict[str, object]]:
    """The reader of a whole daarom.yaml."""
    readers: dict[str, Reader[object]] = {
        "root": shape.boolean,
        "extends": shape.many(listed),
        "plan": _path_and_place(file),
        "model": _path(file),
        "baseline": _path(file),
        "rule_folders": shape.many(_path(file)),
        "rule_packages": shape.many(taking(TEXT, package)),
        "include": patterns(file),
        "exclude": patterns(file),
        "languages": _languages(file),
        "jurisdictions": shape.many(shape.choice(*JURISDICTIONS)),
        "audience_type": shape.choice("b2c", "b2b", "public"),
        "overrides": shape.many(_override(file)),
        "keys": _keys,
        "allow": shape.many(_allowance(file)),
        "fail_on": shape.choice("error", "warning", "note", "never"),
        "min_confidence": shape.number(0, 1),
        "timezone": zone,
        "queues": shape.many(queue(file)),
        "history": shape.many(history(file)),
        "gate": gate,
    }
    return shape.record({**readers, **_refinable(file)})


def schema() -> Schema:
    """What a whole daarom.yaml takes, as JSON Schema."""
    return whole(File(Path(), Source("daarom.yaml", ""))).schema()


def _refinable(file: File) -> dict[str, Reader[object]]:
    """The keys that an override may have too."""
    own: dict[str, Reader[object]] = {"packs": packs(file), "rules": rules(file)}
    return {**own, **{key: default(file, key) for key in DEFAULT_KEYS}}


def _path(file: File) -> Shape[Path]:
    def read(node: Node, faults: Faults) -> Path | None:
        written = shape.text(node, faults)
        return None if written is None else absolute(file.folder / written)

    return taking(TEXT, read)


def _path_and_place(file: File) -> Shape[tuple[Path, Place]]:
    def read(node: Node, faults: Faults) -> tuple[Path, Place] | None:
        found = _path(file)(node, faults)
        return None if found is None else (found, file.place(node))

    return taking(TEXT, read)


def _languages(file: File) -> Shape[tuple[tuple[Globs, str], ...]]:
    def read(node: Node, faults: Faults) -> tuple[tuple[Globs, str], ...] | None:
        codes = shape.table(language)(node, faults)
        if codes is None:
            return None
        pairs = ((patterns_of(file, node.items()[key], (key,), faults), code) for key, code in codes.items())
        return tuple((where, code) for where, code in pairs if where is not None)

    return Shape(read, shape.table(language).schema)


def _override(file: File) -> Shape[Override]:
    keys = shape.record({"paths": patterns(file), "tags": shape.many(shape.text), **_refinable(file)})

    def read(node: Node, faults: Faults) -> Override | None:
        values = keys(node, faults)
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

    return Shape(read, lambda: {**keys.schema(), "anyOf": [{"required": ["paths"]}, {"required": ["tags"]}]})


def _keys_read(node: Node, faults: Faults) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    values = _OWN_NAMES(node, faults)
    return None if values is None else tuple(values.items())  # type: ignore[arg-type]


_OWN_NAMES = shape.record({key: shape.many(shape.text) for key in OWN_KEYS})
_keys = Shape(_keys_read, _OWN_NAMES.schema)
"""daarom's own keys, each with the organisation's name or names for it."""


def _allowance(file: File) -> Shape[Allowance]:
    texts = shape.many(shape.text)
    shapes: dict[str, Reader[object]] = {
        "paths": patterns(file),
        "rule": texts,
        "text": shape.text,
        "reason": shape.text,
        "until": shape.day,
    }
    keys = shape.record(shapes, ("rule", "reason"))

    def read(node: Node, faults: Faults) -> Allowance | None:
        values = keys(node, faults)
        if values is None or not values.get("rule") or not values.get("reason"):
            return None
        until, text = values.get("until"), values.get("text")
        directive = Directive("allow", values["rule"], values["reason"], until, file.place(node), None, text)  # type: ignore[arg-type]
        return Allowance(directive, values.get("paths"))  # type: ignore[arg-type]

    return Shape(read, keys.schema)
