"""Fits the lines that turn raw scores into probabilities, on folds that were left out; it trains no classifier."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from corpus import FOLDS, gold
from hold_out import left_out
from sklearn.linear_model import LogisticRegression

from daarom.score.calibration import Line, logit

WEIGHTS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
"""What a real text may weigh beside a gold post, the lightest first."""

FALSE_ALARMS = 0.02
"""The share of a source of real text that may be called commercial at most."""


@dataclass(frozen=True)
class Left:
    """What was measured on one left-out fold: labels and raw scores of gold, and raw scores of real text."""

    rows: Sequence[Mapping[str, object]]
    places: Sequence[Mapping[str, str]]
    gold: Sequence[Mapping[str, float]]
    real: Sequence[Mapping[str, float]]

    def sold(self) -> list[float]:
        """Whether each post is commercial."""
        return [float(str(row["commercial"])) for row in self.rows]

    def ordinary(self, split: str, source: str | None = None) -> list[float]:
        """Raw commercial scores of real text in a split."""
        return [
            scores["commercial"]
            for scores, place in zip(self.real, self.places, strict=True)
            if place["split"] == split and source in (None, place["source"])
        ]


def read(who: str) -> dict[str, Left]:
    """Fold → what the teacher or the student made of it when it was left out."""
    posts = {str(row["id"]): row for row in gold()}
    found = {}
    for number in FOLDS:
        stored = json.loads(left_out(number).read_text(encoding="utf-8"))
        rows = [posts[name] for name in stored["posts"]]
        found[number] = Left(rows, stored["places"], stored["gold"][who], stored["real"][who])
    return found


def sources(folds: Sequence[Left]) -> list[str]:
    """The sources of real text, in order."""
    return list(dict.fromkeys(place["source"] for place in folds[0].places))


def commercial(folds: Sequence[Left]) -> Line:
    """The line for `commercial`: real text counts as not commercial, with the least weight that keeps false alarms rare."""
    scores = [item["commercial"] for fold in folds for item in fold.gold]
    truth = [label for fold in folds for label in fold.sold()]
    ordinary = [score for fold in folds for score in fold.ordinary("calibrate")]
    line = Line()
    for weight in WEIGHTS:
        weights = [1.0] * len(scores) + [weight * len(scores) / len(ordinary)] * len(ordinary)
        line = _line([*scores, *ordinary], [*truth, *([0.0] * len(ordinary))], weights)
        if max(_alarms(line, folds, source) for source in sources(folds)) <= FALSE_ALARMS:
            break
    return line


def human_voice(folds: Sequence[Left]) -> Line:
    """The line for `human_voice`, on gold alone."""
    scores = [item["human_voice"] for fold in folds for item in fold.gold]
    truth = [float(str(row["human_voice"])) for fold in folds for row in fold.rows]
    return _line(scores, truth, [1.0] * len(scores))


def _alarms(line: Line, folds: Sequence[Left], source: str) -> float:
    return float(
        np.mean([line(score) >= 0.5 for fold in folds for score in fold.ordinary("calibrate", source)])
    )


def _line(scores: Sequence[float], truth: Sequence[float], weights: Sequence[float]) -> Line:
    odds = np.array([[logit(score)] for score in scores])
    fitted = LogisticRegression(C=1e6).fit(odds, truth, sample_weight=weights)
    return Line(round(float(fitted.coef_[0, 0]), 4), round(float(fitted.intercept_[0]), 4))
