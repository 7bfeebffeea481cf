"""Collects the blocks of one draft while a reader walks over it."""

from __future__ import annotations

from dataclasses import replace

from daarom.model import Piece, Prose, Segment, Source, Span
from daarom.readers.parts.directives import Comment, read_comments, read_entries
from daarom.readers.parts.masks import Mask
from daarom.readers.parts.parsed import Entry, Parsed
from daarom.readers.parts.tags import Token, attributes
from daarom.readers.parts.weaving import Weaver, has_words


class Blocks:
    """Segments in reading order, the spans of all blocks, and comments."""

    def __init__(self, text: str, mask: Mask) -> None:
        self.text, self.mask = text, mask
        self.segments: list[Segment] = []
        self.spans: list[Span] = []
        self.comments: list[Comment] = []
        self.later: list[tuple[tuple[str, ...], Weaver, Span]] = []
        self.title: Prose | None = None

    def add(self, scopes: tuple[str, ...], leaf: Weaver, level: int = 0, language: str | None = None) -> None:
        """A finished block, where it holds any words; then the alt texts of the images in it."""
        prose, inline = leaf.finish()
        if prose.pieces:
            self.spans.append((prose.pieces[0].source_start, prose.pieces[-1].source_end))
        if has_words(prose.value):
            self._append(Segment(scopes, prose, 0, "body", language, inline, level))
        waiting, self.later = self.later, []
        for outer, alt, image in waiting:
            self.add_alt(outer, alt, False, image)

    def _append(self, segment: Segment) -> None:
        number = self.segments[-1].block + 1 if self.segments else 0
        self.segments.append(replace(segment, block=number))

    def image(self, scopes: tuple[str, ...], token: Token, later: bool) -> None:
        """An image in HTML; one with `alt=""` is decoration and says so. `later` where the block around it is still open."""
        found = attributes(self.text, token).get("alt")
        leaf = Weaver(self.text)
        if found is not None:
            self.weave_html(leaf, found[1], found[2])
        if found is None or found[1] < found[2]:
            self.add_alt(scopes, leaf, later, (token.start, token.end))

    def add_alt(self, scopes: tuple[str, ...], leaf: Weaver, later: bool, image: Span) -> None:
        """An alt text that was woven already. An image without one gives a segment without words, placed at the image."""
        if later:
            self.later.append((scopes, leaf, image))
        elif leaf.pieces:
            self.add((*scopes, "alt"), leaf)
        else:
            self._append(Segment((*scopes, "alt"), Prose("", (Piece(0, 0, *image, verbatim=False),)), 0))

    def weave_html(self, leaf: Weaver, start: int, end: int) -> None:
        """Weaves text of HTML, without what is covered."""
        for begin, stop, kind in self.mask.split(start, end):
            if kind == "object":
                leaf.stand_in(begin, stop)
            elif kind == "gap":
                leaf.space(begin, stop)
            elif not kind:
                leaf.html(begin, stop)


def conclude(source: Source, blocks: Blocks, entries: tuple[Entry, ...], form: str) -> Parsed:
    """All of a draft: its blocks, its front matter, and the allowances in both."""
    stated, wrong = read_entries(source, entries)
    marked, faulty = read_comments(source, sorted(blocks.comments, key=lambda c: c.start), blocks.spans)
    return Parsed(source, tuple(blocks.segments), entries, stated + marked, wrong + faulty, form)
