"""`daarom models`: what is installed, and what a model is worth on somebody's own texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Answer, write

Daarom = Callable[..., Answer]

ROWS = [
    {"text": "Koop nu je kaarten, alleen vandaag!", "language": "nl", "commercial": 1},
    {"text": "De raad vergadert dinsdag om acht uur.", "language": "nl", "commercial": 0},
    {"text": "The road is closed on Monday.", "language": "en", "label": False},
    {"text": "Order today and save.", "label": "commercial"},
]


@pytest.fixture
def evaluate(daarom: Daarom, model: Path) -> Daarom:
    return lambda *arguments, **more: daarom("models", "evaluate", "--model", str(model), *arguments, **more)


def stored(folder: Path, rows: list[object]) -> str:
    write(folder, {"labels.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    return str(folder / "labels.jsonl")


def test_lists_what_is_installed_with_its_metrics(daarom: Daarom) -> None:
    answer = daarom("models", "list", "--lang", "en")
    assert answer.code == 0
    assert answer.out.startswith("posts ")
    assert "AUC" in answer.out


def test_measures_per_language_and_over_all(evaluate: Daarom, tmp_path: Path) -> None:
    answer = evaluate(stored(tmp_path, ROWS), "--json")
    found = json.loads(answer.out)
    assert answer.code == 0
    assert {name: item["texts"] for name, item in found["quality"].items()} == {"en": 2, "nl": 2, "all": 4}
    assert found["quality"]["all"]["positives"] == 2


def test_shows_the_worst_mistakes_with_their_line(evaluate: Daarom, tmp_path: Path) -> None:
    turned = [{**row, "commercial": int(not row.get("commercial", row.get("label")))} for row in ROWS]
    path = stored(tmp_path, turned)
    found = json.loads(evaluate(path, "--json").out)["mistakes"]
    distances = [abs(item["score"] - item["commercial"]) for item in found]
    assert distances == sorted(distances, reverse=True)
    assert all(ROWS[item["line"] - 1]["text"] == item["text"] for item in found)
    assert len(evaluate(path, "--worst", "1", "--lang", "en").out.splitlines()) <= 7


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("niets", "The line is not JSON."),
        ('{"text": " ", "commercial": 1}', "'text' is missing"),
        ('{"text": "Ja.", "commercial": 2}', "neither 0 nor 1"),
        ('{"text": "Ja."}', "The label is missing"),
        ('["Ja."]', "not an object"),
        ('{"text": "Ja.", "language": 3, "commercial": 1}', "not a language code"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_measured(
    evaluate: Daarom, tmp_path: Path, line: str, says: str
) -> None:
    write(tmp_path, {"labels.jsonl": json.dumps(ROWS[0]) + "\n" + line + "\n" + json.dumps(ROWS[1]) + "\n"})
    answer = evaluate(str(tmp_path / "labels.jsonl"), "--json", "--lang", "en")
    assert answer.code == 2
    assert says in answer.err
    assert "labels.jsonl:2" in answer.err
    assert json.loads(answer.out)["quality"]["all"]["texts"] == 2


def test_a_file_without_texts_or_that_is_not_there_is_refused(evaluate: Daarom, tmp_path: Path) -> None:
    write(tmp_path, {"empty.jsonl": "\n"})
    for name, says in (("empty.jsonl", "not a single usable text"), ("nowhere.jsonl", "nowhere.jsonl")):
        answer = evaluate(str(tmp_path / name), "--lang", "en")
        assert answer.code == 2
        assert says in answer.err
        assert not answer.out


def test_a_label_may_be_written_in_words(evaluate: Daarom, tmp_path: Path) -> None:
    rows = [
        {"text": "Kom zondag.", "label": label}
        for label in ("afgekeurd", "goedgekeurd", "rejected", "approved")
    ]
    found = json.loads(evaluate(stored(tmp_path, rows), "--json").out)
    assert sum(item["positives"] for name, item in found["quality"].items() if name in ("all", "alle")) == 2
