"""Holds YAML against the shape it must have, and collects every fault with its line instead of stopping at the first."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from daarom.model import Problem, Source
from daarom.yamlfile import Node

T = TypeVar("T")
Reader = Callable[[Node, "Faults"], T | None]
"""Turns a node into a value, or reports to Faults and gives None."""


class Faults:
    """Collects what is wrong in one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def add(self, offset: int, key: str, **values: object) -> None:
        """Reports the fault `key` at a source offset."""
        line, column = self.source.position(offset)
        self.problems.append(Problem(self.source.path, key, values, line, column))


def text(node: Node, faults: Faults) -> str | None:
    """A non-empty text; numbers and booleans are taken as written."""
    if isinstance(node.value, (dict, tuple)) or node.value is None or not str(node.value).strip():
        return _wrong(node, faults, "shape.text")
    return node.value if isinstance(node.value, str) else node.raw.strip()


def boolean(node: Node, faults: Faults) -> bool | None:
    """true or false."""
    return node.value if isinstance(node.value, bool) else _wrong(node, faults, "shape.boolean")


def number(least: float | None = None, most: float | None = None) -> Reader[float]:
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

    return read


def integer(least: int = 0) -> Reader[int]:
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

    return read


def choice(*allowed: str) -> Reader[str]:
    """One of the words in `allowed`."""

    def read(node: Node, faults: Faults) -> str | None:
        value = text(node, faults)
        if value is None or value in allowed:
            return value
        faults.add(node.start, "shape.choice", found=value, allowed=", ".join(allowed))
        return None

    return read


def day(node: Node, faults: Faults) -> date | None:
    """A date, written as 2026-11-22."""
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        return _wrong(node, faults, "shape.date")


def many(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list of values; a single value is a list of one, nothing is the empty list."""

    def read(node: Node, faults: Faults) -> tuple[T, ...]:
        if node.value is None:
            return ()
        items: Sequence[Node] = node.value if isinstance(node.value, tuple) else (node,)
        values = (reader(item, faults) for item in items)
        return tuple(value for value in values if value is not None)

    return read


def table(reader: Reader[T]) -> Reader[dict[str, T]]:
    """A mapping with free keys, all values of one shape."""

    def read(node: Node, faults: Faults) -> dict[str, T] | None:
        if not isinstance(node.value, dict):
            return _wrong(node, faults, "shape.mapping") if node.value is not None else {}
        values = {key: reader(item, faults) for key, item in node.value.items()}
        return {key: value for key, value in values.items() if value is not None}

    return read


def anything(node: Node, faults: Faults) -> Node:  # noqa: ARG001 - a reader takes two
    """The node itself, unjudged."""
    return node


def record(readers: Mapping[str, Reader[object]], required: Iterable[str] = ()) -> Reader[dict[str, object]]:
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

    return read


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
