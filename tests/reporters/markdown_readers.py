"""Two Markdown readers that are not ours, and what they make of a text: GitHub's own, and markdown-it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

INVISIBLE = "\u200b"


def github(text: str) -> str:
    """HTML as GitHub's cmark makes it, with all its extensions, before anything is taken out."""
    return github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES)


def markdown_it(text: str) -> str:
    """HTML as markdown-it makes it, with tables, strike-through and HTML."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)


READERS: dict[str, Callable[[str], str]] = {"github": github, "markdown-it": markdown_it}


@dataclass
class Seen(HTMLParser):
    """A page as a reader sees it: how often each element stands in it, and its text with and without code."""

    tags: Counter[str] = field(default_factory=Counter)
    text: str = ""
    prose: str = ""
    code: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        assert not [name for name, _ in attrs if name not in ("class", "data-meta")], attrs
        self.open.append(tag)
        if tag == "code":
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "code" in self.open:
            self.code[-1] += data
        else:
            self.prose += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def seen(html: str) -> Seen:
    """What a page shows. Raises AssertionError where elements are not closed in their order."""
    page = Seen()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


ALIVE = re.compile(
    r"@\w|#\d|(?<![\w-])GH-\d|[!$%~&^][\w\"{]|://|\bwww\.|\b[0-9a-f]{7,40}\b|:[\w+-]+:|\[[!\[^\w]|\{[+-]",
    re.IGNORECASE,
)
"""What GitHub or GitLab would make a mention, a reference or a link of, in text outside code."""
