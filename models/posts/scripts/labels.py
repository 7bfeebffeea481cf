"""Names the labels of the classifier and turns a labelled row into targets; it reads no files."""

from __future__ import annotations

from collections.abc import Mapping

SCALES = ("formal", "funny", "irreverent", "enthusiastic")
INTENTS = ("inform", "explain", "ask", "story", "thank", "invite", "recruit", "announce", "respond", "sell")
TONES = tuple(f"{scale}{sign}" for scale in SCALES for sign in "+-")
LABELS = ("commercial", *TONES, *INTENTS, "human_voice")


def targets(row: Mapping[str, object]) -> dict[str, float]:
    """Label → 0 or 1 for a row of gold that carries all its labels."""
    found = {"commercial": float(bool(row["commercial"])), "human_voice": float(bool(row["human_voice"]))}
    for scale in SCALES:
        found[f"{scale}+"] = float(row[scale] == 1)
        found[f"{scale}-"] = float(row[scale] == -1)
    return {**found, **{intent: float(row["intent"] == intent) for intent in INTENTS}}
