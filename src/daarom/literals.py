r"""Tells from a regular expression, without compiling it, that it is sound and which letters a text must hold
for it to match; it searches nothing.

Only everyday syntax is read: letters, classes, groups, lookarounds, alternatives, repeats. What is
written in any other way (backreferences, flags for the whole, set operations) is not judged, and left to the
real compiler.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SIZE = 3
"""Letters are looked for in runs of this length."""

Runs = frozenset[str] | None
Piece = tuple[str, str]
"""The kind of a part of an expression, and the part as written."""

BRANCHES_AT_MOST = 40
DEPTH_AT_MOST = 20

_PROPERTY = r"[pP]\{(?:L|Lu|Ll|M|N|Nd|P|S|Sc|So|Emoji|Emoji_Presentation|Extended_Pictographic)\}"
_CODES = rf"[dDsSwWntr]|{_PROPERTY}|x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}"
_SIGNS = r"[!-/:-@\[-^`{-~ ]"
_PIECE = re.compile(
    rf"""
      (?P<letters>[^()\[\]{{}}*+?|\\^$.]+(?![*+?{{]))
    | (?P<look>\(\?<?[=!])
    | (?P<open>\((?:\?(?::|-?i:|>|P?<[A-Za-z_][A-Za-z0-9_]*>)|(?!\?)))
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<times>(?:[*+?]|\{{\d{{1,3}}(?:,(?:\d{{1,3}})?)?\}})[?+]?)
    | (?P<class>\[\^?(?:[^\[\]\\]|\\(?:{_CODES}|{_SIGNS}))+\])
    | (?P<edge>\\[bBAZ]|[\^$])
    | (?P<any>\.|\\(?:{_CODES}))
    | (?P<letter>\\{_SIGNS}|[^()\[\]{{}}*+?|\\^$.])
    """,
    re.VERBOSE,
)
_ESCAPED = re.compile(rf"\\(?:{_CODES}|.)")
_RANGE = re.compile(r"(\w)-(\w)")
_SETS = re.compile(r"&&|\|\||~~|--")
_BOUNDS = re.compile(r"\{(\d+)(?:,(\d+))?")
_RUN_END = "\0"
_KNOWN = re.compile(r"[ -~]{3,}")
_ODD = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that are alike to an ASCII letter where case does not count."""

_COMMON = {sign: rank for rank, sign in enumerate("qxyjzfcw0123456789'bpkvmughdlsrotian e")}


@dataclass(frozen=True, slots=True)
class Needs:
    """What a text must hold: at least one of these runs, in small letters; None where no run is needed.

    `grams` are the rarest SIZE letters of each run.
    """

    runs: Runs
    grams: frozenset[str] = frozenset()


NOTHING = Needs(None)


class _Unread(Exception):
    """The expression has syntax that is not read here."""


def needs(expression: str) -> Needs | None:
    """What a text must hold for the expression to match; None where the expression could not be judged.

    An expression that is judged can be compiled, with or without regard to case and lines.
    """
    try:
        pieces = tuple(_pieces(expression))
        found, at = _alternatives(pieces, 0, 0)
    except _Unread:
        return None
    if at < len(pieces):
        return None
    return Needs(found, frozenset(map(_rarest, found or ())))


@dataclass(frozen=True, slots=True)
class Letters:
    """A text in small letters, and all that it holds of SIZE letters; None for a text whose letters may be
    alike to others."""

    small: str
    grams: Runs

    def may_hold(self, needed: Needs) -> bool:
        """Whether the text has some of the rarest letters of what an expression needs."""
        return needed.runs is None or self.grams is None or not needed.grams.isdisjoint(self.grams)

    def hold(self, needed: Needs) -> bool:
        """Whether the text has what an expression needs."""
        if not self.may_hold(needed):
            return False
        if needed.runs is None or self.grams is None:
            return True
        for run in needed.runs:  # noqa: SIM110 - a plain loop, for this runs once per expression and text
            if run in self.small:
                return True
        return False


def letters(text: str) -> Letters:
    """What can be told of a text's letters."""
    small = text.lower()
    if _ODD.search(text):
        return Letters(small, None)
    return Letters(small, frozenset(small[at : at + SIZE] for at in range(len(small) - SIZE + 1)))


def either(needed: Iterable[Needs]) -> Needs:
    """What a text must hold for one of several expressions to match."""
    given = tuple(needed)
    if any(item.runs is None for item in given):
        return NOTHING
    runs = frozenset(run for item in given for run in item.runs or ())
    return Needs(runs, frozenset(gram for item in given for gram in item.grams))


def _pieces(expression: str) -> Iterator[Piece]:
    at = 0
    while at < len(expression):
        found = _PIECE.match(expression, at)
        if found is None or found.lastgroup is None:
            raise _Unread
        if found.lastgroup == "class" and not _plain(found[0][1:-1]):
            raise _Unread
        at = found.end()
        yield found.lastgroup, found[0]


@lru_cache(maxsize=1024)
def _plain(items: str) -> bool:
    """Whether a class holds single signs and ranges in order only, and hyphens at its ends."""
    left = _ESCAPED.sub("\0", items.removeprefix("^"))
    if _SETS.search(left) or any(first > last for first, last in _RANGE.findall(left)):
        return False
    return bool(left) and "-" not in _RANGE.sub("_", left)[1:-1]


def _alternatives(pieces: Sequence[Piece], at: int, depth: int) -> tuple[Runs, int]:
    """What alternatives need (the runs of all of them together), and the number of the piece after them."""
    if depth > DEPTH_AT_MOST:
        raise _Unread
    together: Runs = frozenset()
    while True:
        found, at = _sequence(pieces, at, depth)
        together = None if found is None or together is None else together | found
        if at == len(pieces) or pieces[at][0] == "close":
            return (together if together and len(together) <= BRANCHES_AT_MOST else None), at
        at += 1


def _sequence(pieces: Sequence[Piece], at: int, depth: int) -> tuple[Runs, int]:
    """What the pieces up to a bar, a closing bracket or the end need: the best of what each of them needs."""
    known: list[frozenset[str]] = []
    run = ""
    while at < len(pieces) and pieces[at][0] not in ("bar", "close"):
        kind, text = pieces[at]
        inner, at = _atom(pieces, at, depth)
        repeat = pieces[at][1] if at < len(pieces) and pieces[at][0] == "times" else ""
        at += 1 if repeat else 0
        optional = bool(repeat) and _optional(repeat, kind)
        if inner and not optional:
            known.append(inner)
        if kind in ("edge", "look"):
            continue
        run += _RUN_END if optional or kind not in ("letter", "letters") else text.removeprefix("\\")
        run += _RUN_END if repeat else ""
    known.extend(frozenset({part}) for part in _KNOWN.findall(run.lower()))
    return max(known, key=_worth, default=None), at


def _atom(pieces: Sequence[Piece], at: int, depth: int) -> tuple[Runs, int]:
    """What a piece needs where it is a group, and the number of the piece after it."""
    kind = pieces[at][0]
    if kind == "times":
        raise _Unread
    if kind not in ("open", "look"):
        return None, at + 1
    inner, at = _alternatives(pieces, at + 1, depth + 1)
    if at == len(pieces):
        raise _Unread
    return (inner if kind == "open" else None), at + 1


def _optional(repeat: str, kind: str) -> bool:
    """Whether what is repeated may be absent."""
    if kind in ("edge", "look"):
        raise _Unread
    bounds = _BOUNDS.match(repeat)
    if bounds is None:
        return repeat[0] != "+"
    if bounds[2] and int(bounds[2]) < int(bounds[1]):
        raise _Unread
    return int(bounds[1]) == 0


def _rarest(run: str) -> str:
    return min((run[at : at + SIZE] for at in range(len(run) - SIZE + 1)), key=_frequency)


def _frequency(part: str) -> int:
    return sum(_COMMON.get(sign, 0) for sign in part)


def _worth(known: frozenset[str]) -> float:
    """How little of all text holds one of the runs; each letter more makes a run about so much rarer."""
    return -sum(0.2 ** len(run) for run in known)
