"""Counts which departments write, against the plan. It never counts people, and reads no prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.agenda import voices
from daarom.context import Context
from daarom.model import Document, Match, Place, Rule
from daarom.plan import People, Plan, document
from daarom.shape import Reader

FEWEST = 5
"""In fewer posts not everybody can have a turn."""

WRITERS = ("author", "editor", None)
"""Roles that write; whoever only approves or answers is not missed."""


@dataclass(frozen=True)
class Finder:
    """Rules about voices."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """Matches in the plan; none where it lists no departments or too few posts are known."""
        plan, agenda = context.plan, context.agenda
        if plan is None or agenda is None or plan.people is None:
            return
        where, inside = document(plan), agenda.inside
        counted = voices(inside, plan)
        known = {person.department for person in plan.people.contributors if person.department}
        for rule in self.rules:
            fewest = rule.options.get("fewest", FEWEST)
            assert isinstance(fewest, int)
            if known and len(inside) >= fewest:
                for place, values in ASKED[str(rule.options["ask"])](plan, plan.people, counted, rule):
                    shown = {"posts": str(len(inside)), "known": _listed(counted), **values}
                    yield Match(rule.id, where, places=(place,), values=shown)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


Found = Iterator[tuple[Place, Mapping[str, str]]]


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counted.most_common() if name) or "–"


def _few(plan: Plan, people: People, counted: Counter[str], rule: Rule) -> Found:  # noqa: ARG001
    """Fewer departments than the plan wants."""
    heard = sum(1 for name, count in counted.items() if name and count)
    if people.min_departments and heard < people.min_departments:
        values = {"count": str(heard), "stated": str(people.min_departments)}
        yield plan.place("people", "min_departments"), values


def _missing(plan: Plan, people: People, counted: Counter[str], rule: Rule) -> Found:  # noqa: ARG001
    """A department with somebody who writes, and without a post."""
    told: set[str] = set()
    for number, person in enumerate(people.contributors):
        name = person.department
        if name and person.role in WRITERS and not counted[name] and name not in told:
            told.add(name)
            yield plan.place("people", "contributors", number), {"department": name}


def _marketing(plan: Plan, people: People, counted: Counter[str], rule: Rule) -> Found:
    """The share of posts from outside marketing is less than the plan wants."""
    named = rule.options.get("marketing", ())
    assert isinstance(named, tuple)
    total = sum(count for name, count in counted.items() if name)
    own = sum(count for name, count in counted.items() if name and name.casefold() not in named)
    least = people.non_marketing_share_min
    if least and total and own / total < least:
        values = {"share": f"{100 * own / total:.0f}%", "stated": f"{100 * least:.0f}%", "count": str(own)}
        yield plan.place("people", "non_marketing_share_min"), values


def _unknown(plan: Plan, people: People, counted: Counter[str], rule: Rule) -> Found:  # noqa: ARG001
    """More than half of the posts are by nobody that the plan knows."""
    if counted[""] * 2 > sum(counted.values()):
        yield plan.place("people", "contributors"), {"count": str(counted[""])}


ASKED: Mapping[str, Callable[[Plan, People, Counter[str], Rule], Found]] = {
    "few": _few,
    "missing": _missing,
    "marketing": _marketing,
    "unknown": _unknown,
}
OPTIONS: Mapping[str, Reader[object]] = {
    "ask": shape.choice(*ASKED),
    "fewest": shape.integer(1),
    "marketing": shape.many(shape.text),
}
REQUIRED = ("ask",)
NEEDS = frozenset({"plan", "siblings"})
BLANKS = ("count", "department", "known", "posts", "share", "stated")
