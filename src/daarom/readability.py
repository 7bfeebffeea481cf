"""Measures how easy a text reads by the published Dutch and English formulas; it judges no draft.

Flesch reading ease: 206.835 − 1.015·W/S − 84.6·Y/W. Flesch-Douma (Dutch): 206.835 − 0.93·W/S − 77·Y/W.
Brouwer's Leesindex A (Dutch): 195 − 2·W/S − ⅔·(syllables per 100 words). W words, S sentences, Y syllables.
The formulas say little about short texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from daarom.platforms import load_data
from daarom.sentences import sentences, words

WORDS_AT_LEAST = 100
"""Below this number of words a formula's answer means nothing."""

SENTENCES_AT_LEAST = 3

STRESS = {"\u0300", "\u0301", "\u0302"}
DUTCH = regex.compile(
    r"aai|ooi|oei|eeuw|ieuw|ieu|eau|ïe|ëi|ëe|ooie|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|[aeiouäëïöü]|y(?![aeiou])"
)
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
    """Flesch reading ease for English; 100 is very easy, 0 very hard.

    Raises ZeroDivisionError for no text.
    """
    return 206.835 - 1.015 * found.words / found.sentences - 84.6 * found.syllables / found.words


def flesch_douma(found: Amount) -> float:
    """Flesch reading ease as Douma fitted it to Dutch; 100 is very easy, 0 very hard.

    Raises ZeroDivisionError for no text.
    """
    return 206.835 - 0.93 * found.words / found.sentences - 77 * found.syllables / found.words


def brouwer(found: Amount) -> float:
    """Brouwer's Leesindex A for Dutch; 80 and more is very easy, under 25 very hard.

    Raises ZeroDivisionError for no text.
    """
    return 195 - 2 * found.words / found.sentences - 200 / 3 * found.syllables / found.words


def dutch_syllables(word: str) -> int:
    """The syllables of a Dutch word: its vowel groups, with diaereses, prefixes and common loan words minded.

    At least one.
    """
    return max(1, sum(_dutch_part(part) for part in regex.split(r"[-'’.&/]", _plain(word)) if part))


def english_syllables(word: str) -> int:
    """The syllables of an English word: its vowel groups without the silent ones, with common exceptions.

    At least one.
    """
    plain = _plain(word)
    short = ENGLISH_SHORT.search(plain)
    stem = plain[: short.start()] + (short["n"] or "") if short else plain
    spoken = short is not None and plain.endswith("t") and stem not in ENGLISH_ONE
    return max(1, spoken + sum(_english_part(part) for part in regex.split(r"[-'’.&/]", stem) if part))


FORMULAS: Mapping[str, Callable[[Amount], float]] = {
    "flesch": flesch,
    "flesch_douma": flesch_douma,
    "brouwer": brouwer,
}
SYLLABLES: Mapping[str, Callable[[str], int]] = {"nl": dutch_syllables, "en": english_syllables}


@lru_cache(maxsize=2)
def _known(language: str) -> Mapping[str, int]:
    """Words whose syllables the vowel groups do not tell."""
    table = load_data("syllables.yaml")[language]
    assert isinstance(table, dict)
    return {word: number for number, words_ in table.items() for word in str(words_).split()}


def _plain(word: str) -> str:
    """Lower case, without stress marks; a diaeresis stays."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", "".join(char for char in parts if char not in STRESS))


def _dutch_part(part: str) -> int:
    if part in _known("nl"):
        return _known("nl")[part]
    part = part.replace("qu", "kw")
    found = len(DUTCH.findall(part)) + len(DUTCH_MORE.findall(part))
    return found if found or not regex.search(r"[aeiouy]", part) else 1


def _english_part(part: str) -> int:
    known = _known("en")
    if part in known:
        return known[part]
    if part.endswith("s") and part[:-1] in known and not regex.search(r"(?:s|x|z|ch|sh|ce|ge)s$", part):
        return known[part[:-1]]
    part = part.replace("qu", "kw")
    found = len(ENGLISH.findall(part)) + len(ENGLISH_SPLIT.findall(part))
    if not ENGLISH_LE.search(part):
        found -= len(ENGLISH_SILENT.findall(part))
    return max(1, found) + bool(regex.search(r"(?:sm|thm)s?$", part)) if found > 0 else 1
