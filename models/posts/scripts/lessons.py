"""Makes the lessons of teacher and student out of gold texts, labelled real text, their sentences, and unlabelled text as the teacher sees it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import numpy as np
from corpus import SEED, Row, Text, parts
from labels import matrix, probabilities
from student import Lesson
from teacher import Lower, Teacher, answers

TRUST = 0.75
"""What a label weighs beside the teacher's opinion."""

SENTENCE_TRUST = 0.6
TIMES, CHANGED_TIMES = 1, 2
"""How often a labelled text is taught as it stands, and how often with other names in it."""

LABELLED_WEIGHT, SENTENCE_WEIGHT = 1.5, 0.6
SENTENCES_FOR_TEACHER = 0.3
MOST_SENTENCES = 3000
"""Sentences of each sort that the teacher learns; more takes long and adds little."""

NAME = re.compile(r"(?<=[a-zà-ÿ,;:] )[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*")
"""A capitalised word inside a sentence: in Dutch and English nearly always a name."""

SKIPPED = frozenset(("I", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?")


def for_teacher(rows: Sequence[Row]) -> tuple[list[Row], list[float]]:
    """What the teacher learns: the texts, their selling sentences and as many others, and the weight of each."""
    cuts = [part for row in rows if "selling" in row for part in parts(row)]
    chosen: list[Row] = []
    for sells in (1, 0):
        sort = [part for part in cuts if part["commercial"] == sells]
        chosen += random.Random(SEED).sample(sort, min(len(sort), MOST_SENTENCES))
    return [*rows, *chosen], [1.0] * len(rows) + [SENTENCES_FOR_TEACHER] * len(chosen)


def for_student(rows: Sequence[Row], texts: Sequence[Text], teacher: Teacher, below: Lower) -> list[Lesson]:
    """All lessons of the student, in a fixed order."""
    names, shuffle = _names(rows), random.Random(SEED)
    lessons: list[Lesson] = []
    for row, wanted, vector in _seen(rows, TRUST, teacher, below):
        lessons += [Lesson(str(row["text"]), wanted, LABELLED_WEIGHT, vector)] * TIMES
        for _ in range(CHANGED_TIMES):
            lessons.append(Lesson(changed(str(row["text"]), names, shuffle), wanted, LABELLED_WEIGHT, vector))
    cuts = [part for row in rows if "selling" in row for part in parts(row)]
    for row, wanted, vector in _seen(cuts, SENTENCE_TRUST, teacher, below):
        lessons.append(
            Lesson(changed(str(row["text"]), names, shuffle, 0.3), wanted, SENTENCE_WEIGHT, vector)
        )
    vectors, odds = answers(teacher, [item.text for item in texts], below)
    for item, wanted, vector in zip(texts, probabilities(odds), vectors, strict=True):
        lessons.append(Lesson(changed(item.text, names, shuffle, 0.3), wanted, 1.0, vector))
    return lessons


def _seen(
    rows: Sequence[Row], trust: float, teacher: Teacher, below: Lower
) -> Iterator[tuple[Row, np.ndarray, np.ndarray]]:
    """Rows with their labels and the teacher's opinion, mixed; where a label lacks, the opinion alone."""
    vectors, odds = answers(teacher, [str(row["text"]) for row in rows], below)
    labels, opinions = matrix(rows), probabilities(odds)
    mixed = np.where(np.isnan(labels), opinions, trust * labels + (1 - trust) * opinions)
    yield from zip(rows, mixed.astype("float32"), vectors, strict=True)


def _names(rows: Sequence[Row]) -> list[str]:
    return sorted({name for row in rows for name in NAME.findall(str(row["text"]))} - SKIPPED)


def changed(text: str, names: Sequence[str], shuffle: random.Random, often: float = 0.8) -> str:
    """The text with other names in it, and perhaps without an emoji or its last full stop: nothing that changes what it is."""
    if shuffle.random() > often or not names:
        return text
    text = NAME.sub(
        lambda found: found[0] if found[0] in SKIPPED or shuffle.random() < 0.2 else shuffle.choice(names),
        text,
    )
    if shuffle.random() < 0.4:
        text = EMOJI.sub("", text)
    if shuffle.random() < 0.4:
        text = text.rstrip().removesuffix(".")
    return text or "."
