"""`daarom score`: a line in, a line out, whatever the line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Answer, write

Daarom = Callable[..., Answer]

GOOD = '{"id": 1, "text": "De raad vergadert dinsdag om acht uur."}\n'
KEYS = ["id", "language", "commercial", "tone", "intent", "human_voice", "kinds"]


def lines(answer: Answer) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.fixture
def score(daarom: Daarom, model: Path) -> Daarom:
    return lambda *arguments, **more: daarom("score", "--model", str(model), *arguments, **more)


def test_each_line_of_standard_input_gets_its_answer(score: Daarom) -> None:
    answer = score(stdin=(GOOD + '\n{"id": "b", "text": "Ha!", "language": "en"}\n').encode())
    assert answer.code == 0
    assert [(list(line), line["id"], line["language"]) for line in lines(answer)] == [
        (KEYS, 1, "nl"),
        (KEYS, "b", "en"),
    ]


BAD = [
    (b"geen json", None, "the line is not JSON"),
    (b"[1]", None, "the line is not an object with id and text"),
    (b'{"id": "c", "text": "caf\xe9"}', None, "the line is not UTF-8"),
    (b'{"id": "c"}', "c", "'text' is missing, empty or not a text"),
    (b'{"id": "c", "text": " "}', "c", "'text' is missing, empty or not a text"),
    (b'{"id": "c", "text": "x", "language": 1}', "c", "'language' must be a language code, such as nl"),
    (b'{"id": [1], "text": "x"}', None, "'id' must be a text or a number"),
    (b"[" * 100_000, None, "the line is not JSON"),
]


@pytest.mark.parametrize(("line", "name", "error"), BAD, ids=[error for *_, error in BAD])
def test_a_bad_line_is_answered_with_its_error_and_the_others_go_on(
    score: Daarom, line: bytes, name: object, error: str
) -> None:
    answer = score(stdin=line + b"\n" + GOOD.encode())
    assert answer.code == 2
    assert lines(answer)[0] == {"id": name, "error": error}
    assert list(lines(answer)[1]) == KEYS


def test_errors_speak_the_language_asked_for(score: Daarom) -> None:
    assert lines(score(stdin=b"[]", language="nl")) == [
        {"id": None, "error": "de regel is geen object met id en text"}
    ]


def test_files_are_read_and_a_missing_one_does_not_stop_the_others(score: Daarom, here: Path) -> None:
    write(here, {"a.jsonl": GOOD, "b.jsonl": GOOD.replace("1", "2")})
    answer = score("a.jsonl", "weg.jsonl", "eigen", "b.jsonl")
    assert answer.code == 2
    assert [line["id"] for line in lines(answer)] == [1, 2]
    assert "weg.jsonl: " in answer.err
    assert "eigen: " in answer.err
    assert "Traceback" not in answer.err


def test_no_text_of_an_id_acts_on_a_terminal_and_it_comes_back_as_it_was(score: Daarom) -> None:
    answer = score(stdin=json.dumps({"id": "\x9b31m\u202e\ud800##[error]", "text": "Ha!"}).encode())
    assert answer.code == 0
    assert "\x9b" not in answer.out
    assert "##[" not in answer.out
    assert lines(answer)[0]["id"] == "\x9b31m\u202e\ud800##[error]"


def test_a_model_that_is_not_there_is_told(daarom: Daarom) -> None:
    answer = daarom("score", "--model", "weg", stdin=GOOD.encode(), language="nl")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("weg: In deze map staat geen taalmodel.")
