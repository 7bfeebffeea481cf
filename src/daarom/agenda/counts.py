"""The figures of some days: shares, goals, voices, hours. It judges none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daarom.agenda.posts import Agenda, Post
from daarom.agenda.serving import served, voices
from daarom.agenda.spans import week_of
from daarom.plan import Mix, Plan


@dataclass(frozen=True, slots=True)
class Share:
    """The posts on one platform (all where it is empty): how many, how many sell by their makers' word and by the
    classifier's, how many ask something; and what the plan allows, None where it says nothing.
    """

    platform: str
    posts: int
    declared: int
    judged: int
    asking: int
    promotional_max: float | None = None
    dialogue_min: float | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """A department (unknown people where it is empty) and its posts."""

    department: str
    posts: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday, or the part of it that is looked at: posts, hours that they take, hours reserved."""

    monday: date
    posts: int
    needed: float | None
    reserved: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted over an agenda. `served` holds for goals, audiences and pillars each id with its posts;
    `disagreements` are posts that sell by one account and not by the other. `plan` is its file, empty without one.
    """

    agenda: Agenda
    plan: str
    shares: tuple[Share, ...]
    served: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    voices: tuple[Voice, ...]
    weeks: tuple[Week, ...]
    disagreements: tuple[Post, ...]


def figures(agenda: Agenda, plan: Plan | None) -> Figures:
    """The figures of an agenda's days; without a plan there is nothing about goals, voices and hours."""
    inside = agenda.inside
    names = (
        dict.fromkeys((*(item.id for item in plan.platforms), *agenda.platforms))
        if plan
        else agenda.platforms
    )
    shares = [_share("", inside, plan.mix if plan else None)]
    for name in names:
        shares.append(_share(name, [p for p in inside if name in p.platforms], _mix(plan, name)))
    own = plan or Plan()
    parts = ("goals", "audiences", "pillars") if plan else ()
    return Figures(
        agenda,
        plan.path if plan else "",
        tuple(shares),
        tuple((part, tuple(served(inside, own, part).items())) for part in parts if getattr(own, part)),
        _voices(inside, plan) if plan else (),
        tuple(_weeks(agenda, plan)),
        tuple(p for p in inside if disagrees(p)),
    )


def disagrees(post: Post) -> bool:
    """Whether its maker says one thing about selling and the classifier another."""
    return post.declared is not None and post.judged is not None and post.declared is not post.reads_as_sales


def _mix(plan: Plan | None, platform: str) -> Mix | None:
    return plan.mix.per_platform.get(platform, plan.mix) if plan else None


def _share(platform: str, posts: Sequence[Post], mix: Mix | None) -> Share:
    return Share(
        platform,
        len(posts),
        sum(bool(post.declared) for post in posts),
        sum(post.reads_as_sales for post in posts),
        sum(post.asks for post in posts),
        mix.promotional_max if mix else None,
        mix.dialogue_min if mix else None,
    )


def _voices(posts: Sequence[Post], plan: Plan) -> tuple[Voice, ...]:
    people = plan.people.contributors if plan.people else ()
    known = dict.fromkeys(person.department for person in people if person.department)
    counted = voices(posts, plan)
    if not known:
        return ()
    ordered = (*known, *([""] if counted[""] else []))
    return tuple(Voice(name, counted[name]) for name in ordered)


def hours_of(plan: Plan | None) -> tuple[tuple[str, ...], float | None, float | None]:
    """The hours that a post takes and those reserved for posts in a week, else for everything; and where the latter stand
    below `resources`.
    """
    means = plan.resources if plan else None
    if means is None:
        return ("hours_per_week",), None, None
    if means.hours is not None and means.hours.posts is not None:
        return ("hours", "posts"), means.hours_per_post, means.hours.posts
    return ("hours_per_week",), means.hours_per_post, means.hours_per_week


def _weeks(agenda: Agenda, plan: Plan | None) -> Iterable[Week]:
    counted = Counter(week_of(post.day) for post in agenda.inside)
    _, each, reserved = hours_of(plan)
    monday = week_of(agenda.since)
    while monday <= agenda.until:
        needed = None if each is None else counted[monday] * each
        yield Week(monday, counted[monday], needed, reserved)
        if monday > date.max - timedelta(days=13):
            return
        monday += timedelta(days=7)
