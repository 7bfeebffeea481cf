"""Spans of time as ISO 8601 writes them (P6M, P30D, PT4H); it must not know what they are for."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

WRITTEN = re.compile(
    r"P(?=\d|T\d)(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,4})M)?(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,6})M)?)?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time in months, days and minutes, which do not convert; `written` is how it was put."""

    months: int = 0
    days: int = 0
    minutes: int = 0
    written: str = ""

    def after(self, start: date) -> date:
        """The day on which the period that begins on `start` ends.

        31 January + P1M is the last of February; beyond the calendar it is the last day there is.
        """
        year, month = divmod(start.year * 12 + start.month - 1 + self.months, 12)
        if year > date.max.year:
            return date.max
        last = calendar.monthrange(year, month + 1)[1]
        moved = date(year, month + 1, min(start.day, last))
        try:
            return moved + timedelta(days=self.days + self.minutes // 1440)
        except OverflowError:
            return date.max


def parse_period(text: str) -> Period | None:
    """The period that `text` writes, or None."""
    found = WRITTEN.fullmatch(text.strip().upper())
    if found is None:
        return None
    parts = {name: int(value or 0) for name, value in found.groupdict().items()}
    return Period(
        months=parts["years"] * 12 + parts["months"],
        days=parts["weeks"] * 7 + parts["days"],
        minutes=parts["hours"] * 60 + parts["minutes"],
        written=text.strip(),
    )
