"""`daarom plan check`: which plan is meant, what is said of it, which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Answer, write

Daarom = Callable[..., Answer]

ROOT = Path(__file__).parents[2]
WHOLE = (ROOT / "examples/bakkerij/plan.yaml").read_text(encoding="utf-8")
FIRST_TRY = "version: 1\norganisation: {name: De Korenaar}\n"
DAY = ("--today", "2026-11-22")


@pytest.fixture
def plan(daarom: Daarom, here: Path) -> Daarom:
    write(here, {"daarom.yaml": "root: true\n"})
    return lambda *arguments, **more: daarom("plan", "check", *DAY, *arguments, **more)


def test_a_whole_plan_is_clean(plan: Daarom, here: Path) -> None:
    write(here, {"plan.yaml": WHOLE})
    answer = plan(language="nl")
    assert answer.code == 0
    assert answer.out.splitlines()[-1].startswith("Plannen gelezen: 1.")


def test_what_a_plan_lacks_is_found(plan: Daarom, here: Path) -> None:
    write(here, {"plan.yaml": FIRST_TRY})
    answer = plan("--format", "json")
    report = json.loads(answer.out)
    assert answer.code == 1
    assert [item["path"] for item in report["drafts"]] == ["plan.yaml"]
    assert len({item["rule"] for item in report["findings"]}) >= 8
    assert all(item["rule"].startswith("plan/") for item in report["findings"])


def test_the_plan_that_the_config_names_is_meant(plan: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": "root: true\nplan: beleid/ons-plan.yaml\n", "beleid/ons-plan.yaml": WHOLE})
    assert json.loads(plan("--format", "json").out)["drafts"][0]["path"] == "beleid/ons-plan.yaml"


def test_several_plans_are_read_and_a_broken_one_does_not_stop_the_others(plan: Daarom, here: Path) -> None:
    write(here, {"a.yaml": "goals: {", "b.yaml": FIRST_TRY})
    answer = plan("a.yaml", "b.yaml", "c.yaml", "--format", "json")
    report = json.loads(answer.out)
    assert answer.code == 2
    assert [(item["path"], item["line"]) for item in report["problems"]] == [("a.yaml", 1), ("c.yaml", None)]
    assert {item["path"] for item in report["findings"]} == {"b.yaml"}


def test_without_a_plan_the_way_out_is_told(plan: Daarom) -> None:
    answer = plan(language="nl")
    assert answer.code == 2
    assert "Hier staat geen plan." in answer.out
    assert "Maak een plan.yaml" in answer.out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n", 1),
        ("just words\n", 1),
        ("version: 1\ngoals: 7\n", 2),
        ("version: 1\ngoalz: []\n", 2),
        ("version: 1\nwhy_social:\n  reason: [a, {b: c}]\n", 3),
        ("version: 1\nvalid: {from: gisteren}\n", 2),
    ],
)
def test_a_plan_of_the_wrong_shape_is_told_with_its_line(
    plan: Daarom, here: Path, text: str, line: int
) -> None:
    write(here, {"plan.yaml": text})
    answer = plan("--format", "json")
    problems = json.loads(answer.out)["problems"]
    assert answer.code == 2
    assert (problems[0]["path"], problems[0]["line"]) == ("plan.yaml", line)
    assert problems[0]["remedy"]


def test_rules_switched_off_are_off_for_a_plan_too(plan: Daarom, here: Path) -> None:
    write(here, {"plan.yaml": FIRST_TRY, "daarom.yaml": "root: true\npacks: {plan: false}\n"})
    assert plan().code == 0


def test_a_broken_config_is_a_problem(plan: Daarom, here: Path) -> None:
    write(here, {"plan.yaml": WHOLE, "daarom.yaml": "rulez: {}\n", "los.yaml": "packz: {}\n"})
    for arguments in ((), ("--config", "los.yaml")):
        answer = plan(*arguments, "--format", "json")
        assert answer.code == 2
        assert json.loads(answer.out)["problems"][0]["line"] == 1


OPEN = "version: 1\nlanguage: nl\nwhy_social: todo\ngoals: todo\naudiences: TODO\nimage: nog doen\n"
OPEN += "distinctive_value: todo\nplatforms: todo\npeople: todo\nresources: todo\ninfrastructure: todo\n"
OPEN += "valid: {until: 2027-08-31, review_every: P6M}\n"


def test_what_is_open_is_a_note_and_fails_only_where_that_is_asked(plan: Daarom, here: Path) -> None:
    write(here, {"plan.yaml": OPEN})
    answer = plan("--format", "json")
    report = json.loads(answer.out)
    assert answer.code == 0
    assert {(item["rule"], item["severity"]) for item in report["findings"]} == {("plan/open", "note")}
    assert [item["line"] for item in report["findings"]] == list(range(3, 12))
    assert "Nog open: why_social." in report["findings"][0]["message"]
    assert plan("--fail-on", "note").code == 1
    assert plan("--fail-on", "never").code == 0


@pytest.mark.parametrize(
    "text", [FIRST_TRY, OPEN, "why_social: Omdat iedereen het doet.\ngoals: [Meer volgers.]\n"]
)
def test_a_hollow_plan_holds_no_draft(daarom: Daarom, here: Path, text: str) -> None:
    draft = "---\nlanguage: nl\naudience: buurt\n---\nOm half drie ging vannacht de oven aan bij Joris.\n"
    write(here, {"daarom.yaml": "root: true\nplan: plan.yaml\n", "plan.yaml": text, "nacht.md": draft})
    with_plan = json.loads(daarom("check", "nacht.md", "--format", "json", *DAY).out)
    assert daarom("check", "nacht.md", "--fail-on", "warning", *DAY).code == 0
    assert not [item for item in with_plan["findings"] if item["path"] == "plan.yaml"]
    assert with_plan["problems"] == []


BRANDS = {
    "daarom.yaml": "root: true\nplan: plan.yaml\npacks: {tone: false}\n",
    "plan.yaml": WHOLE,
    "merk-a/daarom.yaml": "plan: plan.yaml\n",
    "merk-a/plan.yaml": "language: nl\naudiences: {jagers: Wie op vrijdag hout zoekt voor de kachel.}\n",
    "merk-b/daarom.yaml": "plan: ../plannen/b.yaml\n",
    "plannen/b.yaml": "goals: {",
    "merk-c/daarom.yaml": "language: nl\n",
}


def test_each_brand_may_have_a_plan_and_all_are_checked_from_above(plan: Daarom, here: Path) -> None:
    write(here, BRANDS)
    report = json.loads(plan("--format", "json").out)
    assert [item["path"] for item in report["drafts"]] == ["plan.yaml", "merk-a/plan.yaml"]
    assert [item["path"] for item in report["problems"]] == ["plannen/b.yaml"]
    assert {item["path"] for item in report["findings"]} == {"merk-a/plan.yaml"}
    within = json.loads(plan("merk-a", "merk-a/plan.yaml", "--format", "json").out)
    assert [item["path"] for item in within["drafts"]] == ["merk-a/plan.yaml"]


def test_a_draft_is_held_against_the_plan_of_its_own_brand(daarom: Daarom, here: Path) -> None:
    draft = "---\nlanguage: nl\naudience: {name}\n---\nOm half drie ging vannacht de oven aan bij Joris.\n"
    names = {"a.md": "jagers", "merk-a/a.md": "jagers", "merk-a/b.md": "buurt", "merk-c/c.md": "buurt"}
    write(here, BRANDS | {path: draft.format(name=name) for path, name in names.items()})
    found = json.loads(daarom("check", *names, "--format", "json", *DAY).out)["findings"]
    strangers = [(item["path"], item["message"]) for item in found if item["rule"] == "plan/audience-unknown"]
    assert [path for path, _ in strangers] == ["a.md", "merk-a/b.md"]


def test_a_folder_without_any_plan_says_so_beside_others(plan: Daarom, here: Path) -> None:
    write(here, BRANDS | {"leeg/.keep": "", "daarom.yaml": "root: true\n"})
    (here / "plan.yaml").unlink()
    report = json.loads(plan("merk-a", "leeg", "--format", "json").out)
    assert [item["path"] for item in report["drafts"]] == ["merk-a/plan.yaml"]
    assert [item["path"] for item in report["problems"]] == ["leeg/plan.yaml"]
    assert json.loads(plan("--format", "json").out)["drafts"]


def test_a_broken_config_of_one_brand_leaves_the_other_plans(plan: Daarom, here: Path) -> None:
    write(here, BRANDS | {"merk-b/daarom.yaml": "rulez: {}\n"})
    answer = plan("--format", "json")
    report = json.loads(answer.out)
    assert answer.code == 2
    assert [item["path"] for item in report["problems"]] == ["merk-b/daarom.yaml"]
    assert len(report["drafts"]) == 2
