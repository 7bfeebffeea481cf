"""Adds up the hours that a plan asks and the hours that it has. It must not say whether that is enough."""

from __future__ import annotations

from dataclasses import dataclass, field

from daarom.plan.means import Cadence, Hours
from daarom.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Effort:
    """A week by the plan: posts, hours for each, hours by what they are for, and the hours that are set aside.

    What the plan does not say is nought, or None.
    """

    posts: float = 0
    per_post: float = 0
    hours: Hours = field(default_factory=Hours)
    reserved: float | None = None

    @property
    def for_posts(self) -> float | None:
        """Hours that the posts take; None where the plan does not say how many or how long."""
        return self.posts * self.per_post if self.posts and self.per_post else None

    @property
    def rest(self) -> float:
        """Hours for everything but the posts."""
        return sum(hours or 0 for hours in (self.hours.planning, self.hours.answering, self.hours.measuring))

    @property
    def needed(self) -> float | None:
        """Hours that the posts and the rest take together; None where that of the posts is not known."""
        return None if self.for_posts is None else self.for_posts + self.rest

    @property
    def divided(self) -> float:
        """Hours of all parts together."""
        return self.rest + (self.hours.posts or 0)


def effort(plan: Plan) -> Effort:
    """What a week of the plan takes."""
    resources = plan.resources
    if resources is None:
        return Effort(posts_per_week(plan))
    return Effort(
        posts_per_week(plan),
        resources.hours_per_post or 0,
        resources.hours or Hours(),
        resources.hours_per_week,
    )


def posts_per_week(plan: Plan) -> float:
    """The posts of all platforms together, at their least."""
    return sum(_least(platform.cadence) for platform in plan.platforms if platform.cadence)


def _least(cadence: Cadence) -> float:
    return cadence.max_per_week or 0 if cadence.min_per_week is None else cadence.min_per_week
