from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import desks
import pytest
from desks import BAD, GOOD, NOW, post

from daarom.gate import record

Gate = Callable[..., object]
SOON = "2026-11-05T09:10:00+01:00"


@pytest.fixture
def cleared(here: Path, gate: Gate) -> Path:
    """A record of one cleared draft and one that is held."""
    desks.write(here, {"goed.md": post("2026-11-05 10:00"), "fout.md": post("2026-11-05 10:00", BAD)})
    assert gate("--within", "24h", "--record", "clearance.json").code == 1
    return here / "clearance.json"


def test_a_record_that_holds_is_exit_0_also_in_the_other_language(cleared: Path, gate: Gate) -> None:
    assert cleared.exists()
    found = gate("verify", "clearance.json", now=SOON)
    assert (found.code, found.out) == (0, "All is as recorded.\n")
    assert gate("verify", "clearance.json", now=SOON, language="nl").code == 0
    assert gate("verify", "clearance.json", "--fail-if-held", now=SOON).code == 1


def test_a_record_says_what_was_decided_for_when_and_on_what_grounds(cleared: Path) -> None:
    facts = json.loads(cleared.read_text())
    assert facts["now"] == NOW
    assert facts["valid_until"] == "2026-11-06T08:00:00+00:00"
    assert [item["path"] for item in facts["cleared"]] == ["goed.md"]
    assert facts["held"][0]["why"][0] == {
        "what": "'koop nu' hoort hier niet.",
        "rule": "eigen/fout",
        "reason": "gate.finding",
        "line": 6,
    }
    assert set(facts["configs"]) == {"daarom.yaml"}
    assert all(len(facts[name]) == 64 for name in ("rules", "digest"))


def test_the_same_question_gives_the_same_record_byte_for_byte(cleared: Path, gate: Gate) -> None:
    before = cleared.read_bytes()
    gate("--within", "24h", "--record", "clearance.json")
    assert cleared.read_bytes() == before


def _more(path: Path) -> None:
    path.write_text(path.read_text() + "\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("goed.md", "goed.md was changed."),
        ("fout.md", "fout.md was changed."),
        ("daarom.yaml", "The config was changed."),
        ("eigen/eigen/nl/fout.yaml", "The rules were changed."),
    ],
)
def test_what_changed_after_clearance_is_told(
    cleared: Path, gate: Gate, here: Path, name: str, said: str
) -> None:
    assert cleared.exists()
    _more(here / name)
    found = gate("verify", "clearance.json", now=SOON)
    assert found.code == 1
    assert said in found.out


def test_a_changed_plan_is_told(here: Path, gate: Gate) -> None:
    desks.write(here, {"plan.yaml": "version: 1\n", "goed.md": post("2026-11-05 10:00")})
    desks.write(here, {"daarom.yaml": f"{desks.CONFIG}plan: plan.yaml\n"})
    gate("--within", "24h", "--record", "clearance.json")
    _more(here / "plan.yaml")
    found = gate("verify", "clearance.json", now=SOON)
    assert (found.code, found.out) == (1, "The plan was changed.\n")


def test_a_record_edited_by_hand_is_noticed(cleared: Path, gate: Gate) -> None:
    facts = json.loads(cleared.read_text())
    facts["cleared"].append(facts["held"].pop())
    cleared.write_text(json.dumps(facts))
    found = gate("verify", "clearance.json", now=SOON)
    assert found.code == 1
    assert "The record was edited by hand." in found.out


def test_also_with_a_new_digest_a_forged_record_does_not_hold(cleared: Path, gate: Gate) -> None:
    facts = json.loads(cleared.read_text())
    facts["cleared"].append(facts["held"].pop())
    facts["digest"] = record.digest(facts)
    cleared.write_text(record.canonical(facts))
    found = gate("verify", "clearance.json", now=SOON)
    assert found.code == 1
    assert "fout.md is no longer cleared." in found.out


def test_a_draft_that_came_or_went_is_told(cleared: Path, gate: Gate, here: Path) -> None:
    assert cleared.exists()
    desks.write(here, {"nieuw.md": post("2026-11-05 10:00")})
    (here / "goed.md").unlink()
    found = gate("verify", "clearance.json", now=SOON)
    assert found.out == "goed.md is no longer cleared.\nnieuw.md would now be cleared as well.\n"


def test_a_link_put_in_place_of_a_draft_is_told(cleared: Path, gate: Gate, here: Path) -> None:
    assert cleared.exists()
    (here.parent / "elders.md").write_text(post("2026-11-05 10:00"))
    (here / "goed.md").unlink()
    os.symlink(here.parent / "elders.md", here / "goed.md")
    assert "goed.md is no longer cleared." in gate("verify", "clearance.json", now=SOON).out


def test_a_record_expires(cleared: Path, gate: Gate) -> None:
    assert cleared.exists()
    assert gate("verify", "clearance.json", now="2026-11-06T08:59:59+01:00").code == 0
    found = gate("verify", "clearance.json", now="2026-11-06T09:00:00+01:00")
    assert (found.code, found.out[:26]) == (1, "The decision has expired: ")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', '{"version": 2}', "null", "[" * 100000, "\0"]
)
def test_what_is_no_record_is_exit_2(here: Path, gate: Gate, text: str) -> None:
    (here / "clearance.json").write_text(text)
    found = gate("verify", "clearance.json")
    assert found.code == 2
    assert found.err.startswith("clearance.json: ")
    assert gate("verify", "nergens.json").code == 2


def test_the_next_run_knows_what_is_out_and_what_was_left_behind(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 08:00"), "fout.md": post("2026-11-05 08:30", BAD)})
    first = gate("--since", "2026-11-01T00:00+01:00", "--after", "laatst.json", "--record", "laatst.json")
    assert (first.of("cleared"), first.of("held")) == (["goed.md"], ["fout.md"])
    desks.write(here, {"fout.md": post("2026-11-05 08:30"), "terug.md": post("2020-01-01 08:00")})
    later = gate("--after", "laatst.json", now="2026-11-06T09:00+01:00")
    assert later.of("live") == ["goed.md"]
    assert later.of("cleared") == ["fout.md", "terug.md"]
    assert all(item["late"] for item in later.facts["cleared"])


def test_a_post_that_is_out_stays_out_whatever_becomes_of_it(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 08:00")})
    gate("--since", "2026-11-01T00:00+01:00", "--record", "laatst.json")
    desks.write(here, {"goed.md": post("2026-11-05 08:00", BAD)})
    later = gate("--after", "laatst.json", now="2026-11-06T09:00+01:00")
    assert later.code == 0
    assert later.facts["live"][0]["changed"] is True


def test_what_was_cleared_for_later_is_cleared_again_until_its_time(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 20:00")})
    gate("--within", "24h", "--record", "laatst.json")
    again = gate("--within", "24h", "--after", "laatst.json", now="2026-11-05T12:00+01:00")
    assert again.facts["cleared"][0]["again"] is True


def test_without_the_last_record_nothing_is_taken_for_granted(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 08:00")})
    assert gate("--after", "nergens.json").code == 2
    gate("--record", "laatst.json")
    (here / "laatst.json").write_text((here / "laatst.json").read_text().replace("goed", "fout"))
    assert gate("--after", "laatst.json").code == 2


def test_a_record_made_with_a_memory_holds_as_well(here: Path, gate: Gate) -> None:
    desks.write(
        here, {"goed.md": post("2026-11-05 08:00"), "half.md": post("2026-11-05 08:00", more="draft: true\n")}
    )
    gate("--since", "2026-11-01T00:00+01:00", "--record", "een.json")
    desks.write(here, {"laat.md": post("2026-11-05 08:10")})
    found = gate("--after", "een.json", "--record", "twee.json", now="2026-11-06T09:00+01:00")
    assert found.of("cleared") == ["laat.md"]
    assert gate("verify", "twee.json", now="2026-11-06T09:10+01:00").code == 0


def test_two_gates_at_once_do_not_write_over_each_other(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00"), ".clearance.json.lock": ""})
    found = gate("--record", "clearance.json")
    assert found.code == 2
    assert "Another daarom is at work here (.clearance.json.lock)." in found.err
    assert not (here / "clearance.json").exists()
    (here / ".clearance.json.lock").unlink()
    assert gate("--record", "clearance.json").code == 0
    assert not (here / ".clearance.json.lock").exists()


def test_a_record_that_is_a_link_is_replaced_and_not_followed(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00"), "../ander.txt": "van een ander"})
    os.symlink(here.parent / "ander.txt", here / "clearance.json")
    gate("--record", "clearance.json")
    assert (here.parent / "ander.txt").read_text() == "van een ander"
    assert GOOD not in (here / "clearance.json").read_text()
