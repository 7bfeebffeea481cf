"""The command as a whole: languages, help, mistakes on the command line, bugs, Ctrl-C."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import SENTENCES, Answer, write

from daarom import __version__
from daarom.cli.main import BUG, INTERRUPTED, run, spoken

Daarom = Callable[..., Answer]

COMMANDS = [
    (),
    ("check",),
    ("score",),
    ("explain",),
    ("rules",),
    ("rules", "list"),
    ("rules", "test"),
    ("plan",),
    ("plan", "check"),
]
ENGLISH = ("Usage:", "Options:", "Commands:", "Show this", "Leave out", " FILE ")


class Stuck(io.RawIOBase):
    """Standard input that fails when it is read."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def readable(self) -> bool:
        return True

    def readall(self) -> bytes:
        raise self.error

    def readinto(self, _: object) -> int:
        raise self.error


def stuck(error: BaseException) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(Stuck(error)), "utf-8")


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["check", "--lang", "nl"], {}, "nl"),
        (["--lang=nl", "check"], {"LANG": "en_GB.UTF-8"}, "nl"),
        (["check"], {"LANG": "nl_NL.UTF-8"}, "nl"),
        (["check"], {"LANG": "nl_NL.UTF-8", "DAAROM_LANG": "en"}, "en"),
        (["check"], {"LANG": "Dutch_Netherlands"}, "nl"),
        (["check", "--lang"], {"LANG": "nl_BE"}, "nl"),
        (["check", "--lang", "de"], {"LANG": "de_DE"}, "en"),
        ([], {}, "en"),
    ],
)
def test_the_language_is_that_of_the_option_else_of_the_environment(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert spoken(arguments, environment) == language


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_wholly_in_dutch_or_in_english(daarom: Daarom, command: tuple[str, ...]) -> None:
    dutch, english = daarom(*command, "--help", language="nl"), daarom(*command, "-h", language="en")
    assert (dutch.code, english.code) == (0, 0)
    assert "Gebruik: daarom" in dutch.out
    assert not [word for word in ENGLISH if word in dutch.out]
    assert "Usage: daarom" in english.out
    assert "Gebruik" not in english.out


@pytest.mark.parametrize("command", [(), ("rules",), ("plan",)], ids=" ".join)
def test_without_a_command_the_help_is_shown_as_a_mistake(daarom: Daarom, command: tuple[str, ...]) -> None:
    answer = daarom(*command, language="nl")
    assert (answer.code, answer.out) == (2, "")
    assert "Opdrachten:" in answer.err


MISTAKES = [
    (("check", "--fale-on", "x"), "De optie --fale-on bestaat niet. Bedoelde je --fail-on?"),
    (("check", "--zzz"), "De optie --zzz bestaat niet.\n"),
    (
        ("check", "--fail-on", "fout"),
        "Bij --fail-on past 'fout' niet. Kies uit: error, warning, note, never.",
    ),
    (("check", "--format", "xml"), "Kies uit: text, json, markdown, github, gitlab, sarif."),
    (("check", "--fail-on"), "Achter --fail-on hoort nog iets te staan."),
    (("check", "--quiet=ja"), "Achter --quiet hoort niets te staan."),
    (("check", "--min-confidence", "2"), "'2.0' niet. Schrijf een getal van 0 tot en met 1."),
    (("check", "--min-confidence", "veel"), "'veel' niet. Schrijf een getal van 0 tot en met 1."),
    (("check", "--today", "morgen"), "Bij --today past 'morgen' niet. Schrijf een datum als 2026-11-22."),
    (("check", "--config", "weg.yaml"), "'weg.yaml' niet. Noem een bestand dat er is en dat je mag lezen."),
    (("check", "--config", "eigen"), "'eigen' niet. Noem een bestand dat er is en dat je mag lezen."),
    (("check", "--plan", "weg.yaml"), "Bij --plan past 'weg.yaml' niet."),
    (("check", "--lang", "de"), "Kies uit: nl, en."),
    (("explain",), "RULE ontbreekt."),
    (("explain", "a/b", "c/d"), "Er staan meer woorden dan deze opdracht verwacht."),
    (("chek",), "De opdracht 'chek' bestaat niet. Bedoelde je check?"),
    (("plan", "maken"), "De opdracht 'maken' bestaat niet. Kies uit: check, show."),
    (("check", "--\x1b[31mrood"), "De optie --\\x1b[31mrood bestaat niet."),
]


@pytest.mark.parametrize(
    ("arguments", "sentence"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_a_mistake_on_the_command_line_is_told_in_dutch(
    daarom: Daarom, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = daarom(*arguments, language="nl")
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert "Hulp: daarom" in answer.err


def test_a_mistake_on_the_command_line_is_told_in_english(daarom: Daarom) -> None:
    answer = daarom("check", "--fale-on", "x")
    assert (
        answer.err
        == "daarom check: There is no option --fale-on. Did you mean --fail-on?\nHelp: daarom check --help\n"
    )


def test_summary_and_advice_speak_the_language_asked_for(daarom: Daarom, here: Path) -> None:
    write(here, {"goed.md": SENTENCES["clean"]})
    assert "Concepten gelezen: 1. Niets gevonden." in daarom("check", "goed.md", language="nl").out
    assert "Drafts read: 1. Nothing found." in daarom("check", "goed.md").out
    assert "Controleer het pad." in daarom("check", "weg.md", language="nl").out


def test_findings_speak_the_language_of_their_draft(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    assert "Daarom: Zo schrijven wij niet." in daarom("check", "fout.md", language="en").out


def test_the_version_is_shown(daarom: Daarom) -> None:
    assert daarom("--version").out == f"daarom {__version__}\n"


@pytest.mark.usefixtures("here")
def test_a_bug_is_exit_3_and_asks_for_a_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", stuck(ZeroDivisionError("one divided by nothing")))
    assert run(["check", "--stdin-filename", "x.md"], "nl") == BUG == 3
    told = capsys.readouterr().err
    assert "one divided by nothing" in told
    assert "Dit is een fout in daarom" in told


@pytest.mark.usefixtures("here")
def test_ctrl_c_is_exit_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stuck(KeyboardInterrupt()))
    assert run(["check", "--stdin-filename", "x.md"], "en") == INTERRUPTED == 130
    assert "Traceback" not in capsys.readouterr().err
