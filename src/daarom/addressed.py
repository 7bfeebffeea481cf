"""Says for whom a draft is, by what it names and by what the plan says of that. It must not judge either."""

from __future__ import annotations

from daarom.model import Document
from daarom.plan import Audience, Plan


def audiences(document: Document, plan: Plan) -> tuple[Audience, ...]:
    """The audiences that a draft names; else those of the goals that it names; else the plan's only one.

    Names that the plan does not know are left out.
    """
    named = document.texts("audience")
    goals = (plan.goal(name) for name in document.texts("goal"))
    wanted = named or tuple(goal.audience for goal in goals if goal and goal.audience)
    if not wanted and len(plan.audiences) == 1:
        return plan.audiences
    found = (plan.audience(name) for name in dict.fromkeys(wanted))
    return tuple(item for item in found if item is not None)
