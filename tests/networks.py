"""Networks of chance weights to test with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from daarom.network import Network
from daarom.plan import TONES
from daarom.score import INTENTS
from daarom.score.calibration import KINDS
from daarom.wordparts import LOOKS

WIDTH, BUCKETS, UNITS = 8, 64, 6
LABELS = (
    "commercial",
    "human_voice",
    *INTENTS,
    *(f"{tone}{place}" for tone in TONES for place in "-=+"),
    *KINDS,
)
CHOICES = ((2, 12), *((start, start + 3) for start in range(12, 24, 3)))


def made(
    labels: Sequence[str] = ("sells", "low", "high"), choices: Sequence[tuple[int, int]] = ((1, 3),)
) -> Network:
    """A network of two layers whose weights are drawn by chance, the same every time."""
    chance = np.random.default_rng(1)

    def some(*shape: int) -> np.ndarray:
        return chance.normal(size=shape).astype("float32")

    layer = (some(WIDTH), some(WIDTH), some(3 * WIDTH, WIDTH), some(WIDTH))
    return Network(
        table=some(LOOKS + BUCKETS, WIDTH),
        norm=(some(WIDTH), some(WIDTH)),
        layers=(layer, layer),
        eyes=(some(WIDTH, 2), some(2)),
        hidden=(some(4 * WIDTH, UNITS), some(UNITS)),
        answers=(some(UNITS, len(labels)), some(len(labels))),
        labels=tuple(labels),
        choices=tuple(choices),
    )
