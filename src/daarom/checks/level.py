"""Finds drafts that read harder than the language level of the audience they are for; it knows no other measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import readability, shape
from daarom.addressed import audiences
from daarom.context import Context, language_of, readable, speaks
from daarom.metrics import Text, longest
from daarom.model import Document, Match, Rule
from daarom.plan import Audience, Plan

LEVELS = ("B1", "B2", "C1")
"""From easy to hard."""

FORMULAS = {"nl": "flesch_douma", "en": "flesch"}
_bounds = shape.record({level: shape.number() for level in LEVELS})

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "levels": shape.record(dict.fromkeys(FORMULAS, _bounds)),
}
REQUIRED = ("levels",)
NEEDS = frozenset({"plan"})
BLANKS = ("audience", "level", "min", "value")


@dataclass(frozen=True)
class Finder:
    """The rules of this check."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """A match on the longest sentence of a draft that is too hard for the easiest reader among its audiences.

        Nothing where the plan states a readability of its own, and for texts of fewer than a hundred words.
        """
        if context.plan is None:
            return
        for rule in self.rules:
            for document in documents:
                if document.language in FORMULAS and speaks(rule, document.language):
                    yield from _too_hard(document, rule, context.plan)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _too_hard(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:
    language = document.language or ""
    reader = _easiest(audiences(document, plan))
    least = _least(rule, language, reader)
    if reader is None or least is None or _stated(plan, language):
        return
    text = Text(document, rule, plan, tuple(readable(document, rule)))
    said = (segment.prose.value for _, segment in text.running if language_of(document, segment) == language)
    amount = readability.amount(said, language)
    if not amount.enough or (score := readability.FORMULAS[FORMULAS[language]](amount)) >= least:
        return
    index, span = longest(text)
    values = {
        "value": f"{score:.0f}",
        "min": f"{least:g}",
        "level": reader.language_level or "",
        "audience": reader.id,
    }
    yield Match(rule.id, document, index, span, values=values, confidence=0.7)


def _easiest(people: Sequence[Audience]) -> Audience | None:
    """The audience with the lowest stated level."""
    stated = [item for item in people if item.language_level in LEVELS]
    return min(stated, key=lambda item: LEVELS.index(item.language_level or ""), default=None)


def _least(rule: Rule, language: str, reader: Audience | None) -> float | None:
    levels = rule.options["levels"]
    assert isinstance(levels, dict)
    value = levels.get(language, {}).get(reader.language_level) if reader else None
    return float(value) if isinstance(value, (int, float)) else None


def _stated(plan: Plan, language: str) -> bool:
    asked = plan.tone.readability
    return (asked.nl_flesch_douma_min if language == "nl" else asked.en_flesch_min) is not None
