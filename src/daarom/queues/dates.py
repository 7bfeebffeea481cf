"""Reads the dates and times of a planning as spreadsheets and people write them: 3-4-2026, 4/3/26 5:05 PM, 9u30. It
knows no calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

NUMERIC = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"
    r"(?P<rest>(?:[\sT,].*)?)",
    re.DOTALL,
)
HALVES = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?P<minute>[:.]\d{2})?(?P<second>:\d{2})?\s*(?P<half>[ap])\.?\s?m\b\.?",
    re.IGNORECASE,
)
HOURS = re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})\s*(?:u|h|uur)\.?\s*(?P<minute>\d{2})?(?!\w)", re.IGNORECASE)
MIDNIGHT = re.compile(r"[\sT]+0{1,2}:00(?::00)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day comes first in a column's dates, None where nothing tells; and a date that could be read both
    ways, if there is one."""

    day_first: bool | None = None
    doubtful: str | None = None


def order(cells: Iterable[str], stated: bool | None, european: bool) -> Order:
    """How to read the dates of one column.

    What somebody stated counts; else day before month where dashes or dots stand between; else a date in the column
    that can be read in one way only; else day before month in a `european` sheet, one with semicolons.
    """
    found = [item for cell in cells if (item := NUMERIC.fullmatch(cell.strip()))]
    doubtful = [item for item in found if _both(item)]
    shown = doubtful[0][0].strip() if doubtful else None
    if stated is not None:
        return Order(stated, shown)
    slashes = [item for item in found if item["mark"] == "/"]
    day = any(int(item["one"]) > 12 for item in slashes)
    month = any(int(item["two"]) > 12 for item in slashes)
    if day != month:
        return Order(day, shown)
    doubt = any(item["mark"] == "/" for item in doubtful)
    return Order(True if not doubt or (european and not month) else None, shown)


def plain(text: str, day_first: bool | None) -> str | None:
    """A date, with its time if it has one, as yyyy-mm-dd hh:mm; what is no such date stays as it is. None for a date
    that can be read in two ways where the order is unknown."""
    written = plain_time(text.strip())
    found = NUMERIC.fullmatch(written)
    if found is None:
        return written
    first, second = int(found["one"]), int(found["two"])
    if _both(found) and day_first is None:
        return None
    turned = day_first is False or (day_first is None and second > 12)
    day, month = (second, first) if turned else (first, second)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return f"{year:04}-{month:02}-{day:02}{found['rest']}"


def plain_time(text: str) -> str:
    """A text with its times of day as 17:05: 5:05 PM and 17u05 too."""
    return HOURS.sub(lambda found: f"{found['hour']}:{found['minute'] or '00'}", HALVES.sub(_whole_day, text))


def joined(day: str, clock: str) -> str:
    """A day and a time of day that stand in columns of their own; midnight behind the day is Excel's."""
    return f"{MIDNIGHT.sub('', day)} {plain_time(clock.strip())}" if clock.strip() else day


def _both(found: re.Match[str]) -> bool:
    """Whether a date can be read with the day or the month first."""
    one, two = int(found["one"]), int(found["two"])
    return one != two and 1 <= one <= 12 and 1 <= two <= 12


def _whole_day(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    if not 1 <= hour <= 12:
        return found[0]
    hour = hour % 12 + (12 if found["half"].casefold() == "p" else 0)
    return f"{hour}:{(found['minute'] or ':00')[1:]}{found['second'] or ''}"
