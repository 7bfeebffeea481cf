"""Asks the plan whether drafts can be held against it: whether goals have words enough, examples fit their goal, hours can be read.
It must not look at drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from daarom import answering, shape
from daarom.context import Context
from daarom.goals import goal_scores, thin
from daarom.model import Document, Match, Rule
from daarom.plan import Goal, Plan, document, language_told
from daarom.shape import Reader

ABOVE, MARGIN = 0.7, 0.5
"""What another goal must score at least for an example to read as its own, and how far above the example's own goal."""

Found = tuple[tuple[str | int, ...], Mapping[str, str]]
"""Where in the plan, and what fills the rule's blanks."""


@dataclass(frozen=True)
class Finder:
    """Questions about the words of the plan."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """A match for each part that drafts cannot be held against, at its place in the plan; none without a plan."""
        if context.plan is None:
            return
        where = document(context.plan)
        for rule in self.rules:
            for path, values in QUESTIONS[str(rule.options["ask"])](context.plan):
                yield Match(rule.id, where, places=(context.plan.place(*path),), values=values)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _thin(plan: Plan) -> Iterator[Found]:
    """Goals with a keyword or two and no example; those with nothing at all are another rule's."""
    for number, goal in enumerate(plan.goals):
        if goal.keywords and thin(goal):
            yield ("goals", number, "keywords"), {"id": goal.id, "count": str(len(goal.keywords))}


def _astray(plan: Plan) -> Iterator[Found]:
    """Example posts that, looked at without their own help, read as another goal of the plan."""
    for number, goal in enumerate(plan.goals):
        for place, post in enumerate(goal.example_posts):
            left = replace(goal, example_posts=_without(goal.example_posts, place))
            if not thin(left) and (near := _nearer(post, left, plan)):
                yield ("goals", number, "example_posts", place), {"id": goal.id, "near": near, "text": post}


def _without(posts: tuple[str, ...], place: int) -> tuple[str, ...]:
    return posts[:place] + posts[place + 1 :]


def _nearer(post: str, own: Goal, plan: Plan) -> str | None:
    """The goal that a post clearly fits better than its own, or None."""
    goals = tuple(own if goal.id == own.id else goal for goal in plan.goals)
    told = language_told(" ".join(filter(None, (own.statement, *own.example_posts, post))))
    scores = dict(goal_scores(post, replace(plan, goals=goals), told))
    others = {goal.id: scores[goal.id] for goal in goals if goal.id in scores and goal is not own}
    best = max(others, key=lambda name: others[name], default=None)
    if best is None or others[best] < ABOVE or others[best] - scores.get(own.id, 1.0) < MARGIN:
        return None
    return best


def _hours(plan: Plan) -> Iterator[Found]:
    """Answering hours that nobody can tell the time by."""
    respond = plan.infrastructure.respond if plan.infrastructure else None
    if respond and respond.hours and answering.read(respond.hours) is None:
        yield ("infrastructure", "respond", "hours"), {"text": respond.hours}


QUESTIONS: Mapping[str, Callable[[Plan], Iterator[Found]]] = {
    "thin": _thin,
    "astray": _astray,
    "hours": _hours,
}

OPTIONS: Mapping[str, Reader[object]] = {"ask": shape.choice(*QUESTIONS)}
REQUIRED = ("ask",)
NEEDS = frozenset({"plan"})
BLANKS = ("count", "id", "near", "text")
