"""Reads YAML strictly, and keeps the place of every value.

YAML 1.1's traps are closed: duplicate keys are errors, `no`, `on`, `12:30` and dates stay text, aliases cannot explode.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from daarom.errors import UserError
from daarom.model import Place, Problem, Source

NODES_AT_MOST = 100_000
DEPTH_AT_MOST = 60
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?")
WORDS: Mapping[str, object] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value with its place: scalars are str, int, float, bool or None; sequences tuples; mappings dicts of Nodes.

    `key_start` and `key_end` are the offsets of the key that holds the value (the value's own where there is none).
    """

    value: object
    raw: str
    start: int
    end: int
    key_start: int
    key_end: int

    def plain(self) -> object:
        """The value without places: scalars, lists and dicts."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        return self.value

    def items(self) -> Mapping[str, Node]:
        """The entries of a mapping; empty for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    def place(self, path: str) -> Place:
        """Where the value stands."""
        return Place(path, self.start, self.end)

    def key_place(self, path: str) -> Place:
        """Where the key of the value stands."""
        return Place(path, self.key_start, self.key_end)


def parse(source: Source, start: int = 0, end: int | None = None) -> Node:
    """The YAML in source.text[start:end]; offsets are those of the whole source.

    Raises UserError with the line and the remedy where it is broken.
    """
    return next(_composed(source, start, end), Node(None, "", start, start, start, start))


def parse_all(source: Source) -> tuple[Node, ...]:
    """The documents of a whole YAML file, between lines of `---`. Raises UserError as `parse` does."""
    return tuple(_composed(source, 0, None, several=True))


def _composed(source: Source, start: int, end: int | None, several: bool = False) -> Iterator[Node]:
    text = source.text[start:end]
    try:
        roots = yaml.compose_all(text, Loader) if several else (yaml.compose(text, Loader),)
        walk = _Walk(source, start, text)
        yield from (walk.node(root, None, 0) for root in roots if root is not None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _broken(
            source, start + (mark.index if mark else 0), "yaml.broken", what=error.problem or str(error)
        ) from error
    except yaml.YAMLError as error:
        raise _broken(source, start, "yaml.broken", what=str(error).splitlines()[0]) from error
    except RecursionError as error:
        raise _broken(source, start, "yaml.deep") from error


def read(path: Path, shown: str | None = None) -> tuple[Source, Node]:
    """A YAML file. Raises UserError where it cannot be opened, is not UTF-8 or is broken."""
    name = shown or path.as_posix()
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UserError(Problem(name, "file.unreadable", {"what": error.strerror or str(error)})) from error
    except UnicodeDecodeError as error:
        raise UserError(Problem(name, "file.not_utf8", {"offset": error.start})) from error
    source = Source(name, text, "utf-8", data.startswith(b"\xef\xbb\xbf"))
    return source, parse(source)


def _broken(source: Source, offset: int, key: str, **values: object) -> UserError:
    line, column = source.position(min(offset, len(source.text)))
    return UserError(Problem(source.path, key, values, line, column))


class _Walk:
    """Turns composed nodes into ours, counting so that aliases cannot explode."""

    def __init__(self, source: Source, offset: int, text: str) -> None:
        self.source, self.offset, self.text, self.count = source, offset, text, 0

    def node(self, found: yaml.Node, key: yaml.Node | None, depth: int) -> Node:
        self.count += 1
        start, end = self.offset + found.start_mark.index, self.offset + found.end_mark.index
        if self.count > NODES_AT_MOST or depth > DEPTH_AT_MOST:
            raise _broken(self.source, start, "yaml.deep")
        if isinstance(found, yaml.MappingNode):
            value: object = self.mapping(found, depth)
        elif isinstance(found, yaml.SequenceNode):
            value = tuple(self.node(item, None, depth + 1) for item in found.value)
        else:
            plain = not getattr(found, "style", None)  # None in Python's parser, "" in libyaml's
            value = scalar(found.value, plain and found.tag != "tag:yaml.org,2002:str")
        raw = self.source.text[start:end]
        if key is None:
            return Node(value, raw, start, end, start, end)
        return Node(
            value, raw, start, end, self.offset + key.start_mark.index, self.offset + key.end_mark.index
        )

    def mapping(self, found: yaml.MappingNode, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for key, value in found.value:
            name, offset = str(key.value), self.offset + key.start_mark.index
            if not isinstance(key, yaml.ScalarNode):
                raise _broken(self.source, offset, "yaml.broken", what="a key must be a word")
            if name == "<<":
                merged = self.node(value, key, depth + 1)
                for item in merged.value if isinstance(merged.value, tuple) else (merged,):
                    entries = {**item.items(), **entries}
                continue
            if name in entries:
                raise _broken(self.source, offset, "yaml.duplicate", name=name)
            entries[name] = self.node(value, key, depth + 1)
        return entries


def scalar(text: str, bare: bool = True) -> object:
    """A plain scalar's value by YAML 1.2's core rules; a quoted one stays text."""
    if not bare:
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text) if len(text) < 19 else text
    if FLOAT.fullmatch(text):
        return value if math.isfinite(value := float(text)) else text
    return text
