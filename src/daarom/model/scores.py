"""What the classifier makes of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of one segment that moved a score: positive weight raised it."""

    label: str
    segment: int
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class PartScores:
    """Scores of one sentence or paragraph: prose offsets within a segment. Parts with one `block` were scored
    together."""

    segment: int
    start: int
    end: int
    commercial: float
    tone: Mapping[str, float]
    human_voice: float
    block: int = 0
    kinds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the classifier makes of one draft. Probabilities 0 to 1, tone −1 to 1; `commercial` .5 is the
    decision point. `kinds` says by what it sells, if it does; `carried` how likely it shows the plan's desired
    image and distinctive value, as far as the plan states them (`image`, `value`)."""

    commercial: float
    tone: Mapping[str, float]
    intent: Mapping[str, float]
    human_voice: float
    goals: tuple[tuple[str, float], ...] = ()
    paragraphs: tuple[PartScores, ...] = ()
    sentences: tuple[PartScores, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    kinds: Mapping[str, float] = field(default_factory=dict)
    carried: Mapping[str, float] = field(default_factory=dict)
