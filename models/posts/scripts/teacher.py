"""Fits the teacher: linear heads on sentence embeddings of the gold posts, and soft scores for texts without labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from embed import key
from labels import SCALES
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

Row = Mapping[str, object]
Vectors = Mapping[str, np.ndarray]

STRENGTH = {
    "human_voice": 0.01,
    "intent": 0.03,
    "formal": 0.01,
    "funny": 0.01,
    "irreverent": 0.03,
    "enthusiastic": 0.01,
}
"""Inverse regularisation of each head, chosen on left-out folds."""

COMMERCIAL_STRENGTH = 0.01
ORDINARY_WEIGHT = 1.0
"""What all real text together weighs beside all gold posts."""

SOLD, UNSOLD, ORDINARY = 2, 1, 0
"""The classes of the commercial head."""


def matrix(texts: Sequence[str], vectors: Vectors) -> np.ndarray:
    """The embeddings of some texts, one per row."""
    return np.stack([vectors[key(text)] for text in texts])


def head(strength: float) -> Pipeline:
    """A standardised logistic regression."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=2000))


@dataclass(frozen=True)
class Teacher:
    """One head per question: commercial, human voice, each tone scale and intent."""

    heads: Mapping[str, Pipeline]

    def categories(self, features: np.ndarray) -> list[dict[str, float]]:
        """Label → probability for each row of embeddings."""
        columns = {"commercial": self.heads["commercial"].predict_proba(features)[:, SOLD]}
        columns["human_voice"] = self.heads["human_voice"].predict_proba(features)[:, 1]
        for scale in SCALES:
            below, _, above = self.heads[scale].predict_proba(features).T
            columns[f"{scale}+"], columns[f"{scale}-"] = above, below
        columns.update(
            zip(self.heads["intent"].classes_, self.heads["intent"].predict_proba(features).T, strict=True)
        )
        return [{name: float(column[i]) for name, column in columns.items()} for i in range(len(features))]


def fit(rows: Sequence[Row], ordinary: Sequence[str], vectors: Vectors) -> Teacher:
    """The teacher of some gold posts and of real text that is ordinary by where it comes from.

    Labelled sentences are left out: most sentences of a post say nothing alone, and with them left-out posts are told apart worse.
    """
    features = matrix([str(row["text"]) for row in rows], vectors)
    heads = {
        name: head(strength).fit(features, [row[name] for row in rows]) for name, strength in STRENGTH.items()
    }
    sold = [SOLD if row["commercial"] else UNSOLD for row in rows]
    return Teacher({**heads, "commercial": _commercial(features, sold, matrix(ordinary, vectors))})


def _commercial(features: np.ndarray, sold: Sequence[int], ordinary: np.ndarray) -> Pipeline:
    """A head of three classes, so that what sets a post apart from a film line does not blur what sets an advertisement apart."""
    weight = ORDINARY_WEIGHT * len(features) / len(ordinary)
    truth = np.array([*sold, *[ORDINARY] * len(ordinary)])
    weights = np.array([1.0] * len(features) + [weight] * len(ordinary))
    texts = np.vstack([features, ordinary])
    return head(COMMERCIAL_STRENGTH).fit(texts, truth, logisticregression__sample_weight=weights)
