"""The parts of a plan that say what it is for: why, what, for whom, in which voice. Nothing here judges them.

Every field may be missing, so that a partial plan can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from daarom.model import Place
from daarom.plan.period import Period

TONES = ("formal", "funny", "irreverent", "enthusiastic")
"""The four scales of tone, each from −1 to 1: 0 is the middle, 1 the end that the name says."""

ADDRESSES = ("je", "u", "jullie")


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose plan it is. `audience_type` is b2c, b2b or public."""

    name: str | None = None
    sector: str | None = None
    audience_type: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """How long the plan holds, and how often somebody looks at it again."""

    since: date | None = None
    until: date | None = None
    review_every: Period | None = None
    owner: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why the organisation is on social media at all."""

    reason: str | None = None
    alternatives_considered: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number that was read on a day."""

    date: date | None = None
    value: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """What a goal is measured by, what was measured so far, and how often it is measured (`period`)."""

    name: str | None = None
    baseline: float | None = None
    target: float | None = None
    unit: str | None = None
    source: str | None = None
    period: Period | None = None
    measurements: tuple[Measurement, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached, with which audience. `kind` is listen, talk, energize, support or embrace."""

    id: str
    kind: str | None = None
    statement: str | None = None
    keywords: tuple[str, ...] = ()
    example_posts: tuple[str, ...] = ()
    audience: str | None = None
    metric: Metric | None = None
    deadline: date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Research:
    """What was found out about how an audience uses a platform."""

    platform: str | None = None
    finding: str | None = None
    method: str | None = None
    date: date | None = None
    url: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom. `language_level` is B1, B2 or C1; `address` is je, u or jullie."""

    id: str
    description: str | None = None
    size: int | None = None
    needs: tuple[str, ...] = ()
    language_level: str | None = None
    address: str | None = None
    research: tuple[Research, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """How the organisation is seen now, and how it wants to be seen."""

    current: str | None = None
    evidence: tuple[str, ...] = ()
    desired: str | None = None
    gap_actions: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class DistinctiveValue:
    """What the organisation has that others have not, and what shows it."""

    statement: str | None = None
    proof: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """House words. `prefer` maps a word to the one that takes its place; `allow` are left alone by rules."""

    prefer: Mapping[str, str] = field(default_factory=dict)
    allow: tuple[str, ...] = ()
    ban: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Readability:
    """How easy the texts must be: the least Flesch-Douma score, the most words in a sentence."""

    nl_flesch_douma_min: float | None = None
    en_flesch_min: float | None = None
    max_sentence: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Tone:
    """How the organisation sounds. `nng` holds a target from −1 to 1 for each stated scale of TONES."""

    nng: Mapping[str, float] = field(default_factory=dict)
    address: str | None = None
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    terms: Terms = Terms()
    human_voice_min: float | None = None
    readability: Readability = Readability()
    place: Place | None = None
