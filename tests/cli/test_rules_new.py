"""`daarom rules new`: questions become a rule that does what its examples say; without answers nothing is written."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CONFIG, RULE, Answer, write

from daarom import selection
from daarom.cli.main import run

Daarom = Callable[..., Answer]

GIVEN = {
    "--language": "nl",
    "--id": "eigen/vaktaal",
    "--phrase": "stakeholder",
    "--message": "Wie is '{match}'?",
    "--remedy": "Zeg wie het zijn.",
    "--why": "Niemand noemt zichzelf zo.",
    "--flags": "De stakeholders komen morgen.",
    "--passes": "De bewoners komen morgen.",
}


def options(**changes: str | None) -> list[str]:
    """The answers as options, with changes; None leaves an option out."""
    named = {**GIVEN, **{f"--{name}": value for name, value in changes.items()}}
    return [word for name, value in named.items() if value is not None for word in (name, value)]


class Keyboard(io.TextIOWrapper):
    """Standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(
    here: Path,  # noqa: ARG001 - commands run in it
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Answer]:
    """Runs `rules new` for somebody who types these lines."""

    def call(*lines: str, given: tuple[str, ...] = (), language: str = "nl") -> Answer:
        typed = "".join(f"{line}\n" for line in lines).encode("utf-8")
        monkeypatch.setattr(sys, "stdin", Keyboard(io.BytesIO(typed), "utf-8"))
        code = run(("rules", "new", *given), language)
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return call


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if "vaktaal" in path.name)


def test_a_rule_made_of_options_takes_part_at_once(daarom: Daarom, here: Path) -> None:
    answer = daarom("rules", "new", *options(), language="nl")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "1 regels, 2 voorbeelden, 0 fout.\nBewaard: eigen/eigen/nl/vaktaal.yaml\n"
    selection.loaded.cache_clear()  # the next command is another run
    write(here, {"brief.md": "---\nlanguage: nl\n---\nBeste stakeholders, tot morgen.\n"})
    assert "Wie is 'stakeholders'?" in daarom("check", "brief.md").out


def test_a_folder_that_the_config_does_not_name_is_made_and_the_line_is_told(
    daarom: Daarom, here: Path
) -> None:
    (here / "daarom.yaml").write_text(CONFIG.replace("rule_folders: [eigen]\n", ""), encoding="utf-8")
    answer = daarom("rules", "new", *options())
    assert answer.out.endswith("Put this in daarom.yaml to have the rule take part: rule_folders: [rules]\n")
    assert files(here) == ["rules/eigen/nl/vaktaal.yaml"]


def test_another_folder_may_be_named(daarom: Daarom, here: Path) -> None:
    answer = daarom("rules", "new", *options(folder="huis/regels"))
    assert "rule_folders: [huis/regels]" in answer.out
    assert files(here) == ["huis/regels/eigen/nl/vaktaal.yaml"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"message": None}, "--message: This answer is missing"),
        ({"phrase": None}, "--phrase: This answer is missing"),
        ({"flags": None, "passes": None}, "--passes: This answer is missing"),
        ({"language": None}, "--language: This answer is missing"),
        ({"id": "Vaktaal"}, "--id: 'Vaktaal' cannot be a name."),
        ({"id": "eigen/fout"}, "--id: The rule eigen/fout exists already."),
        ({"phrase": "(stake"}, "--phrase: The brackets in '(stake' do not match."),
        ({"swap": "a => b"}, "--swap: A rule looks for one kind only."),
        ({"message": "{mach}"}, "--message: The rule has nothing to put in '{mach}'."),
        ({"why": "a\x1b[2Jb"}, "--why: 'a\\x1b[2Jb' holds a sign that nobody can see."),
        ({"severity": "zwaar"}, "'zwaar' does not fit --severity. Choose from: note, warning, error."),
    ],
)
def test_without_a_terminal_every_answer_that_lacks_or_cannot_be_used_is_named(
    daarom: Daarom, here: Path, changes: dict[str, str | None], told: str
) -> None:
    answer = daarom("rules", "new", *options(**changes))
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert files(here) == []


def test_a_rule_that_does_otherwise_than_its_examples_say_is_not_written(daarom: Daarom, here: Path) -> None:
    answer = daarom("rules", "new", *options(passes="Wie is een stakeholder?"))
    assert answer.code == 1
    assert "the rule should leave this text alone: Wie is een stakeholder?" in answer.out
    assert answer.out.endswith("The rule was not saved. Change the examples or the words.\n")
    assert files(here) == []


def test_a_pattern_that_takes_too_long_is_a_problem(daarom: Daarom, here: Path) -> None:
    slow = options(phrase=None, pattern="(a|aa|a+)+$", flags="a" * 40 + "b")
    answer = daarom("rules", "new", *slow)
    assert answer.code == 2
    assert "its pattern takes too long" in answer.err
    assert files(here) == []


def test_nothing_is_overwritten(daarom: Daarom, here: Path) -> None:
    write(here, {"huis/eigen/nl/vaktaal.yaml": "van mij\n"})
    answer = daarom("rules", "new", *options(folder="huis"))
    assert answer.code == 2
    assert answer.err.startswith("huis/eigen/nl/vaktaal.yaml: This file exists already.")
    assert (here / "huis/eigen/nl/vaktaal.yaml").read_text(encoding="utf-8") == "van mij\n"


ANSWERS = ("nl", "eigen/vaktaal", "1", "stakeholder", "doelgroep", "", "stop", "Wie?", "Zeg het.", "Daarom.")


def test_questions_are_asked_until_each_answer_can_be_used(typing: Callable[..., Answer], here: Path) -> None:
    lines = (
        "fr",
        "nl",
        "vaktaal",
        "eigen/fout",
        "eigen/vaktaal",
        "4",
        "",
        "(a",
        "stakeholder",
        "",
        "zwaar",
        "tip",
    )
    rest = (
        "",
        "Wie is {mach}?",
        "Wie is '{match}'?",
        "Zeg het.",
        "Daarom.",
        "",
        "Een stakeholder.",
        "",
        "Ruud.",
        "",
        "nee",
    )
    answer = typing(*lines, *rest)
    assert answer.code == 0
    assert "'zwaar' is hier geen antwoord. Kies uit: tip, let op, stop" in answer.err
    assert "De regel eigen/fout is er al." in answer.err
    text = (here / "eigen/eigen/nl/vaktaal.yaml").read_text(encoding="utf-8")
    assert "severity: note\n" in text
    assert "source: eigen afspraak\n" in text


def test_a_sentence_that_fails_may_be_typed_again(typing: Callable[..., Answer], here: Path) -> None:
    answer = typing(
        *ANSWERS, "panel", "Helaas.", "", "De doelgroep.", "", "Onze doelgroepen.", "De buren.", "nee"
    )
    assert answer.code == 0
    assert "deze tekst hoort de regel te vinden: Helaas." in answer.err
    text = (here / "eigen/eigen/nl/vaktaal.yaml").read_text(encoding="utf-8")
    assert "flags:\n  - Onze doelgroepen.\n  passes:\n  - De buren.\n" in text


def test_a_sentence_that_fails_may_be_left_and_then_the_outcome_is_1(
    typing: Callable[..., Answer], here: Path
) -> None:
    answer = typing(*ANSWERS, "panel", "Helaas.", "", "De buren.", "", "", "nee")
    assert answer.code == 1
    assert "1 regels, 2 voorbeelden, 1 fout.\nBewaard: eigen/eigen/nl/vaktaal.yaml" in answer.out
    assert files(here) == ["eigen/eigen/nl/vaktaal.yaml"]


def test_a_second_language_asks_only_for_what_differs(typing: Callable[..., Answer], here: Path) -> None:
    dutch = ("panel", "De doelgroep.", "", "De buren.", "", "ja")
    english = (
        "target group",
        "",
        "Who?",
        "Say it.",
        "Because.",
        "Our target group.",
        "",
        "Our neighbours.",
        "",
    )
    answer = typing(*ANSWERS, *dutch, *english)
    assert answer.code == 0
    assert files(here) == ["eigen/eigen/en/vaktaal.yaml", "eigen/eigen/nl/vaktaal.yaml"]
    text = (here / "eigen/eigen/en/vaktaal.yaml").read_text(encoding="utf-8")
    assert "severity: error\n" in text
    assert "source: panel\n" in text


def test_a_rule_that_exists_in_the_other_language_is_not_offered_again(
    typing: Callable[..., Answer], here: Path
) -> None:
    write(here, {"eigen/eigen/en/vaktaal.yaml": RULE.format(name="vaktaal", severity="note", phrase="x")})
    answer = typing(*ANSWERS, "panel", "De doelgroep.", "", "De buren.", "")
    assert answer.code == 0
    assert "Maak je hem ook" not in answer.err


def test_options_answer_their_questions_and_a_better_word_has_its_message_proposed(
    typing: Callable[..., Answer], here: Path
) -> None:
    given = ("--language", "en", "--id", "eigen/vaktaal", "--swap", "utilise => use")
    answer = typing(
        "", "", "", "It is shorter.", "", "We utilise it.", "", "We use it.", "", given=given, language="en"
    )
    assert answer.code == 0
    text = (here / "eigen/eigen/en/vaktaal.yaml").read_text(encoding="utf-8")
    assert "message: Write '{instead}' rather than '{match}'.\n" in text
    assert "source: our own agreement\n" in text


@pytest.mark.parametrize("count", range(len(ANSWERS) + 4))
def test_whoever_stops_leaves_nothing_behind(typing: Callable[..., Answer], here: Path, count: int) -> None:
    before = sorted(here.rglob("*"))
    lines = (*ANSWERS, "panel", "De doelgroep.", "", "De buren.")
    assert typing(*lines[:count]).code == 130
    assert sorted(here.rglob("*")) == before
