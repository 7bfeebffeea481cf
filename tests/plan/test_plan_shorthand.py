"""A text may stand for a whole part, and then means the same as the part written out."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan.plans import plan

from daarom.errors import PlanError
from daarom.plan import entries, slug


def placeless(value: Any) -> Any:
    """A value of the plan without its places."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (
            field.name for field in dataclasses.fields(value) if field.name not in ("place", "source", "root")
        )
        return {name: placeless(getattr(value, name)) for name in names}
    return tuple(map(placeless, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("organisation: De Korenaar", "organisation: {name: De Korenaar}"),
        ("valid: 2027-08-31", "valid: {until: 2027-08-31}"),
        ("why_social: Buren vragen ernaar.", "why_social: {reason: Buren vragen ernaar.}"),
        (
            "goals: [Buurtbewoners begrijpen hoe wij brood maken]",
            "goals: [{id: buurtbewoners-begrijpen-brood, statement: Buurtbewoners begrijpen hoe wij brood maken}]",
        ),
        ("goals: {vragen: {deadline: 2027-01-01}}", "goals: [{id: vragen, deadline: 2027-01-01}]"),
        ("goals: [{id: a, metric: reacties}]", "goals: [{id: a, metric: {name: reacties}}]"),
        (
            "audiences: {buurt: Mensen uit de straat}",
            "audiences: [{id: buurt, description: Mensen uit de straat}]",
        ),
        ("audiences: {buurt: }", "audiences: [{id: buurt}]"),
        (
            "audiences: [{id: a, research: [Kijken 's avonds]}]",
            "audiences: [{id: a, research: [{finding: Kijken 's avonds}]}]",
        ),
        ("distinctive_value: Wij malen zelf.", "distinctive_value: {statement: Wij malen zelf.}"),
        ("platforms: [Insta, blog]", "platforms: [{id: instagram}, {id: blog}]"),
        (
            "platforms: {blog: , x: {cadence: 2}}",
            "platforms: [{id: blog}, {id: x, cadence: {min_per_week: 2}}]",
        ),
        ("pillars: {brood: Wat zit erin}", "pillars: [{id: brood, title: Wat zit erin}]"),
        ('people: [winkel, "@els"]', 'people: {contributors: [{department: winkel}, {handle: "@els"}]}'),
        ("people: winkel", "people: {contributors: [{department: winkel}]}"),
        ("resources: 6", "resources: {hours_per_week: 6}"),
        ("resources: {budget: 400}", "resources: {budget: {year: 400}}"),
        (
            "infrastructure: {measure: een schrift, respond: Els}",
            "infrastructure: {measure: [{tool: een schrift}], respond: {owner: Els}}",
        ),
        ("involve: [het brood van het voorjaar]", "involve: [{topic: het brood van het voorjaar}]"),
    ],
)
def test_a_short_form_means_the_long_one(short: str, long: str) -> None:
    assert placeless(plan(f"version: 1\n{short}\n")) == placeless(plan(f"version: 1\n{long}\n"))


def test_a_short_value_stands_where_it_is_written() -> None:
    text = "goals: {vragen: Ouders vinden antwoord.}\naudiences: [Ouders uit de wijk]\n"
    found = plan(text)
    for part, keys in (("goals[].statement", "Ouders vinden antwoord."), ("goals[].id", "vragen")):
        (entry,) = entries(found, part)
        place = found.place(*entry.path)
        assert text[place.start : place.end] == keys
    place = found.place("audiences", 0, "research")
    assert text[place.start : place.end] == "Ouders uit de wijk"


def test_ids_that_are_made_are_different() -> None:
    found = plan("goals: [Ouders lezen voor, Ouders lezen voor, {id: ouders-lezen-voor-2}]\n")
    assert [goal.id for goal in found.goals] == ["ouders-lezen", "ouders-lezen-2", "ouders-lezen-voor-2"]


def test_a_drafts_goal_may_be_the_id_of_a_short_goal() -> None:
    assert plan("goals: [Ouders lezen voor]\n").goal("ouders-lezen")


@pytest.mark.parametrize(
    "text", ["goals: 7\n", "goals: [7]\n", "audiences: {buurt: 7}\n", "resources: veel\n"]
)
def test_a_value_that_is_no_short_form_is_a_fault(text: str) -> None:
    with pytest.raises(PlanError) as caught:
        plan(text)
    assert {problem.key for problem in caught.value.problems} == {"shape.mapping"}


def test_a_misspelt_key_of_an_entry_is_told() -> None:
    with pytest.raises(PlanError) as caught:
        plan("goals: {id: vragen, statment: iets}\n")
    assert [problem.key for problem in caught.value.problems] == ["shape.misspelt"]


@pytest.mark.parametrize(
    ("text", "made"),
    [("Jonge ouders", "jonge-ouders"), ("Één café", "cafe"), ("De het een", "de-het-een"), ("😀!", "")],
)
def test_an_id_is_made_of_the_first_words_that_mean_something(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_goal_in_one_text_is_a_goal_or_a_fault(text: str) -> None:
    import json  # noqa: PLC0415 - to quote it

    try:
        found = plan(f"goals: [{json.dumps(text)}]\n")
    except PlanError:
        return
    assert all(goal.id for goal in found.goals)
