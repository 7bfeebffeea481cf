"""Reads Markdown and MDX: what the reader sees, with exact places. Code, template tags, programs and raw
tags are no prose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

import pyromark

from daarom.model import Source, Span
from daarom.readers.parts.blocks import Blocks, conclude
from daarom.readers.parts.directives import Comment
from daarom.readers.parts.frontmatter import read_front
from daarom.readers.parts.jsx import find_program
from daarom.readers.parts.markup import Walker
from daarom.readers.parts.masks import mask
from daarom.readers.parts.parsed import Parsed
from daarom.readers.parts.spans import SpanReader
from daarom.readers.parts.templates import find_templates
from daarom.readers.parts.weaving import Weaver

OPTION = pyromark.Options
OPTIONS = (
    OPTION.ENABLE_TABLES
    | OPTION.ENABLE_FOOTNOTES
    | OPTION.ENABLE_STRIKETHROUGH
    | OPTION.ENABLE_TASKLISTS
    | OPTION.ENABLE_GFM
    | OPTION.ENABLE_DEFINITION_LIST
    | OPTION.ENABLE_HEADING_ATTRIBUTES
)
CONTAINERS = {
    "BlockQuote": "blockquote",
    "List": "list",
    "DefinitionList": "list",
    "Table": "table",
    "FootnoteDefinition": "footnote",
}
ITEMS = {"Item": "item", "DefinitionListDefinition": "item", "FootnoteDefinition": "footnote"}
LEAVES = {"Paragraph": "paragraph", "Heading": "heading", "TableCell": "cell", "DefinitionListTitle": "item"}
DEEPEST = 40


def read_markdown(source: Source) -> Parsed:
    """A Markdown draft. Raises DraftError for broken front matter."""
    entries, body = read_front(source)
    covers, comments = find_templates(source.text, body, markdown=True)
    return conclude(
        source,
        _walk(source, body, Blocks(source.text, mask(source.text, covers)), comments),
        entries,
        "markdown",
    )


def read_mdx(source: Source) -> Parsed:
    """An MDX draft: Markdown with components and expressions. Raises DraftError for broken front matter."""
    entries, body = read_front(source)
    covers, comments, alts = find_program(source.text, body)
    blocks = _walk(source, body, Blocks(source.text, mask(source.text, covers)), comments)
    for start, end in alts:
        leaf = Weaver(source.text)
        leaf.html(start, end)
        blocks.add_alt((), leaf, False, (start, end))
    return conclude(source, blocks, entries, "mdx")


def _walk(source: Source, body: int, blocks: Blocks, comments: list[Comment]) -> Blocks:
    walk = _Walk(blocks, len(source.text))
    for event, start, end in events(blocks.mask.text, body):
        walk.step(event, start, end)
    walk.close()
    gaps = {cover.start for cover in blocks.mask.covers if cover.kind == "gap"}
    blocks.comments += (Comment(c.start, c.end, c.words, c.start not in gaps) for c in comments)
    return blocks


def events(text: str, start: int) -> Iterator[tuple[Any, int, int]]:
    """The parser's events for text[start:], with offsets in code points of the whole text (the parser
    counts UTF-8 bytes).
    """
    body = text[start:]
    offsets = byte_offsets(body)
    for event, span in pyromark.events_with_range(body, options=OPTIONS):
        yield event, start + offsets(span["start"]), start + offsets(span["end"])


def byte_offsets(text: str) -> Any:
    """A function from UTF-8 byte offsets to code points."""
    ends: list[int] = []
    surplus: list[int] = [0]
    if not text.isascii():
        position = extra = 0
        for index, character in enumerate(text):
            if character > "\x7f":
                extra += 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
                position = index + 1 + extra
                ends.append(position)
                surplus.append(extra)
    return lambda offset: offset - surplus[bisect_right(ends, offset)]


class _Walk:
    """Turns events into blocks. `stack` holds the open containers: name, scope and start."""

    def __init__(self, blocks: Blocks, size: int) -> None:
        self.blocks, self.size = blocks, size
        self.walker = Walker(blocks)
        self.reader: SpanReader | None = None
        self.stack: list[tuple[str, str]] = []
        self.kind, self.level = "", 0
        self.first = False
        self.code = 0
        self.html: Span | None = None

    def step(self, event: Any, start: int, end: int) -> None:
        """One event."""
        if isinstance(event, str):
            self.inline(event, None, start, end)
            return
        ((name, value),) = event.items()
        if name == "Start":
            tag, details = _named(value)
            self.start(tag, details, start, end)
        elif name == "End":
            self.end(_named(value)[0])
        elif name == "Html":
            self.html = (self.html[0] if self.html else start, end)
        else:
            self.inline(name, value, start, end)

    def start(self, tag: str, details: Mapping[str, Any], start: int, end: int) -> None:
        """A block or a marked-up part begins."""
        if (
            tag in LEAVES
            or tag in CONTAINERS
            or tag in ITEMS
            or tag in ("CodeBlock", "HtmlBlock", "TableHead", "TableRow")
        ):
            self.finish()
            if tag not in ("CodeBlock", "HtmlBlock"):
                self.blocks.spans.append((start, end))
        if tag in CONTAINERS or tag in ITEMS:
            self.stack.append((tag, CONTAINERS.get(tag, "")))
            self.first = tag in ITEMS
        elif tag in LEAVES:
            self.begin(LEAVES[tag], int(str(details.get("level", "H0"))[1:]) if tag == "Heading" else 0)
        elif tag == "CodeBlock":
            self.code += 1
        elif tag != "HtmlBlock":
            self.open_reader().start(tag, details, start, end)

    def end(self, tag: str) -> None:
        """A block or a marked-up part ends."""
        if tag in LEAVES:
            self.finish()
        elif tag in CONTAINERS or tag in ITEMS:
            self.finish()
            self.first = False
            if self.stack:
                self.stack.pop()
        elif tag == "CodeBlock":
            self.code -= 1
        elif tag == "HtmlBlock":
            self.read_html()
        elif self.reader:
            self.reader.end(tag)

    def inline(self, name: str, value: Any, start: int, end: int) -> None:
        """Text and the like; in a tight list it stands in no paragraph."""
        if self.code or name in ("Rule", "TaskListMarker"):
            return
        self.open_reader().inline(name, value, start, end)

    def begin(self, kind: str, level: int) -> None:
        """A block of prose begins. The first one of an item is the item."""
        self.kind, self.level = kind, level
        if kind == "paragraph" and self.stack and self.stack[-1][0] in ITEMS:
            tag = self.stack[-1][0]
            self.kind = ITEMS[tag] if self.first or tag == "FootnoteDefinition" else kind
        self.first = False
        self.reader = SpanReader(self.blocks, self.scopes())

    def open_reader(self) -> SpanReader:
        """The reader of the block that is open; opens one."""
        if self.reader is None:
            self.begin("paragraph", 0)
        assert self.reader is not None
        return self.reader

    def finish(self) -> None:
        """The block of prose ends."""
        reader, self.reader = self.reader, None
        if reader and not self.walker.silence:
            language = next((e.language for e in reversed(self.walker.stack[-50:]) if e.language), None)
            self.blocks.add((*reader.scopes, self.kind), reader.weaver, self.level, language)

    def scopes(self) -> tuple[str, ...]:
        """The scopes around the place where the walk is."""
        containers = tuple(scope for _, scope in self.stack[-100:] if scope)
        return (*self.walker.inner(), *containers)[:DEEPEST]

    def read_html(self) -> None:
        """Reads a block of HTML; elements that close only later hold for the Markdown in between."""
        if self.html is None:
            return
        (start, end), self.html = self.html, None
        containers = tuple(scope for _, scope in self.stack[-100:] if scope)
        self.walker.feed(start, end, containers[:DEEPEST])
        self.walker.flush()
        self.walker.keep_closing(end)

    def close(self) -> None:
        """The end of the text."""
        self.finish()
        self.walker.end(self.size)


def _named(value: Any) -> tuple[str, Mapping[str, Any]]:
    """A tag's name and its details."""
    if isinstance(value, str):
        return value, {}
    ((name, details),) = value.items()
    return name, details if isinstance(details, dict) else {}
