"""Whether drafts can be held against the words of a plan is told at the plan's own lines."""

from __future__ import annotations

from builders import context, rule
from plan.plans import plan

from daarom.checks.planwords import compile
from daarom.model import Match
from daarom.plan import Plan

GOALS = """\
goals:
  - id: vragen
    statement: Ouders vinden antwoord op hun vraag.
    keywords: [wachtlijst, inschrijven, plaatsing]
  - id: helpen
    statement: Ouders helpen mee op school.
    keywords: [vrijwilliger, meehelpen, schoolplein]
    example_posts:
      - Wie verft er zaterdag mee op het schoolplein?
      - "Zo werkt de wachtlijst: wie wil inschrijven, hoort in april of er plaatsing is."
"""


def find(text: str, ask: str) -> list[tuple[Match, str]]:
    known: Plan = plan(text)
    found = compile((rule("planwords", "any", options={"ask": ask}),)).find((), context(plan=known))
    return [(match, known.source.text[match.places[0].start : match.places[0].end]) for match in found]


def test_a_goal_with_a_keyword_or_two_is_too_thin():
    found = find("goals: [{id: a, keywords: [brood, deeg]}, {id: b, keywords: [x, y, z]}, {id: c}]\n", "thin")
    assert [match.values for match, _ in found] == [{"id": "a", "count": "2"}]
    assert found[0][1] == "keywords"


def test_an_example_that_reads_as_another_goal_is_told_at_its_own_line():
    found = find(GOALS, "astray")
    assert [(match.values["id"], match.values["near"]) for match, _ in found] == [("helpen", "vragen")]
    assert "Zo werkt de wachtlijst" in found[0][1]


def test_an_example_is_left_alone_where_its_goal_has_nothing_else_to_go_by():
    assert (
        find(
            GOALS.replace("[vrijwilliger, meehelpen, schoolplein]", "[]").replace(
                "      - Wie verft er zaterdag mee op het schoolplein?\n", ""
            ),
            "astray",
        )
        == []
    )


def test_a_plan_of_one_goal_cannot_be_confused():
    assert (
        find(
            "goals: [{id: a, keywords: [brood, deeg, oven], example_posts: [Wij bakken brood.]}]\n", "astray"
        )
        == []
    )


def test_hours_that_cannot_be_read_are_told_at_their_line():
    found = find("infrastructure: {respond: {owner: Els, hours: in overleg}}\n", "hours")
    assert [(match.values["text"], words) for match, words in found] == [("in overleg", "in overleg")]
    assert find('infrastructure: {respond: {owner: Els, hours: "ma-vr 9-17"}}\n', "hours") == []
    assert find("version: 1\n", "hours") == []


def test_without_a_plan_nothing_is_asked():
    assert list(compile((rule("planwords", options={"ask": "thin"}),)).find((), context())) == []
