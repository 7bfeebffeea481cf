"""Trains teacher and student without one fold and writes what both make of it, and of real text, to work/left_out_<fold>.json."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import weights
from corpus import FOLDS, HERE, Part, Text, fold, gold, parts, real
from course import lessons
from embed import cached
from student import add_ngrams, categories, train
from teacher import Row, Vectors, fit, matrix

EPOCHS = 6
Scored = list[dict[str, float]]


def left_out(number: str) -> Path:
    """Where the scores of a left-out fold are kept."""
    return HERE / "work" / f"left_out_{number}.json"


def learn(
    rows: Sequence[Row], cuts: Sequence[Part], unlabelled: Sequence[Text], vectors: Vectors
) -> tuple[object, object]:
    """A teacher and a student of some gold posts, their parts and real text."""
    ordinary = [item.text for item in unlabelled if item.split == "learn"]
    teacher = fit(rows, ordinary, vectors)
    student = train(lessons(rows, cuts, ordinary, teacher, vectors), EPOCHS)
    add_ngrams(student, weights.fit(rows, ordinary))
    return teacher, student


def _scores(teacher: object, student: object, texts: Sequence[str], vectors: Vectors) -> Mapping[str, Scored]:
    return {
        "teacher": teacher.categories(matrix(texts, vectors)),  # type: ignore[attr-defined]
        "student": categories(student, texts),  # type: ignore[arg-type]
    }


def main() -> None:
    """Leaves out one fold: its sectors and its writers, in both languages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    arguments.add_argument("--fold", choices=FOLDS, required=True)
    given = arguments.parse_args()
    vectors, rows, unlabelled = cached(), gold(), list(real(given.text))
    kept = [row for row in rows if fold(row) != given.fold]
    out = [row for row in rows if fold(row) == given.fold]
    teacher, student = learn(kept, [part for row in kept for part in parts(row)], unlabelled, vectors)
    measured = [item for item in unlabelled if item.split != "learn"]
    answer = {
        "posts": [str(row["id"]) for row in out],
        "gold": _scores(teacher, student, [str(row["text"]) for row in out], vectors),
        "places": [
            {"source": item.source, "split": item.split, "language": item.language} for item in measured
        ],
        "real": _scores(teacher, student, [item.text for item in measured], vectors),
    }
    left_out(given.fold).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main()
