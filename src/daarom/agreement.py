"""Says whether a word can take another's place while all around it stays right: articles, names, capitals. It
changes nothing itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from daarom.context import language_of
from daarom.edits import capital, edit, fitted
from daarom.model import Document, Edit, Span
from daarom.platforms import load_data
from daarom.sentences import sentences

BEFORE = regex.compile(r"(?<![\p{L}\p{N}])(?:([\p{L}'’]++)[ \t\n]++)?([\p{L}'’]++)[ \t\n]++$")
AFTER = regex.compile(r",?[ \t\n]++(?:die|dat)(?![\p{L}\p{N}])")
ARTICLE = regex.compile(r"(?<![\p{L}\p{N}'’.-])(an?)([ \t\n]++)$", regex.IGNORECASE)
OPENING = regex.compile(r"[:\n•–—-][ \t\"'“‘„(*_]*$")
HEADLINES = ("heading", "title")
"""In English every word of a headline may have a capital."""

NEAR = 80
"""Characters around a word that are looked at."""

PART = 4
"""Letters from which the end of a compound is taken for a word."""


@dataclass(frozen=True, slots=True)
class Swap:
    """An old word as it is listed, and the new one. `known` is text of the organisation's own, which shows what
    article its words have.
    """

    old: str
    new: str
    known: str = ""


def substitute(document: Document, index: int, span: Span, swap: Swap) -> Edit | None:
    """A safe edit that writes the new word for a segment's prose[span], with its capitals. It is unsafe where the
    old word may be a name, or where something beside it no longer fits.
    """
    segment = document.segments[index]
    value, language = segment.prose.value, language_of(document, segment)
    headline = language == "en" and segment.kind in HEADLINES
    name = may_be_name(value, span) and swap.old == swap.old.lower() and not headline
    place, words, sure = placed(value, span, swap, language)
    return edit(document, index, place, words, sure and not name)


def placed(text: str, span: Span, swap: Swap, language: str | None) -> tuple[Span, str, bool]:
    """What to write for text[span] so that the new word stands there: the span (an English article may go along),
    the words, and whether nothing around them goes wrong.
    """
    found, before = text[slice(*span)], text[max(0, span[0] - NEAR) : span[0]]
    words = fitted(found, swap.new, swap.old)
    if found[:1].isupper() and _begins(text, span[0]):
        words = capital(words) if words == words.lower() else words
    if language == "en":
        return _after_article(span, before, words)
    if language == "nl":
        return span, words, _agrees(found, swap, before, text[span[1] : span[1] + NEAR])
    return span, words, True


def may_be_name(text: str, span: Span) -> bool:
    """Whether a word has a capital that its place does not explain: within a sentence and not in capitals."""
    found = text[slice(*span)]
    if not found[:1].isupper() or (len(found) > 1 and found.isupper()):
        return False
    return not _begins(text, span[0])


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, a line or what follows a colon begins here."""
    every = sentences(text)
    number = bisect_right(every, at, key=lambda item: item[0]) - 1
    before = text[every[number][0] if number >= 0 else 0 : at]
    return not any(sign.isalnum() for sign in before) or OPENING.search(before) is not None


def _after_article(span: Span, before: str, words: str) -> tuple[Span, str, bool]:
    """Behind `a` or `an` the article follows the new word's first sound; of an abbreviation that is unknown."""
    found = ARTICLE.search(before)
    if found is None or not words:
        return span, words, True
    if not words[0].isalpha() or (len(words) > 1 and words[:2].isupper()):
        return span, words, False
    article = "an" if _sounds_like_vowel(words.lower()) else "a"
    if article == found[1].lower():
        return span, words, True
    start = span[0] - len(found[0])
    return (start, span[1]), f"{fitted(found[1], article)}{found[2]}{words}", True


def _sounds_like_vowel(word: str) -> bool:
    if regex.match(_data("en")["consonant"], word):
        return False
    return word[0] in "aeiouéè" or regex.match(_data("en")["vowel"], word) is not None


def _agrees(found: str, swap: Swap, before: str, after: str) -> bool:
    """Whether both words have the same gender, or nothing beside them shows it."""
    near = BEFORE.search(before)
    if near is None:
        return True
    last, first = near[2].casefold(), (near[1] or "").casefold()
    asked = _asked(last)
    if asked is None and last.endswith("e"):
        asked = _asked(first)
    neuter = _neuter(found, swap.known) if asked is None else asked
    if neuter == _neuter(swap.new, swap.known):
        return True
    return last in _listed("open") and not AFTER.match(after)


def _asked(word: str) -> bool | None:
    """Whether a word before a noun asks for one with het (True) or with de (False)."""
    return True if word in _listed("before_het") else False if word in _listed("before_de") else None


@lru_cache(maxsize=256)
def _neuter(words: str, known: str) -> bool:
    """Whether a Dutch noun has het: as the organisation's own text shows, else by its ending."""
    word = words.casefold().split()[-1] if words.split() else ""
    shown = regex.search(
        rf"(?<![\p{{L}}])(?:(het|dit|dat|ons)|de|deze|die|onze) {regex.escape(word)}(?![\p{{L}}])",
        known.casefold(),
    )
    if shown:
        return bool(shown[1])
    ends = [word, *(word[-size:] for size in range(len(word) - 1, PART - 1, -1))]
    if any(end in _listed("de") for end in ends):
        return False
    return word.endswith(tuple(_listed("endings"))) or any(end in _listed("het") for end in ends)


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    return frozenset(_data("nl")[name].split())


@lru_cache(maxsize=2)
def _data(language: str) -> Mapping[str, str]:
    found = load_data("agreement.yaml")[language]
    assert isinstance(found, dict)
    return found
