"""`daarom check`: what the options do and which exit code they give."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CONFIG, SENTENCES, Answer, write

Daarom = Callable[..., Answer]


def found(answer: Answer) -> list[str]:
    return [item["rule"] for item in json.loads(answer.out)["findings"]]


@pytest.mark.parametrize("kind", ["error", "warning", "note", "clean"])
@pytest.mark.parametrize("level", ["error", "warning", "note", "never"])
def test_the_exit_code_is_1_from_the_severity_asked_for(
    daarom: Daarom, here: Path, kind: str, level: str
) -> None:
    write(here, {"taart.md": SENTENCES[kind]})
    order = ["clean", "note", "warning", "error", "never"]
    fails = kind != "clean" and order.index(kind) >= order.index(level)
    assert daarom("check", "taart.md", "--fail-on", level).code == int(fails)


def test_only_errors_fail_by_default(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"], "let-op.md": SENTENCES["warning"]})
    assert daarom("check", "let-op.md").code == 0
    assert daarom("check", "fout.md").code == 1


def test_each_draft_fails_by_its_own_config(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {
            "a/taart.md": SENTENCES["clean"],
            "b/taart.md": SENTENCES["warning"],
            "b/daarom.yaml": "fail_on: warning\n",
        },
    )
    assert daarom("check", "a", "b").code == 1
    assert daarom("check", "a", "b", "--fail-on", "error").code == 0


def test_a_file_that_cannot_be_read_goes_before_findings(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    answer = daarom("check", "fout.md", "weg.md")
    assert answer.code == 2
    assert "eigen/fout" in answer.out


def test_without_paths_the_current_folder_is_checked(daarom: Daarom, here: Path) -> None:
    write(here, {"blog/fout.md": SENTENCES["error"]})
    answer = daarom("check")
    assert answer.code == 1
    assert "blog/fout.md" in answer.out


def test_unsure_findings_are_left_out_when_asked(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {
            "daarom.yaml": CONFIG + "rules: {platform/weekday-date-disagree: true}\n",
            "markt.md": "---\nlanguage: nl\npublish_at: 2026-11-20\n---\nKom zondag 24 november naar de markt, dan kraait de haan.",
        },
    )
    assert found(daarom("check", "markt.md", "--format", "json", "--today", "2026-11-22")) == [
        "platform/weekday-date-disagree"
    ]
    assert (
        found(
            daarom("check", "markt.md", "--format", "json", "--today", "2026-11-22", "--min-confidence", "1")
        )
        == []
    )


def test_the_config_says_how_sure_a_finding_must_be(daarom: Daarom, here: Path) -> None:
    draft = "---\nlanguage: nl\npublish_at: 2026-11-20\n---\nKom zondag 24 november naar de markt, dan kraait de haan."
    write(here, {"daarom.yaml": CONFIG + "rules: {platform/weekday-date-disagree: true}\n"})
    write(here, {"a/markt.md": draft, "b/markt.md": draft, "b/daarom.yaml": "min_confidence: 1\n"})
    report = json.loads(daarom("check", "--format", "json", "--today", "2026-11-22").out)
    assert [item["path"] for item in report["findings"]] == ["a/markt.md"]


def test_a_config_that_is_named_goes_before_those_in_the_folders(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {
            "fout.md": SENTENCES["error"],
            "anders/mild.yaml": CONFIG.replace("[eigen]", "[../eigen]") + "rules: {eigen/fout: note}\n",
        },
    )
    assert daarom("check", "fout.md", "--config", "anders/mild.yaml").code == 0


def test_a_plan_that_is_named_is_the_plan(daarom: Daarom, here: Path) -> None:
    goal = "---\nlanguage: nl\ngoal: viraal\n---\nDe oven is stuk."
    write(
        here,
        {
            "daarom.yaml": CONFIG + "rules: {plan/goal-unknown: true}\n",
            "taart.md": goal,
            "ons.yaml": "version: 1\n",
        },
    )
    without, with_plan = daarom("check", "taart.md"), daarom("check", "taart.md", "--plan", "ons.yaml")
    assert "There is no plan yet" in without.out
    assert "There is no plan yet" not in with_plan.out


def test_the_day_can_be_set(daarom: Daarom, here: Path) -> None:
    allowed = (
        "---\nlanguage: nl\ndaarom: {allow: [{rule: eigen/fout, reason: afspraak, until: 2026-06-30}]}\n---\n"
        + SENTENCES["error"]
    )
    write(here, {"taart.md": allowed})
    assert daarom("check", "taart.md", "--today", "2026-06-30").code == 0
    assert daarom("check", "taart.md", "--today", "2026-07-01").code == 1


def test_the_three_weightiest_are_shown_and_all_on_request(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {
            "taart.md": "\n\n".join(
                [SENTENCES["note"], SENTENCES["warning"], SENTENCES["error"], SENTENCES["note"]]
            )
        },
    )
    some, everything = daarom("check", "taart.md"), daarom("check", "taart.md", "--all")
    assert "and 1 more" in some.out
    assert "and 1 more" not in everything.out
    assert everything.out.count("eigen/tip  ") + everything.out.count("eigen/tip\n") == 2


def test_quiet_leaves_findings_and_problems(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"], "goed.md": SENTENCES["clean"]})
    assert daarom("check", "goed.md", "--quiet").out == ""
    answer = daarom("check", "fout.md", "weg.md", "-q")
    assert "eigen/fout" in answer.out
    assert "weg.md" in answer.out
    assert "Drafts read" not in answer.out


def test_json_is_one_object(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    report = json.loads(daarom("check", "fout.md", "weg.md", "--format", "json").out)
    assert [item["path"] for item in report["drafts"]] == ["fout.md"]
    assert [item["path"] for item in report["problems"]] == ["weg.md"]


def test_github_gets_annotations(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    assert daarom("check", "fout.md", "--format", "github").out.startswith(
        "::error file=fout.md,line=1,endLine=1,title=eigen/fout,col="
    )


def test_standard_input_is_judged_as_the_file_it_is_said_to_be(daarom: Daarom, here: Path) -> None:
    write(here, {"b/daarom.yaml": "fail_on: warning\n", "b/taart.md": SENTENCES["error"]})
    answer = daarom("check", "--stdin-filename", "b/taart.md", stdin=SENTENCES["warning"].encode())
    assert answer.code == 1
    assert "b/taart.md" in answer.out
    assert "eigen/fout" not in answer.out


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_standard_input_keeps_its_lines(daarom: Daarom, newline: str) -> None:
    text = f"{SENTENCES['clean']}{newline}{newline}{SENTENCES['error']}"
    report = json.loads(
        daarom(
            "check", "--stdin-filename", "x.md", "--format", "json", stdin=b"\xef\xbb\xbf" + text.encode()
        ).out
    )
    assert (report["findings"][0]["line"], report["findings"][0]["column"]) == (3, 14)


def test_standard_input_that_is_no_text_is_a_problem(daarom: Daarom) -> None:
    answer = daarom("check", "--stdin-filename", "x.md", stdin=b"caf\xe9")
    assert answer.code == 2
    assert "x.md:1" in answer.out


def test_standard_input_and_paths_do_not_go_together(daarom: Daarom) -> None:
    answer = daarom("check", "x.md", "--stdin-filename", "x.md")
    assert answer.code == 2
    assert "only standard input is read" in answer.out
