"""Says how well a text fits each goal of the plan, and which of its words say so. It must not judge the text.

A goal is what the plan says of it: its sentence, keywords and example posts. Two things are looked at: keywords that stand in the text,
inflected or in a compound, and how near the text as a whole lies to the goal in meaning. Nearness says little by itself, so it is held
against texts about other things and counted in standard deviations. What reads like the notices that every organisation posts counts
against any goal. The weights of the three are fitted on the plans in benchmarks/data/goals/development.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from daarom.inflection import FUNCTION_WORDS, inflected
from daarom.meanings import meanings, unit
from daarom.plan import Goal, Plan, language_told
from daarom.tokens import Token, tokens

if TYPE_CHECKING:
    from daarom.meanings import Floats

LANGUAGES = ("nl", "en")
LETTERS_AT_MOST = 2_000
"""How much of a text is read; what a draft is for shows early."""

ENOUGH = 3
"""Keywords without which a goal with no example posts is too thin to say that a text does not fit it."""

SHORTEST_WORD, SHORTEST_STEM = 4, 5
DEVIATION, KEYWORD, NOTICE, OFFSET = 0.71, 1.27, 4.1, 0.66
"""What a standard deviation, a keyword and likeness to notices (as a cosine) count, and what must be outweighed: log odds."""

NEAREST = 3
"""Notices that a text is held against, those most like it."""

LEAST, MOST, KEYWORDS_AT_MOST = -2.0, 6.0, 4
"""Deviations and keywords beyond these say no more."""

NEAR = 0.35
"""How near a word must lie to a goal, as a cosine, to be named as what spoke for it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of a text that speaks for a goal: half-open offsets in the text, and how much (a keyword 1, another its cosine)."""

    start: int
    end: int
    weight: float


def goal_scores(text: str, plan: Plan, language: str | None) -> tuple[tuple[str, float], ...]:
    """How likely a text serves each goal, 0 to 1, in the plan's order; goals in another language are left out."""
    said = content(text[:LETTERS_AT_MOST])
    against = NOTICE * _notice(said) + OFFSET
    spoken = (goal for goal in plan.goals if _speaks(goal, language))
    return tuple((goal.id, _share(_weight(goal, said, language) - against)) for goal in spoken)


def likeness(text: str, about: Sequence[str], language: str | None) -> float:
    """How likely a text is about what some sentences of the plan say, 0 to 1, without keywords to go by."""
    said = content(text[:LETTERS_AT_MOST])
    weight = DEVIATION * _deviation(tuple(filter(None, about)), said, language)
    return _share(weight - NOTICE * _notice(said) - OFFSET)


def telling(text: str, goal: Goal, language: str | None) -> tuple[Telling, ...]:
    """The words of a text that speak for a goal, in order: its keywords, and those that are near to it in meaning."""
    said = content(text[:LETTERS_AT_MOST])
    heard = {id(word) for keyword in goal.keywords for word in _standing(keyword, said, _tongue(language))}
    aim, table = _aim(meant(goal)), meanings()
    found = []
    for word in said:
        near = float(unit(table.word(word.key)) @ aim)
        if id(word) in heard or near >= NEAR:
            found.append(Telling(word.start, word.end, 1.0 if id(word) in heard else round(near, 4)))
    return tuple(found)


def comparable(plan: Plan, language: str | None) -> bool:
    """Whether the plan says enough of every goal to tell that a text in this language serves none."""
    return bool(plan.goals) and all(not thin(goal) and _speaks(goal, language) for goal in plan.goals)


def thin(goal: Goal) -> bool:
    """Whether a goal has too few words to tell what serves it."""
    return len(goal.keywords) < ENOUGH and not goal.example_posts


def content_words(text: str) -> int:
    """How many words of a text carry its subject."""
    return len(content(text[:LETTERS_AT_MOST]))


def content(text: str) -> list[Token]:
    """The words that carry meaning: no short ones, function words, numbers or addresses."""
    idle = FUNCTION_WORDS["nl"] | FUNCTION_WORDS["en"]
    return [
        word
        for word in tokens(text)
        if word.word and len(word.key) >= SHORTEST_WORD and word.key not in idle and not word.key[0].isdigit()
    ]


def _tongue(language: str | None) -> str:
    return language if language in LANGUAGES else "nl"


def _speaks(goal: Goal, language: str | None) -> bool:
    told = language_told(" ".join(filter(None, (goal.statement, *goal.example_posts))))
    return language is None or told is None or told == language


def meant(goal: Goal) -> tuple[str, ...]:
    """What a goal is known by: its sentence, its example posts, and its keywords as one text."""
    return tuple(filter(None, (goal.statement, *goal.example_posts, " ".join(goal.keywords))))


def _weight(goal: Goal, said: Sequence[Token], language: str | None) -> float:
    """What speaks for a goal, as log odds."""
    hits = sum(any(_standing(keyword, said, _tongue(language))) for keyword in set(goal.keywords))
    return DEVIATION * _deviation(meant(goal), said, language) + KEYWORD * min(hits, KEYWORDS_AT_MOST)


def _share(weight: float) -> float:
    return round(1 / (1 + math.exp(-weight)), 4)


def _notice(said: Sequence[Token]) -> float:
    """How much a text is like the notices most like it: the mean of their cosines."""
    table = meanings()
    near: list[float] = sorted((table.notices @ table.text(word.key for word in said)).tolist())
    return sum(near[-NEAREST:]) / NEAREST


def _deviation(texts: tuple[str, ...], said: Sequence[Token], language: str | None) -> float:
    """How much nearer a text lies to some texts than others do, in standard deviations; 0 where one side says nothing."""
    if not texts or not said:
        return 0.0
    mean, spread = _usual(texts, _tongue(language))
    near = float(meanings().text(word.key for word in said) @ _aim(texts))
    return max(LEAST, min((near - mean) / max(spread, 0.01), MOST))


@lru_cache(maxsize=256)
def _aim(texts: tuple[str, ...]) -> Floats:
    """The mean of some texts' vectors, at length 1."""
    table = meanings()
    total = sum((table.text(word.key for word in content(text)) for text in texts), 0 * table.table[0])
    return unit(total)


@lru_cache(maxsize=256)
def _usual(texts: tuple[str, ...], language: str) -> tuple[float, float]:
    """Mean and spread of how near texts about all sorts of things lie."""
    others = meanings().background[language] @ _aim(texts)
    return float(others.mean()), float(others.std())


def _standing(keyword: str, said: Sequence[Token], language: str) -> Iterator[Token]:
    """The words of a text in which a keyword stands, inflected or in a compound (`lijst` in `wachtlijst`); all its words must be there."""
    parts = [token.key for token in tokens(keyword) if token.word]
    long = [part for part in parts if len(part) >= SHORTEST_WORD] or parts
    found = [[word for word in said if _holds(word.key, part, language)] for part in long]
    if found and all(found):
        yield from (word for words in found for word in words)


def _holds(word: str, part: str, language: str) -> bool:
    inside = len(part) >= SHORTEST_STEM and (word.startswith(part) or word.endswith(part))
    return inside or word == part or word in _forms(part, language)


@lru_cache(maxsize=4096)
def _forms(part: str, language: str) -> frozenset[str]:
    return frozenset(inflected(part, language))
