"""What people type is understood as they mean it, in Dutch and in English."""

from __future__ import annotations

from datetime import date

import pytest

from daarom.interview import QUESTIONS, Setting, answers

DUTCH, ENGLISH = Setting("nl", date(2026, 11, 22)), Setting("en", date(2026, 11, 22))


@pytest.mark.parametrize(
    ("typed", "yaml"),
    [
        ("3", "3"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("1.200", "1200"),
        ("1,200", "1200"),
        ("€ 400", "400"),
        ("12 %", "12"),
    ],
)
def test_numbers(typed: str, yaml: str) -> None:
    assert answers.number(typed, DUTCH) == yaml


@pytest.mark.parametrize("typed", ["", "drie", "-3", "3 tot 5", "1.2.3", "NaN", "inf"])
def test_what_is_no_number(typed: str) -> None:
    assert answers.number(typed, DUTCH) is None


@pytest.mark.parametrize(
    ("typed", "yaml"),
    [
        ("2", "2"),
        ("1,5 uur", "1.5"),
        ("45 minuten", "0.75"),
        ("20 min", "0.33"),
        ("2 hours", "2"),
        ("0.5h", "0.5"),
    ],
)
def test_hours(typed: str, yaml: str) -> None:
    assert answers.hours(typed, DUTCH) == yaml


@pytest.mark.parametrize(
    ("typed", "yaml"),
    [
        ("2027-06-30", "2027-06-30"),
        ("30-6-2027", "2027-06-30"),
        ("30/06/2027", "2027-06-30"),
        ("30.6.2027", "2027-06-30"),
        ("vandaag", "2026-11-22"),
        ("Today", "2026-11-22"),
    ],
)
def test_days(typed: str, yaml: str) -> None:
    assert answers.day(typed, DUTCH) == yaml


@pytest.mark.parametrize("typed", ["", "juni", "31-2-2027", "2027", "6/30"])
def test_what_is_no_day(typed: str) -> None:
    assert answers.day(typed, DUTCH) is None


def test_a_day_with_slashes_may_mean_two_days_in_english() -> None:
    assert answers.day("5/6/2027", ENGLISH) is None
    assert answers.day("5-6-2027", ENGLISH) == "2027-06-05"


@pytest.mark.parametrize(
    ("typed", "yaml"),
    [
        ("4 uur", "PT4H"),
        ("binnen een dag", "P1D"),
        ("één dag", "P1D"),
        ("30 minuten", "PT30M"),
        ("2 weken", "P2W"),
        ("a day", "P1D"),
        ("within 4 hours", "PT4H"),
        ("pt2h", "PT2H"),
    ],
)
def test_spans_of_time(typed: str, yaml: str) -> None:
    assert answers.period(typed, DUTCH) == yaml


@pytest.mark.parametrize("typed", ["", "snel", "morgen", "4"])
def test_what_is_no_span_of_time(typed: str) -> None:
    assert answers.period(typed, DUTCH) is None


@pytest.mark.parametrize(
    ("typed", "yaml"),
    [
        ("ma-vr 9-17", '"Mo-Fr 09:00-17:00"'),
        ("di t/m za van 13 tot 17 uur", '"Tu-Sa 13:00-17:00"'),
        ("maandag-vrijdag 8.30-12.00", '"Mo-Fr 08:30-12:00"'),
        ("Mon-Fri, 9:00 to 17:30", '"Mo-Fr 09:00-17:30"'),
        ("zo 10-12", '"Su 10:00-12:00"'),
        ("elke ochtend", "elke ochtend"),
        ("ma-xx 9-17", "ma-xx 9-17"),
        ("xx 9-17", "xx 9-17"),
    ],
)
def test_days_and_hours(typed: str, yaml: str) -> None:
    assert answers.opening(typed, DUTCH) == yaml


def test_a_list_has_commas_or_semicolons_between_its_texts() -> None:
    assert answers.texts("desem, oven , ,bloem", DUTCH) == "[desem, oven, bloem]"
    assert (
        answers.texts("eerst de foto, dan de tekst; geen reclame", DUTCH)
        == '["eerst de foto, dan de tekst", geen reclame]'
    )


def test_platforms_go_by_the_names_that_people_use_once_each() -> None:
    assert answers.platforms("Insta, Twitter, instagram", DUTCH) == ((("id", "instagram"),), (("id", "x"),))
    assert answers.platforms("instagram, hyves", DUTCH) is None
    assert answers.platforms(" , ", DUTCH) is None


def test_who_takes_part_is_a_person_with_a_department_a_department_or_a_handle() -> None:
    assert answers.contributors("Joris (bakkerij), winkel, @els", DUTCH) == (
        (("name", "Joris"), ("department", "bakkerij")),
        (("department", "winkel"),),
        (("handle", '"@els"'),),
    )
    assert answers.contributors(";", DUTCH) is None


def test_a_short_name_becomes_an_id() -> None:
    assert answers.name("Jonge ouders", DUTCH) == "jonge-ouders"
    assert answers.name("12", DUTCH) == '"12"'
    assert answers.name("!?", DUTCH) is None


def test_every_question_has_its_own_way_of_reading() -> None:
    assert {question.read.__module__ for question in QUESTIONS} == {"daarom.interview.answers"}
