"""Measures how a draft is built: headings, paragraphs, what stands above a fold, the chapters of a film. It judges
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from daarom.measures import plain_words
from daarom.model import Segment, Span
from daarom.sentences import sentences

Spot = tuple[int, Span]
"""A segment's index and a span of its prose."""

Found = Iterator[tuple[float, Spot] | tuple[float, Spot, Sequence[Spot]]]
"""Numbers out of bounds, each with the words that make it so and, where it was counted, all that was counted; segment -1 is the
draft as a whole."""

Blocks = Sequence[tuple[int, Segment]]
"""Index and segment of the prose that is measured, in the draft's order."""

BOLD_WORDS = 10
"""Words in a line of its own that is read as a heading when all of it is bold."""

SHORT_PARAGRAPH = 15
"""Words in a paragraph of one sentence that is written for effect."""

ENDS = (".", "!", "?", ":", ";", ",", "…")
"""Signs at the end of a sentence; a heading has none."""

TIME = r"[(\[]?(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d\d)[)\]]?(?=[ \t:–—-]+\S)"
CHAPTER = regex.compile(rf"^[ \t]*(?:[-–—*•▶►][ \t]*)?{TIME}", regex.MULTILINE)
NEXT_CHAPTER = regex.compile(rf"(?<![^\s]){TIME}")
LATE = 300
"""Seconds: a list of times that begins later is a programme of an event and not of a film."""

SHORTEST = 10
"""Seconds that YouTube asks of a chapter, and how many of them it asks."""
FEWEST = 3


def skipped_levels(blocks: Blocks) -> Found:
    """The headings that lie more than one level under the one before them, with their level."""
    before = 0
    for index, heading in _headings(blocks):
        if before and heading.level > before + 1:
            yield heading.level, _whole(index, heading)
        before = heading.level


def main_headings(blocks: Blocks, titled: bool) -> Found:
    """The first heading of level one that is one too many, with their number; a title is one already."""
    spots = [_whole(index, heading) for index, heading in _headings(blocks) if heading.level == 1]
    if len(spots) + titled > 1 and spots:
        yield len(spots) + titled, spots[0 if titled else 1]


def _headings(blocks: Blocks) -> Iterator[tuple[int, Segment]]:
    return (
        (index, item)
        for index, item in blocks
        if item.kind == "heading" and item.part == "body" and item.level and not item.quoted
    )


def bold_headings(blocks: Blocks, most: float) -> Found:
    """The first short line in bold that stands for a heading beyond `most`, with the number of such lines."""
    spots = [
        _whole(index, item)
        for (index, item), (_, following) in pairwise(blocks)
        if _is_bold_line(item) and following.kind != "heading"
    ]
    if len(spots) > most:
        yield len(spots), spots[0]


def _is_bold_line(item: Segment) -> bool:
    text = item.prose.value.strip()
    return _is_bold(item) and not text.endswith(ENDS) and len(text.split()) <= BOLD_WORDS


def _is_bold(item: Segment) -> bool:
    """Whether a paragraph is bold from end to end, as the questions of an interview often are."""
    text = item.prose.value.strip()
    return item.scopes == ("paragraph",) and any(
        part.kind == "strong" and item.prose.value[part.start : part.end].strip() == text
        for part in item.inline
    )


def long_paragraphs(blocks: Blocks, most: float) -> Found:
    """The paragraphs with more words than `most`."""
    for index, item in blocks:
        if item.kind == "paragraph" and (size := len(plain_words(item.prose.value))) > most:
            yield size, _whole(index, item)


def long_stretches(blocks: Blocks, most: float) -> Found:
    """Stretches of more words than `most` without a heading or a bold paragraph; the paragraph that passes it is
    marked.
    """
    size, mark = 0, (-1, (0, 0))
    for index, item in blocks:
        if item.part != "body":
            continue
        if item.kind == "heading" or _is_bold(item):
            if size > most:
                yield size, mark
            size = 0
            continue
        before, size = size, size + len(plain_words(item.prose.value))
        mark = _whole(index, item) if before <= most < size else mark
    if size > most:
        yield size, mark


def short_paragraphs(blocks: Blocks, most: float) -> Found:
    """Paragraphs of one short sentence, one after another, where there are more than `most` in a row."""
    run: list[Spot] = []
    for index, item in (*blocks, (-1, None)):
        value = item.prose.value if item is not None and item.kind in ("paragraph", "text") else ""
        if 0 < len(plain_words(value)) <= SHORT_PARAGRAPH and len(sentences(value)) == 1:
            run.append((index, (0, len(value))))
            continue
        if len(run) > most:
            yield len(run), run[0], run
        run = []


def first_sentence(blocks: Blocks, fold: int, most: float) -> Found:
    """The first sentence where it is longer than `most` times what is seen before a fold, in characters; what stands
    behind the fold is marked.
    """
    for index, item in blocks[:1]:
        for start, end in sentences(item.prose.value)[:1]:
            if end - start > fold * most:
                yield end - start, (index, (start + fold, end))


def chapters(blocks: Blocks) -> Found:
    """The time in a film's list of chapters for which YouTube makes none of them, with the number of times.

    They must begin at 0:00, be three or more, rise, and last ten seconds or longer; a list that begins after five
    minutes is left alone, and so is a pair of times without 0:00.
    """
    times = [
        (_seconds(found), (index, found.span()))
        for index, item in blocks
        for found in _times(item.prose.value)
    ]
    if not times or times[0][0] >= LATE or len(times) < (FEWEST if times[0][0] else 2):
        return
    wrong = (
        [times[0][1]] if times[0][0] else [mark for (a, _), (b, mark) in pairwise(times) if b < a + SHORTEST]
    )
    if not wrong and len(times) < FEWEST:
        wrong = [times[-1][1]]
    if wrong:
        yield len(times), wrong[0]


def _times(text: str) -> Iterator[regex.Match[str]]:
    """The times at the beginnings of lines; in a block that begins with one, also after a space, because a line
    break within a paragraph of Markdown is one.
    """
    return (NEXT_CHAPTER if CHAPTER.match(text) else CHAPTER).finditer(text)


def _seconds(found: regex.Match[str]) -> int:
    return 3600 * int(found["hours"] or 0) + 60 * int(found["minutes"]) + int(found["seconds"])


def _whole(index: int, item: Segment) -> Spot:
    return index, (0, len(item.prose.value))
