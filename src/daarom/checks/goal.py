"""Finds drafts that serve none of the plan's goals; it never says which goal a draft should have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.context import Context, readable, speaks
from daarom.goals import comparable, content_words, goal_scores
from daarom.model import Document, Match, Rule
from daarom.plan import Plan
from daarom.shape import Reader

OPTIONS: Mapping[str, Reader[object]] = {"below": shape.number(0, 1), "words": shape.integer(1)}
REQUIRED: tuple[str, ...] = ()
NEEDS = frozenset({"plan"})
BLANKS = ("known", "near")

BELOW = 0.15
"""Of 19 posts written to set it, 7 of 9 off every goal lie below, and 3 of 10 that share no word with it."""
WORDS = 12
"""Texts with fewer words that carry a subject say too little to be held against anything."""


@dataclass(frozen=True)
class Finder:
    """Rules about drafts without a goal."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """A match for each draft that resembles no goal; none where the plan says too little of its goals."""
        plan = context.plan
        if plan is None:
            return
        for rule in self.rules:
            for document in (item for item in documents if _judged(item, plan, rule)):
                if best := _best(document, plan, rule):
                    values = {"known": ", ".join(goal.id for goal in plan.goals), "near": best[0]}
                    yield Match(rule.id, document, values=values, confidence=1 - best[1])


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _judged(document: Document, plan: Plan, rule: Rule) -> bool:
    """Whether a draft can be judged: in a language of the plan, and not one that names its goal."""
    named = document.texts("goal")
    if any(plan.goal(name) for name in named) or not speaks(rule, document.language):
        return False
    return document.language is not None and comparable(plan, document.language)


def _best(document: Document, plan: Plan, rule: Rule) -> tuple[str, float] | None:
    """The goal that fits best with its score, where even that is below the rule's line."""
    text = "\n".join(segment.prose.value for _, segment in readable(document, rule))
    least, line = rule.options.get("words", WORDS), rule.options.get("below", BELOW)
    assert isinstance(least, int)
    assert isinstance(line, (int, float))
    if content_words(text) < least:
        return None
    best = max(goal_scores(text, plan, document.language), key=lambda pair: pair[1], default=None)
    return best if best is not None and best[1] < line else None
