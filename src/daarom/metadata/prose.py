"""Makes segments of the texts in front matter, each at its place. It must not change a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daarom.model import Piece, Prose, Segment
from daarom.readers import Entry

BLANK_LINE = re.compile(r"\s*\n\s*\n\s*")


def segment(entry: Entry, kind: str, block: int, part: str) -> Segment | None:
    """The text of one entry as a segment; None where it is empty."""
    prose = written(entry)
    return Segment((kind,), prose, block, part) if prose is not None else None


def written(entry: Entry) -> Prose | None:
    """What a reader sees of an entry; a number is seen as it was written."""
    if entry.prose is not None and entry.prose.value.strip():
        return entry.prose
    if isinstance(entry.value, (int, float)) and not isinstance(entry.value, bool) and entry.raw.strip():
        return Prose(entry.raw, (Piece(0, len(entry.raw), entry.start, entry.start + len(entry.raw)),))
    return None


def paragraphs(entry: Entry, part: str) -> tuple[Segment, ...]:
    """The text of one entry, a segment for each paragraph between blank lines."""
    prose = written(entry)
    cuts = () if prose is None else _paragraphs(prose)
    return tuple(Segment(("text",), cut, block, part) for block, cut in enumerate(cuts))


def _paragraphs(prose: Prose) -> Iterator[Prose]:
    start = 0
    for found in (*BLANK_LINE.finditer(prose.value), None):
        end = found.start() if found else len(prose.value)
        if prose.value[start:end].strip():
            yield cut(prose, start, end)
        start = found.end() if found else end


def cut(prose: Prose, start: int, end: int) -> Prose:
    """The part prose[start:end] with its way back; a piece that is not verbatim keeps its whole source."""
    pieces = []
    for piece in prose.pieces:
        begin, stop = max(piece.start, start), min(piece.end, end)
        if begin >= stop:
            continue
        source_start, source_end = piece.source_start, piece.source_end
        if piece.verbatim:
            source_start, source_end = source_start + begin - piece.start, source_end - (piece.end - stop)
        pieces.append(Piece(begin - start, stop - start, source_start, source_end, piece.verbatim))
    return Prose(prose.value[start:end], tuple(pieces))
