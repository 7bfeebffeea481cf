"""Dates in running text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom.calendar_words import MONTH_NAMES, NAMES, dates, told, weekday_of

DAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "language", "weekday", "meant"),
    [
        ("zaterdag 12 december", "nl", 5, date(2026, 12, 12)),
        ("za 12 dec. ", "nl", 5, date(2026, 12, 12)),
        ("donderdagavond 3 december", "nl", 3, date(2026, 12, 3)),
        ("12-12-2026", "nl", None, date(2026, 12, 12)),
        ("2026-12-12", "nl", None, date(2026, 12, 12)),
        ("1 maart", "nl", None, date(2027, 3, 1)),
        ("December 12th", "en", None, date(2026, 12, 12)),
        ("Saturday, December 12, 2026", "en", 5, date(2026, 12, 12)),
        ("Saturday 12 December", "en", 5, date(2026, 12, 12)),
        ("the 12th of December", "en", None, date(2026, 12, 12)),
        ("25/12/2026", "en", None, date(2026, 12, 25)),
    ],
)
def test_a_date_is_read_as_people_write_it(text, language, weekday, meant):
    (found,) = dates(text, language)
    assert (found.weekday, found.nearest(DAY)) == (weekday, meant)


@pytest.mark.parametrize(
    "text",
    [
        "bel 06-12-345678",
        "wij may 5 keer",
        "versie 2.12 maart",
        "12 decembers",
        "artikel 12 mei-achtig",
        "31 februari is er niet, 12/2026 ook niet",
    ],
)
def test_what_only_looks_like_a_date_gives_no_day(text):
    assert all(found.nearest(DAY) is None for found in dates(text, "nl"))


def test_a_short_date_in_english_says_too_little():
    assert dates("4/5/2026", "en") == ()
    assert len(dates("4/5/2026", "nl")) == 1


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.sampled_from(["nl", "en"]))
def test_every_day_that_is_told_is_read_back(day, language):
    text = f"{weekday_of(day, language)} {told(day, language)}"
    (found,) = dates(text, language)
    assert (found.on(found.year), found.weekday, found.span) == (day, day.weekday(), (0, len(text)))


def test_names_are_complete_in_both_languages():
    assert {len(names) for names in NAMES.values()} == {7}
    assert {len(names) for names in MONTH_NAMES.values()} == {12}
