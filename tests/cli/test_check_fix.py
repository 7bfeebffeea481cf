"""`daarom check --fix` and `--diff`: what they change, print and answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CONFIG, Answer, write

Daarom = Callable[..., Answer]

SETTINGS = (
    CONFIG + "plan: plan.yaml\nlanguage: nl\nrules: {plan/preferred-term: true, voice/doubled-word: true}\n"
)
PLAN = "tone: {terms: {prefer: {klant: gast}}}\n"


@pytest.fixture
def drafts(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The writer's folder with a plan and two drafts, of which one has something to correct; in no CI runner."""
    for name in ("GITHUB_ACTIONS", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    write(
        here,
        {
            "daarom.yaml": SETTINGS,
            "plan.yaml": PLAN,
            "a.md": "De de klant en de klant.\n",
            "b.md": "De oven is stuk.\n",
        },
    )
    return here


def test_fix_corrects_and_says_what_it_did(daarom: Daarom, drafts: Path) -> None:
    answer = daarom("check", "--fix", "a.md", "b.md", language="nl")
    assert (drafts / "a.md").read_text(encoding="utf-8") == "De gast en de gast.\n"
    assert "a.md  verbeterd: 3\n    De de → De\n    klant → gast (2×)\n" in answer.out
    assert "Niets gevonden" in answer.out
    assert answer.code == 0


def test_a_second_time_changes_nothing(daarom: Daarom, drafts: Path) -> None:
    daarom("check", "--fix")
    before = (drafts / "a.md").stat().st_mtime_ns
    answer = daarom("check", "--fix")
    assert "corrected" not in answer.out
    assert (drafts / "a.md").stat().st_mtime_ns == before


def test_what_is_left_decides_the_exit_code(daarom: Daarom, drafts: Path) -> None:
    write(drafts, {"a.md": "De klant zegt: koop nu een taart.\n"})
    answer = daarom("check", "--fix", "a.md")
    assert answer.code == 1
    assert (drafts / "a.md").read_text(encoding="utf-8") == "De gast zegt: koop nu een taart.\n"
    assert "eigen/fout" in answer.out


def test_a_check_says_how_many_it_would_correct(daarom: Daarom, drafts: Path) -> None:
    answer = daarom("check")
    assert "With --fix daarom corrects 3 of them for you." in answer.out
    assert "    → gast\n" in answer.out
    assert (drafts / "a.md").read_text(encoding="utf-8") == "De de klant en de klant.\n"


def test_quiet_says_nothing_of_what_was_corrected(daarom: Daarom, drafts: Path) -> None:
    assert daarom("check", "--fix", "-q").out == ""
    assert "gast" in (drafts / "a.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("drafts")
def test_json_holds_what_was_corrected(daarom: Daarom) -> None:
    report = json.loads(daarom("check", "--fix", "--format", "json").out)
    assert report["fixed"][0] == {
        "path": "a.md",
        "line": 1,
        "column": 1,
        "rule": "voice/doubled-word",
        "found": "De de",
        "replacement": "De",
    }
    assert report["findings"] == []


def test_a_long_list_of_corrections_is_cut_and_shown_on_request(daarom: Daarom, drafts: Path) -> None:
    words = {f"klant{letter}": f"gast{letter}" for letter in "abcdefghijkl"}
    write(
        drafts, {"plan.yaml": f"tone: {{terms: {{prefer: {json.dumps(words)}}}}}\n", "a.md": " ".join(words)}
    )
    write(drafts, {"c.md": " ".join(words)})
    assert "  and 2 more; show them with --all" in daarom("check", "--fix", "a.md").out
    assert "and 2 more" not in daarom("check", "--fix", "--all", "c.md").out


def test_diff_shows_what_git_applies_and_changes_nothing(daarom: Daarom, drafts: Path) -> None:
    answer = daarom("check", "--diff")
    assert answer.code == 1
    assert (drafts / "a.md").read_text(encoding="utf-8") == "De de klant en de klant.\n"
    subprocess.run(["git", "apply", "-"], cwd=drafts, input=answer.out.encode(), check=True)
    assert (drafts / "a.md").read_text(encoding="utf-8") == "De gast en de gast.\n"
    again = daarom("check", "--diff")
    assert (again.code, again.out) == (0, "")


def test_diff_goes_before_fix(daarom: Daarom, drafts: Path) -> None:
    assert daarom("check", "--diff", "--fix").code == 1
    assert (drafts / "a.md").read_text(encoding="utf-8") == "De de klant en de klant.\n"


@pytest.mark.usefixtures("drafts")
def test_with_a_diff_problems_go_to_standard_error(daarom: Daarom) -> None:
    answer = daarom("check", "--diff", "a.md", "weg.md")
    assert answer.code == 2
    assert answer.out.startswith("--- a/a.md\n")
    assert "weg.md" in answer.err


@pytest.mark.usefixtures("drafts")
def test_a_diff_says_what_it_leaves_to_the_writer(daarom: Daarom, drafts: Path) -> None:
    write(drafts, {"a.md": "[klant]\n\n[klant]: https://example.org\n"})
    answer = daarom("check", "--diff", "a.md", language="nl")
    assert (answer.code, answer.out) == (0, "")
    assert "a.md: een verbetering is niet gemaakt (1)" in answer.err


@pytest.mark.usefixtures("drafts")
def test_a_diff_has_no_other_form(daarom: Daarom) -> None:
    answer = daarom("check", "--diff", "--format", "json")
    assert (answer.code, answer.out) == (2, "")
    assert "Leave out --format or --diff." in answer.err


@pytest.mark.usefixtures("drafts")
def test_a_config_that_cannot_be_used_is_named_beside_a_diff(daarom: Daarom, drafts: Path) -> None:
    write(drafts, {"fout.yaml": "plann: x\n"})
    answer = daarom("check", "--diff", "--config", "fout.yaml")
    assert (answer.code, answer.out) == (2, "")
    assert "fout.yaml:1" in answer.err


def test_on_github_a_diff_gives_no_commands(
    daarom: Daarom, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(drafts, {"a.md": "De klant.\n\n ::error::pas op\n"})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, *_, last = daarom("check", "--diff").out.splitlines()
    assert first.removeprefix("::stop-commands::") == last.strip(":")
    assert len(last.strip(":")) == 32
    subprocess.run(
        ["git", "apply", "-"], cwd=drafts, input=daarom("check", "--diff").out.encode(), check=True
    )
    assert (drafts / "a.md").read_text(encoding="utf-8").startswith("De gast.")


def test_on_azure_a_diff_gives_no_commands(
    daarom: Daarom, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(drafts, {"a.md": "De klant.\n\n ##vso[task.complete]\n"})
    monkeypatch.setenv("TF_BUILD", "True")
    out = daarom("check", "--diff").out
    assert "+De gast." in out
    assert "##vso[" not in out


def test_on_a_terminal_a_diff_shows_what_a_terminal_would_act_on(
    daarom: Daarom, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(drafts, {"a.md": "De klant \x1b[31mbelt.\n"})
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    out = daarom("check", "--diff").out
    assert out.endswith("\n-De klant \\x1b[31mbelt.\n+De gast \\x1b[31mbelt.\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_standard_input_comes_out_corrected_in_its_own_encoding(drafts: Path, encoding: str) -> None:
    text = "De klant zegt:\r\nkoop nu een taart."
    command = [sys.executable, "-m", "daarom.cli.main", "check", "--fix", "--stdin-filename", "a.md"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(
        command, cwd=drafts, env=environment, input=text.encode(encoding), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == text.replace("klant", "gast").encode(encoding)
    assert b"eigen/fout" in done.stderr
    assert (drafts / "a.md").read_text(encoding="utf-8") == "De de klant en de klant.\n"


@pytest.mark.usefixtures("drafts")
def test_standard_input_can_be_shown_as_a_diff(daarom: Daarom) -> None:
    answer = daarom("check", "--diff", "--stdin-filename", "a.md", stdin="\ufeffDe klant.".encode())
    assert answer.code == 1
    assert "-\ufeffDe klant.\n\\ No newline at end of file\n+\ufeffDe gast." in answer.out


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("name", "config"), [("a.md", "daarom.yaml"), ("a.md", "fout.yaml"), ("a.docx", "daarom.yaml")]
)
def test_standard_input_that_cannot_be_used_comes_out_as_it_was(
    daarom: Daarom, drafts: Path, name: str, config: str
) -> None:
    write(drafts, {"fout.yaml": "plann: x\n"})
    stdin = "---\ntitle: [\n---\nDe klant.\n"
    answer = daarom("check", "--fix", "--stdin-filename", name, "--config", config, stdin=stdin.encode())
    assert (answer.code, answer.out) == (2, stdin)
    assert answer.err


def test_a_read_only_draft_is_a_problem_with_a_remedy(daarom: Daarom, drafts: Path) -> None:
    (drafts / "a.md").chmod(0o444)
    answer = daarom("check", "--fix", language="nl")
    assert answer.code == 2
    assert "Dit bestand is alleen-lezen; er is niets aan veranderd." in answer.out
    assert "verbeterd" not in answer.out
