"""Finds quotations between paired marks of every kind; apostrophes are no marks, and what is quoted is not
judged.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from daarom.model import Span

CLIPPED = regex.compile(
    r"(?:s|t|n|k|m|r|d|tis|twas|em|cause|bout|til|cos|ns|\d\ds?)(?![\p{L}\p{N}])", regex.IGNORECASE
)
MARK = regex.compile(r"[\"'“”„‟«»‹›‘’‚‛]")
PARAGRAPH = regex.compile(r"\n[ \t\r]*+\n")
LONGEST = 2000
OPENS = {
    "“": "double",
    "„": "double",
    "‟": "double",
    "”": "double",
    "«": "angle",
    "»": "angle",
    "‹": "small",
    "›": "small",
}
OPENS |= {"‘": "single", "‚": "single", "‛": "single", '"': "straight", "'": "plain"}
CLOSES = {**OPENS, "’": "single"}
EITHER = frozenset("\"'”»›")


@lru_cache(maxsize=2048)
def quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations, marks included, of every kind of paired mark. Apostrophes (zo'n, 's
    avonds, dogs') are not marks.
    """
    opened: dict[str, int] = {}
    pending: dict[str, Span] = {}
    found: list[Span] = []
    for mark in MARK.finditer(text):
        at, kind = mark.start(), CLOSES[mark[0]]
        if _can_close(text, at, opened.get(kind, -1)):
            span = (opened.pop(kind), at + 1)
            found.append(span)
            if kind in ("single", "plain") and _possessive(text, at):
                pending[kind] = span
        elif mark[0] in OPENS and _can_open(text, at):
            opened[kind] = at
            pending.pop(kind, None)
        elif kind in pending and not _possessive(text, at) and _can_close(text, at, pending[kind][0]):
            found.append((pending.pop(kind)[0], at + 1))
    return _outermost(found)


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _can_open(text: str, at: int) -> bool:
    """Whether the mark stands before a word and not within one, and is no clipped word such as 's or 'em."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or before.isalnum() or (after.isspace() and text[at] not in "«»‹›"):
        return False
    if text[at] in EITHER and before in {*".,;:!?…"}:
        return before == ""
    return text[at] not in "'‘‛" or not CLIPPED.match(text, at + 1)


def _can_close(text: str, at: int, start: int) -> bool:
    """Whether the mark ends the quotation that began at `start`: in the same paragraph, after a word, not
    before one.
    """
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if start < 0 or at - start < 2 or at - start > LONGEST or PARAGRAPH.search(text, start, at):
        return False
    if mark in "“‘«‹" and text[start] not in {"“": "„‟", "‘": "‚‛", "«": "»", "‹": "›"}[mark]:
        return False
    if mark in "„‟‚‛" or (before.isspace() and mark not in "«»‹›"):
        return False
    return mark not in "'’‘" or not after.isalnum()


def _possessive(text: str, at: int) -> bool:
    """Whether the mark may be the apostrophe of a possessive such as dogs' (a word follows)."""
    return (
        text[at - 1 : at] in ("s", "x", "z")
        and text[at + 1 : at + 2] == " "
        and text[at + 2 : at + 3].isalpha()
    )
