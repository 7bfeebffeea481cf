"""The ways of looking: one module per check type, each in one line of the table. A check never knows its message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from daarom.checks import (
    access,
    classifier,
    dates,
    evidence,
    goal,
    label,
    length,
    level,
    metadata,
    metric,
    occurrence,
    pattern,
    phrases,
    planfigures,
    planpart,
    planwords,
    reference,
    register,
    relation,
    substitution,
    terms,
    timing,
    tone,
)
from daarom.context import Context
from daarom.model import Document, Match, Problem, Rule
from daarom.shape import Reader


class Finder(Protocol):
    """Compiled rules of one check type."""

    def find(self, documents: Sequence[Document], context: Context) -> Iterable[Match | Problem]:
        """Matches in the documents, and a Problem for each draft that a rule could not judge; scopes, languages and platforms are respected."""
        ...


class Check(Protocol):
    """What a module in this room offers.

    `OPTIONS` are the options that a rule may give (a reader each, see daarom.shape), `REQUIRED` those it must give, `NEEDS` what
    the check asks of the context: plan, today, model, siblings, files. `BLANKS` are what its matches fill in a rule's words, beside
    match and platform.
    """

    @property
    def OPTIONS(self) -> Mapping[str, Reader[object]]: ...  # noqa: D102 - see above

    @property
    def REQUIRED(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def NEEDS(self) -> frozenset[str]: ...  # noqa: D102

    @property
    def BLANKS(self) -> tuple[str, ...]: ...  # noqa: D102

    def compile(self, rules: Sequence[Rule]) -> Finder:
        """One finder for all rules of this type. Raises RuleError with the rule's place for options that cannot work."""
        ...


CHECKS: Mapping[str, Check] = {
    "access": access,
    "classifier": classifier,
    "dates": dates,
    "evidence": evidence,
    "goal": goal,
    "label": label,
    "length": length,
    "level": level,
    "metadata": metadata,
    "metric": metric,
    "occurrence": occurrence,
    "pattern": pattern,
    "phrases": phrases,
    "planfigures": planfigures,
    "planpart": planpart,
    "planwords": planwords,
    "reference": reference,
    "register": register,
    "relation": relation,
    "substitution": substitution,
    "terms": terms,
    "timing": timing,
    "tone": tone,
}
"""Every check type by the name that rules use."""

PLAN_CHECKS = frozenset({"planfigures", "planpart", "planwords"})
"""Checks that look at the plan itself instead of at drafts."""
