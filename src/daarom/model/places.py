"""Source text and places in it, and prose with its way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

Row = int | str | None
"""Which draft in a file: None for the file itself, a number for a queue's row, a key such as `social.x`."""

Span = tuple[int, int]
"""Half-open offsets in code points."""


def row_order(row: Row) -> tuple[int, int, str]:
    """Sorts the drafts of one file: the file itself, then rows by number, then those with a name."""
    if row is None:
        return 0, 0, ""
    return (1, row, "") if isinstance(row, int) else (2, 0, row)


LINE_BREAK = re.compile(r"\r\n|\r|\n")


@lru_cache(maxsize=32)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in LINE_BREAK.finditer(text)))


@dataclass(frozen=True, slots=True)
class Source:
    """One file's text as decoded: newlines untouched, byte-order mark taken off."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of a source offset. Lines break at \\n, \\r\\n and \\r only; a tab is one column.

        Raises ValueError where the offset lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} lies outside {self.path} ({len(self.text)} characters)")
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Half-open source offsets in one draft, plan, config or rule file."""

    path: str
    start: int
    end: int
    row: Row = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of prose and the source it came from; where verbatim, both are the same characters."""

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool = True


@dataclass(frozen=True, slots=True)
class Prose:
    """Text as the reader sees it, with its way back to the source. The pieces cover `value` in order, without gaps."""

    value: str
    pieces: tuple[Piece, ...] = ()

    def sources(self, start: int, end: int) -> tuple[Span, ...]:
        """The source spans of prose[start:end], in order; neighbours that touch are joined.

        A piece that is not verbatim (an entity, a line break) counts whole. An empty span gives an empty source span, or none in empty prose.
        """
        if start == end:
            return tuple(_point(piece, start) for piece in self.pieces if piece.start <= start <= piece.end)[
                :1
            ]
        spans: list[Span] = []
        for piece in self.pieces:
            if piece.end <= start:
                continue
            if piece.start >= end:
                break
            begin, stop = _in_source(piece, start, end)
            if spans and spans[-1][1] == begin:
                spans[-1] = (spans[-1][0], stop)
            else:
                spans.append((begin, stop))
        return tuple(spans)


def _point(piece: Piece, offset: int) -> Span:
    at = (
        piece.source_end
        if offset == piece.end
        else piece.source_start + (offset - piece.start if piece.verbatim else 0)
    )
    return at, at


def _in_source(piece: Piece, start: int, end: int) -> Span:
    if not piece.verbatim:
        return piece.source_start, piece.source_end
    begin = piece.source_start + max(0, start - piece.start)
    return begin, max(begin, piece.source_end - max(0, piece.end - end))
