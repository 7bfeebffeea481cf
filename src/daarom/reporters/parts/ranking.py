"""Puts findings in the order in which they matter, for a report with room for a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from daarom.model import Finding


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """The heaviest first; of those, in each draft another rule before the same rule again, then the surest."""
    seen: Counter[tuple[object, ...]] = Counter()
    order: list[tuple[int, int, float, int, Finding]] = []
    for number, item in enumerate(findings):
        rule = (item.path, item.row, item.rule)
        order.append((-item.severity, seen[rule], -item.confidence, number, item))
        seen[rule] += 1
    return [item[-1] for item in sorted(order, key=lambda item: item[:-1])]
