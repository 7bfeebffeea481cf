"""Dates and times as spreadsheets and people write them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.moments import moment
from daarom.queues.dates import Order, joined, order, plain, plain_time


@pytest.mark.parametrize(
    ("cells", "stated", "european", "expected"),
    [
        (["03/04/2027"], None, False, Order(None, "03/04/2027")),
        (["03/04/2027"], None, True, Order(True, "03/04/2027")),
        (["03/04/2027"], False, True, Order(False, "03/04/2027")),
        (["03/04/2027", "13/04/2027"], None, False, Order(True, "03/04/2027")),
        (["04/13/2027", "03/04/2027"], None, False, Order(False, "03/04/2027")),
        (["04/13/2027", "03/04/2027"], None, True, Order(False, "03/04/2027")),
        (["04/13/2027", "13/04/2027", "1/2/2027"], None, True, Order(None, "1/2/2027")),
        (["03-04-2027", "3.4.2027"], None, False, Order(True, "03-04-2027")),
        (["05-13-2027", "03-04-2027"], None, False, Order(True, "03-04-2027")),
        (["2027-04-03", "3 april 2027", "", "05/05/2027"], None, False, Order(True, None)),
    ],
)
def test_which_comes_first_is_stated_evident_or_european(
    cells: list[str], stated: bool | None, european: bool, expected: Order
) -> None:
    assert order(cells, stated, european) == expected


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("3-4-2027", True, "2027-04-03"),
        ("3/4/2027 9:30", True, "2027-04-03 9:30"),
        ("3/4/2027", False, "2027-03-04"),
        ("1/23/26 17:30", False, "2026-01-23 17:30"),
        ("ma 15-3-2027", True, "2027-03-15"),
        ("3/4/2027", None, None),
        ("13/4/2027", None, "2027-04-13"),
        ("4/13/2027", None, "2027-04-13"),
        ("13/4/2027", False, "2027-13-04"),
        ("5-13-2027", True, "2027-13-05"),
        ("2027-04-03T09:30:00Z", True, "2027-04-03T09:30:00Z"),
        ("2022-12-15 5:05 pm", True, "2022-12-15 17:05"),
        ("3 april 2027", True, "3 april 2027"),
        ("volgende week", True, "volgende week"),
    ],
)
def test_a_date_is_written_one_way(text: str, day_first: bool | None, expected: str | None) -> None:
    assert plain(text, day_first) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5:05 PM", "17:05"),
        ("12:00 a.m.", "0:00"),
        ("12 pm", "12:00"),
        ("9u30", "9:30"),
        ("9 uur", "9:00"),
        ("14h", "14:00"),
        ("9:30:00 am", "9:30:00"),
        ("13:00 pm", "13:00 pm"),
        ("9.30", "9.30"),
        ("22 november", "22 november"),
    ],
)
def test_a_time_of_day_is_written_one_way(text: str, expected: str) -> None:
    assert plain_time(text) == expected


def test_midnight_behind_a_day_is_excels_and_gives_way_to_a_time() -> None:
    assert joined("2027-04-03 00:00:00", "9u30") == "2027-04-03 9:30"
    assert joined("2027-04-03 00:00", "") == "2027-04-03 00:00"


@settings(max_examples=200, deadline=None)
@given(
    when=st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31)),
    mark=st.sampled_from("-/."),
    day_first=st.booleans(),
    short=st.booleans(),
)
def test_a_date_that_is_written_in_either_order_is_read_back(
    when: datetime, mark: str, day_first: bool, short: bool
) -> None:
    first, second = (when.day, when.month) if day_first else (when.month, when.day)
    year = when.year % 100 if short else when.year
    text = f"{first}{mark}{second}{mark}{year:02} {when.hour}:{when.minute:02}"
    read = moment(plain(text, day_first) or "")
    assert read is not None
    assert read.value == when.replace(second=0, microsecond=0)
