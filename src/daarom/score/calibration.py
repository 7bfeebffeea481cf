"""Maps what the pipeline says to what daarom answers: commercial so that .5 is the decision point, tone,
intent and human voice in their ranges."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from daarom.errors import ModelError
from daarom.model import Problem
from daarom.plan import TONES

INTENTS = ("inform", "explain", "ask", "story", "thank", "invite", "recruit", "announce", "respond", "sell")
KINDS = ("pressure", "call", "offer", "praise", "steering")
"""What a text sells by: haste, a call to buy, an offer, praise of oneself, advice that steers to the own offer."""

FILE = "calibration.json"
LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Raw:
    """The scores of one text. Probabilities 0 to 1 (`intent` adds up to 1; `kinds` stand apart), tone −1 to 1."""

    commercial: float
    tone: Mapping[str, float]
    intent: Mapping[str, float]
    human_voice: float
    kinds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A logistic calibration: probability = sigmoid(slope · logit + intercept)."""

    slope: float = 1.0
    intercept: float = 0.0

    def __call__(self, score: float) -> float:
        """The calibrated probability of a score from 0 to 1."""
        return sigmoid(self.slope * logit(score) + self.intercept)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a long draft as a whole is an advertisement, from the log odds of its blocks: their mean by words, the share of its words
    that stands in blocks that sell, and its last block. Learned from drafts that people read as a whole."""

    mean: float = 1.0
    share: float = 0.0
    last: float = 0.0
    intercept: float = 0.0

    def __call__(self, blocks: Sequence[tuple[int, float]]) -> float:
        """The probability for blocks of (words, log odds), in order."""
        mean, share, last = features(blocks)
        return sigmoid(self.mean * mean + self.share * share + self.last * last + self.intercept)


def features(blocks: Sequence[tuple[int, float]]) -> tuple[float, float, float]:
    """What Verdict looks at, for blocks of (words, log odds) in order."""
    total = sum(words for words, _ in blocks) or 1
    mean = math.fsum(words * odds for words, odds in blocks) / total
    share = sum(words for words, odds in blocks if odds >= 0) / total
    return mean, share, blocks[-1][1]


@dataclass(frozen=True, slots=True)
class Calibration:
    """One line for `commercial` and one for `human_voice`, measured on text that the pipeline had not
    seen, and the verdict on long drafts."""

    commercial: Line = Line()
    human_voice: Line = Line()
    document: Verdict = Verdict()

    def read(self, categories: Mapping[str, float]) -> Raw:
        """The scores that the pipeline's categories stand for. Raises KeyError where a label is missing."""
        total = sum(categories[name] for name in INTENTS) or 1.0
        return Raw(
            commercial=self.commercial(categories["commercial"]),
            tone={name: categories[f"{name}+"] - categories[f"{name}-"] for name in TONES},
            intent={name: categories[name] / total for name in INTENTS},
            human_voice=self.human_voice(categories["human_voice"]),
            kinds={name: categories.get(name, 0.0) for name in KINDS},
        )


def logit(score: float) -> float:
    """The log odds of a probability, finite at both ends."""
    kept = min(max(score, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))


def sigmoid(odds: float) -> float:
    """The probability of log odds."""
    return 1 / (1 + math.exp(-max(min(odds, 40.0), -40.0)))


@lru_cache(maxsize=4)
def calibration(folder: Path) -> Calibration:
    """The calibration that a pipeline folder holds. Raises ModelError where it is missing or of another
    shape."""
    path = folder / FILE
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        lines = {
            name: Line(float(stored[name]["slope"]), float(stored[name]["intercept"]))
            for name in ("commercial", "human_voice")
        }
        whole = Verdict(**{name: float(value) for name, value in stored.get("document", {}).items()})
        numbers = [line.slope for line in lines.values()] + [line.intercept for line in lines.values()]
        if not all(map(math.isfinite, numbers)) or any(line.slope <= 0 for line in lines.values()):
            raise ValueError(FILE)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        key = "model.damaged" if folder.is_dir() else "model.missing"
        raise ModelError(Problem(folder.as_posix(), key, {"what": FILE})) from error
    return Calibration(**lines, document=whole)
