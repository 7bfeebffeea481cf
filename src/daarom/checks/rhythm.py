"""Finds too few and too many posts, silences, weeks that take more hours than there are, and sales posts in a row. It reads
no prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from daarom import shape
from daarom.agenda import Agenda, Post, full_weeks, hours_of, week_of
from daarom.calendar_words import told
from daarom.context import Context
from daarom.model import Document, Match, Rule
from daarom.plan import Plan, document
from daarom.shape import Reader

NEEDS = frozenset({"plan", "today", "siblings"})
BLANKS = ("count", "date", "days", "each", "other", "since", "stated", "until", "weeks", "where")
SILENCE, APART = 14, 14
"""Days without a post that are a silence; days between two posts that are still in a row."""


@dataclass(frozen=True)
class Finder:
    """Rules about rhythm."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """Matches in the plan, or at the draft that comes after a silence or another sales post."""
        if context.agenda is None:
            return
        for rule in self.rules:
            yield from ASKED[str(rule.options["ask"])](rule, context.agenda, context)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _few(rule: Rule, agenda: Agenda, context: Context) -> Iterator[Match]:
    """Weeks below the least that the plan wants; where that is less than one post, several weeks together."""
    for number, name, least in _cadences(context.plan, "min_per_week"):
        weeks = full_weeks(agenda)
        together = 1 if least >= 1 else ceil(1 / least)
        counted = Counter(week_of(post.day) for post in agenda.on(name))
        short = [
            weeks[start]
            for start in range(0, len(weeks) - together + 1, together)
            if sum(counted[week] for week in weeks[start : start + together]) < least * together
        ]
        if short:
            yield _weekly(rule, context.plan, number, name, short, counted, least)


def _many(rule: Rule, agenda: Agenda, context: Context) -> Iterator[Match]:
    for number, name, most in _cadences(context.plan, "max_per_week"):
        counted = Counter(week_of(post.day) for post in agenda.on(name))
        full = [week for week in full_weeks(agenda) if counted[week] > max(1, most)]
        if full:
            yield _weekly(rule, context.plan, number, name, full, counted, most)


def _cadences(plan: Plan | None, key: str) -> Iterator[tuple[int, str, float]]:
    for number, item in enumerate(plan.platforms if plan else ()):
        stated = getattr(item.cadence, key) if item.cadence else None
        if stated:
            yield number, item.id, stated


def _weekly(
    rule: Rule, plan: Plan | None, number: int, name: str, weeks: Sequence[date], *figures: object
) -> Match:
    assert plan is not None
    where, (counted, stated) = document(plan), figures
    assert isinstance(counted, Counter)
    listed = "; ".join(f"{told(week, where.language)}: {counted[week]}" for week in weeks[:4])
    more = f"; … ({len(weeks)})" if len(weeks) > 4 else ""
    values = {"weeks": listed + more, "stated": _figure(stated, where), "count": str(len(weeks))}
    place = plan.place("platforms", number, "cadence")
    return Match(rule.id, where, places=(place,), values=values, platform=name)


def _figure(value: object, where: Document) -> str:
    """A figure without idle noughts, with a comma in Dutch."""
    return f"{value:g}".replace(".", "," if where.language == "nl" else ".")


def _silence(rule: Rule, agenda: Agenda, context: Context) -> Iterator[Match]:
    """No post anywhere for so many days, told at the draft that ends it; what is over cannot be mended.

    Where the plan wants fewer posts than one a week, a silence lasts longer.
    """
    usual = sum(least for _, _, least in _cadences(context.plan, "min_per_week"))
    days = _number(rule, "days", SILENCE)
    days = max(days, ceil(days / usual)) if usual else days
    for before, after in pairwise(agenda.posts):
        gap = (after.day - before.day).days - 1
        coming = not after.published and after.day >= max(agenda.since, context.today)
        if gap >= days and coming and after.day <= agenda.until:
            language = after.document.language
            values = {
                "days": str(gap),
                "since": told(before.day, language),
                "until": told(after.day, language),
            }
            yield _at(rule, after, values)


def _hours(rule: Rule, agenda: Agenda, context: Context) -> Iterator[Match]:
    """Weeks whose posts take more hours than the plan reserves."""
    plan = context.plan
    key, each, most = hours_of(plan)
    if plan is None or not most or not each:
        return
    counted = Counter(week_of(post.day) for post in agenda.inside)
    full = [week for week in full_weeks(agenda) if counted[week] * each > most]
    if full:
        where = document(plan)
        listed = "; ".join(
            f"{told(week, where.language)}: {_figure(counted[week] * each, where)}" for week in full[:4]
        )
        values = {"weeks": listed, "stated": _figure(most, where), "each": _figure(each, where)}
        yield Match(rule.id, where, places=(plan.place("resources", *key),), values=values)


def _row(rule: Rule, agenda: Agenda, context: Context) -> Iterator[Match]:  # noqa: ARG001
    """Two posts that sell, one right after the other on a platform, told at the second."""
    near = timedelta(days=_number(rule, "days", APART))
    told_of: set[int] = set()
    for name in agenda.platforms:
        for first, second in pairwise(agenda.on(name)):
            inside = agenda.since <= second.day <= agenda.until and not second.published
            close = second.day - first.day <= near
            if first.commercial and second.commercial and inside and close and id(second) not in told_of:
                told_of.add(id(second))
                values = {"other": _name(first), "date": told(first.day, second.document.language)}
                yield _at(rule, second, {**values, "where": name})


def _name(post: Post) -> str:
    row = post.document.row
    return post.document.path + (f" [{row}]" if row is not None else "")


def _at(rule: Rule, post: Post, values: Mapping[str, str]) -> Match:
    field = post.document.field("publish_at")
    places = (field.place,) if field is not None and field.place.path == post.document.path else ()
    return Match(rule.id, post.document, places=places, values=values)


def _number(rule: Rule, name: str, usual: int) -> int:
    found = rule.options.get(name, usual)
    assert isinstance(found, int)
    return found


ASKED: Mapping[str, Callable[[Rule, Agenda, Context], Iterator[Match]]] = {
    "few": _few,
    "many": _many,
    "silence": _silence,
    "hours": _hours,
    "sales_in_a_row": _row,
}
OPTIONS: Mapping[str, Reader[object]] = {"ask": shape.choice(*ASKED), "days": shape.integer(1)}
REQUIRED = ("ask",)
