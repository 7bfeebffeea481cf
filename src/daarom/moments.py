"""Reads a date or time as people write it in drafts. It must not know the clock of this machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from daarom.model import Moment

YEARS = range(1900, 2200)
MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb febr februari february",
            "mrt maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
ISO = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
COMPACT = r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
DAY_FIRST = r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})"
WRITTEN = (
    r"(?:[^\W\d_]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|e)?\s+(?P<name>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})"
)
AMERICAN = r"(?:[^\W\d_]+,?\s+)?(?P<name>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
CLOCK = (
    r"(?:(?:\s*[Tt,]\s*|\s+)(?:om\s+|at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?(?:\s*uur)?"
    r"(?:\s*(?P<zone>Z|z|UTC|GMT|[A-Za-z]+/[A-Za-z_/]+|C?ES?T|[-+]\d{1,2}(?::?\d{2})?)(?:\[[\w/]+\])?)?)?"
)
FORMS = tuple(re.compile(form + CLOCK) for form in (ISO, COMPACT, DAY_FIRST, WRITTEN, AMERICAN))
OFFSET = re.compile(r"([-+])(\d{1,2}):?(\d{2})?")
NAMED: Mapping[str, tzinfo] = {
    "z": UTC,
    "utc": UTC,
    "gmt": UTC,
    "cet": timezone(timedelta(hours=1)),
    "cest": timezone(timedelta(hours=2)),
    "est": timezone(timedelta(hours=-5)),
}


def moment(text: str, zone: ZoneInfo | None = None) -> Moment | None:
    """The moment that a text names, or None: 2026-11-22, 22-11-2026 9:30, 22 november 2026.

    A time with a stated zone is aware, every other one naive and meant in `zone`; where clocks show it twice
    or never, it is ambiguous. A date that can be read in two ways (03/04/2026) is None: see `two_ways`.
    """
    written = text.strip()
    if len(written) > 80 or two_ways(written):
        return None
    found = next((match for form in FORMS if (match := form.fullmatch(written))), None)
    if found is None:
        return None
    read = _moment(found.groupdict(), written)
    return settle(read, zone) if read is not None and zone is not None else read


def two_ways(text: str) -> bool:
    """Whether a date with slashes may be meant as day/month as well as month/day."""
    found = FORMS[2].fullmatch(text.strip())
    if found is None or found["mark"] != "/":
        return False
    day, month = int(found["day"]), int(found["month"])
    return day != month and 1 <= day <= 12 and 1 <= month <= 12


def settle(read: Moment, zone: ZoneInfo) -> Moment:
    """The moment with `ambiguous` as it is in a zone: shown twice or never by the clocks there."""
    if read.zone_stated or read.whole_day or read.value.tzinfo is not None:
        return read
    first = read.value.replace(tzinfo=zone, fold=0).utcoffset()
    return replace(read, ambiguous=first != read.value.replace(tzinfo=zone, fold=1).utcoffset())


def in_zone(read: Moment, zone: ZoneInfo) -> datetime:
    """The moment as an aware time: by its own zone where it states one, else in `zone`."""
    return read.value if read.value.tzinfo is not None else read.value.replace(tzinfo=zone)


def _moment(parts: Mapping[str, str | None], written: str) -> Moment | None:
    day, month, year = int(parts["day"] or 0), _month(parts), int(parts["year"] or 0)
    if parts.get("mark") == "/" and month > 12:
        day, month = month, day
    zone = _zone(parts["zone"])
    if year not in YEARS or (parts["zone"] and zone is None):
        return None
    micros = int((parts["fraction"] or "0").ljust(6, "0")[:6])
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    try:
        value = datetime(year, month, day, hour, minute, second, micros, zone)
    except ValueError:
        return None
    return Moment(value, zone is not None, False, written, parts["hour"] is None)


def _month(parts: Mapping[str, str | None]) -> int:
    name = parts.get("name")
    return MONTHS.get(name.casefold(), 0) if name else int(parts["month"] or 0)


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if found := OFFSET.fullmatch(written):
        shift = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return timezone(-shift if found[1] == "-" else shift) if shift < timedelta(hours=24) else None
    if written.casefold() in NAMED:
        return NAMED[written.casefold()]
    try:
        return ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
