"""Finds what the plan wants and no post serves: goals, audiences, pillars, platforms, the image, the value. It reads posts
only to hold them against the plan's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.agenda import Agenda, Post, served
from daarom.agenda.serving import speaks_of
from daarom.context import Context
from daarom.model import Document, Match, Place, Rule
from daarom.plan import Plan, document
from daarom.shape import Reader

LISTED = ("goals", "audiences", "pillars")
SENTENCES = {"image": "desired", "distinctive_value": "statement"}
OPTIONS: Mapping[str, Reader[object]] = {
    "part": shape.choice(*LISTED, *SENTENCES, "shares"),
    "fewest": shape.integer(1),
    "least": shape.number(0, 1),
}
REQUIRED = ("part",)
NEEDS = frozenset({"plan", "siblings"})
BLANKS = ("count", "id", "posts", "share", "stated", "text")

FEWEST = 5
"""In fewer posts not everything can have its turn."""

LEAST = 0.5
"""A pillar with less than this part of its share is short of it."""

Found = Iterator[tuple[Place, Mapping[str, str]]]


@dataclass(frozen=True)
class Finder:
    """Rules about what nobody serves."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """A match in the plan for each thing that no post of these days serves."""
        plan, agenda = context.plan, context.agenda
        if plan is None or agenda is None:
            return
        where, inside = document(plan), agenda.inside
        for rule in self.rules:
            fewest = rule.options.get("fewest", FEWEST)
            assert isinstance(fewest, int)
            if len(inside) >= fewest:
                for place, values in _unserved(plan, agenda, inside, rule):
                    shown = {"posts": str(len(inside)), **values}
                    yield Match(rule.id, where, places=(place,), values=shown)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _unserved(plan: Plan, agenda: Agenda, inside: Sequence[Post], rule: Rule) -> Found:
    part = str(rule.options["part"])
    if part in SENTENCES:
        yield from _sentence(plan, inside, part)
    elif part == "shares":
        yield from _shares(plan, inside, rule)
    else:
        counted = served(inside, plan, part)
        for number, item in enumerate(getattr(plan, part)):
            if not counted[item.id] and not _over(item, agenda):
                yield plan.place(part, number), {"id": item.id}


def _over(item: object, agenda: Agenda) -> bool:
    """Whether a goal's deadline lies before these days."""
    deadline = getattr(item, "deadline", None)
    return deadline is not None and deadline < agenda.since


def _sentence(plan: Plan, inside: Sequence[Post], part: str) -> Found:
    """A sentence of the plan that no post resembles."""
    about = getattr(plan, part)
    statement = getattr(about, SENTENCES[part]) if about is not None else None
    if not statement:
        return
    more = about.gap_actions if part == "image" else about.proof
    if not any(speaks_of(post, statement, *more) for post in inside):
        yield plan.place(part, SENTENCES[part]), {"text": statement}


def _shares(plan: Plan, inside: Sequence[Post], rule: Rule) -> Found:
    """A pillar that gets less than `least` of its share."""
    least = rule.options.get("least", LEAST)
    assert isinstance(least, (int, float))
    counted = served(inside, plan, "pillars")
    known = sum(counted.values())
    for number, item in enumerate(plan.pillars):
        if item.share and known and 0 < counted[item.id] < least * item.share * known:
            values = {
                "id": item.id,
                "count": str(counted[item.id]),
                "posts": str(known),
                "share": f"{100 * counted[item.id] / known:.0f}%",
                "stated": f"{100 * item.share:.0f}%",
            }
            yield plan.place("pillars", number), values
