"""Makes the lessons of a student: gold posts as labelled, their parts and real text as the teacher sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from corpus import Part, Text
from labels import targets
from student import Lesson
from teacher import Row, Teacher, Vectors, adapted, matrix

GOLD_TIMES = 3
"""How often a gold post is taught for each time that a soft text is."""

TRUST = 0.8
"""How much a part's own label weighs beside the teacher's opinion; and half of it, the label of the post around it."""


def lessons(
    rows: Sequence[Row], parts: Sequence[Part], real: Sequence[Text], teacher: Teacher, vectors: Vectors
) -> list[Lesson]:
    """All lessons, in a fixed order."""
    sold = {str(row["id"]): float(str(row["commercial"])) for row in rows}
    made = [Lesson(str(row["text"]), targets(row)) for row in rows] * GOLD_TIMES
    for part, scores in zip(parts, _seen(teacher, [part.text for part in parts], vectors), strict=True):
        label, trust = (sold[part.post], TRUST / 2) if part.commercial is None else (part.commercial, TRUST)
        scores["commercial"] = trust * label + (1 - trust) * scores["commercial"]
        made.append(Lesson(part.text, scores))
    return made + list(_real(real, teacher, vectors))


def _seen(teacher: Teacher, texts: Sequence[str], vectors: Vectors) -> list[dict[str, float]]:
    return teacher.categories(matrix(texts, vectors)) if texts else []


def _real(real: Sequence[Text], teacher: Teacher, vectors: Vectors) -> Iterator[Lesson]:
    """Real text, source by source: how rare advertisements are in it moves the teacher's opinion of each text."""
    for _, group in groupby(real, key=lambda item: item.source):
        texts = [item.text for item in group]
        scored = _seen(teacher, texts, vectors)
        commercial = adapted(np.array([scores["commercial"] for scores in scored]), teacher.prior)
        for text, scores, sold in zip(texts, scored, commercial, strict=True):
            yield Lesson(text, {**scores, "commercial": float(sold)})
