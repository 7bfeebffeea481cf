from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.moments import in_zone, moment, two_ways

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "22-11-2026",
        "22/11/2026",
        "11/22/2026",
        "22.11.2026",
        "20261122",
        "22 november 2026",
        "zondag 22 november 2026",
        "22 nov. 2026",
        "November 22, 2026",
        "Nov 22 2026",
        "Sunday, November 22nd, 2026",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    found = moment(text)
    assert found is not None
    assert (found.value, found.whole_day, found.zone_stated) == (datetime(2026, 11, 22), True, False)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2026-11-22T09:30", None),
        ("2026-11-22 9:30:00", None),
        ("22-11-2026 om 9.30 uur", None),
        ("2026-11-22T09:30:00.000Z", 0),
        ("2026-11-22T09:30:00+01:00", 1),
        ("2026-11-22 09:30 -5", -5),
        ("2026-11-22 09:30:00 +0100", 1),
        ("2026-11-22T09:30:00+01:00[Europe/Amsterdam]", 1),
        ("2026-11-22 09:30 Europe/Amsterdam", 1),
        ("2026-11-22 09:30 CET", 1),
    ],
)
def test_a_time_is_read_with_its_zone(text: str, offset: int | None) -> None:
    found = moment(text)
    assert found is not None
    assert (found.value.replace(tzinfo=None), found.whole_day) == (datetime(2026, 11, 22, 9, 30), False)
    assert found.value.utcoffset() == (None if offset is None else timedelta(hours=offset))
    assert found.zone_stated == (offset is not None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "binnenkort",
        "2026-02-30",
        "2026-13-01",
        "2026-11-22 25:00",
        "22 foo 2026",
        "0001-01-01",
        "2026-11-22 09:30 Mars/Base",
        "9" * 200,
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment(text) is None


def test_slashes_that_can_be_read_in_two_ways_are_not_guessed() -> None:
    assert two_ways("03/04/2026")
    assert moment("03/04/2026") is None
    assert not two_ways("03/03/2026")
    assert not two_ways("03-04-2026")


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("2026-10-25 02:30", True),
        ("2026-03-29 02:30", True),
        ("2026-10-25 03:30", False),
        ("2026-10-25 02:30 Z", False),
        ("2026-10-25", False),
    ],
)
def test_a_time_that_the_clock_shows_twice_or_never_is_ambiguous(text: str, ambiguous: bool) -> None:
    found = moment(text, AMSTERDAM)
    assert found is not None
    assert found.ambiguous is ambiguous


def test_a_time_without_a_zone_is_meant_in_the_given_one() -> None:
    local, stated = moment("2026-11-22 09:30"), moment("2026-11-22 09:30 Z")
    assert local is not None
    assert stated is not None
    assert in_zone(local, AMSTERDAM).isoformat() == "2026-11-22T09:30:00+01:00"
    assert in_zone(stated, AMSTERDAM).isoformat() == "2026-11-22T09:30:00+00:00"


@settings(max_examples=100)
@given(
    st.from_regex(
        r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{1,4}([T ][0-9]{1,2}[:.][0-9]{2})?(Z|[+-][0-9]{1,4})?",
        fullmatch=True,
    )
)
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = moment(text, AMSTERDAM)
    assert found is None or found.raw == text.strip()


@settings(max_examples=50)
@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2199, 12, 30)))
def test_iso_times_come_back_as_they_were(when: datetime) -> None:
    found = moment(when.isoformat())
    assert found is not None
    assert found.value == when
