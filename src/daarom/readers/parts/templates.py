"""Finds template tags (Hugo, Liquid, Nunjucks, Jinja), kramdown attributes and fences such as `:::note`,
outside code; none of them is prose.
"""

from __future__ import annotations

import re

from daarom.readers.parts.directives import Comment
from daarom.readers.parts.masks import Cover

CODE = r"(?P<fence>^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?(?:`{3,}(?=[^`\n]*+$)|~{3,}))|(?P<ticks>`+)"
MARKUP = (
    r"(?P<open>\{\{[<%]?|\{%|\{#|\{/\*)|(?P<attributes>\{::?[^{}\n]{0,500}\})"
    r"|(?P<colons>^[ \t>]*:{3,}[^\n]*$)|(?P<comment><!--)"
)
IN_MARKDOWN = re.compile(f"{CODE}|{MARKUP}", re.MULTILINE)
IN_HTML = re.compile(r"(?P<open>\{\{[<%]?|\{%|\{#)|(?P<comment><!--)")
CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}", "{/*": "*/}"}
HEADING_ID = re.compile(r"\{#[^\s{}#][^{}\n]*\}")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
NAME = re.compile(r"[-\s]*([\w-]+)")
CODE_TAGS = frozenset(
    {"highlight", "comment", "javascript", "style", "schema", "stylesheet", "mermaid", "code", "codeblock"}
    | {"katex", "math", "script", "css", "prism", "chart", "raw_code", "gist", "js"}
)
LONGEST = 4000
FENCE = re.compile(
    r"[ \t>]*(?P<mark>:{3,}[ \t]*(?:[A-Za-z][\w-]*|\{[\w-]+\})(?:\[|[ \t]+))"
    r"(?P<title>[^\s{}<>=`\[\]:][^\n{}<>=`\[\]]*+)(?P<rest>[\]{].*)?\r?"
)
"""A fence with a title that the reader sees: `:::tip[Title]` or `:::note Title`."""


def find_templates(text: str, start: int, markdown: bool) -> tuple[list[Cover], list[Comment]]:
    """What to cover in text[start:], and the comments among it."""
    scan = Scan(text)
    pattern = IN_MARKDOWN if markdown else IN_HTML
    at = start
    while found := pattern.search(text, at):
        at = scan.step(found)
    return scan.covers, scan.comments


def code_end(text: str, found: re.Match[str]) -> int:
    """Where the code ends that begins at a match of CODE; right behind the backticks where they stay open."""
    group = found.groupdict()
    if group.get("fence") is not None:
        mark = found[0].lstrip(" \t>0123456789.)-*+")
        close = re.compile(rf"^[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*\r?$", re.MULTILINE).search(
            text, found.end()
        )
        return close.end() if close else len(text)
    ticks = len(found[0])
    paragraph = BLANK_LINE.search(text, found.end(), found.end() + LONGEST)
    limit = paragraph.start() if paragraph else found.end() + LONGEST
    close = re.compile(rf"(?<!`)`{{{ticks}}}(?!`)").search(text, found.end(), limit)
    return close.end() if close else found.end()


def fence_covers(text: str, found: re.Match[str]) -> list[Cover]:
    """What to cover of a line such as `:::note Title`: all but the title, which stays a block of its own."""
    fence = FENCE.fullmatch(text, *found.span())
    if fence is None or ":::" in fence["title"]:
        return [Cover(*found.span(), "gap")]
    covers = [Cover(*fence.span("mark"), "gap")]
    return covers if fence["rest"] is None else [*covers, Cover(*fence.span("rest"), "gap")]


class Scan:
    """Walks over the text once; remembers what cannot be found any more, so that broken markup costs
    nothing.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.covers: list[Cover] = []
        self.comments: list[Comment] = []
        self.nearest: dict[str, int] = {}
        self.missing: set[str] = set()

    def step(self, found: re.Match[str]) -> int:
        """Deals with one match; gives the offset to go on from."""
        kind = found.lastgroup
        if kind in ("fence", "ticks"):
            return code_end(self.text, found)
        if kind == "comment":
            stop = self.find("-->", found.end())
            return found.end() if stop < 0 else stop + 3
        if kind == "open":
            return self.tag(found)
        if kind == "colons":
            self.covers += fence_covers(self.text, found)
        else:
            self.covers.append(Cover(*found.span(), "nothing"))
        return found.end()

    def find(self, words: str, start: int) -> int:
        """Like str.find, but looks over no stretch of text twice. `start` may only grow."""
        known = self.nearest.get(words, -2)
        if known == -1 or known >= start:
            return known
        self.nearest[words] = self.text.find(words, start)
        return self.nearest[words]

    def tag(self, found: re.Match[str]) -> int:
        """Covers a template tag, and the code between a pair of them."""
        start, opener = found.start(), found[0]
        if opener == "{#" and HEADING_ID.match(self.text, start):
            return found.end()
        stop = self.find(CLOSERS[opener], found.end())
        if (
            stop < 0
            or stop - start > LONGEST
            or (opener == "{{" and BLANK_LINE.search(self.text, start, stop))
        ):
            return found.end()
        inner, end = self.text[found.end() : stop], stop + len(CLOSERS[opener])
        if opener in ("{#", "{/*"):
            self.comments.append(Comment(start, end, inner))
            self.covers.append(Cover(start, end, "nothing"))
            return end
        while opener == "{{" and self.text.startswith("}", end):
            end += 1
        end = self.pair_end(opener, inner, end)
        self.covers.append(Cover(start, end, "object"))
        return end

    def pair_end(self, opener: str, inner: str, end: int) -> int:
        """The end of the closing tag where a tag holds code or a comment; else the tag's own end."""
        name = NAME.match(inner)
        if opener == "{{" or name is None or name[1] not in CODE_TAGS or inner.rstrip().endswith("/"):
            return end
        closer = (
            rf"\{{%-?\s*end{name[1]}\s*-?%\}}"
            if opener == "{%"
            else rf"\{{\{{[<%]\s*/\s*{name[1]}\s*[>%]\}}\}}"
        )
        stop = None if closer in self.missing else re.compile(closer).search(self.text, end)
        if stop is None:
            self.missing.add(closer)
        return stop.end() if stop else end
