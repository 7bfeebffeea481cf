"""Finds where sentences end, by rule, in Dutch and English; knows abbreviations, initials and social
posts' line breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import regex

from daarom.model import Span

EMOJI = (
    r"(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3"
    r"|\p{Extended_Pictographic}[\ufe0f\u200d\p{Emoji_Modifier}\p{Extended_Pictographic}]*+)"
)
STOP = regex.compile(rf"[.!?…‼⁇⁈⁉]++(?P<close>[\"'”’»›)\]*_]*+)(?P<emoji>(?:[ \t\u00a0]{{0,3}}{EMOJI})*+)")
START = regex.compile(r"\s*+(?P<open>[\"'“”„‘’‚«»‹(\[¿¡]{0,4}+)(?P<word>[\p{L}\p{M}]{0,30}+)")
APOSTROPHE_START = regex.compile(r"\s*+['’‘`][a-z][ -]\p{Lu}")
BULLET = regex.compile(rf"[ \t]*+(?:[-–—•*·▪●○‣→✓✔✅]|\d{{1,3}}[.)]\s|[a-z]\)\s|{EMOJI})")
LINE = regex.compile(r"\r\n|\r|\n")
BEFORE = regex.compile(r"(?:[\p{L}\p{M}\p{N}]+[.'’&-])*[\p{L}\p{M}\p{N}]+$")
NUMBER_MARK = regex.compile(r"\s*+[(]?\d{1,3}$")
LETTERS = regex.compile(r"(?:\p{L}\.)*\p{L}")
LOOK_BACK = 40


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NEVER = _words("""
dhr mevr mej mw hr ir ing drs dr mr mrs ms prof ds st sint fam lic gen kol
kap maj sgt lt ltz cap capt col hon rev gov sen rep pres messrs mme mlle fr vs bijv bv evt incl excl
vgl zgn nl resp ong plm ca circa nr nrs blz pag afb bijl jl wijlen aant ref betr d.w.z m.n o.a
b.v t.a.v t.b.v i.v.m m.b.t m.u.v o.l.v i.p.v n.a.v t.o.v t.g.v t.n.v i.s.m i.o.v i.h.k.v i.h.b
a.d.h.v m.a.w o.b.v p.a p/a viz eg e.g i.e cf esp approx mt ft
""")
MAY_END = _words("""
enz etc e.d o.i.d i.d a.m p.m am pm inc ltd co corp jr sr b.v n.v v.o.f u.s u.k e.u d.c ph.d m.d a.s
m.m e.v a.u.b aub s.v.p svp z.s.m n.v.t t.z.t d.d r.s.v.p c.q al e.a o.m s.o.s b.c a.d a.i e.o t.e.m
""")
BEFORE_NUMBER = _words("""
no nos tel art p pp par vol fig hfdst h sec max min jan feb mrt apr jun jul aug sep sept okt oct nov dec
ma di wo do vr za zo mon tue wed thu fri sat sun vanaf wk
""")
STARTERS = _words("""
de het een we wij ik je jij jullie u hij zij ze er dat dit deze die dan daar toen maar en of want
dus ook als wie wat waar wanneer waarom hoe in op bij met voor na om aan uit door van naar nu zo
toch nog geen alle elke onze ons mijn the a an it we i you he she they there this that these those
then but and or so if who what where when why how at on with for after by from to now our my your no
not all each is are can do
""")


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text. A line break ends one where a new start follows it; a wrapped line does
    not.
    """
    found = []
    for start, end in _chunks(text):
        begin = start
        for stop in STOP.finditer(text, start, end):
            if stop.end() < end and stop.end() > begin and _ends(text, begin, stop, end):
                found.append((begin, stop.end()))
                begin = stop.end()
        found.append((begin, end))
    return _trimmed(text, found)


def _trimmed(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """The spans without outer whitespace; empty ones go."""
    trimmed = []
    for start, end in spans:
        part = text[start:end]
        begin = start + len(part) - len(part.lstrip())
        stop = end - (len(part) - len(part.rstrip()))
        if begin < stop:
            trimmed.append((begin, stop))
    return tuple(trimmed)


def _chunks(text: str) -> Iterator[Span]:
    """Spans between the line breaks that end a sentence."""
    lines, start = [], 0
    for found in LINE.finditer(text):
        lines.append((start, found.start(), found.end()))
        start = found.end()
    lines.append((start, len(text), len(text)))
    width = max(stop - begin for begin, stop, _ in lines)
    begin = 0
    for (line_start, line_stop, after), (_, following_stop, _) in pairwise(lines):
        if _breaks(text[line_start:line_stop], text[after:following_stop], width):
            yield begin, line_stop
            begin = after
    yield begin, len(text)


def _breaks(line: str, following: str, width: int) -> bool:
    """Whether the break between two lines ends a sentence. A line that is full (the next word would not
    fit) was only wrapped.
    """
    line, following = line.rstrip(), following.strip()
    if not line or not following or BULLET.match(following) or following[0] in "#@\ufffc":
        return True
    if line[-1] in ",;" or following[0].islower() or following[0] in ",;)":
        return False
    if line[-1] in '.!?…:"”’)' or not line[-1].isalnum():
        return True
    full = len(line) + 1 + len(following.split(None, 1)[0]) > width
    return not (full and 50 <= width <= 130)


def _ends(text: str, begin: int, stop: regex.Match[str], limit: int) -> bool:
    """Whether a sentence ends at this stop; `begin` is where the sentence began."""
    after = stop.end()
    if not text[after].isspace() and not stop["emoji"]:
        return False
    start = START.match(text, after, limit)
    word = start["word"] if start else ""
    if word[:1].islower() and not word[1:2].isupper() and not APOSTROPHE_START.match(text, after, limit):
        return bool(stop["emoji"]) or (text[stop.start()] in "!?" and not stop["close"])
    if text[stop.start() : stop.start("close")] != "." or stop["emoji"]:
        return True
    dot = stop.start()
    number = start is not None and not word and text[start.end() : start.end() + 1].isdigit()
    return not (
        _numbers(text, begin, dot) or _abbreviated(text, max(begin, dot - LOOK_BACK), dot, word, number)
    )


def _numbers(text: str, begin: int, dot: int) -> bool:
    """Whether all that stands before the full stop is the number of a list's item."""
    return dot - begin < 8 and NUMBER_MARK.fullmatch(text, begin, dot) is not None


def _abbreviated(text: str, begin: int, dot: int, word: str, number: bool) -> bool:
    """Whether the full stop belongs to an abbreviation or initial; a `word` or a `number` follows."""
    found = BEFORE.search(text, begin, dot)
    last = found[0] if found else ""
    lowered = last.casefold()
    if not last or (last.isalpha() and last.isupper() and len(last) > 1):
        return False
    if lowered in MAY_END:
        return number or (last.isupper() and "." in last and word.casefold() not in STARTERS)
    if lowered in NEVER or (number and lowered in BEFORE_NUMBER):
        return True
    initials = LETTERS.fullmatch(last) is not None
    return initials and (
        (last.islower() and len(last) > 1) or (last[0].isupper() and word.casefold() not in STARTERS)
    )
