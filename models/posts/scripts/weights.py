"""Fits the n-gram weights of the pipeline: a linear head per label on the words of the gold posts alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from labels import targets
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from teacher import Row

from daarom.ngrams import SIZE, Ngrams, features

STRENGTH = 5.0
"""Inverse regularisation."""

SHARE = {"commercial": 1.5, "human_voice": 1.0}
"""The labels that get a head, and what its log odds count beside the categoriser's; chosen on left-out folds.
For tone and intent, whose
labels are rarer, words alone made left-out posts worse."""


def fit(rows: Sequence[Row], texts: Sequence[str]) -> Ngrams:
    """Weights of the labelled posts; how rare a feature is, is counted in them and in other texts."""
    rarity = _rarity([str(row["text"]) for row in rows], texts)
    seen = matrix([str(row["text"]) for row in rows], rarity)
    wanted = [targets(row) for row in rows]
    heads = [
        LogisticRegression(C=STRENGTH, max_iter=1000).fit(seen, [row[name] for row in wanted])
        for name in SHARE
    ]
    return Ngrams(
        tuple(SHARE),
        np.stack([head.coef_[0] for head in heads], axis=1).astype("float16"),
        rarity.astype("float16").astype("float64"),
        tuple(round(float(head.intercept_[0]), 4) for head in heads),
        tuple(SHARE.values()),
    )


def matrix(texts: Sequence[str], rarity: np.ndarray | None = None) -> csr_matrix:
    """The features of some texts, one text per row."""
    places, columns, values = [0], [], []
    for text in texts:
        for rows, found in features(text, rarity):
            columns.append(rows)
            values.append(found)
        places.append(places[-1] + sum(len(rows) for rows in columns[-2:]))
    return csr_matrix((np.concatenate(values), np.concatenate(columns), places), shape=(len(texts), 2 * SIZE))


def _rarity(posts: Sequence[str], texts: Sequence[str]) -> np.ndarray:
    """Inverse document frequency: 1 + ln((1 + texts) / (1 + texts that have it))."""
    counted = (matrix([*posts, *texts]) > 0).sum(axis=0)
    return 1 + np.log((1 + len(posts) + len(texts)) / (1 + np.asarray(counted).ravel()))
