"""Configs, plans, rules and models that cannot be used: each a clear message at its place, never a traceback, exit 2."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CONFIG, RULE, SENTENCES, Answer, write

Daarom = Callable[..., Answer]
Problems = list[dict[str, object]]

MODEL = CONFIG + "rules: {commercial/reads-as-advertising: true}\nmodel: mijn-model\n"


def checked(daarom: Daarom, *arguments: str) -> tuple[Problems, list[str]]:
    """Problems, and the rules found, in a run that ends in exit 2."""
    answer = daarom("check", *arguments, "--format", "json", language="nl")
    report = json.loads(answer.out)
    assert (answer.code, answer.err) == (2, "")
    assert all(item["what"] and item["remedy"] for item in report["problems"])
    return report["problems"], [item["rule"] for item in report["findings"]]


def places(problems: Problems) -> list[tuple[object, object]]:
    return [(item["path"], item["line"]) for item in problems]


@pytest.fixture(autouse=True)
def draft(here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})


def test_all_misspelt_keys_of_a_config_are_told_at_once(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {
            "daarom.yaml": CONFIG
            + "plann: plan.yaml\nfail_onn: error\nmin_confidence: veel\noverrides:\n  - pathz: [a]\n"
        },
    )
    problems, _ = checked(daarom)
    assert places(problems)[:3] == [("daarom.yaml", 4), ("daarom.yaml", 5), ("daarom.yaml", 6)]
    assert ("daarom.yaml", 8) in places(problems)


def test_a_broken_config_stops_only_the_drafts_that_it_is_for(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {"stuk/daarom.yaml": "rulez: {}\n", "stuk/a.md": SENTENCES["error"], "stuk/b.md": SENTENCES["error"]},
    )
    for arguments in ((), ("stuk", "fout.md"), ("stuk/a.md", "stuk/b.md", "fout.md")):
        problems, found = checked(daarom, *arguments)
        assert places(problems) == [("stuk/daarom.yaml", 1)]
        assert found == ["eigen/fout"]


@pytest.mark.parametrize(
    ("lines", "near"),
    [
        ("rules: {eigen/fouut: error}\n", "eigen/fout"),
        ("rules: {commercial/urgncy: {severity: note}}\n", "commercial/urgency"),
        ("rules: {eigen/fout: {options: {frases: [a]}}}\n", "phrases"),
        ("rules: {fout: error}\n", "commercial/urgency"),
        ("rules: {eigen/fout: heel-erg}\n", "warning"),
        ("overrides: [{paths: ['*.md'], rules: {eigen/fouut: error}}]\n", "eigen/fout"),
    ],
)
def test_an_unknown_rule_or_option_is_told_at_its_line(
    daarom: Daarom, here: Path, lines: str, near: str
) -> None:
    write(here, {"daarom.yaml": CONFIG + lines})
    problems, _ = checked(daarom)
    assert places(problems) == [("daarom.yaml", 4)]
    assert near in str(problems[0]["remedy"])


@pytest.mark.parametrize("folders", ["rule_folders: [eigen]\n", ""])
def test_an_unknown_pack_is_told_at_its_line(daarom: Daarom, here: Path, folders: str) -> None:
    write(here, {"daarom.yaml": f"root: true\n{folders}packs:\n  hipe: false\n"})
    problems, _ = checked(daarom)
    assert places(problems) == [("daarom.yaml", 4 if folders else 3)]
    assert "hype" in str(problems[0]["remedy"])


def test_configs_that_extend_each_other_in_a_circle_are_told(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {"daarom.yaml": "extends: a.yaml\n", "a.yaml": "extends: b.yaml\n", "b.yaml": "extends: a.yaml\n"},
    )
    problems, _ = checked(daarom)
    assert [item["key"] for item in problems] == ["config.cycle"]
    assert "a.yaml → b.yaml → a.yaml" in str(problems[0]["what"])


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("- a\n", "shape.mapping"),
        ("a: [\n", "yaml.broken"),
        (b"\xff\xfe", "file.not_utf8"),
        ("a: " + "[" * 200, "yaml."),
    ],
)
def test_a_config_that_is_no_config_is_told(
    daarom: Daarom, here: Path, content: str | bytes, key: str
) -> None:
    write(here, {"los.yaml": content})
    problems, _ = checked(daarom, "fout.md", "--config", "los.yaml")
    assert [item["path"] for item in problems] == ["los.yaml"]
    assert str(problems[0]["key"]).startswith(key)


def test_a_config_with_only_comments_is_fine(daarom: Daarom, here: Path) -> None:
    write(here, {"b/daarom.yaml": "# nog niets\n", "b/goed.md": SENTENCES["clean"]})
    assert daarom("check", "b").code == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n", 1),
        ("goals: 7\n", 1),
        ("version: 1\ngoalz: []\n", 2),
        ("a: [", 1),
        ("tone: {nng: {formal: 9}}\n", 1),
    ],
)
def test_a_plan_of_the_wrong_shape_is_told_and_the_drafts_are_checked(
    daarom: Daarom, here: Path, text: str, line: int
) -> None:
    write(here, {"ons.yaml": text})
    problems, found = checked(daarom, "fout.md", "--plan", "ons.yaml")
    assert ("ons.yaml", line) in places(problems)
    assert found == ["eigen/fout"]


def test_a_plan_that_the_config_names_and_that_is_not_there_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": CONFIG + "plan: weg.yaml\n"})
    problems, found = checked(daarom, "fout.md")
    assert [item["path"] for item in problems] == ["weg.yaml"]
    assert found == ["eigen/fout"]


def test_a_rule_with_faults_is_told_whole_and_the_others_run(daarom: Daarom, here: Path) -> None:
    wrong = (
        RULE.format(name="mis", severity="ernstig", phrase="top")
        .replace("check: phrases", "check: frases")
        .replace("why", "wy")
    )
    write(here, {"eigen/eigen/nl/mis.yaml": wrong})
    problems, found = checked(daarom, "fout.md")
    assert {item["path"] for item in problems} == {"eigen/eigen/nl/mis.yaml"}
    assert {line for _, line in places(problems)} >= {2, 3, 6}
    assert found == ["eigen/fout"]


PATTERN = RULE.replace("check: phrases", "check: pattern").replace('phrases: ["{phrase}"]', "{options}")


@pytest.mark.parametrize(
    "options", ["pattern: '(a'", "pattern: '(a)', group: 3", "group: 1", "pattern: [a]", "phrases: [a]"]
)
def test_a_pattern_that_cannot_work_is_told_and_the_other_rules_run(
    daarom: Daarom, here: Path, options: str
) -> None:
    write(
        here,
        {
            "eigen/eigen/nl/mis.yaml": PATTERN.format(
                name="mis", severity="note", phrase="top", options=options
            )
        },
    )
    problems, found = checked(daarom, "fout.md")
    assert {item["path"] for item in problems} == {"eigen/eigen/nl/mis.yaml"}
    assert found == ["eigen/fout"]


def test_a_pattern_that_backtracks_for_ever_is_given_up_and_the_other_rules_run(
    daarom: Daarom, here: Path
) -> None:
    rule = PATTERN.format(name="traag", severity="note", phrase="top", options="pattern: '(a|aa|a+)+$'")
    write(
        here, {"eigen/eigen/nl/traag.yaml": rule, "fout.md": f"{SENTENCES['error']}\n\nOen zei {'a' * 60}b."}
    )
    problems, found = checked(daarom, "fout.md")
    assert [(item["path"], item["key"]) for item in problems] == [("fout.md", "lexical.slow")]
    assert "eigen/traag" in str(problems[0]["what"])
    assert found == ["eigen/fout"]


def test_a_rule_folder_that_is_not_there_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": CONFIG.replace("[eigen]", "[eigen, weg]")})
    problems, found = checked(daarom, "fout.md")
    assert [item["key"] for item in problems] == ["rules.no_folder"]
    assert found == ["eigen/fout"]


@pytest.mark.parametrize(
    "files",
    [{}, {"mijn-model": "een bestand"}, {"mijn-model/config.cfg": "[nlp]\nlang = 7"}, {"mijn-model/x": ""}],
)
def test_a_model_that_is_missing_or_none_is_told_and_the_other_rules_run(
    daarom: Daarom, here: Path, files: dict[str, str]
) -> None:
    write(here, {"daarom.yaml": MODEL, "goed.md": SENTENCES["clean"], **files})
    problems, found = checked(daarom, "fout.md", "goed.md")
    assert {item["path"] for item in problems} == {"mijn-model"}
    assert len(problems) == 1
    assert found == ["eigen/fout"]


@pytest.mark.parametrize(
    "name",
    [
        "meta.json",
        "calibration.json",
        "daarom_network/weights.npz",
        "daarom_network/network.json",
    ],
)
@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_a_damaged_model_is_told_and_the_other_rules_run(
    daarom: Daarom, here: Path, model: Path, name: str, damage: str
) -> None:
    shutil.copytree(model, here / "mijn-model")
    path = here / "mijn-model" / name
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(
            path.read_bytes()[: path.stat().st_size // 2] if damage == "cut" else b"\x00\xffhallo"
        )
    write(here, {"daarom.yaml": MODEL})
    problems, found = checked(daarom, "fout.md")
    assert [item["path"] for item in problems] == ["mijn-model"]
    assert found == ["eigen/fout"]
