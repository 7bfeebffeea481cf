"""Counts kinds of posts in windows against the plan's mix: those that sell, ask, or pass on what others made. It reads
no prose itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.agenda import Agenda, Post, windows
from daarom.calendar_words import told
from daarom.context import Context
from daarom.model import Document, Match, Place, Rule
from daarom.plan import Mix, Plan, document
from daarom.shape import Reader

KEYS = {"promotional": "promotional_max", "dialogue": "dialogue_min", "shared": "shared_min"}
OPTIONS: Mapping[str, Reader[object]] = {
    "share": shape.choice(*KEYS),
    "days": shape.integer(1),
    "fewest": shape.integer(1),
    "intents": shape.many(shape.text),
}
REQUIRED = ("share",)
NEEDS = frozenset({"plan", "siblings"})
BLANKS = ("count", "declared", "judged", "posts", "share", "since", "stated", "until", "where")

DAYS, FEWEST = 30, 5
"""The window where the plan names none; with fewer posts than this a share says nothing."""

ALWAYS_ALLOWED = 1
"""One post that sells is no habit, however few there are."""


@dataclass(frozen=True)
class Window:
    """What one window holds: `off` is how far it is from the plan, above nought where it falls short of it."""

    off: float
    values: Mapping[str, str]


@dataclass(frozen=True)
class Finder:
    """Rules about the mix."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """A match for the worst window of all posts, and of each platform with numbers of its own; of the other
        platforms only where all posts together keep to the plan.
        """
        plan, agenda = context.plan, context.agenda
        if plan is None or agenda is None:
            return
        where = document(plan)
        for rule in self.rules:
            key = KEYS[str(rule.options["share"])]
            if key == "shared_min" and not any(_passed_on(post, rule) for post in agenda.posts):
                continue  # nobody says which posts pass something on, so nothing can be counted
            whole = _worst(agenda, plan.mix, agenda.posts, rule, where.language)
            if whole:
                yield Match(rule.id, where, places=(plan.place("mix", key),), values=whole)
            for name in agenda.platforms:
                own = plan.mix.per_platform.get(name)
                if whole and (own is None or getattr(own, key) is None):
                    continue
                found = _worst(agenda, _over(plan.mix, own), agenda.on(name), rule, where.language)
                if found:
                    place, values = _place(plan, name, key), {**found, "where": f" ({name})"}
                    yield Match(rule.id, where, places=(place,), values=values, platform=name)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _over(mix: Mix, own: Mix | None) -> Mix:
    if own is None:
        return mix
    stated = {key: getattr(own, key) for key in (*KEYS.values(), "window")}
    return Mix(**{key: getattr(mix, key) if value is None else value for key, value in stated.items()})


def _place(plan: Plan, name: str, key: str) -> Place:
    if name in plan.mix.per_platform:
        return plan.place("mix", "per_platform", name, key)
    number = next((i for i, item in enumerate(plan.platforms) if item.id == name), None)
    return plan.place("mix", key) if number is None else plan.place("platforms", number)


def _worst(
    agenda: Agenda, mix: Mix, posts: Sequence[Post], rule: Rule, language: str | None
) -> Mapping[str, str] | None:
    """The values of the window that is furthest from the plan, or None where all keep to it."""
    share = str(rule.options["share"])
    stated = getattr(mix, KEYS[share])
    if stated is None:
        return None
    found = (
        _judged(rule, period, held, stated, language)
        for period, held in windows(agenda, posts, _days(mix, rule))
        if len(held) >= _number(rule, "fewest", FEWEST)
    )
    worst = max(found, key=lambda window: window.off, default=None)
    return worst.values if worst is not None and worst.off > 0 else None


def _days(mix: Mix, rule: Rule) -> int:
    if mix.window is None:
        return _number(rule, "days", DAYS)
    return max(1, mix.window.days + mix.window.months * 30)


def _number(rule: Rule, name: str, usual: int) -> int:
    found = rule.options.get(name, usual)
    assert isinstance(found, int)
    return found


def _judged(
    rule: Rule, period: tuple[object, ...], held: Sequence[Post], stated: float, language: str | None
) -> Window:
    share, posts = str(rule.options["share"]), len(held)
    declared, judged = sum(bool(p.declared) for p in held), sum(p.reads_as_sales for p in held)
    if share == "promotional":
        count = max(declared, judged)
        off = (count - max(ALWAYS_ALLOWED, stated * posts)) / posts
    else:
        count = sum(p.asks if share == "dialogue" else _passed_on(p, rule) for p in held)
        off = stated - count / posts
    since, until = (told(day, language) for day in period)  # type: ignore[arg-type]
    values = {
        "count": str(count),
        "declared": str(declared),
        "judged": str(judged),
        "posts": str(posts),
        "share": f"{100 * count / posts:.0f}%",
        "stated": f"{100 * stated:.0f}%",
        "since": since,
        "until": until,
        "where": "",
    }
    return Window(off if off > 1e-9 else 0, values)


def _passed_on(post: Post, rule: Rule) -> bool:
    """Whether a post says of itself that it passes on what somebody else made."""
    intents = rule.options.get("intents", ())
    assert isinstance(intents, tuple)
    return bool({*post.document.texts("intent"), *post.document.texts("post_type")} & set(intents))
