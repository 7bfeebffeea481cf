"""Answering hours are read as people write them, and say when somebody is there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.answering import DAY, WEEK, Hours, read

FRIDAY = datetime(2026, 11, 20, 20, 0)
OFFICE = tuple((day * DAY + 540, day * DAY + 1020) for day in range(5))


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 09:00-17:00",
        "ma-vr 9.00-17.00 uur",
        "Mo-Th 09:00-17:00, Fr 09:00-17:00",
        "Mo,Tu,We-Fr 9-17",
        "maandag t/m vrijdag van 9 tot 17 uur",
        "Mo-Su 09:00-17:00; Sa,Su off; PH off",
        "Mo–Fr 09:00–12:00,12:00–17:00",
        "Mo, Tu, We, Th and Fr 9:00 to 17:00.",
    ],
)
def test_the_same_hours_are_written_in_many_ways(text: str):
    assert read(text) == Hours(OFFICE)


@pytest.mark.parametrize(
    "text",
    ["", "kantooruren", "Mo-Fr 25:00-26:00", "Mo-Fr 24:00-25:00", "by appointment", "Mo-Fr 09:70-17:00"],
)
def test_what_cannot_be_read_is_none(text: str):
    assert read(text) is None


def test_hours_may_run_past_midnight_and_over_the_end_of_the_week():
    assert read("Su 22:00-02:00") == Hours(((0, 120), (WEEK - 120, WEEK)))
    assert read("Fr-Mo 20:00-24:00") == Hours(
        tuple((day * DAY + 1200, (day + 1) * DAY) for day in (0, 4, 5, 6))
    )


def test_a_day_without_a_time_is_the_whole_day():
    assert read("Sa") == Hours(((5 * DAY, 6 * DAY),))
    assert read("24/7") == Hours(((0, WEEK),))


def test_after_the_hours_somebody_is_back_when_they_begin_again():
    hours = Hours(OFFICE)
    assert hours.next(FRIDAY) == datetime(2026, 11, 23, 9, 0)
    assert hours.next(FRIDAY.replace(hour=10)) == FRIDAY.replace(hour=10)
    assert Hours(()).next(FRIDAY) is None


def test_the_wall_clock_counts_when_summer_time_ends():
    zone = ZoneInfo("Europe/Amsterdam")
    back = Hours(OFFICE).next(datetime(2026, 10, 23, 20, 0, tzinfo=zone))
    assert back == datetime(2026, 10, 26, 9, 0, tzinfo=zone)
    assert back.astimezone(UTC).hour == 8


@given(
    st.lists(st.tuples(st.integers(0, WEEK - 2), st.integers(1, 600)), min_size=1, max_size=4),
    st.datetimes(datetime(2024, 2, 25), datetime(2028, 3, 5)),
)
@settings(max_examples=100, deadline=None)
def test_nobody_answers_between_a_moment_and_the_next_opening(spans: list[tuple[int, int]], moment: datetime):
    hours = Hours(tuple(sorted((start, min(start + size, WEEK)) for start, size in spans)))
    back = hours.next(moment)
    assert back is not None
    assert hours.open(back)
    if back != moment:
        assert not hours.open(back - timedelta(minutes=1))
        assert moment < back <= moment + timedelta(days=7)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_tried(text: str):
    found = read(text)
    assert found is None or all(0 <= start < end <= WEEK for start, end in found.stretches)
