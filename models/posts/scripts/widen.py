"""Fits the n-gram weights that stand beside the network: ridge regression of the words of all lessons on what the teacher and the labels say of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge
from student import Lesson

from daarom.network import read_as
from daarom.ngrams import SIZE, Ngrams, features

STRENGTH, STEPS = 3.0, 200
"""Regularisation, and steps of the solver at most."""

SHARE = 0.7
"""What their log odds count beside the network's."""

SUREST = 0.995
"""Probabilities are brought within this of 1 and 0, or the few that are surest would rule the sum of squares."""


def fit(lessons: Sequence[Lesson]) -> Ngrams:
    """Weights for `commercial`; how rare a feature is, is counted in the lessons."""
    known = [lesson for lesson in lessons if not np.isnan(lesson.wanted[0])]
    texts = [read_as(lesson.text) for lesson in known]
    counted = np.asarray((matrix(texts) > 0).sum(axis=0)).ravel()
    rarity = (1 + np.log((1 + len(texts)) / (1 + counted))).astype("float16").astype("float64")
    wanted = np.clip([float(lesson.wanted[0]) for lesson in known], 1 - SUREST, SUREST)
    head = Ridge(alpha=STRENGTH, solver="lsqr", max_iter=STEPS)
    head.fit(
        matrix(texts, rarity),
        np.log(wanted / (1 - wanted)),
        sample_weight=[lesson.weight for lesson in known],
    )
    weights = head.coef_[:, None].astype("float16")
    return Ngrams(("commercial",), weights, rarity, (round(float(head.intercept_), 4),), (SHARE,))


def matrix(texts: Sequence[str], rarity: np.ndarray | None = None) -> csr_matrix:
    """The features of some texts, one text per row."""
    places, columns, values = [0], [], []
    for text in texts:
        for rows, found in features(text, rarity):
            columns.append(rows)
            values.append(found)
        places.append(places[-1] + sum(len(rows) for rows in columns[-2:]))
    return csr_matrix((np.concatenate(values), np.concatenate(columns), places), shape=(len(texts), 2 * SIZE))
