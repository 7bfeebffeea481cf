"""Where two matches stand to each other: on the same words, in the same sentence, paragraph, fold or draft."""

from __future__ import annotations

from daarom.model import Document, Match
from daarom.platforms import facts
from daarom.sentences import sentences

BRIEF = 120
"""Words up to which a draft is one paragraph; the classifier judges it in one go as well."""

USUAL_FOLD = 200
"""Characters before the fold where a platform states none; LinkedIn and Facebook cut near it."""


def overlap(one: Match, other: Match) -> bool:
    """Whether two matches share words of the draft. Matches on the draft as a whole share words only with each other's rule."""
    if one.document is not other.document:
        return False
    if one.segment is None and other.segment is None:
        return one.rule == other.rule and one.places == other.places
    return one.segment == other.segment and one.span[0] < other.span[1] and other.span[0] < one.span[1]


def length(match: Match) -> int:
    """How many characters a match spans."""
    return match.span[1] - match.span[0]


def near(match: Match, other: Match, within: str) -> bool:
    """Whether `other` stands within the same sentence, paragraph, fold or document as `match`.

    A match on the draft as a whole is near everything in it. Raises KeyError for another word than those four.
    """
    if match.document is not other.document:
        return False
    if match.segment is None or other.segment is None or within == "document":
        return True
    return {"sentence": _same_sentence, "paragraph": _same_block, "fold": _in_fold}[within](match, other)


def _same_block(match: Match, other: Match) -> bool:
    return match.segment == other.segment or _brief(match.document)


def _brief(document: Document) -> bool:
    """Whether a draft is so short that its paragraphs are read as one, as in most social posts."""
    return sum(len(segment.prose.value.split()) for _, segment in document.body()) <= BRIEF


def _same_sentence(match: Match, other: Match) -> bool:
    if match.segment is None or match.segment != other.segment:
        return False
    text = match.document.segments[match.segment].prose.value
    reach = [span for span in sentences(text) if span[0] < match.span[1] and match.span[0] < span[1]]
    return any(start < other.span[1] and other.span[0] < end for start, end in reach)


def _in_fold(match: Match, other: Match) -> bool:
    limit = fold(match.document)
    return _offset(match.document, match) < limit and _offset(other.document, other) < limit


def fold(document: Document) -> int:
    """How many characters a reader sees before "more": the shortest of the draft's platforms, else USUAL_FOLD."""
    known = (facts(platform) for platform in document.platforms)
    return min(
        (item.fold.value for item in known if item is not None and item.fold is not None), default=USUAL_FOLD
    )


def _offset(document: Document, match: Match) -> int:
    """Characters of block prose that the reader has passed before the match."""
    passed = 0
    for index, segment in document.body():
        if index == match.segment:
            return passed + match.span[0]
        passed += len(segment.prose.value) + 1
    return match.span[0]
