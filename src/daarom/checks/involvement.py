"""Finds stretches in which nobody is asked anything, and subjects on which people had a say and heard nothing back. It looks
for questions and for the words of the rule only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import regex

from daarom import shape
from daarom.agenda import Agenda, Post
from daarom.agenda.serving import speaks_of
from daarom.calendar_words import told
from daarom.context import Context
from daarom.model import Document, Match, Rule
from daarom.plan import Plan, document
from daarom.shape import Reader

OPTIONS: Mapping[str, Reader[object]] = {
    "ask": shape.choice("unasked", "untold", "topic"),
    "days": shape.integer(1),
    "fewest": shape.integer(1),
    "phrases": shape.many(shape.text),
}
REQUIRED = ("ask",)
NEEDS = frozenset({"plan", "siblings"})
BLANKS = ("count", "days", "since", "topic", "until")
DAYS, FEWEST = 21, 5


@dataclass(frozen=True)
class Finder:
    """Rules about involving people."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """Matches in the plan, at `involve` or at the subject; none without a plan or with too few posts."""
        plan, agenda = context.plan, context.agenda
        if plan is None or agenda is None:
            return
        for rule in self.rules:
            if len(agenda.inside) < _number(rule, "fewest", FEWEST):
                continue
            if rule.options["ask"] == "unasked":
                yield from _unasked(rule, agenda, plan)
            elif rule.options["ask"] == "untold":
                yield from _untold(rule, agenda, plan)
            else:
                yield from _topics(rule, agenda, plan)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _unasked(rule: Rule, agenda: Agenda, plan: Plan) -> Iterator[Match]:
    """The longest stretch of these days with posts and without a question."""
    first = max(agenda.since, agenda.known_since)
    asked = [post.day for post in agenda.inside if post.asks]
    marks = [first - timedelta(days=1), *asked, agenda.until + timedelta(days=1)]
    gaps = [(after - before, before, after) for before, after in pairwise(marks)]
    gap, before, after = max(gaps)
    days = gap.days - 1
    quiet = any(before < post.day < after for post in agenda.inside)
    if days >= _number(rule, "days", DAYS) and quiet:
        where = document(plan)
        since, until = before + timedelta(days=1), after - timedelta(days=1)
        values = {
            "days": str(days),
            "since": told(since, where.language),
            "until": told(until, where.language),
        }
        yield Match(rule.id, where, places=(plan.place("involve"),), values=values)


def _untold(rule: Rule, agenda: Agenda, plan: Plan) -> Iterator[Match]:
    """Questions were asked, and no post says what was done with the answers."""
    asked = [post for post in agenda.inside if post.asks]
    if not plan.involve or not asked or any(_reports(post, rule) for post in agenda.inside):
        return
    values = {"count": str(len(asked))}
    yield Match(rule.id, document(plan), places=(plan.place("involve"),), values=values)


def _topics(rule: Rule, agenda: Agenda, plan: Plan) -> Iterator[Match]:
    """A subject of `involve` that no post asks about."""
    for number, item in enumerate(plan.involve):
        if item.topic and not any(post.asks and speaks_of(post, item.topic) for post in agenda.inside):
            place = plan.place("involve", number, "topic")
            yield Match(rule.id, document(plan), places=(place,), values={"topic": item.topic})


def _reports(post: Post, rule: Rule) -> bool:
    phrases = rule.options.get("phrases", ())
    assert isinstance(phrases, tuple)
    either = "|".join(regex.escape(phrase, literal_spaces=True) for phrase in phrases) or r"(?!)"
    text = " ".join(post.text.split())
    return regex.search(rf"(?<![\p{{L}}])(?:{either})(?![\p{{L}}])", text, regex.IGNORECASE) is not None


def _number(rule: Rule, name: str, usual: int) -> int:
    found = rule.options.get(name, usual)
    assert isinstance(found, int)
    return found
