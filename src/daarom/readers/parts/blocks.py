"""Collects the blocks of one draft while a reader walks over it."""

from __future__ import annotations

from daarom.model import Prose, Segment, Source, Span
from daarom.readers.parts.directives import Comment, read_comments, read_entries
from daarom.readers.parts.masks import Mask
from daarom.readers.parts.parsed import Entry, Parsed
from daarom.readers.parts.weaving import Weaver, has_words


class Blocks:
    """Segments in reading order, the spans of all blocks, and comments."""

    def __init__(self, text: str, mask: Mask) -> None:
        self.text, self.mask = text, mask
        self.segments: list[Segment] = []
        self.spans: list[Span] = []
        self.comments: list[Comment] = []
        self.later: list[tuple[tuple[str, ...], Weaver]] = []
        self.title: Prose | None = None

    def add(self, scopes: tuple[str, ...], leaf: Weaver, level: int = 0, language: str | None = None) -> None:
        """A finished block, where it holds any words; then the alt texts of the images in it."""
        prose, inline = leaf.finish()
        if prose.pieces:
            self.spans.append((prose.pieces[0].source_start, prose.pieces[-1].source_end))
        if has_words(prose.value):
            number = self.segments[-1].block + 1 if self.segments else 0
            self.segments.append(Segment(scopes, prose, number, "body", language, inline, level))
        waiting, self.later = self.later, []
        for outer, alt in waiting:
            self.add(outer, alt)

    def alt(self, scopes: tuple[str, ...], start: int, end: int, later: bool) -> None:
        """The alt text of an image, as written in HTML; `later` where the block around it is still open."""
        leaf = Weaver(self.text)
        self.weave_html(leaf, start, end)
        self.add_alt(scopes, leaf, later)

    def add_alt(self, scopes: tuple[str, ...], leaf: Weaver, later: bool) -> None:
        """An alt text that was woven already."""
        if later:
            self.later.append(((*scopes, "alt"), leaf))
        else:
            self.add((*scopes, "alt"), leaf)

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
