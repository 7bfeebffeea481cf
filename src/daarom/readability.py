"""Measures how easy a text reads by the published Dutch and English formulas; it judges no draft and knows no plan.

Flesch reading ease: 206.835 − 1.015·W/S − 84.6·Y/W. Flesch-Douma (Dutch): 206.835 − 0.93·W/S − 77·Y/W. Brouwer's Leesindex A (Dutch):
195 − 2·W/S − ⅔·(syllables per 100 words). W words, S sentences, Y syllables. The formulas say little about short texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import regex

from daarom.sentences import sentences, words

WORDS_AT_LEAST = 100
"""Below this number of words a formula's answer means nothing."""

SENTENCES_AT_LEAST = 3

STRESS = {"\u0300", "\u0301", "\u0302"}
DUTCH = regex.compile(
    r"aai|ooi|oei|eeuw|ieuw|ieu|eau|ïe|ëi|ëe|ooie|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|[aeiouäëïöü]|y(?![aeiou])"
)
DUTCH_LOANS: Mapping[str, int] = dict(
    team=1, teams=1, site=1, sites=1, website=2, websites=2, webinar=3, update=2, updates=2, game=1, games=1, cake=1, like=1, likes=1,
    online=2, offline=2, live=1, time=1, home=1, coach=1, coaches=2, coaching=2, service=2, code=2, livestream=2, tool=1,
    tools=1, story=2, stories=2, goal=1, image=2, college=2, deadline=2, podcast=2, account=2, download=2, weekend=2, reel=1, reels=1,
    timeline=2, date=1, deal=1, deals=1, leadership=3, mindset=2, feedback=2, smartphone=2, software=2, hardware=2, europa=3, google=2,
    youtube=2, facebook=2, queue=1, beachvolleybal=4, speech=1, cheque=1, cheques=1, steak=1, yoghurt=2,
)  # fmt: skip
DUTCH_MORE = regex.compile(r"eums?$|(?<=[^aeiou])io(?=nn)")
ENGLISH = regex.compile(r"(?:[aeiou]|(?<![aeiou])y|y(?![aeiou]))+")
ENGLISH_SILENT = regex.compile(
    r"(?<=[^aeiouy])e$|(?<=[^aeioutd])ed$|(?<=[aeiouy][^aeiouy]{1,2}(?<!s|x|z|ch|sh|c|g))es$"
    r"|(?<=[^aeiouy])e(?=ly$|ment|ful|less|ness$|ty$)"
)
ENGLISH_LE = regex.compile(r"[^aeiouyl]les?$")
ENGLISH_SPLIT = regex.compile(
    r"i(?=a(?!l$|ge|n$|r)|o(?!n|us)|um$|ety|us$)|(?<=[^ctsg])i(?=al$|an$|ar)|(?<=[^cstgxhln])i(?=on|ous)"
    r"|e(?=o(?!u|n$|p)|a(?:te|tor|tion)$|ir)|u(?=al|ou|at|er$|e[lt]|en|i(?:ty|d|n))|ee(?=i)|(?<=[^aeiou])y(?=i|o|er)"
    r"|o(?=e[mrt]|i(?:ng|c))|(?<=sc|[dl])ie(?=n)"
)
ENGLISH_SHORT = regex.compile(r"(?<n>n)?['’](?:s|t|re|ve|ll|d|m)$")
ENGLISH_ONE = frozenset({"don", "can", "won", "aren", "weren"})
ENGLISH_KNOWN: Mapping[str, int] = dict(
    people=2, business=2, every=2, everyone=3, everything=3, evening=2, different=3, create=2, created=3, creates=2, creating=3, creative=3,
    idea=3, ideas=3, area=3, areas=3, being=2, science=2, quiet=2, diet=2, client=2, clients=2, poem=2, real=1, really=2, beautiful=3,
    something=2, sometimes=2, someone=2, somewhere=2, website=2, websites=2, whole=1, home=1, homes=1, are=1, were=1, here=1, there=1,
    therefore=2, before=2, hour=1, hours=1, our=1, fire=1, tired=1, wednesday=2, vegetable=4, chocolate=3, family=3, interesting=4,
    experience=4, social=2, special=2, naked=2, wicked=2, hundred=2, sacred=2, used=1, moved=1, the=1, he=1, she=1, we=1, me=1,
    be=1, maybe=2, recipe=3, cafe=2, colleague=2, colleagues=2, league=1, museum=3, theatre=3, theater=3, video=3, radio=3, studio=3,
    ratio=3, piano=3, media=3, serious=3, previous=3, various=3, obvious=3, australia=3, italian=3, seeing=2, doing=2, going=2,
    lion=2, neon=2, violin=3, biology=4, society=4, variety=4, anxiety=4, reliable=4, react=2, reality=4, usual=3, usually=4, actual=3, actually=4,
    annual=3, manual=3, casual=3, fuel=2, cruel=2, duet=2, ruin=2, fluid=2, suicide=3, lonely=2, safely=2, movement=2, statement=2,
    useful=2, homeless=2, anywhere=3, elsewhere=2, nineteen=2, phone=1, phones=1, makes=1, takes=1, times=1, pieces=2, places=2,
    changes=2, pages=2, images=3, services=3, houses=2, uses=2, courses=2, sentences=3,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """How much text there is: sentences, words with a letter in them, syllables."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    @property
    def enough(self) -> bool:
        """Whether a formula may be trusted with it."""
        return self.words >= WORDS_AT_LEAST and self.sentences >= SENTENCES_AT_LEAST


def amount(texts: Iterable[str], language: str) -> Amount:
    """The sentences, words and syllables of blocks of text in one language (nl or en)."""
    spans = spoken = voiced = 0
    count = SYLLABLES[language]
    for text in texts:
        spans += len(sentences(text))
        for start, end in words(text):
            if any(char.isalpha() for char in text[start:end]):
                spoken += 1
                voiced += count(text[start:end])
    return Amount(spans, spoken, voiced)


def flesch(found: Amount) -> float:
    """Flesch reading ease for English; 100 is very easy, 0 very hard. Raises ZeroDivisionError for no text."""
    return 206.835 - 1.015 * found.words / found.sentences - 84.6 * found.syllables / found.words


def flesch_douma(found: Amount) -> float:
    """Flesch reading ease as Douma fitted it to Dutch; 100 is very easy, 0 very hard. Raises ZeroDivisionError for no text."""
    return 206.835 - 0.93 * found.words / found.sentences - 77 * found.syllables / found.words


def brouwer(found: Amount) -> float:
    """Brouwer's Leesindex A for Dutch; 80 and more is very easy, under 25 very hard. Raises ZeroDivisionError for no text."""
    return 195 - 2 * found.words / found.sentences - 200 / 3 * found.syllables / found.words


def dutch_syllables(word: str) -> int:
    """The syllables of a Dutch word: its vowel groups, with diaereses, prefixes and common loan words minded. At least one."""
    return max(1, sum(_dutch_part(part) for part in regex.split(r"[-'’.&/]", _plain(word)) if part))


def english_syllables(word: str) -> int:
    """The syllables of an English word: its vowel groups without the silent ones, with common exceptions. At least one."""
    plain = _plain(word)
    short = ENGLISH_SHORT.search(plain)
    stem = plain[: short.start()] + (short["n"] or "") if short else plain
    spoken = short is not None and plain.endswith("t") and stem not in ENGLISH_ONE
    return max(1, spoken + sum(_english_part(part) for part in regex.split(r"[-'’.&/]", stem) if part))



FORMULAS: Mapping[str, Callable[[Amount], float]] = {"flesch": flesch, "flesch_douma": flesch_douma, "brouwer": brouwer}
SYLLABLES: Mapping[str, Callable[[str], int]] = {"nl": dutch_syllables, "en": english_syllables}


def _plain(word: str) -> str:
    """Lower case, without stress marks; a diaeresis stays."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", "".join(char for char in parts if char not in STRESS))


def _dutch_part(part: str) -> int:
    if part in DUTCH_LOANS:
        return DUTCH_LOANS[part]
    part = part.replace("qu", "kw")
    found = len(DUTCH.findall(part)) + len(DUTCH_MORE.findall(part))
    return found if found or not regex.search(r"[aeiouy]", part) else 1


def _english_part(part: str) -> int:
    if part in ENGLISH_KNOWN:
        return ENGLISH_KNOWN[part]
    if part.endswith("s") and part[:-1] in ENGLISH_KNOWN and not regex.search(r"(?:s|x|z|ch|sh|ce|ge)s$", part):
        return ENGLISH_KNOWN[part[:-1]]
    part = part.replace("qu", "kw")
    found = len(ENGLISH.findall(part)) + len(ENGLISH_SPLIT.findall(part))
    if not ENGLISH_LE.search(part):
        found -= len(ENGLISH_SILENT.findall(part))
    return max(1, found) + bool(regex.search(r"(?:sm|thm)s?$", part)) if found > 0 else 1
