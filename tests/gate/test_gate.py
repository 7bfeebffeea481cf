from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import desks
import pytest
from desks import BAD, post

from daarom.cli.main import run

Gate = Callable[..., object]


def test_what_is_due_and_sound_is_cleared_and_the_rest_is_told_apart(here: Path, gate: Gate) -> None:
    desks.write(
        here,
        {
            "goed.md": post("2026-11-05 10:00"),
            "fout.md": post("2026-11-05 10:00", BAD),
            "later.md": post("2026-11-07 10:00"),
            "oud.md": post("2026-10-01 10:00", BAD),
            "zonder.md": post(None, BAD),
            "uit.md": post("2026-11-04 10:00", BAD, "status: gepubliceerd\n"),
            "af.md": post("2026-11-05 10:00", more="status: geannuleerd\n"),
        },
    )
    found = gate("--within", "24h")
    assert found.code == 1
    assert found.of("cleared") == ["goed.md"]
    assert found.of("held") == ["fout.md"]
    assert found.why("fout.md") == ["eigen/fout"]
    assert found.of("live") == ["oud.md", "uit.md"]


def test_all_clear_is_exit_0_and_held_may_be_as_well(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00")})
    assert gate("--within", "24h").code == 0
    desks.write(here, {"fout.md": post("2026-11-05 10:00", BAD)})
    assert gate("--within", "24h").code == 1
    assert gate("--within", "24h", "--held-exit", "0").code == 0


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2026-11-05 09:00", "cleared"),
        ("2026-11-06 09:00", "cleared"),
        ("2026-11-06 09:01", "not_due"),
        ("2026-11-05 08:59", "live"),
        ("2026-11-05T09:00:00Z", "cleared"),
        ("2026-11-05T07:59:59Z", "live"),
        ("2026-11-06", "cleared"),
        ("2026-11-07", "not_due"),
        ("2026-11-05", "live"),
    ],
)
def test_the_window_runs_from_now_to_its_last_moment(here: Path, gate: Gate, when: str, state: str) -> None:
    desks.write(here, {"post.md": post(when)})
    found = gate("--within", "24h", "post.md")
    assert (found.of("cleared") == ["post.md"]) == (state == "cleared")
    assert (found.of("live") == ["post.md"]) == (state == "live")


def test_what_should_have_gone_out_since_then_is_late(here: Path, gate: Gate) -> None:
    desks.write(here, {"laat.md": post("2026-11-04 10:00"), "oud.md": post("2026-11-01 10:00")})
    found = gate("--since", "2026-11-02T00:00+01:00")
    assert found.of("cleared") == ["laat.md"]
    assert found.facts["cleared"][0]["late"] is True
    assert found.of("live") == ["oud.md"]


def test_a_status_that_waits_makes_a_draft_late(here: Path, gate: Gate) -> None:
    desks.write(here, {"laat.md": post("2026-11-04 10:00", more="status: ingepland\n")})
    assert gate().of("cleared") == ["laat.md"]


def test_a_time_that_clocks_show_twice_or_never_holds(here: Path, gate: Gate) -> None:
    desks.write(here, {"twee.md": post("2026-10-25 02:30"), "nooit.md": post("2026-03-29 02:30")})
    found = gate("--within", "24h", "twee.md", now="2026-10-24T12:00+02:00")
    assert found.why("twee.md") == ["gate.twice"]
    found = gate("--within", "24h", "nooit.md", now="2026-03-28T12:00+01:00")
    assert found.why("nooit.md") == ["gate.twice"]
    assert gate("twee.md").of("live") == ["twee.md"]


def test_a_time_without_a_zone_holds_when_it_may_be_due(here: Path, gate: Gate) -> None:
    (here / "daarom.yaml").write_text(desks.CONFIG.replace("timezone: Europe/Amsterdam\n", ""))
    desks.write(here, {"post.md": post("2026-11-05 10:00"), "oud.md": post("2026-11-01 10:00")})
    desks.write(here, {"ver.md": post("2026-12-01 10:00"), "zone.md": post("2026-11-05T10:00+01:00")})
    found = gate("--within", "24h")
    assert found.why("post.md") == ["gate.zoneless"]
    assert found.of("live") == ["oud.md"]
    assert found.of("cleared") == ["zone.md"]


def test_the_plan_gives_a_zone_and_days_without_posts(here: Path, gate: Gate) -> None:
    config = desks.CONFIG.replace("timezone: Europe/Amsterdam\n", "plan: plan.yaml\n")
    publish = "{timezone: Europe/Amsterdam, blackout: [{from: 2026-11-06, to: 2026-11-06, reason: stilte}]}"
    desks.write(
        here, {"daarom.yaml": config, "plan.yaml": f"version: 1\ninfrastructure: {{publish: {publish}}}\n"}
    )
    desks.write(here, {"a.md": post("2026-11-05 10:00"), "b.md": post("2026-11-06 08:00")})
    found = gate("--within", "24h")
    assert found.of("cleared") == ["a.md"]
    assert found.why("b.md") == ["gate.blackout"]


@pytest.mark.parametrize(
    "plan", ["version: 1\n  bad", "infrastructure: {publish: {timezone: Europe/Amsterdm}}\n"]
)
def test_a_plan_that_cannot_be_used_holds_everything(here: Path, gate: Gate, plan: str) -> None:
    desks.write(here, {"daarom.yaml": f"{desks.CONFIG}plan: plan.yaml\n", "plan.yaml": plan})
    desks.write(here, {"goed.md": post("2026-11-05 10:00")})
    found = gate("--within", "24h")
    assert (found.code, found.of("held"), found.of("cleared")) == (1, ["goed.md"], [])


def test_a_broken_config_or_rule_holds(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00"), "eigen/eigen/nl/tweede.yaml": "id: [\n"})
    assert gate("--within", "24h").of("held") == ["goed.md"]
    desks.write(here, {"daarom.yaml": f"{desks.CONFIG}packz: {{}}\n"})
    assert gate("--within", "24h").of("held") == ["goed.md"]


def test_what_cannot_be_read_is_held_and_the_rest_goes_on(here: Path, gate: Gate) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00"), "stuk.md": "---\ntitle: [\n---\n\nTekst.\n"})
    (here / "bytes.md").write_bytes(b"\xff\xfe\x00\x00")
    found = gate("--within", "24h")
    assert found.of("cleared") == ["goed.md"]
    assert found.of("held") == ["bytes.md", "stuk.md"]


def test_a_time_that_cannot_be_read_holds(here: Path, gate: Gate) -> None:
    desks.write(here, {"a.md": post("ergens in de week"), "b.md": post("03/04/2026")})
    found = gate("--within", "24h")
    assert found.of("held") == ["a.md", "b.md"]


def test_a_language_without_rules_does_not_hold(here: Path, gate: Gate) -> None:
    text = post("2026-11-05 10:00", "Der Ofen ist kaputt.").replace("language: nl", "language: de")
    desks.write(here, {"de.md": text})
    assert gate("--within", "24h").of("cleared") == ["de.md"]


def test_an_unfinished_draft_is_held_when_its_time_comes(here: Path, gate: Gate) -> None:
    desks.write(here, {"nu.md": post("2026-11-05 10:00", more="draft: true\n")})
    desks.write(here, {"ooit.md": post("2020-11-05 10:00", more="draft: true\n")})
    found = gate("--within", "24h")
    assert found.why("nu.md") == ["gate.unfinished"]
    assert found.of("live") == []


def test_an_expired_draft_and_one_put_on_hold_do_not_go_out(here: Path, gate: Gate) -> None:
    desks.write(here, {"a.md": post("2026-11-05 10:00", more="expires_at: 2026-11-05 09:30\n")})
    desks.write(here, {"b.md": post("2026-11-05 10:00", more="status: on hold\n")})
    found = gate("--within", "24h")
    assert found.why("a.md") == ["gate.expired"]
    assert found.why("b.md") == ["gate.stopped"]


def test_an_allowance_that_ends_before_publication_does_not_count(here: Path, gate: Gate) -> None:
    allow = "daarom: {{allow: [{{rule: eigen/fout, reason: slogan van toen, until: {}}}]}}\n"
    desks.write(here, {"kort.md": post("2026-11-07 10:00", BAD, allow.format("2026-11-06"))})
    desks.write(here, {"lang.md": post("2026-11-07 10:00", BAD, allow.format("2026-11-07"))})
    found = gate("--within", "7d")
    assert found.why("kort.md") == ["gate.allowance"]
    assert found.facts["cleared"][0]["allowances"][0]["reason"] == "slogan van toen"
    assert found.facts["valid_until"] == "2026-11-07T23:00:00+00:00"


def test_a_translation_without_a_time_waits_for_the_one_that_has_it(here: Path, gate: Gate) -> None:
    desks.write(here, {"post/index.nl.md": post("2026-11-20 10:00"), "post/index.en.md": post(None)})
    found = gate("--within", "24h", shape="text")
    assert "not due: 2" in found.out


def test_a_link_out_of_the_folder_holds(here: Path, gate: Gate) -> None:
    (here.parent / "buiten.md").write_text(post("2026-11-05 10:00"))
    os.symlink(here.parent / "buiten.md", here / "in.md")
    assert gate("--within", "24h").why("in.md") == ["gate.outside"]


def test_a_cleared_draft_that_links_to_a_held_one_is_reported(here: Path, gate: Gate) -> None:
    desks.write(here, {"2026-11-05-fout.md": post("2026-11-05 10:00", BAD)})
    desks.write(here, {"goed.md": post("2026-11-05 10:00", "Lees [dit](/blog/fout/) van Ruud over de oven.")})
    found = gate("--within", "24h", shape="text")
    assert "goed.md links to 2026-11-05-fout.md, which is held." in found.out


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_text_gives_each_draft_a_line_and_its_reasons(here: Path, gate: Gate, language: str) -> None:
    desks.write(here, {"goed.md": post("2026-11-05 10:00", more="approver: Els\n")})
    desks.write(here, {"fout.md": post("2026-11-05 10:00", BAD)})
    found = gate("--within", "24h", shape="text", language=language)
    words = {"nl": ("vrij", "wacht", "Regel 6: "), "en": ("cleared", "held", "Line 6: ")}[language]
    assert found.out.splitlines()[0] == f"{words[1]:7}  2026-11-05 10:00  fout.md"
    assert f"    {words[2]}eigen/fout: 'koop nu' hoort hier niet. Laat het weg." in found.out
    assert f"{words[0]:7}  2026-11-05 10:00  goed.md" in found.out
    assert "Els" in found.out


def test_annotations_stand_at_the_draft_and_hostile_words_stay_words(here: Path, gate: Gate) -> None:
    desks.write(here, {"fout.md": post("2026-11-05 10:00", BAD, 'status: "on hold"\ntitle: "::error::x"\n')})
    desks.write(here, {"x.md": post("2026-11-05 10:00", BAD, 'expires_at: "2026-11-05 09:10\\e[31m"\n')})
    found = gate("--within", "24h", shape="github")
    assert "::error file=fout.md,line=6" in found.out or "::error file=fout.md,line=8" in found.out
    assert "\x1b" not in found.out
    assert all(line.startswith(("::error file=", "Cleared")) for line in found.out.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--now", "2026-11-05T09:00"),
        ("--now", "gisteren"),
        ("--now", "9999-12-31T23:00:00+00:00"),
        ("--within", "een dag"),
        ("--within", "99999d"),
        ("--since", "2026-11-05"),
    ],
)
def test_a_moment_needs_a_zone_and_a_span_a_unit(gate: Gate, arguments: tuple[str, ...]) -> None:
    found = gate(*arguments, now=None)
    assert found.code == 2
    assert arguments[1] in found.err


def test_a_status_cannot_say_that_a_draft_is_out_before_its_time(here: Path, gate: Gate) -> None:
    desks.write(here, {"vroeg.md": post("2026-11-05 10:00", BAD, "status: published\n")})
    assert gate("--within", "24h").of("held") == ["vroeg.md"]


def test_a_status_cannot_smuggle_a_page_into_a_site(here: Path, gate: Gate) -> None:
    gate("--record", "../een.json")
    desks.write(here, {"oud.md": post("2020-11-05 10:00", BAD, "status: published\n")})
    assert gate("--after", "../een.json").of("live") == ["oud.md"]
    assert gate("--after", "../een.json", "--stage", "../out", ".").of("held") == ["oud.md"]


def test_help_tells_all_that_the_gate_can_do(
    gate: Gate, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.exists()
    assert gate.__name__
    assert run(["gate", "--help"], "nl") == 0
    assert run(["--lang", "en", "gate", "verify", "--help"], "en") == 0
    said = capsys.readouterr().out
    assert "--write-cleared" in said
    assert "daarom gate verify" in said
    assert "--fail-if-held" in said
