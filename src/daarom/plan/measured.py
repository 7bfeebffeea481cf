"""Says when a goal was last measured and when it should be again. It must not judge the numbers."""

from __future__ import annotations

from datetime import date

from daarom.plan.parts import Measurement, Metric
from daarom.plan.period import Period


def latest(metric: Metric, today: date) -> tuple[int, Measurement] | None:
    """The last measurement up to today and its number in the list, or None where nothing was measured."""
    dated = [
        (item.date, number, item)
        for number, item in enumerate(metric.measurements)
        if item.date is not None and item.value is not None and item.date <= today
    ]
    if not dated:
        return None
    _, number, item = max(dated, key=lambda found: found[:2])
    return number, item


def due(metric: Metric, measurement: Measurement, usual: Period) -> date:
    """The day by which the next measurement should be there: the metric's own period on, else the usual one."""
    assert measurement.date is not None
    return (metric.period or usual).after(measurement.date)
