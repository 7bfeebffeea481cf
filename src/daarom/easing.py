"""Moves the limits of classifier rules, so that they also find what they nearly find. It must not run a rule."""

from __future__ import annotations

import math
from dataclasses import replace

from daarom.checks.classifier import DECISION
from daarom.model import Rule

CLOSE = 0.6
"""Log odds by which the verdict on a paragraph may move because the rest of its draft is edited: see CONTEXT in daarom.score.scorer."""


def eased(rule: Rule) -> Rule:
    """A rule of the classifier with its limits moved by CLOSE; another rule as it is."""
    if rule.check != "classifier":
        return rule
    limits = {name: rule.options[name] for name in ("above", "below") if name in rule.options}
    signs = {"above": -1, "below": 1}
    moved = {
        name: _moved(float(limit), signs[name])
        for name, limit in (limits or {"above": DECISION}).items()
        if isinstance(limit, (int, float))
    }
    return replace(rule, options={**rule.options, **moved})


def _moved(limit: float, sign: int) -> float:
    """A probability moved on the scale of log odds; certainty stays where it is."""
    if not 0 < limit < 1:
        return limit
    return 1 / (1 + math.exp(-(math.log(limit / (1 - limit)) + sign * CLOSE)))
