"""The hook as others use it: the real pre-commit builds daarom from this checkout and runs it at a commit."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from checkout import copy_to

ADVERTISEMENT = """\
---
title: Laatste kans
language: nl
---
LAATSTE KANS! Alleen vandaag 25% korting op al onze taarten. Wees er snel bij, op = op! Bestel nu via onze webshop.

Like en deel dit bericht en win een gratis taart!
"""
STORY = """\
---
title: De nacht dat de oven het begaf
language: nl
---
Om half vier vannacht stond Joris in het donker. De oven had er genoeg van.

Ruud van het installatiebedrijf lag er twee uur met zijn hoofd in en riep af en toe 'aha'. Om zeven uur was er dus geen
broodbeleving, wel koffie van Sanne. Welk brood at jij vanochtend?
"""
BEGGING = "Like en deel ons andere bericht ook, en tag drie vrienden voor een gratis cake."
RULE = """\
id: eigen/beleving
check: phrases
severity: warning
message: "'{match}' zegt niemand aan de toonbank."
remedy: Schrijf brood.
why: Zo praten klanten niet.
source: eigen afspraak
options: {phrases: [broodbeleving]}
examples: {flags: [Kom voor de broodbeleving.], passes: [Kom voor brood.]}
"""
HOOKS = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks: [{hooks}]
"""


def environment(folder: Path) -> dict[str, str]:
    """This process's, with nothing of the git or pre-commit that may be running these tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHONPATH"))
    }
    names = {
        f"GIT_{who}_{what}": "els@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    own = {
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "DAAROM_LANG": "nl",
        "PRE_COMMIT_COLOR": "never",
    }
    return {**kept, **names, **own}


def run(folder: Path, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The command in a folder, with what it printed on either stream in `stdout`."""
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(home),
        check=False,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def repository(folder: Path, home: Path) -> str:
    """Makes a folder a repository with all that is in it committed; its revision."""
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Begin")):
        done = run(folder, home, "git", *command)
        assert done.returncode == 0, done.stdout
    return run(folder, home, "git", "rev-parse", "HEAD").stdout.strip()


def commit(folder: Path, home: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    """Writes a draft and commits it; a draft that was not committed is taken back."""
    (folder / name).write_text(text, encoding="utf-8")
    run(folder, home, "git", "add", name)
    done = run(folder, home, "git", "commit", "-m", name)
    run(folder, home, "git", "reset", "-q", "--hard")
    return done


@dataclass(frozen=True)
class Daarom:
    """A checkout of daarom as a repository, and the folder in which pre-commit keeps what it built of it."""

    checkout: Path
    revision: str
    home: Path

    def hooked(self, content: Path, *hooks: str) -> None:
        """Makes a folder a repository in which pre-commit runs these hooks."""
        listed = ", ".join(f"{{id: {name}}}" for name in hooks)
        settings = HOOKS.format(repository=self.checkout.as_posix(), revision=self.revision, hooks=listed)
        (content / ".pre-commit-config.yaml").write_text(settings, encoding="utf-8")
        repository(content, self.home)
        installed = run(content, self.home, sys.executable, "-m", "pre_commit", "install", "--install-hooks")
        assert installed.returncode == 0, installed.stdout


@pytest.fixture(scope="module")
def daarom(tmp_path_factory: pytest.TempPathFactory) -> Daarom:
    home = tmp_path_factory.mktemp("home")
    checkout = copy_to(home / "daarom")
    return Daarom(checkout, repository(checkout, home), home)


def test_the_hook_blocks_an_advertisement_and_a_hollow_plan_and_lets_a_story_pass(
    daarom: Daarom, tmp_path: Path
) -> None:
    content, home = tmp_path / "bakkerij", daarom.home
    (content / "regels/eigen/nl").mkdir(parents=True)
    (content / "regels/eigen/nl/beleving.yaml").write_text(RULE, encoding="utf-8")
    (content / "daarom.yaml").write_text("rule_folders: [regels]\n", encoding="utf-8")
    daarom.hooked(content, "daarom", "daarom-plan")

    blocked = commit(content, home, "laatste-kans.md", ADVERTISEMENT)
    assert blocked.returncode == 1, blocked.stdout
    assert "laatste-kans.md" in blocked.stdout
    assert "commercial/" in blocked.stdout
    assert "»Like en deel« dit bericht" in blocked.stdout

    passed = commit(content, home, "de-oven.md", STORY)
    assert passed.returncode == 0, passed.stdout
    assert "'broodbeleving' zegt niemand aan de toonbank." in passed.stdout

    hollow = commit(content, home, "plan.yaml", "version: 1\norganisation: {name: De Korenaar}\n")
    assert hollow.returncode == 1, hollow.stdout
    assert "plan/" in hollow.stdout

    subjects = run(content, home, "git", "log", "--format=%s").stdout.split()
    assert subjects == ["de-oven.md", "Begin"]
    _old_posts_are_judged_by_what_changes(content, tmp_path)


def _old_posts_are_judged_by_what_changes(content: Path, home: Path) -> None:
    """An old advertisement blocks nobody who mends something else in it; a new one does, and so does a run on all files."""
    (content / "oud.md").write_text(ADVERTISEMENT + STORY.split("---")[2], encoding="utf-8")
    run(content, home, "git", "add", "-A")
    assert run(content, home, "git", "commit", "-q", "--no-verify", "-m", "oud").returncode == 0

    mended = commit(content, home, "oud.md", (content / "oud.md").read_text("utf-8").replace("Joris", "Jan"))
    assert mended.returncode == 0, mended.stdout
    begging = commit(content, home, "oud.md", (content / "oud.md").read_text("utf-8") + f"\n{BEGGING}\n")
    assert begging.returncode == 1, begging.stdout
    assert "bait/" in begging.stdout
    assert "commercial/" not in begging.stdout

    run(content, home, "git", "mv", "oud.md", "ouder.md")
    renamed = run(content, home, "git", "commit", "-m", "ouder")
    assert renamed.returncode == 0, renamed.stdout
    (content / "ouder.md").write_text(
        (content / "ouder.md").read_text("utf-8") + "\nTot morgen.\n", encoding="utf-8"
    )
    part = run(content, home, "git", "commit", "-m", "deel", "ouder.md")
    assert part.returncode == 0, part.stdout

    hook = (sys.executable, "-m", "pre_commit", "run", "daarom")
    between = run(content, home, *hook, "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert between.returncode == 0, between.stdout
    everything = run(content, home, *hook, "--all-files")
    assert everything.returncode == 1, everything.stdout
    assert "commercial/" in everything.stdout


def test_the_fixing_hook_corrects_a_draft_and_stops_the_commit_once(daarom: Daarom, tmp_path: Path) -> None:
    content, home = tmp_path / "bakkerij", daarom.home
    content.mkdir()
    (content / "plan.yaml").write_text("tone: {terms: {prefer: {klant: gast}}}\n", encoding="utf-8")
    (content / "daarom.yaml").write_text("plan: plan.yaml\n", encoding="utf-8")
    daarom.hooked(content, "daarom-fix")
    draft = content / "de-oven.md"
    draft.write_text(STORY.replace("Joris in", "een klant en en", 1), encoding="utf-8")

    run(content, home, "git", "add", "de-oven.md")
    stopped = run(content, home, "git", "commit", "-m", "Oven")
    assert stopped.returncode == 1, stopped.stdout
    assert "files were modified by this hook" in stopped.stdout
    assert "klant → gast" in stopped.stdout
    assert "stond een gast en het donker" in draft.read_text(encoding="utf-8")

    run(content, home, "git", "add", "de-oven.md")
    passed = run(content, home, "git", "commit", "-m", "Oven")
    assert passed.returncode == 0, passed.stdout
