"""Covers what is no prose with a copy of the same length, so that a parser sees harmless characters where
template tags stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

COVER = "\ue000"
LONE_RETURN = re.compile(r"\r(?!\n)")
BREAK = re.compile(r"[\r\n]")
NOT_BREAK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Cover:
    """A covered span: "object" leaves a stand-in, "nothing" leaves no trace, "gap" parts blocks (it fills
    its lines).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Mask:
    """The covered copy and its covers in order."""

    text: str
    covers: tuple[Cover, ...] = ()
    ends: tuple[int, ...] = ()

    def split(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The parts of start:end in order, each with the kind of its cover, or "" where the source shows."""
        index, at = bisect_right(self.ends, start), start
        while at < end:
            cover = self.covers[index] if index < len(self.covers) else None
            if cover is None or cover.start >= end:
                yield at, end, ""
                return
            if cover.start > at:
                yield at, cover.start, ""
            yield max(at, cover.start), min(end, cover.end), cover.kind
            at, index = min(end, cover.end), index + 1


def mask(text: str, covers: Sequence[Cover]) -> Mask:
    """Covers `text`; the covers must be in order and must not overlap. Those that fill their lines become
    gaps.
    """
    settled = _settle(text, covers)
    parts, at = [], 0
    for cover in settled:
        parts.append(text[at : cover.start])
        under = text[cover.start : cover.end]
        parts.append(_gap(under) if cover.kind == "gap" else COVER * len(under))
        at = cover.end
    parts.append(text[at:])
    copy = LONE_RETURN.sub("\n", "".join(parts))
    return Mask(copy, tuple(settled), tuple(cover.end for cover in settled))


def _gap(under: str) -> str:
    """A comment of the same length: it parts blocks as a blank line does, but does not end a block of
    HTML.
    """
    inner = NOT_BREAK.sub(" ", under)
    return f"<!--{inner[4:-3]}-->" if len(inner) > 6 and not BREAK.search(under[:4] + under[-3:]) else inner


def _settle(text: str, covers: Sequence[Cover]) -> list[Cover]:
    settled: list[Cover] = []
    group: list[Cover] = []
    for cover in covers:
        if group and text[group[-1].end : cover.start].strip(" \t"):
            settled += _grouped(text, group)
            group = []
        group.append(cover)
    return settled + (_grouped(text, group) if group else [])


def _grouped(text: str, group: list[Cover]) -> list[Cover]:
    """Covers with only blanks between them; gaps where nothing else stands on their lines."""
    before, after = group[0].start, group[-1].end
    while before and text[before - 1] in " \t":
        before -= 1
    while after < len(text) and text[after] in " \t":
        after += 1
    alone = (before == 0 or text[before - 1] in "\r\n") and (after == len(text) or text[after] in "\r\n")
    return [Cover(item.start, item.end, "gap" if alone else item.kind) for item in group]
