"""Times and rhythm: what is over is left alone, and so is what was published."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from builders import context, document, rule
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.agenda import agenda
from daarom.checks import CALENDAR_CHECKS, CHECKS, rhythm, schedule
from daarom.model import Document, Match, Moment, Source
from daarom.plan import parse

DAYS = (date(2026, 10, 1), date(2027, 3, 31))
ZONE = ZoneInfo("Europe/Amsterdam")


def post(when: datetime, **more: object) -> Document:
    return document("De oven gaat aan.", platforms=("x",), publish_at=Moment(when), **more)


def found(time: str, *posts: Document, published: bool = False, plan: str = "goals: []") -> list[Match]:
    one = rule("schedule", options={"time": time, "statuses": ("gepland",)}, language="any")
    row = agenda([(item, published) for item in posts], DAYS, ZONE)
    seen = context(agenda=row, plan=parse(Source("plan.yaml", plan)), zone=ZONE)
    return list(schedule.compile((one,)).find((), seen))


def test_hours_that_come_twice_or_never_are_told_apart() -> None:
    autumn, spring = post(datetime(2026, 10, 25, 2, 30)), post(datetime(2027, 3, 28, 2, 30))
    assert [m.values["time"] for m in found("twice", autumn, spring)] == ["02:30"]
    assert [m.document for m in found("never", autumn, spring)] == [spring]
    assert found("never", spring)[0].values["time"] == "02:30"


@settings(deadline=None)
@given(st.datetimes(datetime(2026, 10, 1), datetime(2027, 3, 31)))
def test_a_time_is_never_both_twice_and_never_on_the_clock(when: datetime) -> None:
    draft = post(when)
    assert len(found("twice", draft)) + len(found("never", draft)) == int(
        draft.publish_at is not None and _odd(draft.publish_at.value)
    )


def _odd(when: datetime) -> bool:
    return when.replace(tzinfo=ZONE, fold=0).utcoffset() != when.replace(tzinfo=ZONE, fold=1).utcoffset()


def test_what_was_published_is_not_judged() -> None:
    late = post(datetime(2026, 11, 3, 9), status="gepland")
    assert found("past", late)
    assert not found("past", late, published=True)


@pytest.mark.parametrize(
    ("closed", "count"),
    [
        ("{from: 2026-11-03, to: 2026-11-04}", 1),
        ("{from: 2026-11-03}", 1),
        ("{to: 2026-11-03}", 1),
        ("{reason: x}", 0),
    ],
)
def test_a_closed_day_may_be_given_by_one_end(closed: str, count: int) -> None:
    plan = f"infrastructure: {{publish: {{blackout: [{closed}]}}}}"
    assert len(found("blackout", post(datetime(2026, 11, 3, 9)), plan=plan)) == count


def test_a_rhythm_of_many_weeks_names_four_and_counts_the_rest() -> None:
    plan = "platforms: [{id: x, cadence: {min_per_week: 1, max_per_week: 1}}]"
    row = agenda([(post(datetime(2026, 10, 5, 9)), False)], DAYS, ZONE)
    one = rule("rhythm", options={"ask": "few"}, language="any")
    seen = context(agenda=row, plan=parse(Source("plan.yaml", plan)))
    (match,) = rhythm.compile((one,)).find((), seen)
    assert match.values["weeks"].endswith(f"; … ({match.values['count']})")


@pytest.mark.parametrize("kind", sorted(CALENDAR_CHECKS))
def test_without_an_agenda_no_check_of_the_calendar_finds_anything(kind: str) -> None:
    (name,) = CHECKS[kind].REQUIRED
    one = rule(kind, options={name: "promotional"})
    assert not list(CHECKS[kind].compile((one,)).find((), context()))
