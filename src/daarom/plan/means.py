"""The parts of a plan that say how it is carried out: where, by whom, with what. Nothing here judges them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from daarom.model import Place
from daarom.plan.period import Period

SECTORS = ("alcohol", "gambling", "health", "finance", "children")
"""Sectors of which the law asks more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform may carry: the highest commercial score (0 to 1), hashtags, characters."""

    commercial_max: float | None = None
    hashtags_max: int | None = None
    length: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Cadence:
    """How many posts a week, at least and at most."""

    min_per_week: float | None = None
    max_per_week: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PlatformPlan:
    """One platform: why, for whom, for which goals, and what is done and not done there."""

    id: str
    why: str | None = None
    account: str | None = None
    audiences: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    customs: tuple[str, ...] = ()
    listened_since: date | None = None
    limits: Limits = Limits()
    address: str | None = None
    cadence: Cadence | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Pillar:
    """A subject that the organisation comes back to, with its share of the posts."""

    id: str
    title: str | None = None
    goal: str | None = None
    share: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares (0 to 1) of kinds of posts within a window; `per_platform` holds the same for one platform."""

    window: Period | None = None
    promotional_max: float | None = None
    shared_min: float | None = None
    dialogue_min: float | None = None
    per_platform: Mapping[str, Mix] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who takes part. `role` is author, editor, approver or answerer."""

    handle: str | None = None
    name: str | None = None
    department: str | None = None
    role: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Who writes, and how widely they must come from the organisation."""

    contributors: tuple[Contributor, ...] = ()
    min_departments: int | None = None
    non_marketing_share_min: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Crisis:
    """Whom to call when something goes wrong, and whether everything then waits."""

    contact: str | None = None
    pause_all: bool | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Governance:
    """Who decides. `model` is organic, centralized, hub_spoke, dandelion or holistic."""

    model: str | None = None
    approvals: int | None = None
    four_eyes: bool | None = None
    crisis: Crisis | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """One line of the budget."""

    name: str | None = None
    amount: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Money for one year."""

    currency: str | None = None
    year: float | None = None
    items: tuple[BudgetItem, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week, by what they are for."""

    planning: float | None = None
    posts: float | None = None
    answering: float | None = None
    measuring: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Resources:
    """Time and money. `hours_per_week` is all time together, `hours` the same time by what it is for."""

    hours: Hours | None = None
    hours_per_week: float | None = None
    hours_per_post: float | None = None
    budget: Budget | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured with which tool, by whom and how often it is reported."""

    tool: str | None = None
    metrics: tuple[str, ...] = ()
    owner: str | None = None
    report_every: Period | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Respond:
    """Who answers, when (as opening hours: Mo-Fr 09:00-17:00) and how soon."""

    owner: str | None = None
    hours: str | None = None
    first_reply_max: Period | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Days, both included, on which nothing is published."""

    since: date | None = None
    until: date | None = None
    reason: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Publish:
    """Where drafts come from and in which time zone they go out."""

    timezone: str | None = None
    sources: tuple[str, ...] = ()
    blackout: tuple[Quiet, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of advertising that this organisation accepts beside the usual ones."""

    extra_accepted: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Compliance:
    """What the law asks of this organisation more than of others."""

    regulated: tuple[str, ...] = ()
    labels: Labels = Labels()
    evidence_dir: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Involvement:
    """A subject on which the audience has a say. `how` is question, test or cocreate."""

    topic: str | None = None
    how: str | None = None
    feedback_to: str | None = None
    place: Place | None = None
