"""Trains teacher and student without one fold, or without the sources that false alarms are measured on, and keeps what both make of what was left out.

`--fold 1` leaves out the sectors and writers of a fold, and a tenth of the unlabelled text. `--fold real` learns all gold and nothing of the measured
sources, neither labels nor soft scores, and judges those.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import widen
from corpus import FOLDS, MEASURED, WORK, Row, Text, fold, gold, labelled_real, unlabelled
from lessons import for_student, for_teacher
from student import shipped, train
from teacher import Lower, Teacher, answers, fit, lower

from daarom.network import Network

REAL = "real"
TENTH = 10


def left_out(number: str) -> Path:
    """Where the answers about what was left out are kept."""
    return WORK / f"left_out_{number}.npz"


def learn(rows: Sequence[Row], texts: Sequence[Text], below: Lower) -> tuple[Teacher, Network]:
    """A teacher of labelled rows, and what is shipped of it: a student of these and of unlabelled texts, with n-grams beside it."""
    teacher = fit(*for_teacher(rows), below)
    lessons = for_student(rows, texts, teacher, below)
    return teacher, replace(shipped(train(lessons)), ngrams=widen.fit(lessons))


def judged(network: Network, texts: Sequence[str]) -> np.ndarray:
    """The odds (texts × outputs), as daarom computes them."""
    cut = [list(texts[start : start + 64]) for start in range(0, len(texts), 64)]
    return np.concatenate([network.odds(network.features(part)) for part in cut])


def tested(item: Text) -> bool:
    """Whether a fold leaves an unlabelled text and its sentences out, to compare student and teacher on it."""
    return zlib.crc32((item.cut or item.text).encode()) % TENTH == 0


def split(number: str, folder: Path) -> tuple[list[Row], list[Text], list[str]]:
    """What is learned (labelled rows, unlabelled texts) and which texts are judged."""
    real = labelled_real(folder)
    if number == REAL:
        kept = [row for row in real if row["source"] not in MEASURED]
        measured = [item for item in unlabelled(folder) if item.source in MEASURED and not item.cut]
        return [*gold(), *kept], unlabelled(folder, without=MEASURED), [item.text for item in measured]
    rows = gold()
    kept = [row for row in rows if fold(row) != number] + real
    out = [str(row["text"]) for row in rows if fold(row) == number]
    held = [item for item in unlabelled(folder) if tested(item) and not item.cut]
    learned = [item for item in unlabelled(folder) if not tested(item)]
    return kept, learned, [*out, *(item.text for item in held)]


def main() -> None:
    """Leaves out one fold."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    arguments.add_argument("--fold", choices=(*FOLDS, REAL), required=True)
    given = arguments.parse_args()
    rows, texts, out = split(given.fold, given.text)
    below = lower()
    teacher, network = learn(rows, texts, below)
    _, odds = answers(teacher, out, below)
    WORK.mkdir(exist_ok=True)
    np.savez(left_out(given.fold), teacher=odds, student=judged(network, out))


if __name__ == "__main__":
    main()
