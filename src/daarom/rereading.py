"""Writes edits in the way of their format and reads the text again, to see that only the words meant have
changed. It writes no files.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate

from daarom import queues, readers
from daarom.edits import applied
from daarom.errors import UserError
from daarom.model import Document, Edit, Piece, Prose, Segment, Source
from daarom.readers import Parsed

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that nobody sees or that turn a line round; an edit brings none into a draft."""
NO_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Written:
    """An edit as it was asked for, and as it stands in the source: with what its format escapes."""

    asked: Edit
    made: Edit


def sound(
    source: Source, suffix: str, edits: Sequence[Edit], drafts: Sequence[Document] = ()
) -> tuple[Written, ...]:
    """Those of the edits (in order of place, apart from each other) after which the text reads as it did, but for
    the new words: the same blocks, links, front matter and allowances. `drafts` are those in the file.
    """
    if any(draft.format in queues.FORMATS for draft in drafts):
        return tuple(_in_rows(drafts, edits))
    try:
        parsed = readers.read(source, suffix)
    except UserError:
        return ()
    made = ((item, written(parsed, item)) for item in _in_prose(parsed, edits))
    whole = [Written(one, replace(one, replacement=text)) for one, text in made if text is not None]
    return _sound(parsed, suffix, whole)


def _in_rows(drafts: Sequence[Document], edits: Sequence[Edit]) -> Iterator[Written]:
    """The edits that a row's own format can write; it reads each of them again itself."""
    rows = {draft.row: draft for draft in drafts}
    for edit in edits:
        draft = rows.get(edit.place.row)
        text = queues.encode(draft, edit.place, edit.replacement) if draft else None
        if text is not None and not UNSEEN.search(edit.replacement):
            yield Written(edit, replace(edit, replacement=text))


def _in_prose(parsed: Parsed, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits of words that stand in the source as they are read."""
    pieces = sorted(
        (piece.source_start, piece.source_end)
        for prose in _proses(parsed)
        for piece in prose.pieces
        if piece.verbatim
    )
    reach = [0, *accumulate((end for _, end in pieces), max)]
    for edit in edits:
        before = bisect_right(pieces, edit.place.start, key=lambda piece: piece[0])
        if reach[before] >= edit.place.end:
            yield edit


def _sound(parsed: Parsed, suffix: str, edits: Sequence[Written]) -> tuple[Written, ...]:
    """All of them, or else those of each half, together where that goes."""
    if not edits or _reads_as_meant(parsed, suffix, edits):
        return tuple(edits)
    if len(edits) == 1:
        return ()
    half = len(edits) // 2
    first, second = (_sound(parsed, suffix, part) for part in (edits[:half], edits[half:]))
    both = (*first, *second)
    return both if not first or not second or _reads_as_meant(parsed, suffix, both) else first


def written(parsed: Parsed, edit: Edit) -> str | None:
    """What stands for an edit's new words in the source, or None where nothing can: within quotation marks in
    front matter and in HTML some signs are written otherwise.
    """
    new, place = edit.replacement, edit.place
    if UNSEEN.search(new):
        return None
    try:
        readers.encode(parsed.source, new)
    except UnicodeEncodeError:
        return None
    around = (item for item in parsed.entries if item.start <= place.start and place.end <= item.end)
    mark = next((item.raw[:1] for item in around if item.prose is not None), "")
    if mark == '"':
        return json.dumps(new, ensure_ascii=False)[1:-1]
    if mark == "'":
        return new.replace("'", "''")
    return escape(new, quote=False) if parsed.format == "html" else new


def _reads_as_meant(parsed: Parsed, suffix: str, edits: Sequence[Written]) -> bool:
    text = applied(parsed.source.text, [item.made for item in edits])
    try:
        after = readers.read(replace(parsed.source, text=text), suffix)
    except UserError:
        return False
    asked = [item.asked for item in edits]
    return not _lose_an_anchor(parsed, asked) and _seen(parsed, asked) == _seen(after, ())


def _seen(parsed: Parsed, edits: Sequence[Edit]) -> Hashable:
    """All that a reader and daarom see of a draft, with the edits made."""
    return (
        tuple(_block(segment, edits) for segment in parsed.segments),
        tuple(
            (entry.key, _edited(entry.prose, edits) if entry.prose else _value(entry.value))
            for entry in parsed.entries
        ),
        tuple((item.kind, item.rules, item.reason, item.until, item.text) for item in parsed.directives),
        tuple(item.key for item in parsed.problems),
    )


def _block(segment: Segment, edits: Sequence[Edit]) -> Hashable:
    marks = tuple((mark.kind, mark.target) for mark in segment.inline)
    where = segment.scopes, segment.part, segment.language, segment.level
    return *where, marks, _edited(segment.prose, edits)


def _value(value: object) -> Hashable:
    """A value that is no text; of a list or a mapping only the size, for what is in it comes by itself."""
    return type(value).__name__, len(value) if isinstance(value, (list, dict)) else repr(value)


def _edited(prose: Prose, edits: Sequence[Edit]) -> str:
    """The prose with the edits in it made."""
    if not edits or not prose.pieces:
        return prose.value
    first = bisect_left(edits, prose.pieces[0].source_start, key=lambda item: item.place.start)
    last = bisect_left(edits, prose.pieces[-1].source_end, key=lambda item: item.place.start)
    value, shift = prose.value, 0
    for edit in edits[first:last]:
        piece = _piece(prose, edit)
        if piece is not None:
            at = piece.start + edit.place.start - piece.source_start + shift
            value = value[:at] + edit.replacement + value[at + edit.place.end - edit.place.start :]
            shift += len(edit.replacement) - (edit.place.end - edit.place.start)
    return value.strip()


def _piece(prose: Prose, edit: Edit) -> Piece | None:
    place = edit.place
    inside = (p for p in prose.pieces if p.source_start <= place.start and place.end <= p.source_end)
    return next((piece for piece in inside if piece.verbatim), None)


def _proses(parsed: Parsed) -> Iterator[Prose]:
    yield from (segment.prose for segment in parsed.segments)
    yield from (entry.prose for entry in parsed.entries if entry.prose is not None)


def _lose_an_anchor(parsed: Parsed, edits: Sequence[Edit]) -> bool:
    """Whether a heading changes that the draft links to by its words."""
    headings = (item.prose for item in parsed.segments if item.kind == "heading")
    anchors = [_slug(prose.value) for prose in headings if _edited(prose, edits) != prose.value]
    text = parsed.source.text.lower() if anchors else ""
    return any(f"#{anchor}" in text for anchor in anchors)


def _slug(heading: str) -> str:
    """A heading's words as site generators make an anchor of them."""
    return NO_SLUG.sub("", heading.lower()).replace(" ", "-")
