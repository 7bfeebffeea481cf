"""Walks the values of a plan by their path, written or not. It must not judge them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daarom.plan.openparts import is_open, name_of
from daarom.plan.plan import Plan
from daarom.yamlfile import Node

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the plan, where it stands (or should), and the item of a list that it belongs to.

    `open` where the value, or a part around it, is marked as still to be written.
    """

    path: Path
    node: Node | None
    owner: Node | None = None
    number: int = 0
    open: bool = False

    @property
    def text(self) -> str:
        """The value as one line of text; empty where there is none."""
        if self.node is None or self.node.value is None or isinstance(self.node.value, dict):
            return ""
        if isinstance(self.node.value, tuple):
            return ", ".join(" ".join(str(item.value).split()) for item in self.node.value)
        return " ".join((self.node.value if isinstance(self.node.value, str) else self.node.raw).split())

    @property
    def name(self) -> str:
        """What a reader calls the item of the list: its id or name, else its number."""
        return (name_of(self.owner) if self.owner else "") or str(self.number or "")


def entries(plan: Plan, part: str) -> Iterator[Entry]:
    """The values at a path such as `goals[].metric.target`, one for each goal; node None where unwritten."""
    yield from _walk(Entry((), plan.root), tuple(part.split(".")))


def _walk(entry: Entry, keys: tuple[str, ...]) -> Iterator[Entry]:
    if not keys:
        yield entry
        return
    key = keys[0].removesuffix("[]")
    inner = entry.node.items().get(key) if entry.node else None
    found = Entry((*entry.path, key), inner, entry.owner, entry.number, entry.open or is_open(inner))
    if not keys[0].endswith("[]"):
        yield from _walk(found, keys[1:])
    elif inner is not None and inner.value is not None:
        items = inner.value if isinstance(inner.value, tuple) else (inner,)
        for number, item in enumerate(items):
            owner = item if entry.owner is None else entry.owner
            yield from _walk(Entry((*found.path, number), item, owner, entry.number or number + 1), keys[1:])


def said(node: Node | None, zero: bool = False) -> bool:
    """Whether a value says anything: not empty, and not nought where `zero` says that nought is nothing."""
    if node is None or node.value is None:
        return False
    if isinstance(node.value, (str, tuple, dict)):
        return bool(node.value.strip() if isinstance(node.value, str) else node.value)
    return not (zero and node.value == 0)
