"""The level check holds a draft's reading ease against the audience that it is for."""

from __future__ import annotations

import pytest
from builders import context, document, rule
from plan.plans import plan

from daarom.checks.level import compile
from daarom.model import Document, Field, Match, Place

EASY = "De oven ging om vijf uur aan. Joris maakte het deeg met de hand. " * 10
HARD = (
    "De verantwoordelijke projectorganisatie inventariseert gezamenlijk de noodzakelijke voorzieningen. "
    "Beleidsmedewerkers coördineren voortdurend verschillende informatiebijeenkomsten met belanghebbenden. "
) * 8
PLAN = "audiences: [{id: buurt, language_level: B1}, {id: raad, language_level: C1}, {id: pers}]\n"
LEVELS = {"nl": {"B1": 50, "B2": 40, "C1": -300}, "en": {"B1": 55}}


def find(text: str, audience: object = "buurt", plan_text: str = PLAN, language: str = "nl") -> list[Match]:
    fields = (Field("audience", audience, str(audience), Place("draft.md", 0, 0)),) if audience else ()
    draft: Document = document(text.strip(), language, fields=fields)
    finder = compile((rule("level", "any", options={"levels": LEVELS}),))
    return list(finder.find((draft,), context(plan=plan(plan_text))))


def test_a_text_that_is_too_hard_for_its_audience_is_found_at_its_longest_sentence():
    found = find(HARD)
    assert found[0].values["audience"] == "buurt"
    assert found[0].values["level"] == "B1"
    assert HARD[slice(*found[0].span)].startswith("De verantwoordelijke")


def test_an_easy_text_is_fine():
    assert find(EASY) == []


def test_of_two_audiences_the_easiest_reader_counts():
    assert find(HARD, ["raad", "buurt"])[0].values["audience"] == "buurt"
    assert find(HARD, "raad") == []


@pytest.mark.parametrize("audience", ["pers", None, "onbekend"])
def test_without_a_level_nothing_is_asked(audience: str | None):
    assert find(HARD, audience) == []


def test_a_readability_of_the_plans_own_goes_before():
    assert find(HARD, plan_text=PLAN + "tone: {readability: {nl_flesch_douma_min: 10}}\n") == []
    assert len(find(HARD, plan_text=PLAN + "tone: {readability: {en_flesch_min: 10}}\n")) == 1


def test_a_short_text_or_one_in_another_language_is_not_measured():
    assert find(HARD[:200]) == []
    assert find(HARD, language="de") == []


def test_a_level_without_a_bound_is_not_measured():
    assert find("The council inventories infrastructural accommodation. " * 30, "raad", language="en") == []


def test_without_a_plan_nothing_is_found():
    finder = compile((rule("level", "any", options={"levels": LEVELS}),))
    assert list(finder.find((document(HARD),), context())) == []
