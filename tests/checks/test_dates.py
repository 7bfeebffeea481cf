"""Dates are held against the calendar and the time of publication."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from builders import context, document, rule

from daarom.checks import dates
from daarom.context import publication
from daarom.model import Field, Moment, Place

FRIDAY = Moment(datetime(2026, 12, 4, 9))


def found(text, sense, language="nl", **more):
    draft = document(text, language, **{"publish_at": FRIDAY, **more})
    finder = dates.compile([rule("dates", language, options={"sense": sense})])
    return [draft.segments[m.segment].prose.value[slice(*m.span)] for m in finder.find([draft], context())]


@pytest.mark.parametrize("text", ["Kom vrijdag 12 december langs.", "Op vr 12 dec. 2026 is er feest."])
def test_a_weekday_that_does_not_fit_the_date_is_found(text):
    assert len(found(text, "weekday")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kom zaterdag 12 december langs.",
        "Zaterdag 11 en 12 december.",
        "Elke vrijdag, 12 keer.",
        "In 2015 viel zaterdag 12 december 2015 zo.",
    ],
)
def test_a_weekday_that_fits_is_left_alone(text):
    assert found(text, "weekday") == []


def test_the_message_can_say_which_day_it_is():
    draft = document("See you Friday, December 12th!", "en", publish_at=FRIDAY)
    (match,) = dates.compile([rule("dates", "en", options={"sense": "weekday"})]).find([draft], context())
    assert (match.values["stated"], match.values["weekday"], match.values["date"]) == (
        "Friday",
        "Saturday",
        "12 December 2026",
    )


def test_without_a_year_or_a_publication_date_nobody_knows_which_day_is_meant():
    assert found("Woensdag 11 december", "weekday", publish_at=None) == []
    assert found("Woensdag 11 juni", "weekday", publish_at=None) == []
    assert found("Woensdag 11 juni 2025", "weekday", publish_at=None) == []
    assert found("Donderdag 11 juni 2025", "weekday", publish_at=None) == ["Donderdag 11 juni 2025"]


@pytest.mark.parametrize(
    "text",
    [
        "Vandaag, 3 december, is het zover.",
        "Vandaag is het 3 december.",
        "Morgen, zondag, bakken we.",
        "Morgen (zaterdag 6 december) bakken we.",
    ],
)
def test_a_today_that_is_not_the_day_of_publication_is_found(text):
    assert len(found(text, "today")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vandaag, 4 december.",
        "Morgen, zaterdag 5 december, bakken we.",
        "Vandaag bakken we; 12 december ook.",
        "Op zaterdagmorgen 12 december.",
        "Vanaf vandaag tot 12 december.",
    ],
)
def test_a_today_that_fits_is_left_alone(text):
    assert found(text, "today") == []


def test_the_day_of_publication_is_that_of_the_plans_zone():
    late = Moment(datetime(2026, 12, 3, 23, 30, tzinfo=UTC), zone_stated=True)
    draft = document("x", publish_at=late)
    assert publication(draft, context(zone=ZoneInfo("Europe/Amsterdam"))) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kom 3 december naar de bakkerij!", "nl"),
        ("Meld je aan voor 1 december 2026.", "nl"),
        ("Join us on December 1st.", "en"),
    ],
)
def test_an_invitation_to_what_is_over_is_found(text, language):
    assert len(found(text, "past_event", language)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Op 3 december kwamen veertig mensen.",
        "Kom van 1 t/m 12 december langs.",
        "Kom op 12 maart naar de opening.",
        "Sinds 3 december kun je tickets kopen.",
        "Zij zei: 'kom 3 december naar de bakkerij' en dat deden we.",
        "Kom langs! Op 3 december ging de deur open.",
    ],
)
def test_what_is_told_or_still_to_come_is_left_alone(text):
    assert found(text, "past_event") == []


def test_an_offer_that_has_ended_at_publication_is_found():
    assert found("De korting is geldig t/m 3 december.", "offer") == ["3 december"]
    assert found("De korting is geldig t/m 12 december.", "offer") == []


def test_an_offer_field_before_publication_is_found_at_the_field():
    field = Field("offer_ends", "2026-12-01", "2026-12-01", Place("draft.md", 3, 9), "offer_ends")
    draft = document("Brood.", publish_at=FRIDAY, fields=(field,))
    (match,) = dates.compile([rule("dates", options={"sense": "offer"})]).find([draft], context())
    assert match.places == (field.place,)


def test_old_stories_without_publication_date_say_nothing_of_the_past():
    assert found("Kom 3 december 2019 naar de bakkerij!", "past_event", publish_at=None) == []
