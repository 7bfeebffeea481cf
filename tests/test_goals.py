from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan.plans import plan

from daarom.goals import comparable, content_words, goal_scores

PLAN = plan("""\
goals:
  - id: wait
    statement: Parents know how the waiting list works.
    keywords: [waiting list, enrolment, place]
  - id: help
    statement: Parents lend a hand at school.
    example_posts: [Who paints the fence with us on Saturday morning?]
  - {id: los}
""")


def test_the_goal_whose_words_are_used_scores_best():
    scores = dict(
        goal_scores("Enrolment opens in March. The waiting list is shorter than last year.", PLAN, "en")
    )
    assert scores["wait"] > 0.8 > scores["help"]


def test_a_goal_is_recognised_by_its_example_posts():
    scores = dict(goal_scores("On Saturday we paint the other fence, bring old clothes.", PLAN, "en"))
    assert scores["help"] > scores["wait"]


@pytest.mark.parametrize("text", ["", "!!!", "de het een", "12 34"])
def test_a_text_without_words_resembles_nothing(text: str):
    assert all(score < 0.13 for _, score in goal_scores(text, PLAN, "en"))


def test_goals_in_another_language_are_left_out():
    assert [name for name, _ in goal_scores("Wachtlijst", PLAN, "nl")] == ["los"]


def test_keywords_are_found_inflected_and_in_compounds():
    dutch = plan("goals: [{id: a, keywords: [lijst]}, {id: b, keywords: [stoel]}]\n")
    scores = dict(goal_scores("De wachtlijst en de lijsten", dutch, "nl"))
    assert scores["a"] > scores["b"]


def test_a_plan_is_comparable_when_each_goal_has_words_enough():
    assert not comparable(PLAN, "en")
    assert comparable(plan("goals: [{id: a, keywords: [een, twee, drie]}]\n"), "nl")
    assert not comparable(plan("goals: [{id: a, keywords: [een, twee]}]\n"), "nl")
    assert not comparable(plan("version: 1\n"), "nl")


def test_only_words_that_carry_a_subject_count():
    assert content_words("De bakker en de molen zijn op 12 mei open, www.molen.nl") == 3


@given(st.text(max_size=300), st.sampled_from(["nl", "en", "de", None]))
@settings(max_examples=60, deadline=None)
def test_scores_are_shares_in_the_plans_order(text: str, language: str | None):
    scores = goal_scores(text, PLAN, language)
    assert all(0 <= score <= 1 for _, score in scores)
    assert [name for name, _ in scores] == [goal.id for goal in PLAN.goals if goal.id in dict(scores)]
