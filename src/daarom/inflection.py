"""Makes the inflected forms of a Dutch or English word by spelling rules alone; it knows no dictionary and
no parts of speech.

It gives too many forms rather than too few: a form that is no word (`kanzen`) is never met, so it does no
harm. What it must not do is make a form that is another common word; hence one-syllable words are never
left undoubled (`kop` is never `kopen`) and Dutch -s is rare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

LEAST = 4
"""Words with fewer letters have no inflected forms: `nu` is not `nut`."""

_DUTCH_FUNCTION_WORDS = """
alle alles alleen andere beide binnen boven buiten daar daarom deze dezelfde door dus echt eens elke erbij
ergens even gaan geen haar heel hebben hier hoeveel iemand iets ieder iedere iedereen jouw jullie maar meer
meest mijn misschien naar naast niemand niet niets nooit ofwel omdat onder onze ooit over overal samen snel
sommige steeds straks tegen terug toch toen tussen tijdens vaak vanaf vandaag verder veel voor waar waarom
want wanneer weer weinig welke welk wordt worden zelf zijn zoals zonder zowel zodat zullen
"""
_ENGLISH_FUNCTION_WORDS = """
about above after again against also always among around away because been before being below between both
could does down during each either else even ever every everyone from have here hers herself himself into
itself just less many might more most much must never none once only other ours over quite same shall should
since some such than that their theirs them then there these they this those through today together under
until upon very want were what when where which while whom whose will with without would your yours
"""
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "nl": frozenset(_DUTCH_FUNCTION_WORDS.split()),
    "en": frozenset(_ENGLISH_FUNCTION_WORDS.split()),
}

_DUTCH_SHORT = re.compile(r"(?:^|[^aeiouyëïéèáóúü])[aeiou][bdfgklmnprst]$")
_DUTCH_LONG = re.compile(r"(aa|ee|oo|uu|ëe)([bdfgklmnprst])$")
_DUTCH_SYLLABLE = re.compile(r"aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|ea|[aeiouyëïéèáóúü]")
_DUTCH_S = re.compile(r"(?:[^aeiou](?:el|er|em|en)|aar|aard|erd|eur|oor|or|ier|um)$")
_DUTCH_LOAN = re.compile(r"ea|sh|ck|tch|ow|ew|oa|[aeo]y")
_SOFTENED = {"f": "v", "s": "z"}
_ENGLISH_DOUBLING = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][bdfgklmnprtvz]$")
_ENGLISH_SYLLABLE = re.compile(r"[aeiouy]+")


def inflected(word: str, language: str) -> tuple[str, ...]:
    """The other forms of a word written in small letters: plurals, the Dutch adjective in -e, English -ed and
    -ing; sorted.

    Nothing for function words, words with capitals or digits, words under four letters and other languages
    than nl and en.
    """
    if language not in _FORMS or len(word) < LEAST or not word.isalpha() or word != word.lower():
        return ()
    if word in FUNCTION_WORDS[language]:
        return ()
    return tuple(sorted(_FORMS[language](word) - {word}))


def _dutch(word: str) -> set[str]:
    if word.endswith(("eau", "ieu")) or word.endswith("é") or re.search(r"[aeo]y$", word):
        return {word + "s"}
    if word.endswith("e"):
        return {word + "s", word + "n", *([word + "ën"] if word.endswith(("ie", "ee")) else [])}
    if word[-1] in "aiouy":
        return {word + "'s"}
    if word[-1] not in "bcdfghjklmnpqrstvwxz":
        return set()
    if word.endswith("heid"):
        return {word[:-4] + "heden"}
    forms = {stem + ending for stem in _dutch_stems(word) for ending in ("e", "en")}
    return forms | ({word + "s"} if _takes_dutch_s(word) else set())


def _takes_dutch_s(word: str) -> bool:
    return not word.endswith(("s", "x", "z")) and bool(_DUTCH_S.search(word) or _DUTCH_LOAN.search(word))


def _dutch_stems(word: str) -> set[str]:
    """The stem before -e or -en: a long vowel in an open syllable is written once, a short one doubles the
    consonant, f and s soften."""
    if found := _DUTCH_LONG.search(word):
        stem = word[: found.start()] + found[1][0] + found[2]
        return {stem, _softened(stem)}
    if _DUTCH_SHORT.search(word):
        doubled = word + word[-1]
        # Without a dictionary the stress of a longer word is unknown: model → modellen, handig → handige.
        return {doubled, word} if _syllables(word) > 1 else {doubled}
    return {word, _softened(word)}


def _softened(stem: str) -> str:
    return stem[:-1] + _SOFTENED.get(stem[-1], stem[-1])


def _syllables(word: str) -> int:
    return len(_DUTCH_SYLLABLE.findall(word))


def _english(word: str) -> set[str]:
    if word.endswith("y") and word[-2] not in "aeiou":
        return {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return {word + "es", word + "ed", word + "ing"}
    if word.endswith("e"):
        stem = word if word.endswith(("ee", "oe", "ye")) else word[:-1]
        return {word + "s", word + "d", stem + "ing"}
    plural = {word + "s", *([word + "es"] if word.endswith("o") else [])}
    doubled = word + word[-1]
    if not _ENGLISH_DOUBLING.search(word):
        stems = {word}
    elif len(_ENGLISH_SYLLABLE.findall(word)) > 1:
        stems = {word, doubled}
    else:
        stems = {doubled}
    return plural | {stem + ending for stem in stems for ending in ("ed", "ing")}


_FORMS: Mapping[str, Callable[[str], set[str]]] = {"nl": _dutch, "en": _english}
