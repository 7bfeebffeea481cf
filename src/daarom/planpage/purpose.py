"""The parts of the page that say what the plan is for: goals, why, audiences, image, value, tone. It must not judge them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daarom.calendar_words import told
from daarom.plan import TONES, Goal, Metric, Plan, latest
from daarom.planpage.types import Line, Speech

FAINT, STRONG, MILD = 0.15, 0.75, 0.4
"""How far from the middle a tone is not mentioned, is called very much so, and is called slight."""


def goals(plan: Plan, speech: Speech, today: date) -> Iterator[Line]:
    """Each goal with its audience, number and day, and what a draft writes to serve it."""
    for goal in plan.goals:
        yield Line(goal.statement or goal.id)
        yield from speech.lines(
            ("goal.audience", goal.audience or ""), ("goal.metric", _metric(goal, speech, today))
        )
        yield Line(f"goal: {goal.id}", speech.say("goal.draft"), inner=True, code=True)


def _metric(goal: Goal, speech: Speech, today: date) -> str:
    """What is counted, from where to where, by when, and where it stands."""
    metric = goal.metric or Metric()
    parts = [_target(metric, speech)]
    if goal.deadline:
        parts.append(speech.say("goal.by", date=told(goal.deadline, speech.language)))
    last = latest(metric, today)
    if last and last[1].value is not None and last[1].date:
        when = told(last[1].date, speech.language)
        parts.append(speech.say("goal.last", value=speech.number(last[1].value), date=when))
    return "; ".join(filter(None, parts))


def _target(metric: Metric, speech: Speech) -> str:
    name = metric.name or ""
    if metric.target is None:
        return name
    target = " ".join(filter(None, (speech.number(metric.target), metric.unit)))
    if metric.baseline is None:
        return speech.say("goal.to", metric=name, target=target)
    return speech.say("goal.from_to", metric=name, baseline=speech.number(metric.baseline), target=target)


def why(plan: Plan, speech: Speech) -> Iterator[Line]:
    """The reason, and what else was considered."""
    if plan.why_social:
        yield from _first(plan.why_social.reason)
        other = "; ".join(plan.why_social.alternatives_considered)
        yield from speech.lines(("why.alternatives", other))


def audiences(plan: Plan, speech: Speech) -> Iterator[Line]:
    """Each audience: who they are, what they look for, how they are addressed."""
    for audience in plan.audiences:
        yield Line(audience.description or "", audience.id)
        yield from speech.lines(
            ("audience.needs", ", ".join(audience.needs)), ("audience.address", audience.address or "")
        )


def image(plan: Plan, speech: Speech) -> Iterator[Line]:
    """How people see the organisation now and later."""
    if plan.image:
        yield from speech.lines(
            ("image.current", plan.image.current or ""),
            ("image.desired", plan.image.desired or ""),
            ("image.actions", "; ".join(plan.image.gap_actions)),
            inner=False,
        )


def value(plan: Plan, speech: Speech) -> Iterator[Line]:
    """What sets the organisation apart, and what shows it."""
    if plan.distinctive_value:
        yield from _first(plan.distinctive_value.statement)
        yield from speech.lines(("value.proof", "; ".join(plan.distinctive_value.proof)))


def tone(plan: Plan, speech: Speech) -> Iterator[Line]:
    """How the organisation sounds, in words."""
    terms = plan.tone.terms
    prefer = (speech.say("tone.instead", new=new, old=old) for old, new in terms.prefer.items())
    yield from speech.lines(
        ("tone.sound", ", ".join(_tones(plan, speech))),
        ("tone.address", plan.tone.address or ""),
        ("tone.do", "; ".join(plan.tone.do)),
        ("tone.dont", "; ".join(plan.tone.dont)),
        ("tone.prefer", ", ".join(prefer)),
        ("tone.ban", ", ".join(terms.ban)),
        inner=False,
    )


def _tones(plan: Plan, speech: Speech) -> Iterator[str]:
    for name in TONES:
        target = plan.tone.nng.get(name, 0.0)
        if abs(target) >= FAINT:
            word = speech.say(f"tone.{name}.{'more' if target > 0 else 'less'}")
            strong, slight = abs(target) >= STRONG, abs(target) < MILD
            key = "tone.very" if strong else "tone.slightly" if slight else ""
            yield speech.say(key, tone=word) if key else word


def _first(text: str | None) -> Iterator[Line]:
    if text:
        yield Line(text)
