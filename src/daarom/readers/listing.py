"""Reads a queue of posts in YAML, JSON or JSONL, with the place of every value. What a key means is not known
here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from daarom.errors import DraftError, UserError
from daarom.model import Problem, Prose, Row, Source, Span
from daarom.readers.parts.frontmatter import flat
from daarom.readers.parts.json_places import read_value
from daarom.readers.parts.parsed import Entry
from daarom.readers.parts.records import Form, Record, Table, spelled
from daarom.readers.parts.scalars import weave_scalar
from daarom.yamlfile import Node, parse_all

SPACE = re.compile(r"[ \t\r\n]*")
LINE = re.compile(r"[^\r\n]+")
NAMES = ("id", "slug", "key")
"""Keys whose value names a post."""

TEXT = "text"
"""The key of a post that is a text and nothing else."""

Found = tuple[Row, Node]


def read_yaml_queue(source: Source, form: Form) -> Table:
    """The posts in a YAML file, several documents allowed. Raises DraftError where it is broken."""
    try:
        roots = parse_all(source)
    except UserError as error:
        raise DraftError(*error.problems) from error
    return _table(source, roots, form)


def read_json_queue(source: Source, form: Form) -> Table:
    """The posts in a JSON file. Raises DraftError where it is broken."""
    found = SPACE.match(source.text)
    root, end = read_value(source, found.end() if found else 0, "queue.json")
    rest = SPACE.match(source.text, end)
    stop = rest.end() if rest else end
    if stop < len(source.text):
        line, column = source.position(stop)
        raise DraftError(Problem(source.path, "queue.json_more", {}, line, column))
    return _table(source, (root,), form)


def read_jsonl_queue(source: Source, form: Form) -> Table:
    """The posts in a JSONL file, one in each line; a post's row is its line. A bad line is a problem."""
    del form  # a line is a post, wherever its text stands
    records: list[Record] = []
    problems: list[Problem] = []
    for found in LINE.finditer(source.text):
        if not found[0].strip():
            continue
        row = source.position(found.start())[0]
        try:
            records.append(_record(source, row, _line(source, found)))
        except UserError as error:
            problems.extend(replace(problem, row=row) for problem in error.problems)
    return Table(source, tuple(records), tuple(problems))


def texts(source: Source, suffix: str) -> Iterator[tuple[Span, Prose]]:
    """Every text in a YAML, JSON or JSONL file: its source span and what it says. Raises UserError where it is broken."""
    if suffix in (".yaml", ".yml"):
        roots = parse_all(source)
    elif suffix == ".json":
        found = SPACE.match(source.text)
        roots = (read_value(source, found.end() if found else 0, "queue.json")[0],)
    else:
        roots = tuple(_line(source, found) for found in LINE.finditer(source.text) if found[0].strip())
    for root in roots:
        yield from _texts(source, root)


def _texts(source: Source, node: Node) -> Iterator[tuple[Span, Prose]]:
    woven = weave_scalar(source.text, node) if isinstance(node.value, str) else None
    if woven is not None:
        yield (node.start, node.end), woven
    for _, item in _children(node):
        yield from _texts(source, item)


def _line(source: Source, found: re.Match[str]) -> Node:
    """The object in one line."""
    space = SPACE.match(found[0])
    start = found.start() + (space.end() if space else 0)
    here = source.position(start)
    try:
        node, end = read_value(source, start, "queue.json")
    except DraftError as error:
        if error.problems[0].line == here[0]:
            raise
        raise DraftError(Problem(source.path, "queue.jsonl", {}, *here)) from error
    if not isinstance(node.value, dict) or source.text[end : found.end()].strip() or end > found.end():
        raise DraftError(Problem(source.path, "queue.jsonl", {}, *here))
    return node


def _table(source: Source, roots: Iterable[Node], form: Form) -> Table:
    found: list[Found] = []
    for root in roots:
        start = len(found)
        found += _stated(root, form, start) if form.items else _posts(root, form, start)
    if not found:
        where = form.items or ", ".join(sorted(form.texts)[:6])
        key = "queue.no_list" if form.items else "queue.no_posts"
        return Table(source, problems=(Problem(source.path, key, {"name": where}, 1),))
    return Table(source, tuple(_record(source, row, node) for row, node in _unique(found)))


def _stated(root: Node, form: Form, before: int) -> Iterator[Found]:
    """The posts at the path of keys that the form names; `*` stands for any key."""
    nodes = [root]
    for step in form.items.split("."):
        nodes = [
            item
            for node in nodes
            for key, item in _children(node)
            if step == "*" or spelled(str(key)) == spelled(step)
        ]
    for node in nodes:
        for key, item in _children(node) if isinstance(node.value, tuple) else ((None, node),):
            before += 1
            yield _named(item) or (before if key is None or isinstance(key, int) else key), item


def _posts(node: Node, form: Form, before: int) -> list[Found]:
    """The posts below a node: the outermost mappings that hold a text, and what stands beside them in a list."""
    if _is_post(node, form):
        return [(_named(node) or (before + 1 if before else None), node)]
    children = list(_children(node))
    if isinstance(node.value, tuple) and any(_is_post(item, form) or _is_text(item) for _, item in children):
        return [(_named(item) or before + number, item) for number, (_, item) in enumerate(children, 1)]
    found: list[Found] = []
    for key, item in children:
        if _is_post(item, form) and isinstance(key, str):
            found.append((_named(item) or key, item))
        else:
            found += _posts(item, form, before + len(found))
    return found


def _children(node: Node) -> Iterator[tuple[int | str, Node]]:
    if isinstance(node.value, dict):
        yield from node.value.items()
    elif isinstance(node.value, tuple):
        yield from enumerate(node.value)


def _is_post(node: Node, form: Form) -> bool:
    return any(_holds(node, key.split("."), form) for key in form.texts)


def _holds(node: Node, path: list[str], form: Form) -> bool:
    """Whether a mapping has a text at a path of keys."""
    for key, item in node.items().items():
        if spelled(key) == path[0]:
            return _holds(item, path[1:], form) if len(path) > 1 else isinstance(item.value, (str, int))
    return False


def _is_text(node: Node) -> bool:
    return isinstance(node.value, str) and len(node.value.split()) > 1


def _named(node: Node) -> str | None:
    """What a post calls itself."""
    named = (node.items().get(name) for name in NAMES)
    return next(
        (str(item.value) for item in named if item is not None and isinstance(item.value, (str, int))), None
    )


def _unique(found: Iterable[Found]) -> Iterator[Found]:
    """The posts, a name that is used again followed by a number."""
    seen: dict[Row, int] = {}
    for row, node in found:
        seen[row] = seen.get(row, 0) + 1
        yield (row if seen[row] == 1 else f"{row} ({seen[row]})"), node


def _record(source: Source, row: Row, node: Node) -> Record:
    if isinstance(node.value, dict):
        entries = tuple(flat(source, node))
    else:
        woven = weave_scalar(source.text, node) if isinstance(node.value, str) else None
        span = (node.start, node.end)
        entries = (Entry(TEXT, node.plain(), node.raw, *span, node.key_start, node.key_end, woven),)
    return Record(row, entries, node.start, node.end)
