"""Writes out the short forms of a plan, where a text stands for a whole part. It must not judge what is written.

`goals: [Neighbours mend their own tyres.]` is as good as a goal with an id and a statement.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from daarom.plan import means, parts
from daarom.plan.openparts import is_open, marked
from daarom.plan.telling import TELLING
from daarom.yamlfile import Node

SHORT: Mapping[str, str] = {
    "organisation": "name",
    "valid": "until",
    "why_social": "reason",
    "goals[]": "statement",
    "goals[].metric": "name",
    "audiences[]": "description",
    "audiences[].research[]": "finding",
    "distinctive_value": "statement",
    "platforms[]": "id",
    "pillars[]": "title",
    "people": "contributors",
    "people.contributors[]": "department",
    "infrastructure.measure[]": "tool",
    "infrastructure.respond": "owner",
    "involve[]": "topic",
}
"""Parts that may be written as one text, and the key that the text then stands for."""

NUMBERS: Mapping[str, str] = {
    "resources": "hours_per_week",
    "resources.budget": "year",
    "platforms[].cadence": "min_per_week",
}
"""The same for parts that may be written as one number."""

NAMED: Mapping[str, type] = {
    "goals": parts.Goal,
    "audiences": parts.Audience,
    "platforms": means.PlatformPlan,
    "pillars": means.Pillar,
}
"""Lists whose entries have an id, which may also be written as `id: entry`."""

LISTS = frozenset(path.removesuffix("[]") for path in SHORT if path.endswith("[]"))
WORDS_OF_AN_ID = 3
SMALL = frozenset().union(*TELLING.values())


def expanded(root: Node) -> Node:
    """The plan with every short form written out; each value keeps its place in the file."""
    return _node(root, "")


def slug(text: str) -> str:
    """An id made of a text's first words that mean something: `buurtbewoners-begrijpen-brood`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    telling = [word for word in words if word not in SMALL] or words
    return "-".join(telling[:WORDS_OF_AN_ID])


def _node(node: Node, path: str) -> Node:
    if path in LISTS:
        return _list(node, path)
    node = _long(node, path)
    inner = {key: _node(item, f"{path}.{key}".lstrip(".")) for key, item in node.items().items()}
    return replace(node, value=inner) if inner else node


def _long(node: Node, path: str) -> Node:
    """A part that is written as one value, as the mapping that it stands for."""
    if marked(node):
        return node
    if path in SHORT and isinstance(node.value, (str, tuple) if path == "people" else str):
        key = (
            "handle" if path == "people.contributors[]" and node.raw.lstrip("\"'")[:1] == "@" else SHORT[path]
        )
        return replace(node, value={key: node})
    if path in NUMBERS and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        return replace(node, value={NUMBERS[path]: node})
    return node


def _list(node: Node, path: str) -> Node:
    if node.value is None or marked(node):
        return node
    single = not isinstance(node.value, tuple) and not _by_id(node, path)
    items = node.value if isinstance(node.value, tuple) else (node,) if single else _with_ids(node, path)
    assert isinstance(items, tuple)
    taken = [str(item.items()["id"].value) for item in items if "id" in item.items()]
    written = tuple(_entry(item, path, taken) for item in items)
    return written[0] if single else replace(node, value=written)


def _by_id(node: Node, path: str) -> bool:
    """Whether a mapping has ids for keys: none of them is a key that an entry may have."""
    if path not in NAMED or not node.items():
        return False
    return not {field.name for field in dataclasses.fields(NAMED[path])} & set(node.items())


def _with_ids(node: Node, path: str) -> tuple[Node, ...]:
    return tuple(_under(name, item, SHORT[f"{path}[]"]) for name, item in node.items().items())


def _under(name: str, item: Node, key: str) -> Node:
    """An entry that stands under its id."""
    named = {"id": Node(name, name, item.key_start, item.key_end, item.key_start, item.key_end)}
    if isinstance(item.value, dict):
        return replace(item, value={**named, **item.value})
    if key == "id" or item.value is None:
        return replace(item, value=named)
    return replace(item, value={**named, key: item}) if isinstance(item.value, str) else item


def _entry(item: Node, path: str, taken: list[str]) -> Node:
    written = _node(item, f"{path}[]")
    if path not in NAMED or not isinstance(item.value, str) or "id" in written.items() or marked(item):
        return written
    return replace(written, value={"id": identified(item, slug(item.value), taken), **written.items()})


def with_ids(root: Node) -> Node:
    """The plan, its open parts taken out: an entry whose id is open gets one from its text; without text it goes."""
    inner = {key: _settled(item, key) if key in NAMED else item for key, item in root.items().items()}
    return replace(root, value=inner)


def _settled(node: Node, path: str) -> Node:
    items = node.value if isinstance(node.value, tuple) else (node,)
    taken = [str(item.items()["id"].value) for item in items if _has_id(item)]
    kept = tuple(done for item in items if (done := _with_id(item, SHORT[f"{path}[]"], taken)) is not None)
    if items and not kept:
        return replace(node, value=None, raw="todo")
    return replace(node, value=kept) if isinstance(node.value, tuple) else kept[0]


def _has_id(item: Node) -> bool:
    return "id" in item.items() and item.items()["id"].value is not None


def _with_id(item: Node, key: str, taken: list[str]) -> Node | None:
    stated, text = item.items().get("id"), item.items().get(key)
    if stated is None or not is_open(stated):
        return item
    if text is None or not isinstance(text.value, str):
        return None
    return replace(item, value={**item.items(), "id": identified(stated, slug(text.value), taken)})


def identified(node: Node, name: str, taken: list[str]) -> Node:
    """An id that no other entry has, at the place of a node; `taken` grows by it."""
    base = name or "1"
    free = next(
        candidate
        for number in range(1, len(taken) + 2)
        if (candidate := base if number == 1 else f"{base}-{number}") not in taken
    )
    taken.append(free)
    return replace(node, value=free, raw=free)
