"""Fits the lines that turn raw odds into probabilities, on folds that were left out, and the verdict on long drafts, on drafts that nothing was
trained on; it trains no classifier."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from corpus import FOLDS, HERE, Row, fold, gold, long_drafts
from hold_out import left_out
from labels import PARTS
from sklearn.linear_model import LogisticRegression

from daarom import nlp
from daarom.score.blocks import text_blocks
from daarom.score.calibration import FILE, Line, Verdict, features, logit

LINES = ("commercial", "human_voice")
CAUTION = 0.6
"""By how much the log odds of `commercial` are lowered after fitting, so that .5 is a decision point for precision: gold holds far more advertising
than a feed or a site does. As far as the calibration error on left-out texts stays under .05 in both languages."""

STRENGTH = 1e6
"""No regularisation to speak of: two numbers are fitted on thousands of texts."""


@dataclass(frozen=True)
class Left:
    """A fold that was left out: its rows, and the odds that teacher and student gave them and the held-out real text after them."""

    rows: Sequence[Row]
    teacher: np.ndarray
    student: np.ndarray

    def odds(self, who: str) -> np.ndarray:
        """Odds of the rows, rows × outputs."""
        return np.asarray(getattr(self, who)[: len(self.rows)])

    def real(self, who: str) -> np.ndarray:
        """Odds of the held-out real texts."""
        return np.asarray(getattr(self, who)[len(self.rows) :])


def read() -> dict[str, Left]:
    """Fold → what was left out, of the folds that have been held out. Raises SystemExit where they are fewer than two."""
    rows, found = gold(), {}
    for number in FOLDS:
        if not left_out(number).exists():
            print(f"fold {number} has not been held out")
            continue
        with np.load(left_out(number)) as stored:
            own = [row for row in rows if fold(row) == number]
            found[number] = Left(own, stored["teacher"], stored["student"])
    if len(found) < 2:
        raise SystemExit("A fold is calibrated on the others: hold out at least two.")
    return found


def line(folds: Sequence[Left], name: str, who: str = "student") -> Line:
    """The line for one question, fitted on some folds."""
    column = int(PARTS[name][0])
    odds = np.concatenate([left.odds(who)[:, column] for left in folds])
    truth = np.array([int(str(row[name])) for left in folds for row in left.rows])
    fitted = LogisticRegression(C=STRENGTH).fit(odds[:, None], truth)
    caution = CAUTION if name == "commercial" else 0.0
    return Line(round(float(fitted.coef_[0, 0]), 4), round(float(fitted.intercept_[0]) - caution, 4))


VERDICT_STRENGTH = 1.0
"""Inverse regularisation of the verdict: four numbers are fitted on some eighty drafts."""


def blocks_of(rows: Sequence[Row], found: Line) -> list[list[tuple[int, float]]]:
    """Words and calibrated log odds of each long draft's blocks, by the shipped pipeline."""
    cut = [text_blocks(str(row["text"])) for row in rows]
    scores = nlp.categories(HERE / "pipeline", [block.text for blocks in cut for block in blocks])
    return [[(block.words, logit(found(next(scores)["commercial"]))) for block in blocks] for blocks in cut]


def verdict(blocks: Sequence[Sequence[tuple[int, float]]], sold: Sequence[int]) -> Verdict:
    """The verdict on a draft as a whole, fitted on some drafts."""
    seen = np.array([features(found) for found in blocks])
    scale = seen.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=VERDICT_STRENGTH).fit(seen / scale, sold)
    mean, share, last = (round(float(value), 4) for value in fitted.coef_[0] / scale)
    return Verdict(mean, share, last, round(float(fitted.intercept_[0]), 4))


def main() -> None:
    """Writes the calibration of the shipped pipeline, from all folds and all long drafts."""
    folds = list(read().values())
    lines = {name: line(folds, name) for name in LINES}
    stored = {name: {"slope": found.slope, "intercept": found.intercept} for name, found in lines.items()}
    rows = long_drafts()
    whole = verdict(blocks_of(rows, lines["commercial"]), [int(str(row["commercial"])) for row in rows])
    stored["document"] = {name: getattr(whole, name) for name in ("mean", "share", "last", "intercept")}
    (HERE / "pipeline" / FILE).write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(stored))


if __name__ == "__main__":
    main()
