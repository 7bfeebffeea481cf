"""Finds drafts that serve none of the plan's goals, or read as serving another than they name; it never says which goal a draft should have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.context import Context, readable, speaks
from daarom.goals import comparable, content_words, goal_scores, telling, thin
from daarom.model import Document, Evidence, Match, Place, Rule
from daarom.plan import Goal, Plan
from daarom.shape import Reader

BELOW, WORDS = 0.1, 6
"""Under this score a draft serves no goal, and with fewer words that carry a subject it says too little to tell."""

ABOVE, MARGIN = 0.5, 0.4
"""What another goal must score at least, and how far above the one that is named."""

NAMED_AT_MOST = 5
"""Words that are named as what spoke for a goal."""

OPTIONS: Mapping[str, Reader[object]] = {
    "ask": shape.choice("none", "other"),
    "below": shape.number(0, 1),
    "words": shape.integer(1),
    "above": shape.number(0, 1),
    "margin": shape.number(0, 1),
}
REQUIRED: tuple[str, ...] = ()
NEEDS = frozenset({"plan"})
BLANKS = ("known", "near", "stated", "words")


@dataclass(frozen=True)
class Finder:
    """Rules about drafts and their goals."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """`none`: a match for each draft that resembles no goal. `other`: one for each that resembles another goal than it names.

        There is none where the plan says too little of its goals.
        """
        if context.plan is None:
            return
        for rule in self.rules:
            ask = ASKED[str(rule.options.get("ask", "none"))]
            for document in documents:
                if document.language is not None and speaks(rule, document.language):
                    yield from ask(document, rule, context.plan)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _none(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:
    """A draft that names no goal and fits none."""
    named = any(plan.goal(name) for name in document.texts("goal"))
    text = _text(document, rule)
    if (
        named
        or not comparable(plan, document.language)
        or content_words(text) < _option(rule, "words", WORDS)
    ):
        return
    best = max(goal_scores(text, plan, document.language), key=lambda pair: pair[1])
    if best[1] < _option(rule, "below", BELOW):
        values = {"known": ", ".join(goal.id for goal in plan.goals), "near": best[0]}
        yield Match(rule.id, document, values=values, confidence=1 - best[1])


def _other(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:
    """A draft that fits another goal far better than those it names."""
    named = [goal for name in document.texts("goal") if (goal := plan.goal(name))]
    if not named or any(map(thin, named)) or _part(document):
        return
    scores = dict(goal_scores(_text(document, rule), plan, document.language))
    others = [goal for goal in plan.goals if goal.id in scores and goal not in named and not thin(goal)]
    if not others or any(goal.id not in scores for goal in named):
        return
    best = max(others, key=lambda goal: scores[goal.id])
    ahead = scores[best.id] - max(scores[goal.id] for goal in named)
    if scores[best.id] < _option(rule, "above", ABOVE) or ahead < _option(rule, "margin", MARGIN):
        return
    evidence = tuple(_evidence(document, rule, best))
    values = {
        "stated": ", ".join(goal.id for goal in named),
        "near": best.id,
        "words": _named(document, evidence),
    }
    if evidence:
        yield Match(
            rule.id, document, places=_places(document), values=values, confidence=ahead, evidence=evidence
        )


def _text(document: Document, rule: Rule) -> str:
    return "\n".join(segment.prose.value for _, segment in readable(document, rule))


def _option(rule: Rule, name: str, usual: float) -> float:
    value = rule.options.get(name, usual)
    return value if isinstance(value, (int, float)) else usual


def _part(document: Document) -> bool:
    """Whether this is one platform's text in the front matter of another draft, which names the goal."""
    return isinstance(document.row, str) and document.row.startswith("social.")


def _evidence(document: Document, rule: Rule, goal: Goal) -> Iterator[Evidence]:
    """The words that speak for a goal, the most telling ones, in reading order; each word once."""
    found: dict[str, Evidence] = {}
    for index, segment in readable(document, rule):
        text = segment.prose.value
        for item in telling(text, goal, document.language):
            found.setdefault(
                text[item.start : item.end].casefold(),
                Evidence(goal.id, index, item.start, item.end, item.weight),
            )
    most = sorted(found.values(), key=lambda item: -item.weight)[:NAMED_AT_MOST]
    yield from sorted(most, key=lambda item: (item.segment, item.start))


def _named(document: Document, evidence: Sequence[Evidence]) -> str:
    texts = (document.segments[item.segment].prose.value[item.start : item.end] for item in evidence)
    return "', '".join(texts)


def _places(document: Document) -> tuple[Place, ...]:
    """The goal as the draft names it; nothing where something else names it for the draft."""
    field = document.field("goal")
    return (field.place,) if field is not None and field.place.path == document.path else ()


ASKED: Mapping[str, Callable[[Document, Rule, Plan], Iterator[Match]]] = {"none": _none, "other": _other}
