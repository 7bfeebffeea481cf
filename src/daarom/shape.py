"""Holds YAML against the shape it must have, and collects every fault with its line instead of stopping at the first.

Readers made here also say what they take, as JSON Schema; see `schema_of`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from daarom.model import Problem, Source
from daarom.yamlfile import Node

T = TypeVar("T")
Reader = Callable[[Node, "Faults"], T | None]
"""Turns a node into a value, or reports to Faults and gives None."""
Schema = Mapping[str, object]
"""What a reader takes, as JSON Schema."""

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
NOTHING: Schema = {"type": "null"}


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """A reader that can say what it takes; the schema is made when it is asked for."""

    read: Reader[T]
    schema: Callable[[], Schema]

    def __call__(self, node: Node, faults: Faults) -> T | None:
        """What the reader makes of a node."""
        return self.read(node, faults)


def taking(schema: Schema, reader: Reader[T]) -> Shape[T]:
    """A reader that takes what `schema` says."""
    return Shape(reader, lambda: schema)


def schema_of(reader: Reader[T]) -> Schema:
    """What a reader takes. Raises TypeError for one that does not say."""
    if not isinstance(reader, Shape):
        raise TypeError(f"{reader} does not say what it takes; make it with shape.taking")
    return reader.schema()


def either(*schemas: Schema) -> Schema:
    """What one of several schemas takes."""
    return {"anyOf": list(schemas)}


class Faults:
    """Collects what is wrong in one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def add(self, offset: int, key: str, **values: object) -> None:
        """Reports the fault `key` at a source offset."""
        line, column = self.source.position(offset)
        self.problems.append(Problem(self.source.path, key, values, line, column))


def _text(node: Node, faults: Faults) -> str | None:
    if isinstance(node.value, (dict, tuple)) or node.value is None or not str(node.value).strip():
        return _wrong(node, faults, "shape.text")
    return node.value if isinstance(node.value, str) else node.raw.strip()


text: Shape[str] = taking(TEXT, _text)
"""A non-empty text; numbers and booleans are taken as written."""


def _boolean(node: Node, faults: Faults) -> bool | None:
    return node.value if isinstance(node.value, bool) else _wrong(node, faults, "shape.boolean")


boolean: Shape[bool] = taking({"type": "boolean"}, _boolean)
"""true or false."""


def number(least: float | None = None, most: float | None = None) -> Shape[float]:
    """A number from `least` to `most`, both included."""

    def read(node: Node, faults: Faults) -> float | None:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return _wrong(node, faults, "shape.number")
        if (least is not None and value < least) or (most is not None and value > most):
            faults.add(
                node.start,
                "shape.range",
                found=value,
                least="−∞" if least is None else least,
                most="∞" if most is None else most,
            )
            return None
        return float(value)

    limits = {"minimum": least, "maximum": most}
    stated = {name: limit for name, limit in limits.items() if limit is not None}
    return taking({"type": "number", **stated}, read)


def integer(least: int = 0) -> Shape[int]:
    """A whole number of at least `least`."""

    def read(node: Node, faults: Faults) -> int | None:
        value = number(least)(node, faults)
        return (
            None
            if value is None
            else int(value)
            if value == int(value)
            else _wrong(node, faults, "shape.integer")
        )

    return taking({"type": "integer", "minimum": least}, read)


def choice(*allowed: str) -> Shape[str]:
    """One of the words in `allowed`."""

    def read(node: Node, faults: Faults) -> str | None:
        value = text(node, faults)
        if value is None or value in allowed:
            return value
        faults.add(node.start, "shape.choice", found=value, allowed=", ".join(allowed))
        return None

    return taking({"enum": list(allowed)}, read)


def _day(node: Node, faults: Faults) -> date | None:
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        return _wrong(node, faults, "shape.date")


day: Shape[date] = taking({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}, _day)
"""A date, written as 2026-11-22."""


def many(reader: Reader[T]) -> Shape[tuple[T, ...]]:
    """A list of values; a single value is a list of one, nothing is the empty list."""

    def read(node: Node, faults: Faults) -> tuple[T, ...]:
        if node.value is None:
            return ()
        items: Sequence[Node] = node.value if isinstance(node.value, tuple) else (node,)
        values = (reader(item, faults) for item in items)
        return tuple(value for value in values if value is not None)

    def schema() -> Schema:
        item = schema_of(reader)
        return either({"type": "array", "items": item}, item, NOTHING)

    return Shape(read, schema)


def table(reader: Reader[T]) -> Shape[dict[str, T]]:
    """A mapping with free keys, all values of one shape."""

    def read(node: Node, faults: Faults) -> dict[str, T] | None:
        if not isinstance(node.value, dict):
            return _wrong(node, faults, "shape.mapping") if node.value is not None else {}
        values = {key: reader(item, faults) for key, item in node.value.items()}
        return {key: value for key, value in values.items() if value is not None}

    return Shape(read, lambda: {"type": ["object", "null"], "additionalProperties": schema_of(reader)})


anything: Shape[Node] = taking({}, lambda node, _: node)
"""The node itself, unjudged."""


def record(readers: Mapping[str, Reader[object]], required: Sequence[str] = ()) -> Shape[dict[str, object]]:
    """A mapping with known keys: unknown ones are faults with a suggestion, missing required ones are named."""

    def read(node: Node, faults: Faults) -> dict[str, object] | None:
        if node.value is None and not required:
            return {}
        if not isinstance(node.value, dict):
            return _wrong(node, faults, "shape.mapping")
        values: dict[str, object] = {}
        for key, item in node.value.items():
            if key not in readers:
                unknown(item, key, readers, faults)
            elif (value := readers[key](item, faults)) is not None:
                values[key] = value
        for key in required:
            if key not in node.value:
                faults.add(node.start, "shape.missing", name=key)
        return values

    return Shape(read, lambda: _record_schema(readers, required))


def _record_schema(readers: Mapping[str, Reader[object]], required: Sequence[str]) -> Schema:
    known = {key: schema_of(reader) for key, reader in readers.items()}
    if not required:
        return {"type": ["object", "null"], "properties": known, "additionalProperties": False}
    return {
        "type": "object",
        "properties": known,
        "additionalProperties": False,
        "required": list(required),
    }


def unknown(node: Node, key: str, known: Iterable[str], faults: Faults) -> None:
    """Reports an unknown key with the nearest known one."""
    near = difflib.get_close_matches(key, list(known), 1)
    if near:
        faults.add(node.key_start, "shape.misspelt", name=key, near=near[0])
    else:
        faults.add(node.key_start, "shape.unknown", name=key, allowed=", ".join(sorted(known)))


def _wrong(node: Node, faults: Faults, key: str, value: T | None = None) -> T | None:
    found = node.raw.splitlines()[0][:40] if node.raw.strip() else "–"
    faults.add(node.start, key, found=found)
    return value
