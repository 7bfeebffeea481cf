from __future__ import annotations

import pytest
from builders import context, document, rule
from plan.plans import plan

from daarom.checks.goal import compile
from daarom.model import Document, Field, Match, Place

PLAN = """\
goals:
  - {id: vragen, statement: Buren weten wat er in brood zit., keywords: [allergie, gluten, zuurdesem]}
  - {id: vak, statement: Jongeren worden leerling bij de bakker., keywords: [leerling, stage, oven]}
"""
ROAD = (
    "De gemeente vernieuwt deze maand het asfalt van de rondweg. Fietsers rijden om via de brug, "
    "auto's volgen de gele borden. In oktober is de weg weer open en komen er nieuwe bomen langs de berm."
)
OVEN = (
    "Om drie uur begint Youssef met kneden. Vandaag mocht de jongste leerling voor het eerst zelf brood uit "
    "de oven halen. Morgen vertelt hij hoe zijn stage bevalt en waarom hij vroeg opstaat."
)


def find(draft: Document, text: str = PLAN, **options: object) -> list[Match]:
    finder = compile((rule("goal", "any", options=options),))
    return list(finder.find((draft,), context(plan=plan(text))))


def named(goal: str) -> Document:
    return document(ROAD, fields=(Field("goal", goal, goal, Place("draft.md", 0, 0)),))


def test_a_draft_about_something_else_serves_no_goal():
    found = find(document(ROAD))
    assert found[0].values["known"] == "vragen, vak"
    assert found[0].confidence > 0.8


def test_a_draft_with_a_goals_words_serves_it():
    assert find(document(OVEN)) == []


def test_a_draft_that_names_its_goal_is_left_alone():
    assert find(named("vak")) == []
    assert len(find(named("onbekend"))) == 1


@pytest.mark.parametrize(
    "text", ["goals: [{id: a, statement: Iets met brood.}]\n", "version: 1\n", PLAN + "  - {id: los}\n"]
)
def test_a_plan_that_says_too_little_of_a_goal_is_not_used(text: str):
    assert find(document(ROAD), text) == []


def test_a_draft_in_a_language_that_the_goals_do_not_speak_is_left_alone():
    english = (
        "The council is laying new asphalt on the ring road this month, so cyclists take the bridge instead."
    )
    assert find(document(english, "en")) == []
    assert find(document(ROAD, None)) == []


def test_a_short_draft_says_too_little():
    assert find(document("De rondweg is weer open.")) == []
    assert len(find(document("De rondweg langs de spoorlijn is weer open."), words=3)) == 1


def test_the_line_is_an_option():
    assert find(document(ROAD), below=0.01) == []


def test_without_a_plan_nothing_is_found():
    assert list(compile((rule("goal"),)).find((document(ROAD),), context())) == []
