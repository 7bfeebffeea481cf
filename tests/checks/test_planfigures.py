from __future__ import annotations

from datetime import date

from builders import context, rule
from plan.plans import plan

from daarom.checks.planfigures import compile
from daarom.model import Match


def ask(text: str, today: date = date(2026, 11, 22), **options: object) -> list[Match]:
    finder = compile((rule("planfigures", "any", options=options),))
    return list(finder.find((), context(plan=plan(text), today=today)))


def words(match: Match) -> str:
    return match.document.source.text[match.places[0].start : match.places[0].end]


WEEK = """\
language: {language}
platforms: [{{id: facebook, cadence: {{min_per_week: 3}}}}, {{id: blog, cadence: {{max_per_week: 1}}}}, {{id: x}}]
resources: {{hours_per_week: {week}, hours_per_post: 1.5, hours: {{posts: {posts}, answering: 2, measuring: 0.25}}}}
"""


def test_without_a_plan_nothing_is_asked() -> None:
    assert list(compile((rule("planfigures", "any", options={"ask": "week"}),)).find((), context())) == []


def test_a_week_with_too_few_hours_is_told_with_its_sum() -> None:
    (found,) = ask(WEEK.format(language="en", week=8, posts=6), ask="week")
    assert found.values == {
        "posts": "4",
        "per_post": "1.5",
        "for_posts": "6",
        "planning": "0",
        "answering": "2",
        "measuring": "0.25",
        "needed": "8.25",
        "reserved": "8",
    }
    assert words(found) == "8"


def test_numbers_have_a_comma_in_a_dutch_plan() -> None:
    (found,) = ask(WEEK.format(language="nl", week=8, posts=6), ask="week")
    assert (found.values["per_post"], found.values["needed"]) == ("1,5", "8,25")


def test_a_week_with_just_enough_hours_is_enough() -> None:
    assert ask(WEEK.format(language="nl", week=8.25, posts=6), ask="week") == []


def test_a_third_of_an_hour_is_no_shortage() -> None:
    text = "platforms: [{id: x, cadence: 3}]\nresources: {hours_per_week: 1, hours_per_post: 0.3333}\n"
    assert ask(text, ask="week") == []


def test_hours_for_posts_are_held_against_the_posts() -> None:
    (found,) = ask(WEEK.format(language="nl", week=20, posts=5), ask="posts")
    assert (found.values["needed"], found.values["reserved"], words(found)) == ("6", "5", "5")
    assert ask(WEEK.format(language="nl", week=20, posts=6), ask="posts") == []


def test_parts_that_come_to_more_than_the_week_are_told() -> None:
    (found,) = ask(WEEK.format(language="nl", week=8, posts=6), ask="division")
    assert (found.values["needed"], words(found)) == ("8,25", "hours")
    assert ask("resources: {hours: {posts: 6}}\n", ask="division") == []


def test_a_plan_without_resources_has_no_sum() -> None:
    for question in ("week", "posts", "division"):
        assert ask("platforms: [{id: x, cadence: 3}]\n", ask=question) == []


MEASURED = "goals: [{{id: a, metric: {{name: vragen, {more}}}}}]\n"


def test_a_metric_without_a_number_and_a_day_is_told() -> None:
    for more in (
        "measurements: []",
        "measurements: [{value: 3}]",
        "measurements: [{date: 2026-01-01}]",
        "target: 3",
    ):
        (found,) = ask(MEASURED.format(more=more), ask="unmeasured")
        assert (found.values["id"], found.values["metric"]) == ("a", "vragen")


def test_a_measurement_of_a_day_to_come_is_none() -> None:
    text = MEASURED.format(more="measurements: [{date: 2026-12-01, value: 3}]")
    assert len(ask(text, ask="unmeasured")) == 1
    assert ask(text, today=date(2026, 12, 1), ask="unmeasured") == []


def test_what_is_open_or_has_no_metric_is_not_told() -> None:
    for text in (
        MEASURED.format(more="measurements: todo"),
        "goals: [{id: a, metric: todo}]\n",
        "goals: [{id: a}]\n",
    ):
        assert ask(text, ask="unmeasured") == []


def test_the_last_measurement_is_stale_after_the_goals_own_period() -> None:
    more = "period: P1M, measurements: [{date: 2026-10-21, value: 3}, {date: 2026-08-01, value: 1}]"
    (found,) = ask(MEASURED.format(more=more), ask="stale")
    assert (found.values["date"], found.values["due"], words(found)) == (
        "2026-10-21",
        "2026-11-21",
        "2026-10-21",
    )
    assert ask(MEASURED.format(more=more), today=date(2026, 11, 21), ask="stale") == []


def test_without_a_period_the_rules_holds_and_else_a_quarter() -> None:
    text = MEASURED.format(more="measurements: [{date: 2026-08-21, value: 3}]")
    assert len(ask(text, ask="stale")) == 1
    assert ask(text, ask="stale", period="P1Y") == []
