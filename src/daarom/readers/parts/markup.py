"""Reads the text of HTML, whole pages as well as blocks within Markdown: which elements are prose, and as
what. It never reads files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from daarom.readers.parts.blocks import Blocks
from daarom.readers.parts.directives import Comment
from daarom.readers.parts.elements import (
    BLOCKS,
    CLOSED_BY,
    COVERED,
    HEADINGS,
    INLINE,
    KINDS,
    LIMITS,
    SCOPES,
    SILENT,
    STAND_INS,
    VOID,
)
from daarom.readers.parts.tags import Token, attributes, tokens
from daarom.readers.parts.weaving import Weaver

DEEPEST, NEAR = 40, 200


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is open: where its tag begins, and the language that it states."""

    name: str
    start: int
    language: str | None = None


class Walker:
    """Walks over HTML, one stretch after the other; elements that stay open hold for the next stretch."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.stack: list[Element] = []
        self.open: Counter[str] = Counter()
        self.silence: list[Element] = []
        self.leaf: Weaver | None = None
        self.outer: tuple[str, ...] = ()
        self.last_close: dict[str, int] = {}
        self.metas: dict[str, tuple[str, int, int]] = {}

    def feed(self, start: int, end: int, outer: tuple[str, ...] = ()) -> None:
        """Reads mask.text[start:end], which stands within the scopes `outer`."""
        self.outer = outer
        for token in tokens(self.blocks.mask.text, start, end):
            if token.kind == "text":
                self.words(token)
            elif token.kind == "comment":
                self.comment(token)
            elif token.kind == "start":
                self.begin(token)
            elif token.kind == "end":
                self.finish(token.name, token.end)

    def words(self, token: Token) -> None:
        """Text: goes into the block that is open, or opens one."""
        if self.silence:
            return
        if self.leaf is None and not self.blocks.mask.text[token.start : token.end].strip():
            return
        self.blocks.weave_html(self.weaver(), token.start, token.end)

    def weaver(self) -> Weaver:
        """The block that is open; opens one."""
        self.leaf = self.leaf or Weaver(self.blocks.text)
        return self.leaf

    def comment(self, token: Token) -> None:
        """Keeps a comment, unless it only covers a template tag."""
        if any(kind for _, _, kind in self.blocks.mask.split(token.start, token.end)):
            return
        words = self.blocks.text[token.start + 4 : max(token.start + 4, token.end - 3)]
        self.blocks.comments.append(
            Comment(token.start, token.end, words, bool(self.leaf and self.leaf.parts))
        )

    def begin(self, token: Token) -> None:
        """A start tag."""
        name = token.name
        if name in BLOCKS:
            self.flush()
            self.close_implied(name, token.start)
        if name in VOID:
            self.void(token)
            return
        given = attributes(self.blocks.text, token) if token.inner[0] < token.inner[1] else {}
        if self.blocks.text[token.end - 2] == "/" and name in SILENT:
            return
        element = Element(name, token.start, self.language(name, given))
        if name in SILENT:
            self.silence.append(element)
        elif name in INLINE and not self.silence:
            self.weaver().open(INLINE[name], given.get("href", ("", 0, 0))[0])
        elif name == "q" and not self.silence:
            self.weaver().put("“", token.start, token.end)
        if name in BLOCKS or name in SILENT or element.language:
            self.stack.append(element)
            self.open[name] += 1

    def language(self, name: str, given: Mapping[str, tuple[str, int, int]]) -> str | None:
        """The language that an element states; a page's own is kept as a fact about the page."""
        if "lang" not in given:
            return None
        if name == "html":
            self.metas.setdefault("lang", given["lang"])
            return None
        return given["lang"][0].lower().split("-")[0] or None

    def void(self, token: Token) -> None:
        """A tag without contents: a line break, an image, a fact about the page."""
        if token.name == "meta":
            self.meta(token)
        if self.silence:
            return
        if token.name == "br":
            if self.leaf:
                self.leaf.line_break(token.start, token.end)
        elif token.name == "img":
            if self.leaf:
                self.leaf.stand_in(token.start, token.end)
            self.blocks.image(self.scopes(), token, later=self.leaf is not None)

    def meta(self, token: Token) -> None:
        """Keeps what a page says about itself."""
        given = attributes(self.blocks.text, token)
        name = given.get("name") or given.get("property")
        if name and "content" in given:
            self.metas.setdefault(name[0].lower(), given["content"])

    def close_implied(self, name: str, at: int) -> None:
        """Closes what a block's start tag ends without saying so: a paragraph, the item or cell before it."""
        for other in ("p", *CLOSED_BY.get(name, ())):
            if self.open[other] and self.reaches(other):
                self.finish(other, at)

    def reaches(self, name: str) -> bool:
        """Whether an open element is found before the list or table around it."""
        for element in reversed(self.stack[-DEEPEST:]):
            if element.name == name:
                return True
            if element.name in LIMITS:
                return False
        return False

    def finish(self, name: str, end: int) -> None:
        """An end tag; closes what stayed open inside."""
        if name in INLINE and self.leaf and not self.silence:
            self.leaf.close(INLINE[name])
        if name == "q" and self.leaf and not self.silence:
            self.leaf.put("”", end - 4, end)
        if name in BLOCKS:
            self.flush()
        if not self.open[name]:
            return
        while self.stack:
            element = self.stack.pop()
            self.open[element.name] -= 1
            self.left(element, end)
            if element.name == name:
                return

    def left(self, element: Element, end: int) -> None:
        """An element has ended."""
        if self.silence and self.silence[-1] is element:
            self.silence.pop()
            if element.name in STAND_INS and not self.silence:
                self.weaver().stand_in(element.start, end)
        if element.name in COVERED:
            self.blocks.spans.append((element.start, end))

    def flush(self) -> None:
        """Ends the block of prose that is open."""
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        near = self.stack[-NEAR:]
        kind = (
            "title"
            if self.open["title"]
            else next((KINDS[e.name] for e in reversed(near) if e.name in KINDS), "paragraph")
        )
        if kind == "title":
            self.blocks.title = self.blocks.title or leaf.finish()[0]
            return
        level = (
            next((HEADINGS[e.name] for e in reversed(near) if e.name in HEADINGS), 0)
            if kind == "heading"
            else 0
        )
        language = next((e.language for e in reversed(near) if e.language), None)
        self.blocks.add((*self.scopes(), kind), leaf, level, language)

    def scopes(self) -> tuple[str, ...]:
        """The scopes around the place where the walk is."""
        return (*self.outer, *self.inner())[:DEEPEST]

    def inner(self) -> tuple[str, ...]:
        """The scopes of the elements that are open."""
        return tuple(SCOPES[element.name] for element in self.stack[-NEAR:] if element.name in SCOPES)

    def keep_closing(self, at: int) -> None:
        """Forgets the open elements that are never closed after `at`, so that they do not silence or
        colour what follows.
        """
        kept = [e for e in self.stack if self.closes_after(e.name, at)]
        self.stack = kept
        self.open = Counter(element.name for element in kept)
        self.silence = [element for element in self.silence if element in kept]

    def closes_after(self, name: str, at: int) -> bool:
        """Whether an end tag of this name stands after `at`."""
        if name not in self.last_close:
            self.last_close[name] = self.blocks.mask.text.lower().rfind(f"</{name}")
        return self.last_close[name] >= at

    def end(self, at: int) -> None:
        """The end of the text: closes everything."""
        self.flush()
        while self.stack:
            element = self.stack[-1]
            self.finish(element.name, at)
        self.flush()
