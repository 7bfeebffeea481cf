from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from builders import document
from hypothesis import given
from hypothesis import strategies as st

from daarom.gate.due import instants, timing
from daarom.gate.types import CLEARED, HELD, LIVE, NOT_DUE, Ask
from daarom.model import Moment
from daarom.moments import moment

ZONES = [
    "Europe/Amsterdam",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
    "Africa/Cairo",
]
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(date(1970, 1, 1), date(2100, 12, 31))
times = st.datetimes(datetime(1970, 1, 1), datetime(2100, 12, 31))
spans = st.timedeltas(timedelta(0), timedelta(days=60))


def _ask(now: datetime, within: timedelta = timedelta(0), since: datetime | None = None) -> Ask:
    return Ask((), now, within, since)


def _of(time: Moment, zone: ZoneInfo | None, ask: Ask) -> str:
    return timing(document("Tekst.", publish_at=time), "", zone, ask, time).state


@given(times, zones, times, spans)
def test_a_draft_is_due_exactly_when_its_moment_lies_in_the_window(
    local: datetime, zone: ZoneInfo, now: datetime, within: timedelta
) -> None:
    time = Moment(local.replace(tzinfo=UTC).astimezone(zone), zone_stated=True)
    start = now.replace(tzinfo=UTC)
    at = local.replace(tzinfo=UTC)
    expected = NOT_DUE if at > start + within else LIVE if at < start else CLEARED
    assert _of(time, None, _ask(start, within)) == expected


@given(times, zones, zones, times)
def test_the_zone_in_which_now_is_told_makes_no_difference(
    local: datetime, zone: ZoneInfo, other: ZoneInfo, now: datetime
) -> None:
    time, start = Moment(local), now.replace(tzinfo=UTC)
    one, two = (_of(time, zone, _ask(start.astimezone(each), timedelta(days=1))) for each in (zone, other))
    assert one == two


@given(days, zones)
def test_a_whole_day_is_due_from_its_first_moment(day: date, zone: ZoneInfo) -> None:
    time = moment(day.isoformat(), zone)
    assert time is not None
    first = next(iter(instants(time, zone)))
    assert first.astimezone(zone).date() >= day
    assert (first - timedelta(seconds=1)).astimezone(zone).date() < day
    assert _of(time, zone, _ask(first)) == CLEARED
    assert _of(time, zone, _ask(first - timedelta(seconds=1))) == NOT_DUE


@given(times, zones)
def test_a_time_is_unclear_only_where_clocks_show_it_twice_or_never(local: datetime, zone: ZoneInfo) -> None:
    possible = list(instants(Moment(local), zone))
    shown = [each for each in possible if each.astimezone(zone).replace(tzinfo=None) == local]
    assert len(possible) == 1 or len(shown) != 1
    assert len(possible) == 2 or len(shown) == 1
    if len(possible) == 2:
        assert _of(Moment(local), zone, _ask(min(possible), timedelta(days=1))) == HELD


@given(times, zones)
def test_a_time_without_a_zone_is_held_around_its_moment_anywhere_on_earth(
    local: datetime, zone: ZoneInfo
) -> None:
    somewhere = next(iter(instants(Moment(local), zone)))
    assert _of(Moment(local), None, _ask(somewhere)) == HELD


def test_without_a_zone_what_is_far_away_is_known() -> None:
    start = datetime(2026, 11, 5, 9, tzinfo=UTC)
    assert _of(Moment(datetime(2026, 11, 4, 9)), None, _ask(start)) == LIVE
    assert _of(Moment(datetime(2026, 11, 6, 9)), None, _ask(start)) == NOT_DUE


def test_leap_days_and_the_turn_of_the_year_are_days_like_others() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    leap, new = moment("2028-02-29", zone), moment("2027-01-01", zone)
    assert leap is not None
    assert new is not None
    assert _of(leap, zone, _ask(datetime(2028, 2, 28, 23, tzinfo=UTC))) == CLEARED
    assert _of(new, zone, _ask(datetime(2026, 12, 31, 23, tzinfo=UTC))) == CLEARED
    assert moment("2027-02-29", zone) is None


@given(times, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_with_since_nothing_older_is_touched_and_nothing_newer_is_lost(
    now: datetime, back: timedelta
) -> None:
    start = now.replace(tzinfo=UTC)
    ask = _ask(start, since=start - back)
    older = Moment(start - back - timedelta(seconds=1), zone_stated=True)
    newer = Moment(start - back, zone_stated=True)
    assert _of(older, None, ask) == LIVE
    assert _of(newer, None, ask) == CLEARED
