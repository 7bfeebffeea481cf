"""Measures how well scores fit labels: precision, recall, F1, area under the curve, calibration. It scores nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

DECISION = 0.5
"""From this score on a text is called by the label."""

BINS = 10
"""The number of equally wide classes of scores between which calibration is compared."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What scores are worth on labelled texts; None where the texts do not allow to say it (all of one kind, or none called)."""

    texts: int
    positives: int
    called: int
    precision: float | None
    recall: float | None
    f1: float | None
    macro_f1: float | None
    auc: float | None
    calibration_error: float | None


def measure(scores: Sequence[float], labels: Sequence[bool], decision: float = DECISION) -> Quality:
    """The quality of scores from 0 to 1 for as many labels. Raises ValueError where their numbers differ."""
    if len(scores) != len(labels):
        raise ValueError(f"{len(scores)} scores for {len(labels)} labels")
    called = [score >= decision for score in scores]
    right = sum(one and label for one, label in zip(called, labels, strict=True))
    spared = sum(not one and not label for one, label in zip(called, labels, strict=True))
    positives, chosen = sum(labels), sum(called)
    f1 = _f1(right, chosen, positives)
    other = _f1(spared, len(labels) - chosen, len(labels) - positives)
    return Quality(
        texts=len(labels),
        positives=positives,
        called=chosen,
        precision=right / chosen if chosen else None,
        recall=right / positives if positives else None,
        f1=f1,
        macro_f1=None if f1 is None or other is None else (f1 + other) / 2,
        auc=area(scores, labels),
        calibration_error=calibration_error(scores, labels),
    )


def _f1(right: int, called: int, positives: int) -> float | None:
    return 2 * right / (called + positives) if called + positives else None


def area(scores: Sequence[float], labels: Sequence[bool]) -> float | None:
    """Area under the ROC curve: how often a text with the label scores above one without it, ties counted half; None without both kinds."""
    positives = sum(labels)
    negatives = len(labels) - positives
    if not positives or not negatives:
        return None
    below, wins = 0, 0.0
    ordered = sorted(zip(scores, labels, strict=True))
    for _, same in groupby(ordered, key=lambda pair: pair[0]):
        tied = [label for _, label in same]
        hits = sum(tied)
        misses = len(tied) - hits
        wins += hits * (below + misses / 2)
        below += misses
    return wins / (positives * negatives)


def calibration_error(scores: Sequence[float], labels: Sequence[bool], bins: int = BINS) -> float | None:
    """Expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015): the mean distance between score and share of the label over
    equally wide classes, weighed by their texts; None without texts."""
    classes: dict[int, list[tuple[float, bool]]] = {}
    for score, label in zip(scores, labels, strict=True):
        classes.setdefault(min(int(score * bins), bins - 1), []).append((score, label))
    if not classes:
        return None
    gaps = (
        abs(sum(score for score, _ in found) - sum(label for _, label in found)) for found in classes.values()
    )
    return sum(gaps) / len(labels)
