from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan.plans import plan

from daarom.goals import comparable, content_words, goal_scores, likeness, telling

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
def test_a_text_without_words_serves_nothing_much(text: str):
    assert all(score < 0.4 for _, score in goal_scores(text, PLAN, "en"))


def test_a_notice_such_as_everybody_posts_serves_less_than_a_text_without_a_subject():
    scores = dict(goal_scores("Our office is closed on Monday for the bank holiday.", PLAN, "en"))
    assert max(scores.values()) < 0.1


def test_words_near_to_a_goal_count_where_none_of_its_keywords_stands():
    bakery = plan("""\
goals:
  - {id: brood, statement: Buren begrijpen hoe brood ontstaat., keywords: [deeg, oven, desem]}
  - {id: vak, statement: Jongeren kiezen voor het vak., keywords: [leerling, stage, diploma]}
""")
    scores = dict(
        goal_scores(
            "De broden rezen vannacht en om zes uur stonden de eerste croissants klaar.", bakery, "nl"
        )
    )
    assert scores["brood"] > scores["vak"]


def test_goals_in_another_language_are_left_out():
    assert [name for name, _ in goal_scores("Wachtlijst", PLAN, "nl")] == ["los"]


def test_keywords_are_found_inflected_and_in_compounds():
    dutch = plan("goals: [{id: a, keywords: [lijst]}, {id: b, keywords: [stoel]}]\n")
    scores = dict(goal_scores("De wachtlijst en de lijsten", dutch, "nl"))
    assert scores["a"] > scores["b"]


def test_the_words_that_speak_for_a_goal_are_told_with_their_place():
    text = "De wachtlijsten zijn korter, en op het plein is het mooi weer."
    dutch = plan("goals: [{id: a, statement: Ouders kennen de lijst., keywords: [wachtlijst, plaatsing]}]\n")
    found = telling(text, dutch.goals[0], "nl")
    assert text[found[0].start : found[0].end] == "wachtlijsten"
    assert found[0].weight == 1.0
    assert all(item.weight < 1.0 for item in found[1:])


def test_a_keyword_of_several_words_counts_when_all_of_them_stand_there():
    one = plan("goals: [{id: a, keywords: [waiting list]}, {id: b, keywords: [other thing]}]\n")
    whole = dict(goal_scores("The list is long and we are waiting.", one, "en"))
    half = dict(goal_scores("The list is long and we are happy.", one, "en"))
    assert whole["a"] > half["a"]
    assert telling("Waiting for a bus.", one.goals[0], "en") == () or all(
        item.weight < 1.0 for item in telling("Waiting for a bus.", one.goals[0], "en")
    )


def test_a_text_about_what_a_sentence_says_is_like_it():
    about = ("Wij malen ons eigen graan van twee boeren uit de omgeving.",)
    mill = likeness("Boer Henk bracht vandaag het graan, morgen malen we er meel van.", about, "nl")
    assert mill > 3 * likeness("De bibliotheek is maandag gesloten.", about, "nl")
    assert likeness("Boer Henk bracht graan.", (), "nl") < 0.5


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
