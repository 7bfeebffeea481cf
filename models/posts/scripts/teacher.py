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

STRENGTH = {"commercial": 0.01, "human_voice": 0.01, "intent": 0.03, "formal": 0.01, "funny": 0.01, "irreverent": 0.03, "enthusiastic": 0.01}
"""Inverse regularisation of each head, chosen on left-out folds."""

ROUNDS, LEAST_PRIOR, MOST_PRIOR = 50, 0.005, 0.6


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
    prior: float

    def categories(self, features: np.ndarray) -> list[dict[str, float]]:
        """Label → probability for each row of embeddings."""
        columns: dict[str, np.ndarray] = {}
        for name in ("commercial", "human_voice"):
            columns[name] = self.heads[name].predict_proba(features)[:, 1]
        for scale in SCALES:
            below, _, above = self.heads[scale].predict_proba(features).T
            columns[f"{scale}+"], columns[f"{scale}-"] = above, below
        columns.update(zip(self.heads["intent"].classes_, self.heads["intent"].predict_proba(features).T, strict=True))
        return [{name: float(column[i]) for name, column in columns.items()} for i in range(len(features))]


def fit(rows: Sequence[Row], vectors: Vectors) -> Teacher:
    """The teacher of some gold posts. Labelled sentences would make it worse: most sentences of a post say nothing alone."""
    features = matrix([str(row["text"]) for row in rows], vectors)
    answers = {name: [row[name] for row in rows] for name in STRENGTH}
    heads = {name: head(strength).fit(features, answers[name]) for name, strength in STRENGTH.items()}
    return Teacher(heads, float(np.mean([float(str(row["commercial"])) for row in rows])))


def adapted(scores: np.ndarray, prior: float) -> np.ndarray:
    """Probabilities for text in which the label is rarer or commoner than in gold.

    The share of the label in this text is estimated by expectation-maximisation (Saerens, Latinne and Decaestecker 2002,
    "Adjusting the outputs of a classifier to new a priori probabilities"), and each probability moved to that share.
    """
    share = prior
    moved = scores
    for _ in range(ROUNDS):
        positive, negative = share / prior * scores, (1 - share) / (1 - prior) * (1 - scores)
        moved = positive / (positive + negative)
        share = float(np.clip(moved.mean(), LEAST_PRIOR, MOST_PRIOR))
    return moved
