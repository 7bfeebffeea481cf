"""Says whether readers come across a label: not after the fold, not at the end of an article, not in a row of hashtags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from daarom.labels.finding import Spot
from daarom.labels.types import Jurisdiction
from daarom.model import Document, Segment
from daarom.platforms import PlatformFacts, facts
from daarom.published import is_post, published
from daarom.sentences import fold, hashtags, words

ROW = 3
"""Hashtags that make a row."""

HEAD = ("title", "description", "summary")

LONG = 150
"""Words from which an article has an end that readers may not reach."""


def later_part(document: Document) -> bool:
    """Whether a draft is a part of a thread after the first."""
    number = document.row.rpartition(".")[2] if isinstance(document.row, str) else ""
    return number.isdecimal() and int(number) > 0


def shown(document: Document, readable: Iterable[tuple[int, Segment]]) -> Iterator[tuple[int, Segment]]:
    """Of the given segments those that readers see: a post has no title, unless one of its platforms shows one."""
    titled = not is_post(document) or any(
        known is not None and known.title for known in map(facts, document.platforms)
    )
    for index, segment in readable:
        if titled or segment.part not in HEAD:
            yield index, segment


def hidden(document: Document, spot: Spot, platform: PlatformFacts) -> bool:
    """Whether a platform cuts the text of a post off before the end of the label."""
    post = published(document)
    if post is None or platform.fold is None:
        return False
    starts = [part for part in post.parts if part[1] == spot.segment and part[2] <= spot.span[0]]
    if not starts:
        return False
    end = starts[-1][0] + spot.span[1] - starts[-1][2]
    return end > fold(post.text, platform.fold.value)[1]


def late(document: Document, spot: Spot) -> bool:
    """Whether a label stands in the second half of an article."""
    counts = {index: len(words(segment.prose.value)) for index, segment in document.body()}
    if is_post(document) or spot.segment not in counts or sum(counts.values()) < LONG:
        return False
    before = sum(count for index, count in counts.items() if index < spot.segment)
    return before > sum(counts.values()) / 2


def buried(document: Document, spot: Spot, place: Jurisdiction) -> bool:
    """Whether a label is a hashtag among others, and not where the jurisdiction leaves it."""
    if not spot.tag or spot.segment is None:
        return False
    number, count = _row(document.segments[spot.segment].prose.value, spot.span[0])
    return count >= ROW and number > 0 and not (place.row_end and number == count - 1)


def _row(text: str, start: int) -> tuple[int, int]:
    """The number (from 0) of the hashtag at `start` in its row, and how many stand there."""
    tags = hashtags(text)
    at = next((number for number, tag in enumerate(tags) if tag[0] <= start < tag[1]), None)
    if at is None:
        return 0, 1
    first = last = at
    while first and not text[tags[first - 1][1] : tags[first][0]].strip():
        first -= 1
    while last + 1 < len(tags) and not text[tags[last][1] : tags[last + 1][0]].strip():
        last += 1
    return at - first, last - first + 1
