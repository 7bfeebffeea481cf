from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan.plans import WHOLE, plan

from daarom.plan import document, entries, said


def written(*keys: str | int, text: str = WHOLE) -> str:
    place = plan(text).place(*keys)
    return text[place.start : place.end]


def test_a_value_stands_where_it_is_written():
    assert written("goals", 0, "deadline") == "2027-06-01"


def test_a_part_stands_at_its_key():
    assert written("why_social") == "why_social"


def test_an_entry_stands_at_its_id():
    assert written("platforms", 0) == "facebook"


def test_an_entry_without_an_id_stands_at_its_first_line():
    assert written("involve", 0) == "{topic: nieuw brood, how: test, feedback_to: Els}"


def test_what_is_not_written_stands_at_the_part_around_it():
    assert written("goals", 0, "nothing") == "vragen"


def test_a_part_that_is_not_written_stands_at_the_start():
    place = plan("version: 1\n").place("goals")
    assert (place.start, place.end) == (0, 0)


def test_one_entry_without_a_dash_is_an_entry_too():
    assert written("goals", 0, "statement", text="goals: {id: a, statement: iets}\n") == "iets"


@given(
    st.sampled_from(
        ["goals[].metric.target", "people.contributors[].department", "image.current", "platforms[].customs"]
    )
)
@settings(max_examples=20)
def test_what_is_said_is_found_at_its_place(path: str):
    found = plan()
    for entry in entries(found, path):
        assert said(entry.node)
        place = found.place(*entry.path)
        assert WHOLE[place.start : place.end]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("language: [en, nl]\n", "en"),
        ("why_social: {reason: Wij zijn hier voor de buurt en niet voor het geld}\n", "nl"),
        ("why_social: {reason: We are here for the people of our street}\n", "en"),
        ("version: 1\n", None),
    ],
)
def test_a_plan_speaks_the_language_that_it_states_or_is_written_in(text: str, language: str | None):
    assert document(plan(text)).language == language


def test_the_address_of_a_platform_goes_before_that_of_an_audience_and_the_tone():
    found = plan()
    assert found.address("facebook", "buurt") == "jullie"
    assert found.address("linkedin", "buurt") == "je"
    assert found.address() == "je"
