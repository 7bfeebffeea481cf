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
        ('{"text": "Hallo", "commercial": 0, "label": 1}', "'commercial' and 'label' contradict each other."),
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


def labelled(count: int) -> list[object]:
    """Texts of an organisation that rejects whatever mentions cake."""
    sold = [
        {"text": f"Taart nummer {number} en nog wat koek erbij", "label": "rejected"}
        for number in range(count)
    ]
    told = [
        {"text": f"De brug gaat {number} keer open voor een boot", "label": "approved"}
        for number in range(count)
    ]
    return [*sold, *told]


@pytest.fixture
def train(daarom: Daarom, model: Path) -> Daarom:
    return lambda *arguments, **more: daarom("models", "train", "--model", str(model), *arguments, **more)


def test_a_copy_learns_from_own_labels_and_can_be_used(train: Daarom, daarom: Daarom, tmp_path: Path) -> None:
    path, target = stored(tmp_path, labelled(30)), tmp_path / "own" / "pipeline"
    answer = train("--from", path, "--to", str(target), "--lang", "en")
    assert answer.code == 0, answer.err
    assert "model: " in answer.out
    found = json.loads(daarom("models", "evaluate", path, "--model", str(target), "--json").out)
    (quality,) = (item for name, item in found["quality"].items() if name in ("all", "alle"))
    assert quality["macro_f1"] > 0.95
    assert json.loads((target / "training.json").read_text(encoding="utf-8"))["after"]["texts"] == 60


def test_too_few_examples_are_refused_and_nothing_is_written(train: Daarom, tmp_path: Path) -> None:
    target = tmp_path / "own"
    answer = train("--from", stored(tmp_path, labelled(12)), "--to", str(target), "--lang", "en")
    assert answer.code == 2
    assert "Still needed: 8 adverts, 8 others" in answer.err
    assert not target.exists()


def test_contradictory_examples_are_named_by_their_lines(train: Daarom, tmp_path: Path) -> None:
    rows = [*labelled(30), {"text": "taart nummer 3, en nog wat koek erbij!", "label": "approved"}]
    answer = train("--from", stored(tmp_path, rows), "--to", str(tmp_path / "own"), "--lang", "en")
    assert answer.code == 2
    assert "labels.jsonl:61" in answer.err
    assert "line 4" in answer.err
    assert not (tmp_path / "own").exists()


def test_a_folder_that_holds_something_is_left_alone(train: Daarom, tmp_path: Path) -> None:
    write(tmp_path, {"own/kept.txt": "x"})
    answer = train("--from", stored(tmp_path, labelled(30)), "--to", str(tmp_path / "own"), "--lang", "en")
    assert answer.code == 2
    assert "something there already" in answer.err
    assert [item.name for item in (tmp_path / "own").iterdir()] == ["kept.txt"]


def test_a_copy_that_would_be_no_better_is_not_written(train: Daarom, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    path = stored(tmp_path, labelled(30))
    assert train("--from", path, "--to", str(first)).code == 0
    answer = train("--from", path, "--to", str(second), "--model", str(first), "--lang", "en")
    assert answer.code in (0, 1)
    assert second.exists() == (answer.code == 0)


def test_a_text_that_is_too_long_is_named_and_the_others_are_learned(train: Daarom, tmp_path: Path) -> None:
    rows = [*labelled(30), {"text": "taart " * 300, "label": "rejected"}]
    answer = train("--from", stored(tmp_path, rows), "--to", str(tmp_path / "own"), "--lang", "en")
    assert answer.code == 2
    assert "labels.jsonl:61" in answer.err
    assert (tmp_path / "own" / "training.json").exists()


def test_copies_of_a_text_count_once(train: Daarom, tmp_path: Path) -> None:
    answer = train(
        "--from", stored(tmp_path, labelled(12) * 3), "--to", str(tmp_path / "own"), "--lang", "en"
    )
    assert answer.code == 2
    assert "Still needed: 8 adverts, 8 others" in answer.err


def test_a_copy_does_not_stand_inside_its_original(train: Daarom, model: Path, tmp_path: Path) -> None:
    answer = train("--from", stored(tmp_path, labelled(30)), "--to", str(model / "own"), "--lang", "en")
    assert answer.code == 2
    assert "inside the model itself" in answer.err
    assert not (model / "own").exists()


def test_names_a_text_with_two_labels_and_measures_all_the_same(evaluate: Daarom, tmp_path: Path) -> None:
    path = stored(
        tmp_path, [*ROWS, {**ROWS[0], "text": "koop nu je kaarten alleen vandaag", "commercial": 0}]
    )
    answer = evaluate(path, "--lang", "en")
    assert answer.code == 2
    assert "labels.jsonl:5: This text stands on line 1 as well, with the other label." in answer.err
    assert "all" in answer.out


def test_says_which_numbers_fit(evaluate: Daarom, tmp_path: Path) -> None:
    answer = evaluate(stored(tmp_path, ROWS), "--worst", "-1", "--lang", "en")
    assert "Write a number from 0 to 1000." in answer.err
