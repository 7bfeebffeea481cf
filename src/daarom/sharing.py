"""Says once what a JSON Schema says more often, so that files and editors stay quick. It changes nothing of what the schema takes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

LONG = 60
"""Parts with a shorter text than this are repeated."""

MAPS = ("properties",)
LISTS = ("anyOf", "allOf")
SINGLE = ("items", "additionalProperties", "if", "then", "else")


@dataclass
class _Shared:
    """Which parts occur more than once, and what they are called so far."""

    counts: Counter[str]
    given: Collection[str]
    names: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)

    def name(self, text: str, key: str) -> str:
        """The name of a part: the key below which it stands first, numbered where that is taken."""
        if text not in self.names:
            taken = {*self.given, *self.names.values()}
            free = (
                name for name in chain([key], (f"{key}{number}" for number in count(2))) if name not in taken
            )
            self.names[text] = next(free)
        return self.names[text]


def shared(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema with its repeated parts under `$defs`, beside those that it has there."""
    known = schema.get("$defs", {})
    bare = {key: value for key, value in schema.items() if key != "$defs"}
    found = _Shared(
        Counter(_text(part) for whole in (bare, *known.values()) for part in _parts(whole)), known
    )
    made = _inside(bare, found, "")
    own = {name: _inside(part, found, name) for name, part in known.items()}
    return {**made, "$defs": {**own, **found.parts}} if own or found.parts else made


def _text(part: Any) -> str:
    return json.dumps(part, sort_keys=True)


def _parts(schema: Any) -> Iterator[Any]:
    """Every schema within a schema."""
    if not isinstance(schema, Mapping):
        return
    for key, value in schema.items():
        inner = value.values() if key in MAPS else value if key in LISTS else [value] if key in SINGLE else ()
        for part in inner:
            yield part
            yield from _parts(part)


def _inside(schema: Any, found: _Shared, key: str) -> Any:
    """The schema with what it holds replaced, itself not."""
    if not isinstance(schema, Mapping):
        return schema
    made = dict(schema)
    for name, value in schema.items():
        if name in MAPS:
            made[name] = {inner: _replaced(part, found, inner) for inner, part in value.items()}
        elif name in LISTS:
            made[name] = [_replaced(part, found, key or name) for part in value]
        elif name in SINGLE:
            made[name] = _replaced(value, found, key or name)
    return made


def _replaced(part: Any, found: _Shared, key: str) -> Any:
    text = _text(part)
    if not isinstance(part, Mapping) or len(text) < LONG or found.counts[text] < 2 or "$ref" in part:
        return _inside(part, found, key)
    name = found.name(text, key)
    if name not in found.parts:
        found.parts[name] = _inside(part, found, key)
    return {"$ref": f"#/$defs/{name}"}
