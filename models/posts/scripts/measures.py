"""Computes the figures of the model card from labels and scores; it reads no files and fits no classifier."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.metrics import f1_score, precision_recall_fscore_support, roc_auc_score

BINS = 10
DIGITS = 3


def binary(truth: Sequence[float], score: Sequence[float]) -> dict[str, float]:
    """Precision, recall and F1 of the positive class at .5, area under the ROC curve, calibration error, and the number of texts."""
    found = np.asarray(score) >= 0.5
    precision, recall, f1, _ = precision_recall_fscore_support(
        truth, found, average="binary", zero_division=0.0
    )
    area = roc_auc_score(truth, score)
    figures = {
        "macro_f1": f1_score(truth, found, average="macro"),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "auc": area,
        "ece": calibration_error(truth, score),
    }
    return {"texts": len(truth), **{name: round(float(value), DIGITS) for name, value in figures.items()}}


def calibration_error(truth: Sequence[float], score: Sequence[float]) -> float:
    """Expected calibration error over ten equal bins of the score: how far off a stated probability is on average."""
    labels, scores = np.asarray(truth, dtype=float), np.asarray(score, dtype=float)
    places = np.minimum((scores * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(scores[places == place].mean() - labels[places == place].mean()) * (places == place).mean()
            for place in range(BINS)
            if (places == place).any()
        )
    )


def scale(truth: Sequence[int], odds: np.ndarray) -> dict[str, float]:
    """How a scale's three answers (texts × below, middle, above) agree with labels −1, 0, 1: the correlation of above less below, and
    macro-F1 of the largest."""
    value = odds[:, 2] - odds[:, 0]
    chosen = odds.argmax(axis=1) - 1
    return {
        "correlation": round(float(np.corrcoef(truth, value)[0, 1]), DIGITS),
        "macro_f1": round(float(f1_score(truth, chosen, average="macro", zero_division=0.0)), DIGITS),
    }


def choice(truth: Sequence[str], chosen: Sequence[str]) -> dict[str, float]:
    """Macro-F1 and the share that is right, for one label out of many."""
    return {
        "macro_f1": round(float(f1_score(truth, chosen, average="macro", zero_division=0.0)), DIGITS),
        "accuracy": round(
            float(np.mean([one == other for one, other in zip(truth, chosen, strict=True)])), DIGITS
        ),
    }
