"""Finds sentences, quotations, words, hashtags, mentions, links and the fold by rule, in Dutch and English; it never loads a model.

All spans are half-open offsets in the given text, stripped of outer whitespace, in order, never overlapping. Everything is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from daarom.model import Span

EMOJI = r"(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}[\ufe0f\u200d\p{Emoji_Modifier}\p{Extended_Pictographic}]*+)"
STOP = regex.compile(rf"[.!?…‼⁇⁈⁉]++(?P<close>[\"'”’»›)\]*_]*+)(?P<emoji>(?:[ \t\u00a0]{{0,3}}{EMOJI})*+)")
START = regex.compile(r"\s*+(?P<open>[\"'“”„‘’‚«»‹(\[¿¡]{0,4}+)(?P<word>[\p{L}\p{M}]{0,30}+)")
APOSTROPHE_START = regex.compile(r"\s*+['’‘`][a-z][ -]\p{Lu}")
BULLET = regex.compile(rf"[ \t]*+(?:[-–—•*·▪●○‣→✓✔✅]|\d{{1,3}}[.)]\s|[a-z]\)\s|{EMOJI})")
LINE = regex.compile(r"\r\n|\r|\n")
BEFORE = regex.compile(r"(?:[\p{L}\p{M}\p{N}]+[.'’-])*[\p{L}\p{M}\p{N}]+$")
NUMBER_MARK = regex.compile(r"\s*+[(]?\d{1,3}$")
LETTERS = regex.compile(r"(?:\p{L}\.)*\p{L}")
LOOK_BACK = 40

NEVER = frozenset(
    ["dhr", "mevr", "mej", "mw", "hr", "ir", "ing", "drs", "dr", "mr", "mrs", "ms", "prof", "ds", "bc", "ba", "ma", "msc", "llm", "st", "sint", "fam", "wed", "em", "lic", "gen", "kol", "kap", "maj", "sgt", "lt", "ltz", "cap", "capt", "col", "hon", "rev", "gov", "sen", "rep", "pres", "messrs", "mme", "mlle", "fr", "vs", "bijv", "bv", "evt", "incl", "excl", "vgl", "zgn", "nl", "resp", "ong", "plm", "ca", "circa", "tel", "nr", "nrs", "blz", "pag", "afb", "bijl", "jl", "wijlen", "aant", "ref", "betr", "d.w.z", "m.n", "o.a", "b.v", "t.a.v", "t.b.v", "i.v.m", "m.b.t", "m.u.v", "o.l.v", "i.p.v", "n.a.v", "t.o.v", "t.g.v", "t.n.v", "i.s.m", "i.o.v", "i.h.k.v", "i.h.b", "a.d.h.v", "m.a.w", "o.b.v", "p.a", "p/a", "viz", "eg", "e.g", "i.e", "cf", "esp", "approx", "mt", "ft"]
)
MAY_END = frozenset(
    ["enz", "etc", "e.d", "o.i.d", "i.d", "a.m", "p.m", "am", "pm", "inc", "ltd", "co", "corp", "jr", "sr", "b.v", "n.v", "v.o.f", "u.s", "u.k", "e.u", "d.c", "ph.d", "m.d", "a.s", "m.m", "e.v", "a.u.b", "aub", "s.v.p", "svp", "z.s.m", "n.v.t", "t.z.t", "d.d", "r.s.v.p", "c.q", "al", "e.a", "o.m", "s.o.s", "b.c", "a.d", "a.i", "e.o", "t.e.m"]
)
BEFORE_NUMBER = frozenset(
    ["no", "nos", "art", "p", "pp", "par", "vol", "fig", "hfdst", "h", "sec", "max", "min", "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec", "ma", "di", "wo", "do", "vr", "za", "zo", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "vanaf", "wk"]
)
STARTERS = frozenset(
    ["de", "het", "een", "we", "wij", "ik", "je", "jij", "jullie", "u", "hij", "zij", "ze", "er", "dat", "dit", "deze", "die", "dan", "daar", "toen", "maar", "en", "of", "want", "dus", "ook", "als", "wie", "wat", "waar", "wanneer", "waarom", "hoe", "in", "op", "bij", "met", "voor", "na", "om", "aan", "uit", "door", "van", "naar", "nu", "zo", "toch", "nog", "geen", "alle", "elke", "onze", "ons", "mijn", "the", "a", "an", "it", "we", "i", "you", "he", "she", "they", "there", "this", "that", "these", "those", "then", "but", "and", "or", "so", "if", "who", "what", "where", "when", "why", "how", "at", "on", "with", "for", "after", "by", "from", "to", "now", "our", "my", "your", "no", "not", "all", "each", "is", "are", "can", "do"]
)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text. A line break ends one where a new start follows it; a wrapped line does not."""
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
    for (line_start, line_stop, after), (_, following_stop, _) in zip(lines, lines[1:], strict=False):
        if _breaks(text[line_start:line_stop], text[after:following_stop], width):
            yield begin, line_stop
            begin = after
    yield begin, len(text)


def _breaks(line: str, following: str, width: int) -> bool:
    """Whether the break between two lines ends a sentence. A line that is full (the next word would not fit) was only wrapped."""
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
    first = start["word"][:1] if start else ""
    if (
        first
        and first.islower()
        and not APOSTROPHE_START.match(text, after, limit)
        and not start["word"][1:2].isupper()
    ):
        return bool(stop["emoji"]) or (text[stop.start()] in "!?" and not stop["close"])
    if stop[0].rstrip("\"'”’»›)]*_") != "." or stop["emoji"]:
        return True
    return not _abbreviated(
        text,
        begin,
        stop.start(),
        start["word"] if start else "",
        text[start.end() : start.end() + 1] if start else "",
    )


def _abbreviated(text: str, begin: int, dot: int, word: str, following: str) -> bool:
    """Whether the full stop at `dot` belongs to an abbreviation, an initial or a list number and ends nothing."""
    if NUMBER_MARK.fullmatch(text, max(begin, dot - 8), dot) and max(begin, dot - 8) == begin:
        return True
    found = BEFORE.search(text, max(begin, dot - LOOK_BACK), dot)
    if not found:
        return False
    last, number_next = found[0], not word and following.isdigit()
    lowered = last.casefold()
    if lowered in MAY_END:
        return number_next
    if lowered in NEVER or (number_next and lowered in BEFORE_NUMBER):
        return True
    if not LETTERS.fullmatch(last):
        return False
    return (last.islower() and len(last) > 1) or (last[0].isupper() and word.casefold() not in STARTERS)


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


def quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations, marks included, of every kind of paired mark. Apostrophes (zo'n, 's avonds, dogs') are not marks."""
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
    """Whether the mark ends the quotation that began at `start`: in the same paragraph, after a word, not before one."""
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


WORD = regex.compile(
    r"(?:(?<![\p{L}\p{N}])['’](?=[stnkm](?![\p{L}\p{N}])))?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*+"
    r"(?:(?:['’‑-]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*+)*+"
)
HASHTAG = regex.compile(
    r"(?<![\p{L}\p{N}_&/#＃])[#＃](?=[\p{N}_]{0,50}[\p{L}\p{Extended_Pictographic}])[\p{L}\p{N}\p{M}_\p{Extended_Pictographic}]++"
)
MENTION = regex.compile(
    r"(?<![\p{L}\p{N}_.@＠/!#$%&*+-])[@＠][\p{L}\p{N}_]++(?:[.-][\p{L}\p{N}_]++)*+(?:@[\p{L}\p{N}_]++(?:[.-][\p{L}\p{N}_]++)*+)?"
)
DOMAINS = "nl|com|org|net|eu|be|de|fr|uk|io|gov|edu|info|app|dev|frl|amsterdam|gent|brussels|vlaanderen|social|me|tv|co|ly|gl"
URL = regex.compile(
    r"(?<![\p{L}\p{N}@])(?:https?://[^\s<>\"“”«»\ufffc]++|www\.[^\s<>\"“”«»\ufffc]++"
    rf"|(?<![.\-_/])(?:[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}-]{{0,62}}+\.){{1,4}}(?:{DOMAINS})(?![\p{{L}}\p{{N}}@_-]|\.\p{{L}})(?:[/?#][^\s<>\"“”«»\ufffc]*+)?)",
    regex.IGNORECASE,
)
JOINERS = regex.compile(r"[\p{M}\u200d\p{Emoji_Modifier}]")


def words(text: str) -> tuple[Span, ...]:
    """The words, with the apostrophes and hyphens inside them; 1.000,50 is one word, 's and 't are."""
    return tuple(found.span() for found in WORD.finditer(text))


def hashtags(text: str) -> tuple[Span, ...]:
    """The hashtags with their sign; one needs a letter, so #1 is none, nor is the anchor of a link."""
    return tuple(found.span() for found in HASHTAG.finditer(text))


def mentions(text: str) -> tuple[Span, ...]:
    """The names after an at sign, also @name@server and @name.bsky.social; e-mail addresses are none."""
    return tuple(found.span() for found in MENTION.finditer(text))


def urls(text: str) -> tuple[Span, ...]:
    """The bare links: with a scheme, with www, or a domain under a well-known top level; closing punctuation is left out."""
    return tuple((found.start(), _url_end(text, *found.span())) for found in URL.finditer(text))


def _url_end(text: str, start: int, end: int) -> int:
    """The end of a link without the punctuation of the sentence around it; a bracket stays when it was opened inside."""
    unclosed = text.count(")", start, end) - text.count("(", start, end)
    while end > start and (text[end - 1] in ".,;:!?'’…*_~]}" or (text[end - 1] == ")" and unclosed > 0)):
        unclosed -= text[end - 1] == ")"
        end -= 1
    return end


def fold(text: str, limit: int) -> Span:
    """What of a text shows above a fold after `limit` code points: whole words, where a word fits, and whole characters."""
    begin = len(text) - len(text.lstrip())
    if len(text.rstrip()) - begin <= limit:
        return begin, max(begin, len(text.rstrip()))
    end = begin + max(0, limit)
    while end > begin and JOINERS.match(text, end):
        end -= 1
    end -= 1 if end > begin and text[end - 1] == "\u200d" else 0
    part = text[begin : end + 1]
    cut = len(part.rstrip()) if part[-1:].isspace() else max(part.rfind(" "), part.rfind("\n"))
    return begin, begin + len(part[:cut].rstrip()) if cut > 0 else end
