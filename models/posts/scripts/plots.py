"""Draws what metrics.json says in numbers, about left-out texts: reliability, precision against recall, and which intents are confused."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
import numpy as np
from calibrate import line, read
from corpus import HERE, Row
from evaluate import LANGUAGES, calibrated
from labels import INTENTS, PARTS
from sklearn.metrics import confusion_matrix, precision_recall_curve

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "daarom"
from matplotlib import pyplot as plt  # noqa: E402 - the backend is chosen first

PLOTS = HERE / "plots"
BINS = 10


def left_out() -> tuple[list[Row], np.ndarray, np.ndarray]:
    """Rows, calibrated commercial scores and raw odds of the student, each by a pipeline that had not seen the row."""
    folds = read()
    rows: list[Row] = []
    scores, odds = [], []
    for number in folds:
        others = [folds[other] for other in folds if other != number]
        rows += list(folds[number].rows)
        odds.append(folds[number].odds("student"))
        scores.append(calibrated(line(others, "commercial"), odds[-1][:, 0]))
    return rows, np.concatenate(scores), np.concatenate(odds)


def reliability(rows: Sequence[Row], scores: np.ndarray) -> None:
    """How often a text is advertising, by the score it got."""
    figure, axes = plt.subplots(figsize=(4.5, 4.5))
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--")
    for language in LANGUAGES:
        own = np.array([row["language"] == language for row in rows])
        sold = np.array([int(str(row["commercial"])) for row in rows])[own]
        places = np.minimum((scores[own] * BINS).astype(int), BINS - 1)
        seen = [place for place in range(BINS) if (places == place).any()]
        axes.plot(
            [scores[own][places == p].mean() for p in seen],
            [sold[places == p].mean() for p in seen],
            marker="o",
            label=language,
        )
    axes.set(xlabel="score", ylabel="share that is advertising", title="Reliability, left-out texts")
    axes.legend()
    _store(figure, "reliability")


def precision_recall(rows: Sequence[Row], scores: np.ndarray) -> None:
    """Precision against recall, with the decision point marked."""
    figure, axes = plt.subplots(figsize=(4.5, 4.5))
    for language in LANGUAGES:
        own = np.array([row["language"] == language for row in rows])
        sold = np.array([int(str(row["commercial"])) for row in rows])[own]
        precision, recall, limits = precision_recall_curve(sold, scores[own])
        (drawn,) = axes.plot(recall, precision, label=language)
        at = int(np.searchsorted(limits, 0.5))
        axes.plot(recall[at], precision[at], marker="o", color=drawn.get_color())
    axes.set(
        xlabel="recall", ylabel="precision", title="Commercial, left-out texts; dot: .5", ylim=(0.4, 1.01)
    )
    axes.legend()
    _store(figure, "precision_recall")


def confusion(rows: Sequence[Row], odds: np.ndarray) -> None:
    """Which intent was labelled (rows) and which was chosen (columns), in shares of the row."""
    chosen = [INTENTS[place] for place in odds[:, PARTS["intent"]].argmax(axis=1)]
    shares = confusion_matrix([str(row["intent"]) for row in rows], chosen, labels=INTENTS, normalize="true")
    figure, axes = plt.subplots(figsize=(6, 5.5))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row in range(len(INTENTS)):
        for column in range(len(INTENTS)):
            if shares[row, column] >= 0.05:
                shade = "white" if shares[row, column] > 0.5 else "black"
                axes.text(
                    column,
                    row,
                    f"{shares[row, column]:.2f}"[1:],
                    ha="center",
                    va="center",
                    color=shade,
                    fontsize=8,
                )
    axes.set_xticks(range(len(INTENTS)), INTENTS, rotation=45, ha="right")
    axes.set_yticks(range(len(INTENTS)), INTENTS)
    axes.set(title="Intent, left-out texts: labelled (row), chosen (column)")
    _store(figure, "confusion")


def _store(figure: plt.Figure, name: str) -> None:
    figure.tight_layout()
    figure.savefig(PLOTS / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)


def main() -> None:
    """Writes three drawings to plots/."""
    PLOTS.mkdir(exist_ok=True)
    rows, scores, odds = left_out()
    reliability(rows, scores)
    precision_recall(rows, scores)
    confusion(rows, odds)


if __name__ == "__main__":
    main()
