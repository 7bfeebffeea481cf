"""Names the labels of the classifier, in the order of its outputs, and turns labels and teacher's answers into targets; it reads no files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

SCALES = ("formal", "funny", "irreverent", "enthusiastic")
INTENTS = ("inform", "explain", "ask", "story", "thank", "invite", "recruit", "announce", "respond", "sell")
KINDS = ("pressure", "call", "offer", "praise", "steering")

WIDTHS = {
    "commercial": 1,
    "human_voice": 1,
    "intent": len(INTENTS),
    **dict.fromkeys(SCALES, 3),
    "kinds": len(KINDS),
}
"""Questions and how many outputs each has. Scales have three: below, middle, above."""

OUTPUTS = sum(WIDTHS.values())
PARTS = dict(zip(WIDTHS, np.split(np.arange(OUTPUTS), np.cumsum(list(WIDTHS.values()))[:-1]), strict=True))
"""Question → the columns of its outputs."""

NAMES = (
    "commercial",
    "human_voice",
    *INTENTS,
    *(f"{scale}{place}" for scale in SCALES for place in "-=+"),
    *KINDS,
)
"""What daarom calls each output."""

Row = Mapping[str, object]


def targets(row: Row) -> np.ndarray:
    """What each output should be for a labelled row, 0 to 1; NaN where the row lacks the label."""
    wanted = np.full(OUTPUTS, np.nan, dtype="float32")
    for name in ("commercial", "human_voice"):
        if row.get(name) is not None:
            wanted[PARTS[name]] = float(str(row[name]))
    if row.get("intent"):
        wanted[PARTS["intent"]] = [float(name == row["intent"]) for name in INTENTS]
    for name in SCALES:
        if row.get(name) is not None:
            wanted[PARTS[name]] = [float(place == int(str(row[name]))) for place in (-1, 0, 1)]
    if row.get("kinds") is not None:
        wanted[PARTS["kinds"]] = [float(name in row["kinds"]) for name in KINDS]  # type: ignore[operator]
    return wanted


def matrix(rows: Sequence[Row]) -> np.ndarray:
    """The targets of some rows, rows × outputs."""
    return np.stack([targets(row) for row in rows]) if rows else np.zeros((0, OUTPUTS), "float32")


def probabilities(odds: np.ndarray) -> np.ndarray:
    """Outputs as probabilities: one out of many for intent and scales, apart for the rest."""
    found = np.empty_like(odds)
    for name, columns in PARTS.items():
        part = odds[:, columns]
        if name == "intent" or name in SCALES:
            powers = np.exp(part - part.max(axis=1, keepdims=True))
            found[:, columns] = powers / powers.sum(axis=1, keepdims=True)
        else:
            found[:, columns] = 1 / (1 + np.exp(-np.clip(part, -40, 40)))
    return found
