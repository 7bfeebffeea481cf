"""What a rule file or a stream holds does not command the screen or the CI runner that shows it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import SENTENCES, Answer, write

Daarom = Callable[..., Answer]

WORDS = "\x1b[31mrood\x9b2J \u202eexe \u2066x\n::error::kwaad\n##[error]kwaad ##vso[task]x"
RULE = {
    "id": "eigen/vreemd",
    "check": "phrases",
    "severity": "error",
    "message": f"{{match}} {WORDS}",
    "why": WORDS,
    "remedy": WORDS,
    "source": WORDS,
    "options": {"phrases": ["brood"]},
    "examples": {"flags": [f"brood {WORDS}"], "passes": [WORDS]},
}


def harmless(text: str) -> bool:
    """Whether no screen and no runner finds anything to act on."""
    steering = [
        character
        for character in text
        if character != "\n"
        and (
            unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in ("RLO", "LRI")
        )
    ]
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    return not steering and not commands and "##[" not in text and "##vso[" not in text


@pytest.fixture
def hostile(here: Path) -> Path:
    """The folder with a rule whose every word is hostile; JSON is YAML."""
    write(
        here,
        {
            "eigen/eigen/nl/vreemd.yaml": json.dumps(RULE),
            "brood.md": "Bij ons is brood van de dag het beste.",
        },
    )
    return here


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("command", [("explain", "eigen/vreemd"), ("rules", "list"), ("rules", "test")])
def test_a_rule_is_shown_without_being_obeyed(daarom: Daarom, command: tuple[str, ...]) -> None:
    answer = daarom(*command, language="nl")
    assert "rood" in answer.out or command[0] == "rules"
    assert harmless(answer.out)
    assert harmless(answer.err)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("form", ["text", "markdown", "json", "sarif", "gitlab"])
def test_a_finding_of_such_a_rule_is_shown_without_being_obeyed(daarom: Daarom, form: str) -> None:
    answer = daarom("check", "brood.md", "--all", "--format", form)
    assert answer.code == 1
    assert "rood" in answer.out
    assert harmless(answer.out)


def test_a_rule_whose_name_is_no_name_is_a_problem(daarom: Daarom, here: Path) -> None:
    write(
        here, {"eigen/eigen/nl/naam.yaml": json.dumps({**RULE, "id": f"eigen/{WORDS}"}), "brood.md": "Brood."}
    )
    answer = daarom("check", "brood.md")
    assert (answer.code, answer.err) == (2, "")
    assert "is not a rule's id" in " ".join(answer.out.split())
    assert harmless(answer.out)


def test_a_stream_is_answered_without_being_obeyed(daarom: Daarom, model: Path) -> None:
    lines = [
        {"id": WORDS, "text": WORDS, "language": "nl"},
        {"id": WORDS, "text": 3},
        {"id": 1, "language": WORDS, "text": "x"},
    ]
    stdin = "\n".join(json.dumps(line) for line in lines).encode() + b"\n{" + WORDS.encode()
    answer = daarom("score", "--model", str(model), stdin=stdin)
    assert json.loads(answer.out.splitlines()[0])["id"] == WORDS
    assert harmless(answer.out)
    assert harmless(answer.err)


def test_a_problem_is_told_without_being_obeyed(daarom: Daarom, here: Path) -> None:
    write(
        here, {"daarom.yaml": json.dumps({WORDS: 1, "rules": {WORDS: True}}), "fout.md": SENTENCES["error"]}
    )
    for form in ("text", "markdown", "json", "sarif", "gitlab"):
        answer = daarom("check", "--format", form)
        assert answer.code == 2
        assert harmless(answer.out)
    for command in (
        ("explain", WORDS),
        ("check", "--report", WORDS),
        ("score", WORDS),
        ("check", f"--{WORDS}"),
    ):
        answer = daarom(*command)
        assert answer.code == 2
        assert harmless(answer.out)
        assert harmless(answer.err)
