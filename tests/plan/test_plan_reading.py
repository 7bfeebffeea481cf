from __future__ import annotations

import pickle
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan.plans import WHOLE, plan

from daarom.catalogue import say
from daarom.errors import PlanError
from daarom.model import Problem, Source
from daarom.plan import Period, Plan, load, parse


def faults(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(PlanError) as caught:
        plan(text)
    for problem in caught.value.problems:
        for language in ("nl", "en"):
            assert "{" not in say(problem.key, language, **problem.values)
            assert say(f"{problem.key}.remedy", language, **problem.values)
    return [(problem.key, problem.line) for problem in caught.value.problems]


def test_a_whole_plan_is_read():
    found = plan()
    assert found.organisation.name == "Bakkerij De Korenaar"
    assert found.valid.since == date(2026, 6, 1)
    assert found.valid.review_every == Period(months=12, written="P1Y")
    assert found.goals[0].metric is not None
    assert found.goals[0].metric.target == 40
    assert found.audiences[0].research[0].method == "interview"
    assert found.tone.nng == {"formal": -0.5, "funny": 0.2, "irreverent": -1, "enthusiastic": 0}
    assert found.tone.terms.prefer == {"klant": "buur"}
    assert found.platforms[0].limits.commercial_max == 0.4
    assert found.mix.per_platform["facebook"].promotional_max == 0.05
    assert found.infrastructure is not None
    assert found.infrastructure.publish.blackout[0].until == date(2026, 5, 4)
    assert found.compliance.labels.extra_accepted == ("#reclame",)


def test_a_plan_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(plan())) == plan()


@given(st.integers(0, WHOLE.count("\n")))
@settings(max_examples=40, deadline=None)
def test_any_beginning_of_a_plan_is_read_or_refused_with_lines(lines: int):
    text = "".join(WHOLE.splitlines(keepends=True)[:lines])
    problems: Sequence[Problem] = ()
    try:
        plan(text)
    except PlanError as error:
        problems = error.problems
    assert all(problem.line for problem in problems)


@pytest.mark.parametrize(
    "key", ["why_social", "goals", "tone", "platforms", "people", "valid", "mix", "involve"]
)
def test_a_part_left_empty_is_no_part(key: str):
    assert plan(f"version: 1\n{key}:\n") == Plan(source=Source("plan.yaml", f"version: 1\n{key}:\n"))


def test_a_value_left_empty_is_no_value():
    found = plan("why_social: {reason: '', alternatives_considered: []}\ntone: {nng: {formal: }}\n")
    assert found.why_social is not None
    assert found.why_social.reason is None
    assert found.tone.nng == {}


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_refused(text: str):
    assert faults(text) == [("plan.empty", 1)]


@pytest.mark.parametrize(("text", "line"), [("- goals\n- audiences\n", 1), ("\nreason\n", 2)])
def test_a_list_or_a_text_is_no_plan(text: str, line: int):
    assert faults(text) == [("plan.not_a_mapping", line)]


def test_broken_yaml_is_a_plan_error():
    assert faults("goals: [\n") == [("yaml.broken", 2)]


def test_all_faults_are_told_at_once_in_order():
    text = """\
wy_social: {reason: x}
goals:
  - {id: a, kind: shout, deadline: soon}
  - {statement: without an id}
tone: {nng: {formal: 2, fun: 0}, human_voice_min: -1}
valid: {review_every: half a year}
infrastructure: {publish: {timezone: Europe/Nergenshuizen}}
platforms: [{id: hyves}, {id: linkdin}]
"""
    assert faults(text) == [
        ("shape.misspelt", 1),
        ("shape.choice", 3),
        ("shape.date", 3),
        ("shape.missing", 4),
        ("shape.range", 5),
        ("shape.misspelt", 5),
        ("shape.range", 5),
        ("plan.period", 6),
        ("plan.zone", 7),
        ("plan.platform_unknown", 8),
        ("plan.platform_misspelt", 8),
    ]


def test_references_between_parts_must_exist():
    text = """\
goals:
  - {id: vragen, audience: burt}
audiences: [{id: buurt}]
platforms:
  - id: facebook
    audiences: [buurt, jongeren]
    goals: [vraagen]
pillars: [{id: brood, goal: xyz}]
"""
    assert faults(text) == [
        ("plan.audience_misspelt", 2),
        ("plan.audience_unknown", 6),
        ("plan.goal_misspelt", 7),
        ("plan.goal_unknown", 8),
    ]


def test_a_reference_into_an_empty_part_says_so():
    assert faults("goals: [{id: vragen, audience: buurt}]\n") == [("plan.audience_none", 1)]


@pytest.mark.parametrize("part", ["goals", "audiences", "pillars"])
def test_an_id_is_given_once(part: str):
    assert faults(f"{part}:\n  - {{id: a}}\n  - {{id: a}}\n") == [("plan.twice", 3)]


def test_an_id_that_is_empty_is_missing():
    assert faults("goals: [{id: }]\n") == [("shape.missing", 1)]


@pytest.mark.parametrize(
    ("written", "name"), [("LinkedIn", "linkedin"), ("Twitter", "x"), ("facebook", "facebook")]
)
def test_a_platform_goes_by_the_names_that_people_use(written: str, name: str):
    assert plan(f"platforms: [{{id: {written}}}]\n").platforms[0].id == name


def test_a_plan_is_read_from_a_file_under_the_name_that_is_shown(tmp_path: Path):
    file = tmp_path / "plan.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    assert load(file, "ons/plan.yaml").path == "ons/plan.yaml"


def test_a_file_that_is_not_there_is_a_plan_error(tmp_path: Path):
    with pytest.raises(PlanError):
        load(tmp_path / "plan.yaml")


def test_a_text_that_is_no_utf_8_is_a_plan_error(tmp_path: Path):
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"organisation: {name: caf\xe9}\n")
    with pytest.raises(PlanError):
        load(file)


def test_numbers_and_words_may_be_ids():
    assert (
        parse(Source("plan.yaml", "audiences: [{id: 12}]\ngoals: [{id: a, audience: 12}]\n"))
        .goals[0]
        .audience
        == "12"
    )
