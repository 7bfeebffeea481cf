"""Asks the plan's figures: are there hours enough, was a goal measured, and lately. It must not look at drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daarom import shape
from daarom.context import Context
from daarom.model import Document, Match, Place, Rule
from daarom.plan import (
    Effort,
    Period,
    Plan,
    document,
    due,
    effort,
    entries,
    latest,
    number_told,
    parse_period,
)
from daarom.shape import Reader

SLACK = 0.01
"""Hours that are no difference: sums of quarters and thirds are not exact."""
QUARTER = Period(months=3, written="P3M")

Found = tuple[Place, Mapping[str, object]]
Question = Callable[[Plan, Rule, date], Iterator[Found]]


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all questions."""
    return Finder(tuple(rules))


@dataclass(frozen=True)
class Finder:
    """Questions about the plan's figures."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """A match for each figure that falls short, at its place in the plan; none without a plan."""
        if context.plan is None:
            return
        where = document(context.plan)
        for rule in self.rules:
            for place, values in QUESTIONS[str(rule.options["ask"])](context.plan, rule, context.today):
                told = {name: _told(value, where.language) for name, value in values.items()}
                yield Match(rule.id, where, places=(place,), values=told)


def _told(value: object, language: str | None) -> str:
    return number_told(value, language) if isinstance(value, (int, float)) else str(value)


def _week(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """The week has fewer hours than posts, planning, answering and measuring take together."""
    found = effort(plan)
    if found.needed and found.reserved is not None and found.needed > found.reserved + SLACK:
        values = {**_sum(found), "needed": found.needed, "reserved": found.reserved}
        yield plan.place("resources", "hours_per_week"), values


def _posts(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """There are fewer hours for posts than the posts take."""
    found = effort(plan)
    if found.for_posts and found.hours.posts is not None and found.for_posts > found.hours.posts + SLACK:
        values = {**_sum(found), "needed": found.for_posts, "reserved": found.hours.posts}
        yield plan.place("resources", "hours", "posts"), values


def _division(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """The hours by what they are for come to more than the week has."""
    found = effort(plan)
    if found.reserved is not None and found.divided > found.reserved + SLACK:
        values = {**_sum(found), "needed": found.divided, "reserved": found.reserved}
        yield plan.place("resources", "hours"), values


def _sum(found: Effort) -> Mapping[str, object]:
    hours = {name: getattr(found.hours, name) or 0 for name in ("planning", "answering", "measuring")}
    return {
        "posts": found.posts,
        "per_post": found.per_post,
        "for_posts": found.for_posts or 0,
        **hours,
    }


def _unmeasured(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """A goal with a metric of which no number with a date is there."""
    written = entries(plan, "goals[].metric.measurements")
    for number, (goal, entry) in enumerate(zip(plan.goals, written, strict=True)):
        if goal.metric and goal.metric.name and not entry.open and latest(goal.metric, today) is None:
            yield (
                plan.place("goals", number, "metric", "measurements"),
                {"id": goal.id, "metric": goal.metric.name},
            )


def _stale(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:
    """A goal whose last measurement is older than its period, else than the rule's."""
    usual = parse_period(str(rule.options.get("period", ""))) or QUARTER
    for number, goal in enumerate(plan.goals):
        last = latest(goal.metric, today) if goal.metric else None
        if goal.metric and last and (next_one := due(goal.metric, last[1], usual)) < today:
            place = plan.place("goals", number, "metric", "measurements", last[0], "date")
            yield place, {"id": goal.id, "date": last[1].date, "due": next_one}


QUESTIONS: Mapping[str, Question] = {
    "week": _week,
    "posts": _posts,
    "division": _division,
    "unmeasured": _unmeasured,
    "stale": _stale,
}
OPTIONS: Mapping[str, Reader[object]] = {"ask": shape.choice(*QUESTIONS), "period": shape.text}
REQUIRED = ("ask",)
NEEDS = frozenset({"plan", "today"})
BLANKS = (
    *("answering", "date", "due", "for_posts", "id", "measuring", "metric"),
    *("needed", "per_post", "planning", "posts", "reserved"),
)
