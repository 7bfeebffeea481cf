"""Reads JSON with the place of every key and value: front matter as Hugo writes it, and whole files."""

from __future__ import annotations

import json
import math
import re

from daarom.errors import DraftError
from daarom.model import Problem, Source, Span
from daarom.yamlfile import Node

SPACE = re.compile(r"[ \t\r\n]*")
BARE = re.compile(r"[^\s,\]}]+")
DEPTH_AT_MOST = 60
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def read_json(source: Source) -> tuple[Node, int]:
    """The JSON object at the head of the source, and the offset behind it. Raises DraftError where it is
    broken.
    """
    return read_value(source, 0, "draft.json")


def read_value(source: Source, start: int, key: str) -> tuple[Node, int]:
    """The JSON value that begins at an offset, and the offset behind it. Raises DraftError where it is broken (the
    sentence `key`) or nested too deeply.
    """
    try:
        _, end = json.JSONDecoder().raw_decode(source.text, start)
    except json.JSONDecodeError as error:
        raise _broken(source, error.pos, key, what=error.msg) from error
    except (RecursionError, ValueError) as error:
        raise _broken(source, start, "draft.json_deep") from error
    return _node(source, start, None, 0), end


def _broken(source: Source, offset: int, key: str, **values: object) -> DraftError:
    line, column = source.position(min(offset, len(source.text)))
    return DraftError(Problem(source.path, key, values, line, column))


def _skip(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at


def _text(text: str, at: int) -> tuple[str, int]:
    """The text in quotation marks at an offset, and the offset behind it."""
    found = STRING.match(text, at)
    end = found.end() if found else at
    return str(json.loads(text[at:end])), end


def _node(source: Source, at: int, key: Span | None, depth: int) -> Node:
    """The value at an offset. The text is known to be right."""
    text = source.text
    if depth > DEPTH_AT_MOST:
        raise _broken(source, at, "draft.json_deep")
    value: object
    if text[at] == "{":
        value, end = _mapping(source, at, depth)
    elif text[at] == "[":
        value, end = _list(source, at, depth)
    elif text[at] == '"':
        value, end = _text(text, at)
    else:
        found = BARE.match(text, at)
        end = found.end() if found else at
        value = json.loads(text[at:end])
        if isinstance(value, float) and not math.isfinite(value):
            value = text[at:end]
    key_start, key_end = key or (at, end)
    return Node(value, text[at:end], at, end, key_start, key_end)


def _mapping(source: Source, at: int, depth: int) -> tuple[dict[str, Node], int]:
    text, entries = source.text, {}
    at = _skip(text, at + 1)
    while text[at] != "}":
        name, stop = _text(text, at)
        if name in entries:
            raise _broken(source, at, "yaml.duplicate", name=name)
        begin = _skip(text, _skip(text, stop) + 1)
        entries[name] = _node(source, begin, (at, stop), depth + 1)
        at = _skip(text, entries[name].end)
        at = _skip(text, at + 1) if text[at] == "," else at
    return entries, at + 1


def _list(source: Source, at: int, depth: int) -> tuple[tuple[Node, ...], int]:
    text, items = source.text, []
    at = _skip(text, at + 1)
    while text[at] != "]":
        items.append(_node(source, at, None, depth + 1))
        at = _skip(text, items[-1].end)
        at = _skip(text, at + 1) if text[at] == "," else at
    return tuple(items), at + 1
