"""Cuts a draft's prose into blocks of text that are long enough to be scored, with their way back to the
segments; it scores nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from daarom.model import Document, Segment, Span
from daarom.sentences import sentences

SHORT = 120
"""Words up to which a draft is scored as a whole."""

SMALL = 25
"""Words below which a paragraph is scored together with its neighbour."""

LARGE = 160
"""Words above which a paragraph is scored in pieces of whole sentences."""

MOST = 400
"""Blocks that are scored of one draft; a book's further pages change nothing."""

WHOLE = 250
"""Words up to which a text without a draft around it is scored in one go."""

BLANK_LINE = re.compile(r"\n[ \t]*\n")

OBJECT = "\ufffc"

WORDS_PER_OBJECT = 6
"""A text with more objects than one in so many words is about code and cannot be judged without it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Prose of one segment from `start` to `end`, standing at `at` in its block's text."""

    segment: int
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Block:
    """Text that is scored in one go and the stretches it was joined from, in order."""

    text: str
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    def origins(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """Segment, start and end of the prose that stands at `span` in the text."""
        for stretch in self.stretches:
            start = max(span[0], stretch.at)
            end = min(span[1], stretch.at + stretch.end - stretch.start)
            if start < end:
                shift = stretch.start - stretch.at
                yield stretch.segment, start + shift, end + shift


def prose(document: Document) -> Iterator[tuple[int, Segment]]:
    """Index and segment of what the draft itself says in its text: no alt texts, no tables, no summaries,
    no block quotations, no text that is mostly about code."""
    for index, segment in enumerate(document.segments):
        published = segment.part in ("body", "title") or segment.part.startswith("social.")
        if (
            published
            and segment.kind not in ("alt", "cell")
            and not segment.quoted
            and _running(segment.prose.value)
        ):
            yield index, segment


def spoken(document: Document) -> str:
    """What the draft itself says, its paragraphs parted by blank lines."""
    return "\n\n".join(segment.prose.value for _, segment in prose(document))


def _running(value: str) -> bool:
    """Whether a text can be read without what stands in it as an object: code, shortcodes, images."""
    return value.count(OBJECT) * WORDS_PER_OBJECT <= len(value.split())


def blocks(document: Document) -> tuple[Block, ...]:
    """The draft's blocks in order: one for a short draft, else its paragraphs, small ones joined and large
    ones cut."""
    pieces = [piece for index, segment in prose(document) for piece in _pieces(index, segment.prose.value)]
    if not pieces:
        return ()
    if sum(block.words for block in pieces) <= SHORT:
        return (_joined(pieces),)
    return tuple(_gathered(pieces))[:MOST]


def text_blocks(text: str) -> tuple[Block, ...]:
    """A text that comes without a draft: in one piece up to WHOLE words, else its paragraphs, small ones joined and large ones cut.

    The `segment` of a stretch is the number of its paragraph.
    """
    if len(text.split()) <= WHOLE:
        return (_block(0, text, (0, len(text))),)
    text = text.replace("\r\n", "\n")
    pieces = [
        piece for index, paragraph in enumerate(BLANK_LINE.split(text)) for piece in _pieces(index, paragraph)
    ]
    return tuple(_gathered(pieces))[:MOST] if pieces else (_block(0, text, (0, len(text))),)


def _pieces(index: int, value: str) -> Iterator[Block]:
    """A segment's prose as blocks of at most LARGE words where its sentences allow."""
    text = value.replace(OBJECT, " ")
    if not any(map(str.isalnum, text)):
        return
    if len(text.split()) <= LARGE:
        yield _block(index, text, (0, len(text)))
        return
    start = stop = count = 0
    for begin, end in sentences(text):
        size = len(text[begin:end].split())
        if count and count + size > LARGE:
            yield _block(index, text, (start, stop))
            start, count = begin, 0
        stop, count = end, count + size
    yield _block(index, text, (start, len(text)))


def _block(index: int, text: str, span: Span) -> Block:
    return Block(text[slice(*span)], (Stretch(index, *span, 0),))


def _gathered(pieces: Sequence[Block]) -> Iterator[Block]:
    """Small pieces go with the next one; a small last one with the one before."""
    held: list[Block] = []
    ready: list[Block] = []
    for piece in pieces:
        held.append(piece)
        if sum(block.words for block in held) >= SMALL:
            ready.append(_joined(held))
            held = []
    if held:
        ready[-1:] = [_joined([*ready[-1:], *held])]
    yield from ready


def _joined(pieces: Sequence[Block]) -> Block:
    """One block, its pieces on lines of their own."""
    at, stretches = 0, []
    for piece in pieces:
        stretches += [Stretch(s.segment, s.start, s.end, s.at + at) for s in piece.stretches]
        at += len(piece.text) + 1
    return Block("\n".join(piece.text for piece in pieces), tuple(stretches))
