"""Reads the hours in which questions are answered, such as `Mo-Fr 09:00-17:00`, and says when somebody is there. It knows no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import regex

DAY, WEEK = 24 * 60, 7 * 24 * 60
DAYS = {
    name: number
    for number, names in enumerate(
        (
            "mo ma mon monday maandag",
            "tu di tue tuesday dinsdag",
            "we wo wed wednesday woensdag",
            "th do thu thursday donderdag",
            "fr vr fri friday vrijdag",
            "sa za sat saturday zaterdag",
            "su zo sun sunday zondag",
        )
    )
    for name in names.split()
}
UNTIL = regex.compile(r"\s*(?:–|—|\bt/m\b|\btot en met\b|\btot\b|\bto\b|\buntil\b)\s*")
ALSO = regex.compile(r"\s*(?:&|\+|,?\s+(?:en|and)\s)\s*")
HOLIDAYS = regex.compile(r"(?:ph|sh)(?:\s*,\s*(?:ph|sh))*\s+(?:off|closed|dicht)")
_NAME = "|".join(sorted(DAYS, key=len, reverse=True))
_RANGE = rf"(?:{_NAME})(?:\s*-\s*(?:{_NAME}))?"
_TIME = r"\d{1,2}(?:[:.]\d{2})?"
_SPAN = rf"{_TIME}\s*-\s*{_TIME}"
PARTS = regex.compile(rf"[;\n]+|(?<=\d),\s*(?=(?:{_NAME})\b)")
PART = regex.compile(
    rf"(?P<days>{_RANGE}(?:\s*,\s*{_RANGE})*)?\s*(?:van\s+|from\s+)?"
    rf"(?P<times>{_SPAN}(?:\s*,\s*{_SPAN})*|off|closed|dicht)?(?:\s*uur|\s*hours)?"
)

Stretch = tuple[int, int]
"""Minutes since the week began, from and until."""


@dataclass(frozen=True)
class Hours:
    """When somebody answers, in minutes of the week from Monday 0:00, in order and apart."""

    stretches: tuple[Stretch, ...]

    def open(self, moment: datetime) -> bool:
        """Whether somebody answers at this time on the wall clock."""
        at = _minute(moment)
        return any(start <= at < end for start, end in self.stretches)

    def next(self, moment: datetime) -> datetime | None:
        """When somebody answers next: the moment itself within the hours; None where nobody ever does."""
        if self.open(moment) or not self.stretches:
            return moment if self.stretches else None
        at = _minute(moment)
        wait = min((start - at) % WEEK for start, _ in self.stretches)
        naive = moment.replace(second=0, microsecond=0, tzinfo=None) + timedelta(minutes=wait)
        return naive.replace(tzinfo=moment.tzinfo)


def read(text: str) -> Hours | None:
    """The hours in the notation of OpenStreetMap's opening_hours, days in Dutch too; None where they cannot be read.

    A later part goes before an earlier one on the same days. Holidays (`PH off`) are left out of account.
    """
    if text.strip() == "24/7":
        return Hours(((0, WEEK),))
    days: dict[int, tuple[Stretch, ...]] = {}
    for part in PARTS.split(ALSO.sub(",", UNTIL.sub("-", text.casefold()))):
        plain = part.strip().rstrip(".")
        if not plain or HOLIDAYS.fullmatch(plain):
            continue
        found = PART.fullmatch(plain)
        times = None if found is None else _times(found["times"])
        if found is None or times is None:
            return None
        days.update(dict.fromkeys(_days(found["days"]), times))
    return Hours(tuple(_joined(_week(days)))) if days else None


def _minute(moment: datetime) -> int:
    return moment.weekday() * DAY + moment.hour * 60 + moment.minute


def _days(written: str | None) -> Iterator[int]:
    """The numbers of the days: all where none is named; `fr-mo` runs over the weekend."""
    for item in regex.split(r"\s*,\s*", written) if written else ("mo-su",):
        first, _, last = (name.strip() for name in item.partition("-"))
        start = DAYS[first]
        for step in range((DAYS[last or first] - start) % 7 + 1):
            yield (start + step) % 7


def _times(written: str | None) -> tuple[Stretch, ...] | None:
    """Stretches in minutes of one day, that may run into the next; None where a time is none."""
    if written is None:
        return ((0, DAY),)
    found = []
    for start, end in zip(*[iter(regex.findall(_TIME, written))] * 2, strict=True):
        begin, stop = (_clock(time) for time in (start, end))
        if begin is None or stop is None or begin == DAY:
            return None
        found.append((begin, stop if stop > begin else stop + DAY))
    return tuple(found)


def _clock(time: str) -> int | None:
    hour, minute = (int(number) for number in (*regex.split("[:.]", time), "0")[:2])
    return hour * 60 + minute if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) else None


def _week(days: dict[int, tuple[Stretch, ...]]) -> Iterator[Stretch]:
    for day, stretches in days.items():
        for start, end in stretches:
            begin, stop = day * DAY + start, day * DAY + end
            yield begin, min(stop, WEEK)
            if stop > WEEK:
                yield 0, stop - WEEK


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches in order, those that touch made one."""
    held: Stretch | None = None
    for start, end in sorted(stretches):
        if held is not None and start <= held[1]:
            held = (held[0], max(held[1], end))
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held
