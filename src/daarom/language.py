"""Tells the language of a text by its small words, endings and script. It loads no model."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|['’][knmt]\b")
NO_PROSE = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+|[#@][\w.]+|\ufffc")
WORDS_AT_MOST = 2_000
EVIDENCE = 1.6
"""What a language must score at least; about two words of its own."""

HOME, HOME_EVIDENCE, HOME_LEAD = ("nl", "en"), 0.6, 1.6
"""Where that is too much for a short text, Dutch and English may be told with less, by a wider lead."""

SIBLINGS = frozenset({"da", "nb"})
"""Languages that small words alone do not tell apart: between these two the best is good enough."""

LEAD = 1.25
"""How many times the best must score what the next one does."""

ENDING, LETTERS = 0.45, 0.2
"""What an ending and a typical spelling weigh beside a small word that is a language's own."""

SCRIPTS: Mapping[str, str] = {
    "ru": "\u0400-\u04ff",
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    "ar": "\u0600-\u06ff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "zh": "\u4e00-\u9fff",
}
FOREIGN = re.compile("|".join(f"(?P<{code}>[{letters}])" for code, letters in SCRIPTS.items()))
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True)
class Profiles:
    """What words, endings and spellings say: each → (language, weight)s."""

    words: Mapping[str, tuple[tuple[str, float], ...]]
    endings: Mapping[str, tuple[tuple[str, float], ...]]
    letters: Mapping[str, tuple[tuple[str, float], ...]]


def detect(text: str, lead: float = 0.0) -> str | None:
    """The code of the language that most of `text` is in (nl, en, de, …); None where that cannot be told.

    `lead` asks for a wider lead on the next language than usual.
    """
    prose = NO_PROSE.sub(" ", text)
    script = _script(prose)
    if script is not None:
        return script
    words = [found[0].casefold().replace("’", "'") for found in WORD.finditer(prose)][:WORDS_AT_MOST]
    ranked = sorted(_scores(words).items(), key=lambda item: (-item[1], item[0]))
    return next((code for code, _ in ranked[:1] if _clear(ranked, lead)), None)


def _clear(ranked: list[tuple[str, float]], least: float) -> bool:
    """Whether the first language is far enough ahead of the next."""
    code, best = ranked[0]
    rivals = [score for other, score in ranked[1:] if not {code, other} <= SIBLINGS]
    lead = best / rivals[0] if rivals else math.inf
    if lead < least:
        return False
    return (best >= EVIDENCE and lead >= LEAD) or (
        code in HOME and best >= HOME_EVIDENCE and lead >= HOME_LEAD
    )


def _script(text: str) -> str | None:
    """The language of a text in another alphabet, as far as an alphabet tells."""
    counts: dict[str, int] = {}
    for found in FOREIGN.finditer(text[:20_000]):
        code = found.lastgroup or ""
        counts[code] = counts.get(code, 0) + 1
    if sum(counts.values()) <= len(LATIN.findall(text[:20_000])) or not counts:
        return None
    if counts.get("ja"):
        return "ja"
    return max(counts, key=lambda code: counts[code])


def _scores(words: list[str]) -> dict[str, float]:
    profiles, scores = _profiles(), dict[str, float]()
    for word in words:
        said = profiles.words.get(word)
        hints = said if said is not None else _spelled(word)
        for code, weight in hints:
            scores[code] = scores.get(code, 0.0) + weight
    return scores


@lru_cache(maxsize=20_000)
def _spelled(word: str) -> tuple[tuple[str, float], ...]:
    profiles, hints = _profiles(), list[tuple[str, float]]()
    for size in (6, 5, 4, 3, 2):
        if len(word) > size + 1:
            hints += ((code, weight * ENDING) for code, weight in profiles.endings.get(word[-size:], ()))
    for letters, said in profiles.letters.items():
        if letters in word:
            hints += ((code, weight * LETTERS) for code, weight in said)
    return tuple(hints)


@lru_cache(maxsize=1)
def _profiles() -> Profiles:
    text = files("daarom").joinpath("data", "languages.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.BaseLoader))
    return Profiles(*(_shared(table, part) for part in ("words", "endings", "letters")))


def _shared(table: Mapping[str, Mapping[str, str]], part: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Each word with the languages that have it; the more they are, the less it says."""
    users: dict[str, list[str]] = {}
    for code, parts in table.items():
        for word in dict.fromkeys(str(parts[part]).split()):
            users.setdefault(word, []).append(str(code))
    return {word: tuple((code, 1 / math.sqrt(len(codes))) for code in codes) for word, codes in users.items()}
