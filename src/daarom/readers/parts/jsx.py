"""Finds what is program in MDX: imports, exports, `{expressions}`, comments and component tags, outside
code. The text between tags stays.
"""

from __future__ import annotations

import re

from daarom.model import Span
from daarom.readers.parts.directives import Comment
from daarom.readers.parts.masks import Cover
from daarom.readers.parts.tags import ATTRIBUTE
from daarom.readers.parts.templates import BLANK_LINE, CODE, HEADING_ID, code_end, fence_covers

PROGRAM = (
    r"(?P<module>^(?:import\s+(?:[\"'{*]|[\w$]+(?:\s*,[^\n]*)?\s+from\s)|export\s+(?:const|let|var|function|default|class|async|type|interface|[{*])))"
    r"|(?P<component></?(?:[A-Z][\w.:-]*|[a-z][\w-]*\.[\w.]+|(?=>)))|(?P<html></?[a-z][\w:-]*)"
    r"|(?P<escape>\\[{}<\\`])|(?P<brace>\{)|(?P<colons>^[ \t>]*:{3,}[^\n]*$)|(?P<comment><!--)"
)
PATTERN = re.compile(f"{CODE}|{PROGRAM}", re.MULTILINE)
INNER = re.compile(r"[{}>\n]|\"[^\"\n]*+\"|'[^'\n]*+'|`(?:\\.|[^`\\])*+`|/\*.*?\*/", re.DOTALL)
LONGEST = 20_000


def find_program(text: str, start: int) -> tuple[list[Cover], list[Comment], list[Span]]:
    """What to cover in text[start:], the comments among it, and the alt texts of components as spans."""
    walk = Walk(text)
    at = start
    while found := PATTERN.search(text, at):
        at = walk.step(found)
    return walk.covers, walk.comments, walk.alts


class Walk:
    """Walks over the text once, with a budget for brackets that never close."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.covers: list[Cover] = []
        self.comments: list[Comment] = []
        self.alts: list[Span] = []
        self.budget = 200

    def step(self, found: re.Match[str]) -> int:
        """Deals with one match; gives the offset to go on from."""
        kind, start = found.lastgroup, found.start()
        if kind in ("fence", "ticks"):
            return code_end(self.text, found)
        if kind == "comment":
            stop = self.text.find("-->", found.end())
            return len(self.text) if stop < 0 else stop + 3
        if kind in ("brace", "component"):
            return self.brace(start) if kind == "brace" else self.component(found)
        if kind == "colons":
            self.covers += fence_covers(self.text, found)
        if kind == "module":
            return self.cover(start, self.module_end(start), "gap")
        return found.end()

    def cover(self, start: int, end: int, kind: str) -> int:
        """Covers a span and gives its end."""
        self.covers.append(Cover(start, end, kind))
        return end

    def module_end(self, start: int) -> int:
        """The end of an import or export: the next blank line outside brackets."""
        at, depth = start, 0
        while blank := BLANK_LINE.search(self.text, at):
            part = self.text[at : blank.start()]
            depth += part.count("{") - part.count("}")
            if depth <= 0 or blank.end() - start > LONGEST:
                return blank.start()
            at = blank.end() - 1
        return len(self.text)

    def brace(self, start: int) -> int:
        """Covers an expression; a comment in it is kept."""
        if HEADING_ID.match(self.text, start):
            return start + 1
        end = self.balanced(start, "}")
        if end < 0:
            return start + 1
        words = self.text[start + 1 : end - 1].strip()
        if words.startswith("/*") and words.endswith("*/"):
            self.comments.append(Comment(start, end, words[2:-2]))
            return self.cover(start, end, "nothing")
        return self.cover(start, end, "object")

    def component(self, found: re.Match[str]) -> int:
        """Covers a component's tag; its alt text is kept."""
        end = self.balanced(found.start(), ">")
        if end < 0:
            return found.end()
        for attribute in ATTRIBUTE.finditer(self.text, found.end(), end - 1):
            group = "double" if attribute["double"] else "single"
            if attribute["name"] == "alt" and attribute[group]:
                self.alts.append(attribute.span(group))
        return self.cover(found.start(), end, "nothing")

    def balanced(self, start: int, closer: str) -> int:
        """The end of what opens at `start`, past brackets and texts in quotation marks; -1 where it stays
        open.
        """
        if self.budget <= 0:
            return -1
        depth = 0
        for found in INNER.finditer(self.text, start, min(len(self.text), start + LONGEST)):
            depth += (found[0] == "{") - (found[0] == "}")
            if found[0] == closer and depth == 0:
                return found.end()
            if depth < 0:
                break
        self.budget -= 1
        return -1
