"""On a real terminal, pipe or console: no crash, no colour where none is wanted, nothing that acts on the reader's screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import SENTENCES, Answer, write

from daarom.cli.screen import view
from daarom.reporters import REPORTERS

Daarom = Callable[..., Answer]

HOSTILE = (
    "---\nlanguage: nl\n---\n"
    "Kom langs en koop nu \x1b[2J\x1b]0;weg\x07 \u202eeen taart\u2069 \x9b31m bij ons.\n\n"
    "::error::Koop nu zei de oven en ::error file=x::koop nu nog eens.\n\n"
    "##[error]Koop nu zei de oven. ##vso[task.complete]Koop nu.\n"
)
CONTROL = [*(chr(code) for code in range(32) if code != 10), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2069"]


def process(folder: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    package = Path(__file__).parents[2] / "src"
    environment = {**os.environ, "PYTHONPATH": str(package), **more.pop("environment", {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "daarom.cli.main", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, **{"capture_output": True, **more}
    )  # type: ignore[call-overload, no-any-return]


def commands(text: str) -> list[str]:
    """Lines that a CI runner would obey: it looks behind leading space, and for the old kind anywhere."""
    return [
        line
        for line in text.splitlines()
        if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line
    ]


@pytest.mark.parametrize("form", REPORTERS)
def test_no_control_character_of_a_draft_reaches_the_screen(daarom: Daarom, here: Path, form: str) -> None:
    write(here, {"vreemd.md": HOSTILE})
    answer = daarom("check", "vreemd.md", "--all", "--format", form)
    assert answer.code == 1
    assert not [character for character in CONTROL if character in answer.out]


@pytest.mark.parametrize("form", [form for form in REPORTERS if form != "github"])
def test_no_line_of_a_draft_commands_a_ci_runner(daarom: Daarom, here: Path, form: str) -> None:
    write(here, {"vreemd.md": HOSTILE})
    assert commands(daarom("check", "vreemd.md", "--all", "--format", form).out) == []


def test_github_gets_no_other_commands_than_its_own(daarom: Daarom, here: Path) -> None:
    write(here, {"vreemd.md": HOSTILE})
    lines = daarom("check", "vreemd.md", "--all", "--format", "github").out.splitlines()
    assert [line for line in lines if not line.startswith("::error file=vreemd.md,line=")] == []


NAMES = ["::error::oei\nniet.md", "rood\x1b[31m.md", "om\u202eexe.md", "twee\nregels.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("form", REPORTERS)
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_an_odd_file_name_is_harmless(daarom: Daarom, here: Path, name: str, form: str) -> None:
    write(here, {name: SENTENCES["error"]})
    answer = daarom("check", "--format", form)
    assert answer.code == 1
    assert not [character for character in CONTROL if character in answer.out]
    assert [line for line in commands(answer.out) if not line.startswith("::error file=")] == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
@pytest.mark.parametrize("form", REPORTERS)
def test_a_file_name_that_is_not_utf8_can_be_shown(here: Path, form: str) -> None:
    (here / os.fsdecode(b"caf\xe9.md")).write_text(SENTENCES["error"], encoding="utf-8")
    answer = process(here, "check", "--format", form)
    assert answer.returncode == 1
    assert (b"caf%E9.md" if form == "sarif" else b"\\udce9") in answer.stdout


def test_an_odd_rule_name_on_the_command_line_is_harmless(daarom: Daarom) -> None:
    answer = daarom("explain", "::error::\x1b[31m")
    assert answer.code == 2
    assert answer.err.startswith("\\::error::\\x1b[31m: ")


def test_a_cp1252_console_shows_what_it_can(here: Path) -> None:
    write(here, {"fout.md": f"{SENTENCES['error'].rstrip('.')} 🔥 →"})
    answer = process(
        here,
        "check",
        "fout.md",
        "--lang",
        "nl",
        environment={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert answer.returncode == 1
    assert "»koop nu«" in answer.stdout.decode("cp1252")
    assert b"\\U0001f525" in answer.stdout


def test_a_reader_who_leaves_changes_no_verdict(here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    reading, writing = os.pipe()
    os.close(reading)
    answer = process(here, "check", "fout.md", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_is_told(here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    with open("/dev/full", "wb") as full:
        answer = process(here, "check", "fout.md", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert answer.returncode == 2
    assert b"The output cannot be written" in answer.stderr
    assert b"Traceback" not in answer.stderr


class Screen:
    """Standard output on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colour: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Screen())
    assert view("en").colour is colour


def test_a_file_gets_no_colour(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    assert "\x1b" not in daarom("check", "fout.md").out
