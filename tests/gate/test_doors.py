from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import desks
import pytest
from desks import BAD, post

Gate = Callable[..., object]
DAY = ("--within", "24h")


def test_one_draft_is_let_through_in_these_words_and_the_record_says_who_and_why(
    here: Path, gate: Gate
) -> None:
    desks.write(here, {"fout.md": post("2026-11-05 10:00", BAD), "ook.md": post("2026-11-05 10:00", BAD)})
    said = gate("release", "fout.md", "--by", "Els", "--reason", "gas afgesloten")
    assert said.code == 0
    assert "fout.md may go out as it is now. Recorded in daarom-gate.jsonl" in said.out
    found = gate(*DAY)
    assert (found.of("cleared"), found.of("held")) == (["fout.md"], ["ook.md"])
    assert found.facts["cleared"][0]["released"]["by"] == "Els"
    assert "let through by Els: gas afgesloten" in gate(*DAY, shape="text").out
    desks.write(here, {"fout.md": post("2026-11-05 10:00", BAD + " Echt.")})
    assert gate(*DAY).of("held") == ["fout.md", "ook.md"]


def test_a_release_ends_after_a_day(here: Path, gate: Gate) -> None:
    desks.write(here, {"fout.md": post("2026-11-06 10:00", BAD)})
    gate("release", "fout.md", "--by", "Els", "--reason", "nood")
    assert gate("--within", "48h").of("cleared") == ["fout.md"]
    assert gate("--within", "48h").facts["valid_until"] == "2026-11-06T08:00:00+00:00"
    assert gate(*DAY, now="2026-11-06T09:00+01:00").of("held") == ["fout.md"]


def test_what_cannot_be_read_or_has_no_clear_time_cannot_be_released(here: Path, gate: Gate) -> None:
    desks.write(
        here, {"stuk.md": "---\ntitle: [\n---\n", "half.md": post("2026-11-05 10:00", more="draft: true\n")}
    )
    assert gate("release", "stuk.md", "--by", "Els", "--reason", "nood").code == 2
    assert gate("release", "half.md", "--by", "Els", "--reason", "nood").code == 0
    assert gate(*DAY).of("held") == ["half.md", "stuk.md"]


def test_a_row_is_released_by_its_number(here: Path, gate: Gate) -> None:
    desks.furnish(here, "queues: [{paths: [p.csv], columns: {publish_at: d, text: t}}]\n")
    desks.write(here, {"p.csv": f"d,t\n2026-11-05 10:00,{BAD}\n2026-11-05 11:00,{BAD} Nu.\n"})
    assert gate("release", "p.csv", "--by", "Els", "--reason", "nood").code == 2
    assert gate("release", "p.csv", "--row", "9", "--by", "Els", "--reason", "nood").code == 2
    assert gate("release", "p.csv", "--row", "3", "--by", "Els", "--reason", "nood").code == 0
    assert gate(*DAY, "p.csv").of("cleared") == ["p.csv#3"]


def test_a_pause_holds_everything_until_its_moment_or_until_it_is_ended(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00")})
    until = ("--until", "2026-11-05T09:30+01:00")
    assert gate("pause", *until, "--reason", "brand in de straat").code == 0
    found = gate(*DAY)
    assert found.why("goed.md") == ["gate.paused"]
    assert found.facts["valid_until"] == "2026-11-05T08:30:00+00:00"
    assert "Everything is paused until 2026-11-05 09:30: brand in de straat" in gate(*DAY, shape="text").out
    assert gate(*DAY, now="2026-11-05T09:30+01:00").of("cleared") == ["goed.md"]
    gate("pause", "--until", "2026-11-05T09:10+01:00", "--reason", "voorbij", now="2026-11-05T09:10+01:00")
    assert gate(*DAY, now="2026-11-05T09:11+01:00").of("cleared") == ["goed.md"]


def test_a_pause_is_found_from_a_folder_above_and_lets_an_emergency_through(here: Path, gate: Gate) -> None:
    desks.write(
        here, {"blog/goed.md": post("2026-11-05 10:00"), "blog/nood.md": post("2026-11-05 10:00", BAD)}
    )
    gate("pause", "--until", "2026-11-06T09:00+01:00", "--reason", "brand")
    gate("release", "blog/nood.md", "--by", "Els", "--reason", "dit moet iedereen weten")
    assert gate(*DAY, "blog").of("cleared") == ["blog/nood.md"]


def test_a_pause_after_clearance_is_noticed_by_verify(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00")})
    gate(*DAY, "--record", "c.json")
    gate("pause", "--until", "2026-11-06T09:00+01:00", "--reason", "brand")
    found = gate("verify", "c.json")
    assert found.code == 1
    assert "goed.md is no longer cleared." in found.out


@pytest.mark.parametrize(
    "line",
    [
        "pauze",
        "{}",
        "[]",
        '{"kind": "pause", "reason": "", "at": "2026-11-05T09:00+01:00", "until": "2026-11-06T09:00+01:00"}',
        '{"kind": "pause", "reason": "x", "at": "2026-11-05T09:00", "until": "2026-11-06T09:00"}',
        '{"kind": "release", "path": "x.md", "reason": "x", "at": "2026-11-05T09:00Z", "until": "2026-11-06T09:00Z"}',
    ],
)
def test_a_decision_that_cannot_be_read_stops_everything(here: Path, gate: Gate, line: str) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00"), "daarom-gate.jsonl": f"\n{line}\n"})
    found = gate(*DAY)
    assert (found.code, found.out) == (2, "")
    assert "daarom-gate.jsonl:2" in found.err
    assert gate("pause", "--until", "2026-11-06T09:00+01:00", "--reason", "brand").code == 2


def test_who_and_why_must_be_said(here: Path, gate: Gate) -> None:
    desks.write(here, {"fout.md": post("2026-11-05 10:00", BAD)})
    assert gate("release", "fout.md", "--by", " ", "--reason", "nood").code == 2
    assert gate("release", ".", "--by", "Els", "--reason", "nood").code == 2
    assert gate("release", "weg.md", "--by", "Els", "--reason", "nood").code == 2
    assert gate("pause", "--until", "morgen", "--reason", "brand").code == 2


def _approve(here: Path, gate: Gate, path: str, by: str) -> None:
    facts = gate(*DAY).facts
    sha256 = next(
        item["sha256"] for part in ("cleared", "held") for item in facts[part] if item["path"] == path
    )
    file = here / "akkoord.json"
    known = json.loads(file.read_text()) if file.exists() else []
    file.write_text(json.dumps([*known, {"path": path, "sha256": sha256, "by": by, "at": "2026-11-04"}]))


def test_an_approval_is_asked_only_where_the_config_says_so(here: Path, gate: Gate) -> None:
    desks.furnish(here, "gate: {approval: {for: [sales, paid, sensitive]}}\n")
    more = {
        "sales": "intent: sales\n",
        "paid": "relationship: betaald\n",
        "tag": "tags: [gevoelig]\n",
        "key": "gevoelig: ja\n",
    }
    desks.write(here, {f"{name}.md": post("2026-11-05 10:00", more=line) for name, line in more.items()})
    desks.write(here, {"gewoon.md": post("2026-11-05 10:00", more="approver: Els\n")})
    found = gate(*DAY)
    assert found.of("held") == ["key.md", "paid.md", "sales.md", "tag.md"]
    assert found.why("sales.md") == ["gate.approval"]
    assert found.facts["cleared"][0]["approval"] == "self-declared"


def test_an_approval_counts_from_somebody_else_for_these_words(here: Path, gate: Gate) -> None:
    desks.furnish(here, "gate: {approval: {for: [all]}}\n")
    desks.write(here, {"a.md": post("2026-11-05 10:00", more="author: Joris\napprover: Els\n")})
    assert gate(*DAY).why("a.md") == ["gate.approval"]
    _approve(here, gate, "a.md", "joris")
    assert gate(*DAY, "--approvals", "akkoord.json").of("held") == ["a.md"]
    _approve(here, gate, "a.md", "Els")
    found = gate(*DAY, "--approvals", "akkoord.json")
    assert (found.facts["cleared"][0]["approver"], found.facts["cleared"][0]["approval"]) == (
        "Els",
        "approved",
    )
    desks.write(here, {"a.md": post("2026-11-05 10:00", "Een andere tekst.", "author: Joris\n")})
    assert gate(*DAY, "--approvals", "akkoord.json").why("a.md") == ["gate.lapsed"]


def test_two_approvals_come_from_two_people(here: Path, gate: Gate) -> None:
    desks.furnish(here, "gate: {approval: {for: [all], approvals: 2}}\n")
    desks.write(here, {"a.md": post("2026-11-05 10:00", more="author: Joris\n")})
    _approve(here, gate, "a.md", "Els")
    _approve(here, gate, "a.md", "@els")
    assert gate(*DAY, "--approvals", "akkoord.json").of("held") == ["a.md"]
    _approve(here, gate, "a.md", "Sanne")
    assert gate(*DAY, "--approvals", "akkoord.json").of("cleared") == ["a.md"]


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"path": "a.md", "by": "Els"}]', '[{"path": "a", "sha256": "b", "by": 1}]']
)
def test_a_list_of_approvals_that_cannot_be_read_is_exit_2(here: Path, gate: Gate, text: str) -> None:
    desks.write(here, {"akkoord.json": text})
    assert gate("--approvals", "akkoord.json").code == 2
    assert gate("--approvals", "weg.json").code == 2


@pytest.mark.parametrize(
    "value", ["{approval: {for: [alles]}}", "{approval: {approvals: 0}}", "{goedkeuring: {}}", "ja"]
)
def test_a_mistake_in_the_config_of_the_gate_holds(here: Path, gate: Gate, value: str) -> None:
    desks.furnish(here, f"gate: {value}\n")
    desks.write(here, {"a.md": post("2026-11-05 10:00")})
    assert gate(*DAY).of("held") == ["a.md"]
