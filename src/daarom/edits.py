"""Makes edits out of what was found, picks those that go together and applies them to a text. It writes no
files and does not know why a text should change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from daarom.model import Document, Edit, Finding, Match, Place, Prose, Span
from daarom.sentences import quotations


def fitted(found: str, new: str, old: str = "") -> str:
    """The new words with the capitals of the old: old → new, Old → New, OLD → NEW. New words with capitals of
    their own keep them; found as `old` has it, capitals and all (HR), the old ones say nothing."""
    new = new.strip()
    if new != new.lower() or (found == old != old.lower()):
        return new
    if sum(sign.isalpha() for sign in found) > 1 and found.isupper():
        return new.upper()
    first = next((sign for sign in found if sign.isalnum()), "")
    return capital(new) if first.isupper() else new


def capital(word: str) -> str:
    """The word with a capital; Dutch writes IJ as one letter: ijs → IJs."""
    size = 2 if word.startswith("ij") else 1
    return word[:size].upper() + word[size:]


def edit(document: Document, index: int, span: Span, new: str, safe: bool = False) -> Edit | None:
    """An edit that writes `new` for a segment's prose[span], or None where the source does not hold those words
    as they are read. An empty `new` takes a space along, so that none stays double.
    """
    prose, text = document.segments[index].prose, document.source.text
    if not new:
        span = _with_space(prose.value, *span)
    found = verbatim(prose, text, *span)
    if found is not None:
        return Edit(document.place(found), new, safe)
    found = _left_out(prose, text, span, new)
    return None if found is None else Edit(document.place(found), "", safe)


def verbatim(prose: Prose, source: str, start: int, end: int) -> Span | None:
    """The one source span that holds exactly prose[start:end], or None where markup or an entity lies
    between."""
    spans = prose.sources(start, end)
    touched = (piece for piece in prose.pieces if piece.start < end and start < piece.end)
    if len(spans) != 1 or not all(piece.verbatim for piece in touched):
        return None
    return spans[0] if source[spans[0][0] : spans[0][1]] == prose.value[start:end] else None


def _with_space(text: str, start: int, end: int) -> Span:
    """What to delete so that no double or loose space stays."""
    if text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace()):
        return start, end + 1
    if start and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    return start, end


def _left_out(prose: Prose, source: str, span: Span, new: str) -> Span | None:
    """Where the old words only lose some: a source span to delete. Of `the ⏎ the shop` the second word goes,
    with the space after it, and the line break stays.
    """
    value, (start, end) = prose.value, span
    old = value[start:end]
    kept = next((size for size in range(len(new), -1, -1) if old.startswith(new[:size])), 0)
    if len(new) >= len(old) or not old[kept:].endswith(new[kept:]):
        return None
    start, end = start + kept, end - len(new) + kept
    for step in range(len(old) + 1):
        found = verbatim(prose, source, start + step, end + step)
        if found is not None and found[0] < found[1]:
            return found
        if not _alike(value[start + step : start + step + 1], value[end + step : end + step + 1]):
            return None
    return None


def _alike(one: str, other: str) -> bool:
    return one == other != "" or (one.isspace() and other.isspace())


def settled(match: Match, made: Edit | None) -> tuple[Edit, ...]:
    """A match's edits, or the one that its rule made. Other people's words and facts that are no prose are only
    ever a suggestion.
    """
    edits = match.edits or ((made,) if made else ())
    own = match.segment is not None and not _quoted(match.document, match.segment, match.span)
    return tuple(replace(item, safe=item.safe and own) for item in edits)


def _quoted(document: Document, index: int, span: Span) -> bool:
    segment = document.segments[index]
    touched = any(a < span[1] and span[0] < b for a, b in quotations(segment.prose.value))
    return segment.quoted or touched


def chosen(findings: Iterable[Finding], path: str) -> list[tuple[Finding, Edit]]:
    """The safe edits in one file that do not overlap, in order of place: the heaviest finding goes first, then
    the surest; the others wait for the next time.
    """
    every = ((finding, item) for finding in findings for item in finding.edits)
    ranked = sorted(((f, item) for f, item in every if item.safe and item.place.path == path), key=_rank)
    kept: list[tuple[Finding, Edit]] = []
    for pair in ranked:
        at = bisect_left(kept, pair[1].place, key=lambda other: other[1].place)
        beside = [kept[number][1].place for number in (at - 1, at) if 0 <= number < len(kept)]
        if not any(_meet(pair[1].place, other) for other in beside):
            kept.insert(at, pair)
    return kept


def _rank(pair: tuple[Finding, Edit]) -> tuple[int, float, int, int, str]:
    finding, item = pair
    return -finding.severity, -finding.confidence, item.place.start, -item.place.end, item.replacement


def _meet(one: Place, other: Place) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits that do not overlap, given in order of place."""
    parts, at = [], 0
    for item in edits:
        parts += [text[at : item.place.start], item.replacement]
        at = item.place.end
    return "".join([*parts, text[at:]])
