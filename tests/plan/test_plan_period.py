from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom.plan import Period, parse_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P6M", Period(months=6, written="P6M")),
        ("P1Y2M", Period(months=14, written="P1Y2M")),
        ("P2W", Period(days=14, written="P2W")),
        ("pt4h", Period(minutes=240, written="pt4h")),
        ("P1DT30M", Period(days=1, minutes=30, written="P1DT30M")),
    ],
)
def test_periods_are_read(text: str, period: Period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", ["", "P", "PT", "6M", "P6", "PM", "half a year", "P1H", "P-1D"])
def test_what_is_no_period_is_none(text: str):
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("start", "text", "end"),
    [
        (date(2026, 1, 31), "P1M", date(2026, 2, 28)),
        (date(2026, 8, 15), "P6M", date(2027, 2, 15)),
        (date(2026, 12, 31), "P1D", date(2027, 1, 1)),
        (date(9999, 6, 1), "P1Y", date.max),
        (date(9999, 12, 31), "P2D", date.max),
    ],
)
def test_a_period_ends_on_a_day(start: date, text: str, end: date):
    period = parse_period(text)
    assert period is not None
    assert period.after(start) == end


@given(st.dates(), st.integers(0, 9999), st.integers(0, 99999))
def test_a_period_never_ends_before_it_begins(start: date, months: int, days: int):
    assert Period(months, days).after(start) >= start
