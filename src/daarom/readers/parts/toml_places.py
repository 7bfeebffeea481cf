"""Reads TOML front matter with the place of every key and value; tomllib judges whether it is right, this
module only finds places.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from daarom.errors import DraftError
from daarom.model import Problem, Source, Span
from daarom.yamlfile import Node

WHERE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
SPACE = re.compile(r"[ \t]*")
KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'")
TEXT = re.compile(r"\"\"\"(?:\\.|[^\\])*?\"\"\"+|'''.*?'''+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'", re.DOTALL)
BARE = re.compile(r"\d{4}-\d\d-\d\d [\d:.]+(?:Z|[+-]\d\d:\d\d)?|[^\s,\]}#]+")
PLAIN = (str, bool, int, float)


@dataclass(slots=True)
class Branch:
    """A table or an array of tables while it grows."""

    span: Span
    key: Span
    table: dict[str, Node | Branch] = field(default_factory=dict)
    array: list[Branch] | None = None

    def node(self) -> Node:
        """The finished value; a table's place is that of its heading."""
        if self.array is not None:
            value: object = tuple(item.node() for item in self.array)
        else:
            value = {
                name: item.node() if isinstance(item, Branch) else item for name, item in self.table.items()
            }
        return Node(value, "", *self.span, *self.key)


def read_toml(source: Source, start: int, end: int) -> Node:
    """The TOML in source.text[start:end]; dates stay text. Raises DraftError with the line where it is
    broken.
    """
    text = source.text[start:end]
    try:
        tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as error:
        found = WHERE.search(str(error))
        line = (
            source.position(start)[0] - 1 + int(found[1]) if found and found[1] else source.position(end)[0]
        )
        column = int(found[2]) if found and found[2] else 1
        raise DraftError(
            Problem(source.path, "draft.toml", {"what": WHERE.sub("", str(error))}, line, column)
        ) from error
    except (RecursionError, ValueError) as error:
        raise DraftError(
            Problem(source.path, "draft.front_deep", {}, source.position(start)[0], 1)
        ) from error
    return _Scan(source.text[:end], start).document()


class _Scan:
    """Walks over TOML that is known to be right."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at
        self.root = Branch((at, len(text)), (at, at))

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Steps over a pattern and gives what was stepped over."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def document(self) -> Node:
        """The whole document."""
        here = self.root
        self.skip(BLANK)
        while self.at < len(self.text):
            here = self.heading() if self.text[self.at] == "[" else self.pair(here)
            self.skip(BLANK)
        return self.root.node()

    def heading(self) -> Branch:
        """A table's heading; gives the table that follows."""
        start, many = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        names = self.names()
        self.at += 2 if many else 1
        parent = self.reach(self.root, names[:-1])
        name, key = names[-1]
        held = parent.table.get(name)
        if many:
            array = (
                held
                if isinstance(held, Branch)
                else parent.table.setdefault(name, Branch((start, self.at), key, array=[]))
            )
            assert isinstance(array, Branch)
            assert array.array is not None
            array.array.append(Branch((start, self.at), (start, self.at)))
            return array.array[-1]
        if not isinstance(held, Branch):
            parent.table[name] = held = Branch((start, self.at), key)
        return held

    def names(self) -> list[tuple[str, Span]]:
        """A dotted key, with the place of each part."""
        names = []
        while True:
            self.skip(SPACE)
            start = self.at
            raw = self.skip(KEY)
            names.append((str(_value(raw)) if raw[:1] in ("'", '"') else raw, (start, self.at)))
            self.skip(SPACE)
            if self.text[self.at] != ".":
                return names
            self.at += 1

    def reach(self, branch: Branch, names: list[tuple[str, Span]]) -> Branch:
        """The table under a dotted key, made where it is missing; of an array of tables the last one."""
        for name, key in names:
            held = branch.table.get(name)
            if not isinstance(held, Branch):
                branch.table[name] = held = Branch(key, key)
            branch = held.array[-1] if held.array else held
        return branch

    def pair(self, here: Branch) -> Branch:
        """A key and its value; gives the table they stand in."""
        names = self.names()
        self.at += 1
        self.skip(SPACE)
        self.reach(here, names[:-1]).table[names[-1][0]] = self.value(names[-1][1])
        return here

    def value(self, key: Span | None) -> Node:
        """A value of any kind."""
        start = self.at
        if self.text[start] == "[":
            value: object = self.items()
        elif self.text[start] == "{":
            value = self.inline_table()
        else:
            value = _value(self.skip(TEXT if self.text[start] in "\"'" else BARE))
        return Node(value, self.text[start : self.at], start, self.at, *(key or (start, self.at)))

    def items(self) -> tuple[Node, ...]:
        """A list."""
        items = []
        self.at += 1
        self.skip(BLANK)
        while self.text[self.at] != "]":
            items.append(self.value(None))
            self.skip(BLANK)
            self.at += self.text[self.at] == ","
            self.skip(BLANK)
        self.at += 1
        return tuple(items)

    def inline_table(self) -> dict[str, Node]:
        """A table within braces."""
        branch = Branch((self.at, self.at), (self.at, self.at))
        self.at += 1
        self.skip(BLANK)
        while self.text[self.at] != "}":
            self.pair(branch)
            self.skip(BLANK)
            self.at += self.text[self.at] == ","
            self.skip(BLANK)
        self.at += 1
        return dict(branch.node().items())


def _value(raw: str) -> object:
    """A scalar's value; dates, times and what JSON does not know stay as written."""
    value = tomllib.loads(f"x = {raw}".replace("\r\n", "\n"))["x"]
    if isinstance(value, float) and value - value != 0:
        return raw
    return value if isinstance(value, PLAIN) else raw
