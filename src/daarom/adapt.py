"""Fits the last layer of a copy of the classifier to texts that an organisation labelled itself. It reads no files and writes none.

Only the answer to `commercial` changes, and no further than the texts make worthwhile: how far is chosen by leaving parts of them out.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from daarom.labelled import Labelled, said
from daarom.network import Network
from daarom.quality import Quality, measure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.floating]

LEAST = 20
"""Texts of each kind without which nothing can be learned that holds for the next text."""

PARTS = 5
SURE = 2.0
TIES = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
"""How strongly the copy is held to the original; the one that does best on left-out texts is kept."""

FREE = 0.1
"""The tie of what is added to every text: an organisation may be stricter or milder over all."""

STEPS = 50
HALVES = tuple(0.5**power for power in range(12))
"""A step of Newton's method is halved until it brings something; far from the answer a whole one overshoots."""

LABEL = "commercial"


@dataclass(frozen=True)
class Adapted:
    """A copy, and how the original and a copy do on texts that the copy did not learn."""

    network: Network
    before: Quality
    after: Quality
    tie: float
    gain: float
    """By how many standard errors the copy fits left-out texts better; below SURE it may be chance."""


def distinct(rows: Sequence[Labelled]) -> list[Labelled]:
    """Each text once, in an order that is the same however the file is sorted: a text that is learned and left out at the same time would
    flatter the copy, and the order says which texts are left out together."""
    found = {said(row): row for row in reversed(rows)}.values()
    return sorted(found, key=lambda row: (zlib.crc32(row.text.encode("utf-8", "replace")), row.text))


def lacking(rows: Sequence[Labelled]) -> tuple[int, int]:
    """How many texts are missing of those that sell and of those that do not."""
    sold = sum(row.commercial for row in rows)
    return max(0, LEAST - sold), max(0, LEAST - (len(rows) - sold))


def fit(network: Network, line: tuple[float, float], rows: Sequence[Labelled]) -> Adapted:
    """A copy of the network for these rows, which must be distinct and lack nothing. `line` is the slope and intercept that turn its odds into daarom's.

    The same rows give the same copy.
    """
    import numpy as np  # noqa: PLC0415 - only training needs it here

    slope, intercept = line
    column = network.labels.index(LABEL)
    units = np.concatenate([network.features([row.text]) for row in rows]).astype("float64")
    odds = slope * np.concatenate([network.answered([row.text]) for row in rows])[:, column] + intercept
    sold = np.array([row.commercial for row in rows], dtype="float64")
    spread = units.std(axis=0) + 1e-6
    scaled = np.column_stack([(units - units.mean(axis=0)) / spread, np.ones(len(units))])
    left = {tie: _left_out(scaled, odds, sold, tie) for tie in TIES}
    tie = min(TIES, key=lambda tie: (round(float(_losses(left[tie], sold).mean()), 6), -tie))
    shift = _shift(scaled, odds, sold, tie)
    weights = shift[:-1] / spread
    bias = float(shift[-1] - weights @ units.mean(axis=0))
    saved = _losses(odds, sold) - _losses(left[tie], sold)
    truth = [row.commercial for row in rows]
    return Adapted(
        _moved(network, column, weights / slope, bias / slope),
        measure(_probable(odds).tolist(), truth),
        measure(_probable(left[tie]).tolist(), truth),
        tie,
        round(float(saved.mean() / (saved.std() / len(saved) ** 0.5 + 1e-9)), 2),
    )


def _left_out(scaled: Floats, odds: Floats, sold: Floats, tie: float) -> Floats:
    """Odds of each text by a copy that did not learn it: every fifth text of each kind is left out in turn."""
    import numpy as np  # noqa: PLC0415

    found = odds.copy()
    turn = np.empty(len(sold), int)
    for kind in (0.0, 1.0):
        turn[sold == kind] = np.arange((sold == kind).sum()) % PARTS
    for part in range(PARTS):
        learned = turn != part
        shift = _shift(scaled[learned], odds[learned], sold[learned], tie)
        found[~learned] += scaled[~learned] @ shift
    return found


def _shift(scaled: Floats, odds: Floats, sold: Floats, tie: float) -> Floats:
    """What is added to the odds per unit (the last one for every text): logistic regression by Newton's method, held to nothing by `tie`."""
    import numpy as np  # noqa: PLC0415

    shift = np.zeros(scaled.shape[1])
    held = np.full(len(shift), tie)
    held[-1] = FREE

    def cost(tried: Floats) -> float:
        return float(_losses(odds + scaled @ tried, sold).sum() + held @ tried**2 / 2)

    for _ in range(STEPS):
        chance = _probable(odds + scaled @ shift)
        slope = scaled.T @ (chance - sold) + held * shift
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + np.diag(held)
        step = np.linalg.solve(bend, slope)
        size = next((size for size in HALVES if cost(shift - size * step) < cost(shift)), 0.0)
        shift = shift - size * step
        if size * float(np.abs(step).max()) < 1e-6:
            break
    return shift


def _probable(odds: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415

    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def _losses(odds: Floats, sold: Floats) -> Floats:
    """How badly each text is fitted: minus the log of the probability of its label."""
    import numpy as np  # noqa: PLC0415

    return np.asarray(np.logaddexp(0, odds) - odds * sold)


def _moved(network: Network, column: int, weights: Floats, bias: float) -> Network:
    matrix, biases = network.answers[0].copy(), network.answers[1].copy()
    matrix[:, column] += weights
    biases[column] += bias
    return replace(network, answers=(matrix, biases), known={})
