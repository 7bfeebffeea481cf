from __future__ import annotations

from datetime import date

import pytest
from builders import context, rule
from plan.plans import WHOLE, plan

from daarom.checks.planpart import compile
from daarom.model import Match


def ask(text: str, today: date = date(2026, 11, 22), **options: object) -> list[Match]:
    finder = compile((rule("planpart", "any", options=options),))
    return list(finder.find((), context(plan=plan(text), today=today)))


def lines(matches: list[Match]) -> list[int]:
    return [match.document.source.position(match.places[0].start)[0] for match in matches]


GOALS = """\
goals:
  - id: a
    metric: {name: vragen}
  - id: b
    metric: {name: vragen, target: 0}
  - id: c
"""


def test_without_a_plan_nothing_is_asked():
    finder = compile((rule("planpart", "any", options={"part": "goals", "ask": "missing"}),))
    assert list(finder.find((), context())) == []


def test_a_missing_part_is_told_once_at_the_start():
    assert lines(ask("version: 1\n", part="goals", ask="missing")) == [1]


def test_a_missing_value_is_told_at_each_entry_with_its_name():
    found = ask(GOALS, part="goals[].metric.name", ask="missing")
    assert [match.values["id"] for match in found] == ["c"]
    assert lines(found) == [6]


def test_a_value_is_asked_for_only_beside_another():
    found = ask(GOALS, part="goals[].metric.target", ask="missing", beside="name")
    assert [match.values["id"] for match in found] == ["a"]


def test_nought_is_a_value_unless_the_rule_says_otherwise():
    text = "resources: {hours_per_week: 0}\n"
    assert ask(text, part="resources.hours_per_week", ask="missing") == []
    assert len(ask(text, part="resources.hours_per_week", ask="missing", zero=True)) == 1


def test_a_value_may_stand_in_for_another():
    text = "goals: [{id: a, keywords: [brood]}, {id: b, example_posts: [Hoi]}, {id: c}]\n"
    found = ask(text, part="goals[].keywords", ask="missing", without="example_posts")
    assert [match.values["id"] for match in found] == ["c"]


@pytest.mark.parametrize(
    ("reason", "count"), [("vijf woorden zijn er nu", 0), ("vier is te weinig", 1), ("", 0)]
)
def test_too_few_words_are_told(reason: str, count: int):
    assert (
        len(ask(f"why_social: {{reason: {reason}}}\n", part="why_social.reason", ask="short", words=5))
        == count
    )


def test_a_phrase_is_found_in_any_case_and_only_whole():
    options = {"part": "why_social.reason", "ask": "says", "phrases": ("omdat iedereen",)}
    found = ask("why_social: {reason: OMDAT  Iedereen het doet}\n", **options)
    assert found[0].values["found"] == "omdat iedereen"
    assert ask("why_social: {reason: omdat iedereens mening telt}\n", **options) == []


def test_a_phrase_after_a_negation_is_left_alone():
    options = {
        "part": "why_social.reason",
        "ask": "says",
        "phrases": ("omdat iedereen",),
        "negations": ("niet",),
    }
    assert ask("why_social: {reason: Wij doen het niet omdat iedereen het doet}\n", **options) == []


def test_hollow_is_what_leaves_no_words_of_its_own():
    options = {
        "part": "distinctive_value.statement",
        "ask": "hollow",
        "phrases": ("uniek", "innovatief"),
        "filler": ("wij", "zijn", "en"),
    }
    assert len(ask("distinctive_value: {statement: Wij zijn uniek en innovatief.}\n", **options)) == 1
    assert ask("distinctive_value: {statement: Onze uniek gemalen tarwe.}\n", **options) == []
    assert ask("distinctive_value: {statement: Wij zijn.}\n", **options) == []


def test_the_same_words_are_the_same_whatever_the_signs():
    options = {"part": "image.desired", "ask": "same", "than": "image.current"}
    assert len(ask("image: {current: Een goede bakker!, desired: een goede bakker}\n", **options)) == 1
    assert ask("image: {current: stug, desired: open}\n", **options) == []


def test_a_date_is_past_the_day_after():
    options = {"part": "valid.until", "ask": "past"}
    assert ask("valid: {until: 2026-11-22}\n", **options) == []
    assert ask("valid: {until: 2026-11-21}\n", **options)[0].values["date"] == "2026-11-21"


def test_a_date_may_be_moved_on_by_the_plans_own_period():
    options = {"part": "valid.from", "ask": "past", "every": "valid.review_every"}
    assert ask("valid: {from: 2026-05-01, review_every: P6M}\n", **options)[0].values["date"] == "2026-11-01"
    assert ask("valid: {from: 2026-05-01}\n", **options) == []


def test_only_needs_every_entry():
    options = {
        "part": "people.contributors[].department",
        "ask": "only",
        "phrases": ("marketing", "directie"),
    }
    assert (
        len(ask("people: {contributors: [{department: Marketing}, {department: directie}]}\n", **options))
        == 1
    )
    assert ask("people: {contributors: [{department: marketing}, {department: winkel}]}\n", **options) == []
    assert ask("people: {contributors: [{department: marketing}, {name: Jan}]}\n", **options) == []
    assert ask("people: {contributors: [{department: marketing en winkel}]}\n", **options) == []


def test_a_platform_without_research_names_its_audiences():
    text = WHOLE.replace(
        "  - id: facebook\n    why", "  - {id: x, audiences: [buurt]}\n  - id: facebook\n    why"
    )
    found = ask(text, part="platforms[].id", ask="unresearched")
    assert [(match.values["id"], match.values["audience"]) for match in found] == [("x", "buurt")]
    assert text[found[0].places[0].start : found[0].places[0].end] == "x"


def test_what_is_open_is_not_missing() -> None:
    for text in (
        "why_social: todo\n",
        "why_social: {reason: todo}\n",
        "todos: 1\n"[:0] + "why_social: [todo]\n",
    ):
        assert ask(text, part="why_social.reason", ask="missing") == []


def test_what_is_open_is_told_at_its_place_with_its_path() -> None:
    text = "why_social: {reason: todo}\nplatforms: [{id: blog, customs: TODO}]\n"
    found = ask(text, part="plan", ask="open")
    assert [match.values["part"] for match in found] == ["why_social.reason", "platforms[blog].customs"]
    assert [text[match.places[0].start : match.places[0].end] for match in found] == ["todo", "TODO"]
    assert [match.values["id"] for match in ask(text, part="platforms", ask="open")] == ["blog"]


def test_a_key_that_is_open_stands_in_for_another_too() -> None:
    text = "resources: {hours: todo}\n"
    assert ask(text, part="resources.hours_per_week", ask="missing", without="hours") == []


def test_what_is_said_may_be_asked_for_as_well() -> None:
    options = {"part": "resources.hours_per_week", "ask": "said", "without": "hours"}
    assert len(ask("resources: {hours_per_week: 6}\n", **options)) == 1
    assert ask("resources: {hours_per_week: 6, hours: {posts: 2}}\n", **options) == []


def test_a_question_may_wait_for_another_part() -> None:
    options = {"part": "resources.hours_per_post", "ask": "missing", "when": "platforms[].cadence"}
    assert len(ask("platforms: [{id: blog, cadence: 1}]\n", **options)) == 1
    assert ask("platforms: [{id: blog}]\n", **options) == []


def test_a_question_may_be_for_several_entries_only() -> None:
    options = {"part": "platforms[].why", "ask": "missing", "entries": 2}
    assert ask("platforms: [blog]\n", **options) == []
    assert [match.values["id"] for match in ask("platforms: [blog, x]\n", **options)] == ["blog", "x"]


def test_the_same_words_in_another_order_with_other_small_words_are_the_same() -> None:
    options = {
        "part": "image.desired",
        "ask": "same",
        "than": "image.current",
        "filler": ("een", "wij", "zijn"),
    }
    assert (
        len(ask("image: {current: Wij zijn een goede bakker, desired: een bakker zijn goede}\n", **options))
        == 1
    )
    assert ask("image: {current: een goede bakker, desired: een goede buur}\n", **options) == []
    assert ask("image: {current: een, desired: zijn}\n", **options) == []


def test_a_platform_for_nobody_in_particular_is_for_any_of_the_audiences() -> None:
    audiences = "audiences: [{id: a, research: [{platform: blog, finding: Lezen daar.}]}, {id: b}]\n"
    found = ask(audiences + "platforms: [blog, x]\n", part="platforms[].id", ask="unresearched")
    assert [(match.values["id"], match.values["audience"]) for match in found] == [("x", "a")]
