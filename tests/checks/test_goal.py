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
    assert len(find(document("De rondweg langs de spoorlijn is weer open."), words=3, below=0.4)) == 1


OWN = """\
goals:
  - {id: vragen, statement: Ouders vinden antwoord., keywords: [wachtlijst, inschrijven, plaatsing]}
  - {id: helpen, statement: Ouders helpen mee op school., keywords: [vrijwilliger, meehelpen, schoolplein]}
  - {id: feest, statement: Iedereen komt naar het feest., keywords: [feest, muziek, taart]}
"""
LIST = "De wachtlijst is korter. Wie voor maart wil inschrijven, hoort in april of er plaatsing is."


def says(goal: object, text: str = LIST, place: str = "draft.md", **more: object) -> Document:
    return document(text, fields=(Field("goal", goal, str(goal), Place(place, 3, 9)),), **more)


def other(draft: Document, text: str = OWN, **options: object) -> list[Match]:
    return find(draft, text, ask="other", **options)


def test_a_draft_that_reads_as_another_goal_is_found_at_the_goal_it_names():
    found = other(says("helpen"))
    assert found[0].values["stated"] == "helpen"
    assert found[0].values["near"] == "vragen"
    assert "wachtlijst', 'inschrijven" in found[0].values["words"]
    assert found[0].places == (Place("draft.md", 3, 9),)
    assert [item.label for item in found[0].evidence] == ["vragen"] * len(found[0].evidence)


def test_words_that_spoke_for_the_other_goal_are_named_once_and_few():
    found = other(says("helpen", f"{LIST} {LIST} De wachtlijst blijft de wachtlijst, ook na plaatsing."))
    words = found[0].values["words"].split("', '")
    assert len(words) == len(set(words)) <= 5


def test_a_goal_from_the_config_has_no_place_in_the_draft():
    assert other(says("helpen", place="daarom.yaml"))[0].places == ()


@pytest.mark.parametrize("goal", ["vragen", ["helpen", "vragen"], "onbekend", ""])
def test_a_draft_that_names_the_goal_it_serves_or_none_is_left_alone(goal: object):
    assert other(says(goal)) == []


def test_a_draft_that_serves_both_goals_is_left_alone():
    assert (
        other(says("helpen", f"{LIST} Vrijwilligers die willen meehelpen: tot zaterdag op het schoolplein!"))
        == []
    )


def test_a_text_for_one_platform_leaves_the_goal_to_its_own_draft():
    assert other(says("helpen", row="social.x")) == []


def test_a_goal_with_too_few_words_is_neither_doubted_nor_proposed():
    thin = OWN.replace("[vrijwilliger, meehelpen, schoolplein]", "[vrijwilliger]")
    assert other(says("helpen"), thin) == []
    thin = OWN.replace("[wachtlijst, inschrijven, plaatsing]", "[wachtlijst]")
    assert other(says("helpen"), thin) == []


def test_a_goal_in_another_language_is_not_held_against_the_draft():
    english = OWN.replace(
        "Ouders helpen mee op school.", "The parents help out at the school of their children."
    )
    assert other(says("helpen"), english) == []


def test_how_far_another_goal_must_be_ahead_is_an_option():
    assert other(says("helpen"), margin=1) == []
    assert other(says("helpen"), above=1) == []


def test_the_line_is_an_option():
    assert find(document(ROAD), below=0.01) == []


def test_without_a_plan_nothing_is_found():
    assert list(compile((rule("goal"),)).find((document(ROAD),), context())) == []
