"""Readers for the kinds of values that a plan holds. It must not know where in the plan they stand."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from daarom import shape
from daarom.plan.period import Period, parse_period
from daarom.platforms import canonical, known
from daarom.shape import TEXT, Faults, Reader, Shape, either, schema_of, taking
from daarom.yamlfile import Node

T = TypeVar("T")
UNCHANGED: Mapping[str, str] = {}
BLANK = {"enum": [None, ""]}
OPEN = {"type": "string", "pattern": "^\\s*([Tt][Oo][- ]?[Dd][Oo]|[Nn]og (te )?doen)"}
"""A part that is still to be written."""


def optional(reader: Reader[T]) -> Shape[T]:
    """What `reader` reads; a key with nothing behind it is as good as no key."""

    def read(node: Node, faults: Faults) -> T | None:
        return None if _bare(node) else reader(node, faults)

    return Shape(read, lambda: either(schema_of(reader), BLANK, OPEN))


def _bare(node: Node) -> bool:
    return node.value is None or (isinstance(node.value, str) and not node.value.strip())


def entry(
    make: Callable[..., T],
    readers: Mapping[str, Reader[object]],
    required: tuple[str, ...] = (),
    names: Mapping[str, str] = UNCHANGED,
) -> Shape[T]:
    """A part of the plan: known keys, each of which may be left empty but for the required ones.

    `names` maps keys to the fields of `make` where they differ.
    """
    whole = shape.record({key: optional(reader) for key, reader in readers.items()}, required)

    def read(node: Node, faults: Faults) -> T | None:
        values = whole(node, faults)
        for key in required:
            item = node.items().get(key)
            if item is not None and _bare(item):
                faults.add(item.key_start, "shape.missing", name=key)
        if values is None or any(key not in values for key in required):
            return None
        named = {names.get(key, key): value for key, value in values.items()}
        return make(**named, place=node.place(faults.source.path))

    return Shape(read, whole.schema)


def _zone(node: Node, faults: Faults) -> str | None:
    name = shape.text(node, faults)
    try:
        return None if name is None else ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        faults.add(node.start, "plan.zone", found=name)
        return None


zone: Shape[str] = taking(TEXT, _zone)
"""The name of a time zone, such as Europe/Amsterdam."""


def _period(node: Node, faults: Faults) -> Period | None:
    written = shape.text(node, faults)
    found = None if written is None else parse_period(written)
    if written is not None and found is None:
        faults.add(node.start, "plan.period", found=written)
    return found


period: Shape[Period] = taking({"type": "string", "pattern": "^P"}, _period)
"""A span of time in ISO 8601: P6M, P30D, PT4H."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, or None."""
    return next(iter(difflib.get_close_matches(name, list(known), 1)), None)


def _platform(node: Node, faults: Faults) -> str | None:
    found = shape.text(node, faults)
    if found is None or (name := canonical(found)):
        return None if found is None else name
    near = nearest(found.casefold(), known())
    if near:
        faults.add(node.start, "plan.platform_misspelt", found=found, near=near)
    else:
        faults.add(node.start, "plan.platform_unknown", found=found, known=", ".join(known()))
    return None


platform: Shape[str] = taking({**TEXT, "examples": list(known())}, _platform)
"""The id of a platform, however people write it (LinkedIn, Twitter); a misspelt one gets the nearest."""
