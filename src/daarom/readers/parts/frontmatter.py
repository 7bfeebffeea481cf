"""Finds and reads the front matter of a draft in YAML, TOML or JSON, and flattens it to entries; what a
key means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daarom.errors import DraftError, UserError
from daarom.model import Problem, Source
from daarom.readers.parts.json_places import read_json
from daarom.readers.parts.parsed import Entry
from daarom.readers.parts.scalars import weave_scalar
from daarom.readers.parts.toml_places import read_toml
from daarom.yamlfile import Node, parse

FENCE = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
CLOSE = {
    "---": re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"),
}
JSON = re.compile(r"\{\s*(?:\"|\}\s*(?:\r|\n|\Z))")
KEY_LINE = {"---": re.compile(r"[\w.\"'-]+[ \t]*:(?:\s|\Z)"), "+++": re.compile(r"[\w.\"'-]+[ \t]*=|\[")}


def read_front(source: Source) -> tuple[tuple[Entry, ...], int]:
    """The entries of the front matter and the offset where the body begins; no entries and 0 where there is
    none.

    Raises DraftError where it is broken, stays open or holds no keys.
    """
    if JSON.match(source.text):
        node, end = read_json(source)
        return _entries(source, node), end
    return read_fenced(source, 0)


def read_fenced(source: Source, at: int) -> tuple[tuple[Entry, ...], int]:
    """The entries of the YAML or TOML that begins at an offset between fences, and the offset behind it; no entries
    and the same offset where none begins there. Raises DraftError as `read_front` does.
    """
    fence = FENCE.match(source.text, at)
    if not fence:
        return (), at
    mark, start = fence["mark"], fence.end()
    close = CLOSE[mark].search(source.text, start)
    if not close:
        if KEY_LINE[mark].match(source.text, start):
            raise DraftError(Problem(source.path, "draft.front_open", {"mark": mark}, *source.position(at)))
        return (), at
    return _entries(source, _parsed(source, mark, start, close.start())), close.end()


def _parsed(source: Source, mark: str, start: int, end: int) -> Node:
    """The front matter between its fences."""
    try:
        return parse(source, start, end) if mark == "---" else read_toml(source, start, end)
    except DraftError:
        raise
    except UserError as error:
        raise DraftError(*error.problems) from error


def _entries(source: Source, node: Node) -> tuple[Entry, ...]:
    if node.value is None:
        return ()
    if not isinstance(node.value, dict):
        line, column = source.position(node.start)
        kind = "list" if isinstance(node.value, tuple) else "text"
        raise DraftError(Problem(source.path, f"draft.front_{kind}", {}, line, column))
    return tuple(flat(source, node))


def flat(source: Source, node: Node, prefix: str = "") -> Iterator[Entry]:
    """Every entry below a node, outer ones before those inside."""
    if isinstance(node.value, dict):
        items = tuple(node.value.items())
    else:
        items = tuple(
            (str(index), item)
            for index, item in enumerate(node.value if isinstance(node.value, tuple) else ())
        )
    for name, item in items:
        key = f"{prefix}{name}"
        prose = weave_scalar(source.text, item) if isinstance(item.value, str) else None
        yield Entry(key, item.plain(), item.raw, item.start, item.end, item.key_start, item.key_end, prose)
        yield from flat(source, item, f"{key}.")
