from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import desks
import pytest
from desks import post

from daarom import git

Gate = Callable[..., object]
DAY = ("--within", "24h")
TEXT = "De oven is stuk en Ruud ligt er met zijn hoofd in."


@pytest.fixture
def commit(here: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Commits everything in the name of somebody."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    subprocess.run(["git", "init", "--quiet"], cwd=here, check=True)
    desks.furnish(here, "gate: {approval: {for: [all]}}\n")

    def by(name: str) -> None:
        for who in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{who}_NAME", name)
            monkeypatch.setenv(f"GIT_{who}_EMAIL", f"{name.lower()}@example.org")
        subprocess.run(["git", "add", "--all"], cwd=here, check=True)
        subprocess.run(["git", "commit", "--quiet", "--message", "x"], cwd=here, check=True)

    return by


def _draft(here: Path, text: str = TEXT, more: str = "", name: str = "a.md") -> None:
    desks.write(here, {name: post("2026-11-05 10:00", text, more)})


def test_a_commit_by_somebody_else_that_names_the_approver_counts(
    here: Path, gate: Gate, commit: Callable[[str], None]
) -> None:
    _draft(here)
    commit("Joris")
    assert gate(*DAY).of("held") == ["a.md"]
    _draft(here, more="approver: Els\n")
    assert gate(*DAY).of("held") == ["a.md"], "it is not committed yet"
    commit("Els")
    found = gate(*DAY, "--record", "../c.json")
    assert (found.facts["cleared"][0]["approver"], found.facts["cleared"][0]["approval"]) == (
        "Els",
        "approved",
    )
    assert gate("verify", "../c.json").code == 0


def test_the_writer_cannot_approve_by_a_commit(here: Path, gate: Gate, commit: Callable[[str], None]) -> None:
    _draft(here, more="approver: Els\n")
    commit("Joris")
    assert gate(*DAY).of("held") == ["a.md"]
    _draft(here, more="approver: Els van den Berg\n")
    commit("Joris")
    assert gate(*DAY).of("held") == ["a.md"]


def test_who_wrote_along_cannot_approve_also_under_an_earlier_name(
    here: Path, gate: Gate, commit: Callable[[str], None]
) -> None:
    _draft(here, "Een eerste zin van Els.", name="oud.md")
    commit("Els")
    (here / "oud.md").rename(here / "a.md")
    commit("Joris")
    _draft(here)
    commit("Joris")
    _draft(here, more="approver: Els\n")
    commit("Els")
    versions = git.history(here, "a.md")
    assert [item.path for item in versions] == ["a.md", "a.md", "a.md", "oud.md"]
    assert gate(*DAY).of("held") == ["a.md"]


def test_an_approval_lapses_when_the_text_changes(
    here: Path, gate: Gate, commit: Callable[[str], None]
) -> None:
    _draft(here)
    commit("Joris")
    _draft(here, more="approver: Els\n")
    commit("Els")
    _draft(here, TEXT + " Nog steeds.", "approver: Els\n")
    commit("Joris")
    assert gate(*DAY).of("held") == ["a.md"]


def test_a_name_in_mailmap_is_one_person(here: Path, gate: Gate, commit: Callable[[str], None]) -> None:
    desks.write(here, {".mailmap": "Joris <joris@example.org> <thuis@example.org>\n"})
    _draft(here)
    commit("Joris")
    _draft(here, more="approver: Els\n")
    commit("Thuis")
    assert gate(*DAY).of("held") == ["a.md"]


def test_without_git_or_the_whole_history_there_is_no_approval(
    here: Path, gate: Gate, commit: Callable[[str], None]
) -> None:
    _draft(here)
    commit("Joris")
    _draft(here, more="approver: Els\n")
    commit("Els")
    (here / ".git/shallow").write_text(f"{git.head(here)}\n")
    assert git.history(here, "a.md") == ()
    assert gate(*DAY).of("held") == ["a.md"]
    (here / ".git").rename(here / ".weg")
    assert gate(*DAY).of("held") == ["a.md"]
