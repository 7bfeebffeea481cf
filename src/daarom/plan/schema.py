"""The JSON Schema of a plan with its short forms, where a text or a number stands for a part. It states no shape of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from daarom.plan.shapes import WHOLE
from daarom.plan.shorthand import LISTS, NAMED, NUMBERS, SHORT
from daarom.shape import TEXT, Schema, either

AMOUNT: Schema = {"type": "number", "minimum": 0}


def schema() -> Schema:
    """What plan.yaml takes."""
    made: Schema = _with_short_forms(WHOLE.schema(), "")
    return made


def _with_short_forms(found: Any, path: str) -> Any:
    if not isinstance(found, Mapping):
        return found
    return {name: _within(name, value, path) for name, value in found.items()}


def _within(name: str, value: Any, path: str) -> Any:
    if name == "properties":
        return {key: _part(item, f"{path}.{key}".lstrip(".")) for key, item in value.items()}
    if name == "items":
        return _part(value, f"{path}[]")
    if name != "anyOf":
        return value
    return [
        _part(item, f"{path}[]") if path in LISTS and "properties" in item else _with_short_forms(item, path)
        for item in value
    ]


def _part(found: Any, path: str) -> Schema:
    inner = _with_short_forms(found, path)
    others = tuple(_short(inner, path))
    return either(inner, *others) if others else inner


def _short(inner: Any, path: str) -> Iterator[Schema]:
    """What else a part may be written as."""
    if path in SHORT:
        yield TEXT
    if path in NUMBERS:
        yield AMOUNT
    if path in NAMED:
        entry = {name: value for name, value in _entry(inner).items() if name != "required"}
        yield {"type": "object", "additionalProperties": either(entry, TEXT, {"type": "null"})}
    if path == "people":
        listed = inner["anyOf"][0]["properties"]["contributors"]
        yield {"type": "array", "items": _entries(listed)}


def _entry(inner: Any) -> Mapping[str, Any]:
    """The mapping that an entry of a list is."""
    items = _entries(inner)
    return next((item for item in items.get("anyOf", ()) if "properties" in item), items)


def _entries(inner: Any) -> Any:
    """What an entry of a list may be."""
    for item in inner["anyOf"]:
        if "items" in item:
            return item["items"]
        if "anyOf" in item:
            return _entries(item)
    raise TypeError(f"{inner} is no list")
