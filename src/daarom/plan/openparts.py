"""Takes out what a plan leaves open, marked `todo`, so that nobody reads it as an answer. It must not judge the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from daarom.yamlfile import Node

MARK = re.compile(r"(?i:to[- ]?do|nog (?:te )?doen)(?:\s*[.…!]*|\s*[:,;–—]\s.*|\s-\s.*)|TODO\s.+", re.DOTALL)
WORDS = "tone.terms"
"""Where a word is a word, `todo` too."""


@dataclass(frozen=True, slots=True)
class Open:
    """A value that is still to be written: where (`goals[].metric.target`), of which entry, and its place.

    `number` counts the entries of the outermost list from 0; `name` is what readers call the innermost entry.
    """

    path: str
    node: Node
    number: int = 0
    name: str = ""

    @property
    def shown(self) -> str:
        """The path as people read it, with the innermost entry by name: `platforms[instagram].customs`."""
        before, brackets, after = self.path.rpartition("[]")
        named = f"[{self.name}]" if brackets and self.name else ""
        return f"{before.replace('[]', '')}{named}{after}"


@dataclass(slots=True)
class _Walk:
    """Where a walk through the plan is: the entries around it, and what was found."""

    found: list[Open] = field(default_factory=list)
    owners: list[Node] = field(default_factory=list)
    number: int = 0


def is_mark(text: str) -> bool:
    """Whether a text says that something is still to be written: todo, TODO, nog doen."""
    return MARK.fullmatch(text.strip()) is not None


def marked(node: Node) -> bool:
    """Whether a value says that it is still to be written."""
    return isinstance(node.value, str) and is_mark(node.value)


def is_open(node: Node | None) -> bool:
    """Whether a value was taken out because it is still to be written."""
    return node is not None and node.value is None and is_mark(node.raw.strip("'\" \n"))


def cleared(root: Node) -> tuple[Node, tuple[Open, ...]]:
    """The plan with nothing where something is still to be written, and all those places in the file's order."""
    walk = _Walk()
    done = _clear(root, "", walk)
    return done, tuple(sorted(walk.found, key=lambda item: item.node.start))


def name_of(owner: Node) -> str:
    """What readers call an entry of a list: its id or name."""
    fields = owner.items()
    named = (fields[key] for key in ("id", "name", "handle", "tool", "platform") if key in fields)
    return next((str(node.value) for node in named if node.value and not marked(node)), "")


def _clear(node: Node, path: str, walk: _Walk) -> Node:
    if path.startswith(WORDS):
        return node
    if marked(node):
        name = next(filter(None, map(name_of, reversed(walk.owners))), "")
        walk.found.append(Open(path, node, walk.number, name))
        return replace(node, value=None)
    if isinstance(node.value, dict):
        inner = {key: _clear(item, f"{path}.{key}".lstrip("."), walk) for key, item in node.value.items()}
        return replace(node, value=inner)
    return _cleared_list(node, path, walk) if isinstance(node.value, tuple) else node


def _cleared_list(node: Node, path: str, walk: _Walk) -> Node:
    """A list without its open items; nothing, where all of them are."""
    assert isinstance(node.value, tuple)
    items = tuple(_items(node.value, path, walk))
    kept = tuple(item for item in items if not is_open(item))
    if items and not kept:
        return replace(node, value=None, raw=items[0].raw)
    return replace(node, value=kept)


def _items(items: tuple[Node, ...], path: str, walk: _Walk) -> Iterator[Node]:
    outermost = not walk.owners
    for number, item in enumerate(items):
        walk.number = number if outermost else walk.number
        walk.owners.append(item)
        yield _clear(item, f"{path}[]", walk)
        walk.owners.pop()
    walk.number = 0 if outermost else walk.number
