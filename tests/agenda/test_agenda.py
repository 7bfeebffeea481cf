"""Posts in time: zones, summer and winter time, leap days, midnight, weeks and windows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import document
from hypothesis import given
from hypothesis import strategies as st

from daarom.agenda import Agenda, agenda, alike, full_weeks, month_of, week_of, windows
from daarom.model import Document, Moment

ZONES = (
    "Europe/Amsterdam",
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "UTC",
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def at(
    value: datetime, text: str = "De oven gaat aan.", platform: str = "instagram", **more: object
) -> Document:
    moment = Moment(value, zone_stated=value.tzinfo is not None)
    return document(text, platforms=(platform,), publish_at=moment, **more)


def made(*documents: Document, period: tuple[date, date] | None = None, zone: str | None = None) -> Agenda:
    days = period or month_of(date(2026, 11, 5))
    return agenda([(item, False) for item in documents], days, ZoneInfo(zone) if zone else None)


def on(day: date) -> Document:
    return at(datetime.combine(day, time(9)))


@given(st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30)), st.sampled_from(ZONES))
def test_a_time_with_a_zone_falls_on_the_day_that_the_clocks_there_show(moment: datetime, zone: str) -> None:
    (post,) = made(at(moment.replace(tzinfo=UTC)), period=(date.min, date.max), zone=zone).posts
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert (post.day, post.clock) == (local.date(), local.time())


@given(st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30)), st.sampled_from(ZONES))
def test_a_time_is_called_doubtful_where_the_clocks_do_not_show_it_once(moment: datetime, zone: str) -> None:
    (post,) = made(at(moment), period=(date.min, date.max), zone=zone).posts
    read = {
        moment.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC).astimezone(ZoneInfo(zone))
        for fold in (0, 1)
    }
    once = {item.replace(tzinfo=None) for item in read} == {moment} and len(
        {i.astimezone(UTC) for i in read}
    ) == 1
    assert post.moment.ambiguous is not once


def test_midnight_belongs_to_the_day_that_begins() -> None:
    found = made(at(datetime(2026, 11, 30, 0, 0)), at(datetime(2026, 12, 1, 0, 0)), zone="Europe/Amsterdam")
    assert [post.day.day for post in found.inside] == [30]


def test_a_leap_day_is_in_its_month() -> None:
    assert month_of(date(2028, 2, 3)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_of(date(2027, 2, 3)) == (date(2027, 2, 1), date(2027, 2, 28))


@given(DAYS)
def test_a_month_holds_its_days_and_no_others(day: date) -> None:
    first, last = month_of(day)
    assert first <= day <= last
    assert (first - timedelta(days=1)).month != day.month != (last + timedelta(days=1)).month


def test_the_last_month_there_is_ends_with_the_calendar() -> None:
    assert month_of(date.max) == (date(9999, 12, 1), date.max)
    assert week_of(date.min) == date.min


@given(st.lists(st.dates(date(2028, 1, 1), date(2028, 4, 30)), max_size=30), st.integers(1, 60))
def test_windows_have_their_length_and_hold_exactly_their_posts(days: list[date], length: int) -> None:
    found = made(*map(on, days), period=(date(2028, 2, 1), date(2028, 3, 31)))
    slid = list(windows(found, found.posts, length))
    assert slid
    for (since, until), posts in slid:
        assert posts == tuple(p for p in found.posts if since <= p.day <= until)
        assert (until - since).days + 1 == length or len(slid) == 1
        assert until <= found.until


@given(DAYS, st.integers(0, 80))
def test_full_weeks_lie_within_the_days_looked_at(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    weeks = full_weeks(made(on(first), period=(first, last)))
    assert all(week.weekday() == 0 and first <= week and week + timedelta(days=6) <= last for week in weeks)
    assert len(weeks) >= (length + 1 - 6) // 7


def test_weeks_before_anything_is_known_are_not_judged() -> None:
    assert full_weeks(made(on(date(2026, 11, 18)))) == (date(2026, 11, 16), date(2026, 11, 23))


@pytest.mark.parametrize(("days", "found"), [(7, 1), (6, 0)])
def test_posts_are_alike_within_so_many_days_only(days: int, found: int) -> None:
    text = "Vannacht viel de stroom uit, midden in de eerste lading brood."
    one, other = at(datetime(2026, 11, 2, 9), text), at(datetime(2026, 11, 9, 9), text.upper() + " Echt.")
    pairs = list(alike(made(one, other).posts, days, 0.5))
    assert len(pairs) == found


def test_short_and_different_posts_are_not_alike() -> None:
    texts = (
        "Goedemorgen allemaal.",
        "Goedemorgen allemaal.",
        "De molen draait weer na een lange storing gisteren.",
    )
    posts = made(*(at(datetime(2026, 11, 2 + n, 9), text) for n, text in enumerate(texts))).posts
    assert not list(alike(posts, 30, 0.5))
