"""Says how well a text fits each goal of the plan, by its words and letters. It must not judge the text.

A goal is what the plan says of it: its sentence, keywords and example posts. The cosine between its character
3-6-grams and the text's says little by itself, so it is held against posts about other things and counted in
standard deviations.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from statistics import fmean, pstdev

from daarom.inflection import FUNCTION_WORDS, inflected
from daarom.plan import Goal, Plan, language_told
from daarom.platforms import load_data
from daarom.tokens import tokens

LANGUAGES = ("nl", "en")
LETTERS_AT_MOST = 6_000
"""How much of a text is read; what a draft is for shows early."""

ENOUGH = 3
"""Keywords without which a goal with no example posts is too thin to say that a text does not fit it."""

SHORTEST_WORD, SHORTEST_STEM = 4, 5
GRAMS = range(3, 7)
KEYWORD_WEIGHT = 3
DEVIATION, KEYWORD, OFFSET = 0.6, 1.5, 2.0
"""Weights of a standard deviation and of a keyword found, and what they must outweigh."""

Vector = Mapping[str, float]


def goal_scores(text: str, plan: Plan, language: str | None) -> tuple[tuple[str, float], ...]:
    """How well a text serves each goal, 0 to 1, in the plan's order; goals in another language are left out.

    About 0.12 is no likeness, from 0.5 the text speaks the goal's words.
    """
    tongue = language if language in LANGUAGES else "nl"
    words = _words(text[:LETTERS_AT_MOST])
    vector = _vector(words, tongue)
    return tuple(
        (goal.id, _score(goal, words, vector, tongue)) for goal in plan.goals if _speaks(goal, language)
    )


def comparable(plan: Plan, language: str | None) -> bool:
    """Whether the plan says enough of every goal to tell that a text in this language serves none."""
    told = (
        (len(goal.keywords) >= ENOUGH or goal.example_posts) and _speaks(goal, language)
        for goal in plan.goals
    )
    return bool(plan.goals) and all(told)


def content_words(text: str) -> int:
    """How many words of a text carry its subject."""
    return len(_words(text[:LETTERS_AT_MOST]))


def subject_words(text: str) -> tuple[str, ...]:
    """The words of a text that carry its subject, case folded."""
    return _words(text[:LETTERS_AT_MOST])


def _speaks(goal: Goal, language: str | None) -> bool:
    told = language_told(" ".join(_texts(goal)))
    return language is None or told is None or told == language


def _texts(goal: Goal) -> tuple[str, ...]:
    return tuple(text for text in (goal.statement, *goal.example_posts) if text)


def _words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, case folded: no short ones, function words, numbers or addresses."""
    idle = FUNCTION_WORDS["nl"] | FUNCTION_WORDS["en"]
    found = (token.key for token in tokens(text) if token.word)
    return tuple(
        key for key in found if len(key) >= SHORTEST_WORD and key not in idle and not key[0].isdigit()
    )


def _score(goal: Goal, words: tuple[str, ...], vector: Vector, language: str) -> float:
    profile, mean, spread = _profile(_texts(goal), goal.keywords, language)
    deviations = (_cosine(profile, vector) - mean) / max(spread, 0.01) if profile and vector else 0.0
    hits = sum(_occurs(keyword, words, language) for keyword in set(goal.keywords))
    weight = DEVIATION * max(-3.0, min(deviations, 10.0)) + KEYWORD * min(hits, 4) - OFFSET
    return round(1 / (1 + math.exp(-weight)), 4)


@lru_cache(maxsize=64)
def _profile(texts: tuple[str, ...], keywords: tuple[str, ...], language: str) -> tuple[Vector, float, float]:
    """A goal's vector, and the mean and spread of its cosine with posts about other things."""
    words = [word for text in texts for word in _words(text)]
    words += [word for keyword in keywords for word in _words(keyword)] * KEYWORD_WEIGHT
    vector = _vector(words, language)
    others = [_cosine(vector, other) for other in _background(language)]
    return vector, fmean(others), pstdev(others)


def _occurs(keyword: str, words: tuple[str, ...], language: str) -> bool:
    """Whether a keyword stands in the text, inflected or in a compound (`lijst` in `wachtlijst`)."""
    parts = [token.key for token in tokens(keyword) if token.word]
    long = [part for part in parts if len(part) >= SHORTEST_WORD] or parts
    return bool(long) and all(_stands(part, words, language) for part in long)


def _stands(part: str, words: tuple[str, ...], language: str) -> bool:
    forms = {part, *inflected(part, language)}
    long = len(part) >= SHORTEST_STEM
    return any(word in forms or (long and (word.startswith(part) or word.endswith(part))) for word in words)


def _vector(words: Iterable[str], language: str) -> Vector:
    """Weights of the character 3-6-grams of words, long and rare ones heavier, of length 1."""
    weights = _rarity(language)
    unknown = math.log(2 * len(_posts(language)) + 2)
    raw = {
        gram: (1 + math.log(count)) * weights.get(gram, unknown) * (len(gram) - 2) ** 2
        for gram, count in _grams(words).items()
    }
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {gram: value / length for gram, value in raw.items()} if length else {}


def _grams(words: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in words:
        edged = f" {word} "
        counts.update(edged[at : at + size] for size in GRAMS for at in range(len(edged) - size + 1))
    return counts


def _cosine(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * large[gram] for gram, value in small.items() if gram in large)


@lru_cache(maxsize=4)
def _posts(language: str) -> tuple[str, ...]:
    posts = load_data("background.yaml")[language]
    assert isinstance(posts, list)
    return tuple(posts)


@lru_cache(maxsize=4)
def _rarity(language: str) -> Vector:
    """How telling a gram is: the logarithm of one over the share of background posts that hold it."""
    posts = _posts(language)
    counts = Counter(gram for post in posts for gram in set(_grams(_words(post))))
    return {gram: math.log((len(posts) + 1) / (count + 0.5)) for gram, count in counts.items()}


@lru_cache(maxsize=4)
def _background(language: str) -> tuple[Vector, ...]:
    return tuple(_vector(_words(post), language) for post in _posts(language))
