"""Makes the lessons of a student: gold posts as labelled, their parts and real text as the teacher sees them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Part
from labels import targets
from student import Lesson
from teacher import Row, Teacher, Vectors, matrix

GOLD_TIMES = 3
"""How often a gold post is taught for each time that a soft text is."""

TRUST = 0.8
"""How much a part's own label weighs beside the teacher's opinion; and half of it, the label of the post around it."""


def lessons(
    rows: Sequence[Row], parts: Sequence[Part], ordinary: Sequence[str], teacher: Teacher, vectors: Vectors
) -> list[Lesson]:
    """All lessons, in a fixed order."""
    sold = {str(row["id"]): float(str(row["commercial"])) for row in rows}
    made = [Lesson(str(row["text"]), targets(row)) for row in rows] * GOLD_TIMES
    for part, scores in zip(parts, _seen(teacher, [part.text for part in parts], vectors), strict=True):
        label, trust = (sold[part.post], TRUST / 2) if part.commercial is None else (part.commercial, TRUST)
        scores["commercial"] = trust * label + (1 - trust) * scores["commercial"]
        made.append(Lesson(part.text, scores))
    return made + [
        Lesson(text, scores) for text, scores in zip(ordinary, _seen(teacher, ordinary, vectors), strict=True)
    ]


def _seen(teacher: Teacher, texts: Sequence[str], vectors: Vectors) -> list[dict[str, float]]:
    return teacher.categories(matrix(texts, vectors)) if texts else []
