"""Reads the text within one Markdown block: emphasis, links, images, breaks, entities, inline HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from daarom.model import Span
from daarom.readers.parts.blocks import Blocks
from daarom.readers.parts.directives import Comment
from daarom.readers.parts.elements import INLINE, STAND_INS
from daarom.readers.parts.tags import Token, attributes, tokens
from daarom.readers.parts.weaving import Weaver

BLANKS = re.compile(r"[ \t]+")
KINDS = {"Emphasis": "emphasis", "Strong": "strong", "Strikethrough": "strike", "Link": "link"}
SILENT = STAND_INS | {"script", "style", "pre", "template", "noscript", "textarea", "iframe"}


class SpanReader:
    """Grows one block's prose from the parser's inline events. Text inside an image is its alt text."""

    def __init__(self, blocks: Blocks, scopes: tuple[str, ...]) -> None:
        self.blocks, self.scopes = blocks, scopes
        self.weaver = Weaver(blocks.text)
        self.images: list[tuple[Weaver, Span]] = []
        self.hushed: tuple[str, int, int] | None = None
        self.autolinks: list[str] = []

    @property
    def into(self) -> Weaver:
        """Where text goes: into the innermost image's alt text, else into the block."""
        return self.images[-1][0] if self.images else self.weaver

    def start(self, tag: str, details: Mapping[str, Any], start: int, end: int) -> None:
        """A marked-up part begins."""
        if tag == "Image":
            self.images.append((Weaver(self.blocks.text), (start, end)))
            if len(self.images) == 1 and not self.hushed:
                self.weaver.stand_in(start, end)
        elif tag == "Link":
            kind = "autolink" if details.get("link_type") in ("Autolink", "Email") else "link"
            self.autolinks.append(kind)
            self.into.open(kind, str(details.get("dest_url", "")))
        elif tag in KINDS:
            self.into.open(KINDS[tag])

    def end(self, tag: str) -> None:
        """A marked-up part ends."""
        if tag == "Image" and self.images:
            alt, image = self.images.pop()
            if not self.hushed:
                self.blocks.add_alt(self.scopes, alt, True, image)
        elif tag == "Link" and self.autolinks:
            self.into.close(self.autolinks.pop())
        elif tag in KINDS:
            self.into.close(KINDS[tag])

    def inline(self, name: str, value: Any, start: int, end: int) -> None:
        """One inline event."""
        if name == "InlineHtml":
            self.markup(start, end)
        elif self.hushed:
            return
        elif name == "Text":
            self.text(str(value), start, end)
        elif name == "SoftBreak":
            self.into.space(start, end)
        elif name == "HardBreak":
            self.into.line_break(start, end)
        elif name == "Code":
            self.into.stand_in(start, end)

    def text(self, value: str, start: int, end: int) -> None:
        """Text as it stands, or an entity."""
        if value != self.blocks.mask.text[start:end]:
            self.into.put(value, start, end)
            return
        for begin, stop, kind in self.blocks.mask.split(start, end):
            if kind == "object":
                self.into.stand_in(begin, stop)
            elif kind == "gap":
                self.into.space(begin, stop)
            elif not kind:
                self.plain(begin, stop)

    def plain(self, start: int, end: int) -> None:
        """Text as it stands; a run of blanks is seen as one space, and as nothing after white space."""
        at = start
        for found in BLANKS.finditer(self.blocks.text, start, end):
            if found[0] != " " or found.start() == start:
                self.into.source(at, found.start())
                self.into.space(*found.span())
                at = found.end()
        self.into.source(at, end)

    def markup(self, start: int, end: int) -> None:
        """Inline HTML: tags leave no trace but for what they do to the text."""
        for token in tokens(self.blocks.mask.text, start, end):
            if token.kind == "comment":
                words = self.blocks.text[token.start + 4 : max(token.start + 4, token.end - 3)]
                self.blocks.comments.append(Comment(token.start, token.end, words, True))
            elif self.hushed:
                self.hush(token)
            elif token.kind in ("start", "end"):
                self.tag(token)

    def hush(self, token: Token) -> None:
        """Waits for the end of an element that is no prose."""
        assert self.hushed is not None
        name, start, depth = self.hushed
        if token.name != name:
            return
        depth += 1 if token.kind == "start" else -1
        self.hushed = (name, start, depth) if depth else None
        if not depth:
            self.into.stand_in(start, token.end)

    def tag(self, token: Token) -> None:
        """A tag in running text."""
        name, begins = token.name, token.kind == "start"
        if name in SILENT and begins and self.blocks.text[token.end - 2] != "/":
            self.hushed = (name, token.start, 1)
        elif name == "br":
            self.into.line_break(token.start, token.end)
        elif name == "img" and begins:
            self.into.stand_in(token.start, token.end)
            self.blocks.image(self.scopes, token, later=True)
        elif name == "q":
            self.into.put("“" if begins else "”", token.start, token.end)
        elif name in INLINE and begins:
            target = attributes(self.blocks.text, token).get("href", ("", 0, 0))[0] if name == "a" else ""
            self.into.open(INLINE[name], target)
        elif name in INLINE:
            self.into.close(INLINE[name])
