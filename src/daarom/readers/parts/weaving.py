"""Puts prose together from pieces of source text; it does not know where the pieces come from.

Always: pieces cover the value without gaps, source spans never go back, and outer white space is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from daarom.model import Inline, Piece, Prose, Span
from daarom.sentences import urls

OBJECT = "\ufffc"
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
RUN = re.compile(r"(?P<space>[ \t\r\n\f]+)|(?P<entity>&)|[^ \t\r\n\f&]+")


class Weaver:
    """Grows one block of prose."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.marks: list[Inline] = []
        self.opened: list[tuple[str, int, str]] = []

    @property
    def last(self) -> str:
        """The last character so far, or nothing."""
        return self.parts[-1][-1] if self.parts else ""

    def source(self, start: int, end: int) -> None:
        """Adds source text as it stands."""
        if start < end:
            self._append(self.text[start:end], start, end, True)

    def put(self, value: str, start: int, end: int) -> None:
        """Adds characters that stand for source[start:end]; verbatim where they are the same."""
        if value:
            self._append(value, start, end, value == self.text[start:end])

    def stand_in(self, start: int, end: int) -> None:
        """Adds the object replacement character for something that is no prose; two that touch are one."""
        if self.last != OBJECT:
            self._append(OBJECT, start, end, False)

    def space(self, start: int, end: int) -> None:
        """Adds one space for a run of white space, unless white space stands there already."""
        if self.parts and not self.last.isspace():
            self.put(" ", start, end)

    def line_break(self, start: int, end: int) -> None:
        """Adds a line break that the reader sees."""
        if self.parts:
            self.put("\n", start, end)

    def html(self, start: int, end: int) -> None:
        """Adds text of HTML: white space collapses, entities become their characters."""
        at = start
        while at < end:
            found = RUN.match(self.text, at, end)
            if found is None:  # pragma: no cover - every character is in one of the three
                return
            stop = found.end()
            if found["space"]:
                self.space(at, stop)
            elif found["entity"]:
                stop = self._entity(at, end)
            else:
                self.source(at, stop)
            at = stop

    def _entity(self, at: int, end: int) -> int:
        found = ENTITY.match(self.text, at, end)
        value = html.unescape(found[0]) if found else "&"
        if found is None or value == found[0]:
            self.source(at, at + 1)
            return at + 1
        self.put(value, at, found.end())
        return found.end()

    def open(self, kind: str, target: str = "") -> None:
        """Begins a marked-up part."""
        self.opened.append((kind, self.length, target))

    def close(self, kind: str) -> None:
        """Ends the innermost open part of this kind; nothing happens where none is open."""
        for index in range(len(self.opened) - 1, -1, -1):
            if self.opened[index][0] == kind:
                _, start, target = self.opened.pop(index)
                self.marks.append(Inline(kind, start, self.length, target))
                return

    def _append(self, value: str, start: int, end: int, verbatim: bool) -> None:
        begin, self.length = self.length, self.length + len(value)
        self.parts.append(value)
        if verbatim and self.pieces and self.pieces[-1].verbatim and self.pieces[-1].source_end == start:
            last = self.pieces.pop()
            self.pieces.append(Piece(last.start, self.length, last.source_start, end))
        else:
            self.pieces.append(Piece(begin, self.length, start, end, verbatim))

    def finish(self) -> tuple[Prose, tuple[Inline, ...]]:
        """The prose without outer white space, and its marked-up parts in order, bare links among them."""
        for kind, _, _ in tuple(self.opened):
            self.close(kind)
        value = "".join(self.parts)
        begin, end = len(value) - len(value.lstrip()), len(value.rstrip())
        if begin >= end:
            return Prose("", ()), ()
        prose = Prose(value[begin:end], tuple(_cut(self.pieces, begin, end)))
        moved = (
            Inline(m.kind, max(0, m.start - begin), min(m.end, end) - begin, m.target) for m in self.marks
        )
        marks = [mark for mark in moved if mark.start < mark.end]
        return prose, tuple(
            sorted([*marks, *_bare_links(prose.value, marks)], key=lambda m: (m.start, -m.end))
        )


def _cut(pieces: Iterable[Piece], begin: int, end: int) -> Iterable[Piece]:
    """The pieces of value[begin:end], counted from there."""
    for piece in pieces:
        start, stop = max(piece.start, begin), min(piece.end, end)
        if start >= stop:
            continue
        if piece.verbatim:
            shift = piece.source_start - piece.start
            yield Piece(start - begin, stop - begin, start + shift, stop + shift)
        else:
            yield Piece(start - begin, stop - begin, piece.source_start, piece.source_end, False)


def _bare_links(value: str, marks: list[Inline]) -> Iterable[Inline]:
    """Links that stand in the text as such, outside links that are marked up."""
    if "." not in value:
        return
    taken: list[Span] = sorted((m.start, m.end) for m in marks if m.kind in ("link", "autolink"))
    index = 0
    for start, end in urls(value):
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index == len(taken) or taken[index][0] >= end:
            yield Inline("autolink", start, end, value[start:end])


def has_words(value: str) -> bool:
    """Whether prose holds anything but white space and stand-ins."""
    return bool(value.replace(OBJECT, "").strip())
