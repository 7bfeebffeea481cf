"""The parts of the page that say how the plan is carried out: where, by whom, with what. It must not judge or rank them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daarom.calendar_words import NAMES, told
from daarom.plan import Budget, Cadence, Contributor, Hours, Measure, Plan, PlatformPlan, Respond, effort
from daarom.planpage.types import Line, Speech
from daarom.platforms import facts

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")


def platforms(plan: Plan, speech: Speech) -> Iterator[Line]:
    """Each platform: why, for whom, how often, and what is done there."""
    for platform in plan.platforms:
        yield Line(platform.why or "", _name(platform))
        rhythm = _rhythm(platform.cadence, speech) if platform.cadence else ""
        yield from speech.lines(
            ("platform.for", "; ".join(filter(None, (", ".join(platform.audiences), rhythm)))),
            ("platform.customs", "; ".join(platform.customs)),
        )
        yield from _known(plan, platform, speech)


def _name(platform: PlatformPlan) -> str:
    known = facts(platform.id)
    name = known.name if known else platform.id
    return f"{name} ({platform.account})" if platform.account else name


def _rhythm(cadence: Cadence, speech: Speech) -> str:
    least, most = cadence.min_per_week, cadence.max_per_week
    key = (
        "" if least is None and most is None else "most" if least is None else "between" if most else "least"
    )
    return (
        speech.say(f"platform.{key}", least=speech.number(least or 0), most=speech.number(most or 0))
        if key
        else ""
    )


def _known(plan: Plan, platform: PlatformPlan, speech: Speech) -> Iterator[Line]:
    for audience in plan.audiences:
        for found in audience.research:
            if found.platform == platform.id and found.finding:
                when = f" ({told(found.date, speech.language)})" if found.date else ""
                yield Line(
                    found.finding + when, speech.say("platform.known", audience=audience.id), inner=True
                )


def means(plan: Plan, speech: Speech) -> Iterator[Line]:
    """Who takes part, in the order of the plan, and the time and money there is."""
    people = plan.people.contributors if plan.people else ()
    resources, week = plan.resources, effort(plan)
    total = week.reserved if week.reserved is not None else week.divided
    yield from speech.lines(
        ("means.people", ", ".join(filter(None, map(_person, people)))),
        ("means.hours", _hours(total, week.hours, speech) if total else ""),
        ("means.sum", _sum(plan, speech)),
        ("means.budget", _money(resources.budget, speech) if resources and resources.budget else ""),
        inner=False,
    )


def _person(person: Contributor) -> str:
    name = person.name or person.handle or person.department or ""
    beside = person.department if person.department != name else None
    return f"{name} ({beside})" if beside else name


def _hours(total: float, hours: Hours, speech: Speech) -> str:
    parts = {name: getattr(hours, name) for name in ("planning", "posts", "answering", "measuring")}
    told_parts = (
        speech.say(f"means.{name}", hours=speech.number(value)) for name, value in parts.items() if value
    )
    listed = ", ".join(told_parts)
    return speech.number(total) + (f" ({listed})" if listed else "")


def _sum(plan: Plan, speech: Speech) -> str:
    week = effort(plan)
    if week.for_posts is None:
        return ""
    values = {"posts": week.posts, "per_post": week.per_post, "needed": week.for_posts}
    return speech.say("means.sum_of", **{key: speech.number(value) for key, value in values.items()})


def _money(budget: Budget, speech: Speech) -> str:
    if budget.year is None:
        return ""
    currency = budget.currency or "EUR"
    items = ", ".join(item.name for item in budget.items if item.name)
    return f"{SIGNS.get(currency, currency)} {speech.number(budget.year)}" + (f" ({items})" if items else "")


def answers(plan: Plan, speech: Speech) -> Iterator[Line]:
    """Who answers, when and how soon; who counts what with what."""
    if plan.infrastructure:
        respond = plan.infrastructure.respond or Respond()
        counted = "; ".join(filter(None, (_measure(item, speech) for item in plan.infrastructure.measure)))
        yield from speech.lines(
            ("answers.who", _answerer(respond, speech)),
            ("answers.when", _opening(respond.hours or "", speech)),
            ("answers.measure", counted),
            inner=False,
        )
    crisis = plan.governance.crisis if plan.governance else None
    yield from speech.lines(("answers.crisis", crisis.contact or "" if crisis else ""), inner=False)


def _answerer(respond: Respond, speech: Speech) -> str:
    owner = respond.owner or ""
    if not owner or respond.first_reply_max is None:
        return owner
    return speech.say("answers.within", owner=owner, period=speech.within(respond.first_reply_max))


def _measure(item: Measure, speech: Speech) -> str:
    who = item.owner or item.tool or ""
    if item.owner and item.tool:
        who = speech.say("answers.with", owner=item.owner, tool=item.tool)
    what = speech.say("answers.what", who=who, metrics=", ".join(item.metrics)) if item.metrics else who
    if not what or item.report_every is None:
        return what
    return speech.say("answers.every", what=what, period=speech.every(item.report_every))


def _opening(hours: str, speech: Speech) -> str:
    """Opening hours with the days in the page's own language, shortened: di-za, Tue-Sat."""
    names = NAMES[speech.language]
    length = 2 if speech.language == "nl" else 3
    return DAY.sub(lambda found: names[DAYS.index(found[0])][:length], hours)
