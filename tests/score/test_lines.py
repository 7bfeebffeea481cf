"""JSONL in, JSONL out: an answer per line, in order, a bad line among good ones."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from daarom import assets
from daarom.score import INTENTS, Scorer, score_lines


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(assets.model_folder())


def answers(scorer: Scorer, *lines: str | bytes) -> list[dict[str, object]]:
    return list(score_lines(lines, scorer))


def test_a_line_is_answered_with_all_scores(scorer: Scorer) -> None:
    (answer,) = answers(
        scorer, json.dumps({"id": 7, "text": "De raad vergadert dinsdag om acht uur in de raadzaal."})
    )

    assert list(answer) == ["id", "language", "commercial", "tone", "intent", "human_voice", "kinds"]
    assert (answer["id"], answer["language"]) == (7, "nl")
    assert list(answer["intent"]) == list(INTENTS)  # type: ignore[call-overload]
    assert list(answer["tone"]) == ["formal", "funny", "irreverent", "enthusiastic"]  # type: ignore[call-overload]


def test_a_stated_language_is_kept(scorer: Scorer) -> None:
    (answer,) = answers(scorer, '{"id": "a", "text": "Ha!", "language": "en"}')

    assert answer["language"] == "en"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("{", None),
        ("[]", None),
        ("[" * 100_000, None),
        (b"\xff\xfe{", None),
        ('{"id": ["a"], "text": "x"}', None),
        ('{"id": "a"}', "a"),
        ('{"id": "a", "text": 3}', "a"),
        ('{"id": "a", "text": " "}', "a"),
        ('{"id": "a", "text": "x", "language": 1}', "a"),
    ],
)
def test_a_bad_line_is_answered_with_its_id_and_an_error(
    scorer: Scorer, line: str | bytes, name: str | None
) -> None:
    (answer,) = answers(scorer, line)

    assert set(answer) == {"id", "error"}
    assert answer["id"] == name


def test_answers_keep_the_order_of_the_lines(scorer: Scorer) -> None:
    lines = [json.dumps({"id": i, "text": f"Post {i}"}) if i % 3 else "{" for i in range(150)]

    assert [answer["id"] for answer in answers(scorer, *lines)] == [i if i % 3 else None for i in range(150)]


def test_empty_lines_and_a_byte_order_mark_are_passed_over(scorer: Scorer) -> None:
    found = answers(scorer, b'\xef\xbb\xbf{"id": 1, "text": "Hoi allemaal"}\r\n', "\n", b"  ")

    assert [answer["id"] for answer in found] == [1]


def test_lines_are_read_a_batch_at_a_time(scorer: Scorer) -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for number in range(1_000_000):
            taken.append(number)
            yield '{"id": 1, "text": "Hoi"}'

    next(iter(score_lines(endless(), scorer)))

    assert len(taken) <= 128
