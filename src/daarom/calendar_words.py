"""Reads Dutch and English dates in running text: 'zaterdag 12 december', 'December 12th, 2026', '12-12-2026'.
It judges no draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import regex

from daarom.model import Span
from daarom.moments import MONTHS

WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "maandag monday ma mon",
            "dinsdag tuesday di tue tues",
            "woensdag wednesday wo wed",
            "donderdag thursday do thu thur thurs",
            "vrijdag friday vr fri",
            "zaterdag saturday za sat",
            "zondag sunday zo sun",
        )
    )
    for name in names.split()
}
NAMES: Mapping[str, tuple[str, ...]] = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTH_NAMES: Mapping[str, tuple[str, ...]] = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:e|ste|de|st|nd|rd|th)?"
_LEAD = (
    rf"(?:(?P<weekday>{_WEEKDAY})\.?"
    r"(?:(?:ochtend|morgen|middag|avond|nacht)|[ \u00a0](?:morning|afternoon|evening|night))?"
    r"(?:,[ \u00a0]|[ \u00a0](?:de[ \u00a0]|the[ \u00a0]|\()?))?"
)
_YEAR = r"(?:,?[ \u00a0](?P<year>(?:19|20)\d\d)(?!\d|[.,:]\d|[ \u00a0]?(?:uur|euro|mensen|people)))?"
BEFORE, AFTER = r"(?<![\p{L}\p{N}/.,:€$-])", r"(?![\p{L}\p{N}]|-\p{L})"
DATES = tuple(
    regex.compile(BEFORE + pattern + AFTER, regex.IGNORECASE)
    for pattern in (
        rf"{_LEAD}{_DAY}(?:[ \u00a0]of)?[ \u00a0](?P<month>{_MONTH})(?:\.(?=[ ,)]))?{_YEAR}",
        rf"{_LEAD}(?P<month>{_MONTH})\.?[ \u00a0]{_DAY}{_YEAR}(?![ \u00a0]?%)",
        rf"{_LEAD}(?P<day>0?[1-9]|[12]\d|3[01])(?P<sign>[-/])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<year>(?:19|20)\d\d)(?![-/])",
        rf"{_LEAD}(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!-)",
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written, at `span`: day and month always, year and weekday (0 is Monday) where they are
    stated.
    """

    span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """The date in a year, or None where there is no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, reference: date) -> date | None:
        """The date: of the stated year, else the occurrence nearest to the reference."""
        if self.year is not None:
            return self.on(self.year)
        near = [
            found
            for year in (reference.year - 1, reference.year, reference.year + 1)
            if (found := self.on(year))
        ]
        return min(near, key=lambda found: abs(found - reference), default=None)


@lru_cache(maxsize=2048)
def dates(text: str, language: str | None = "nl") -> tuple[Written, ...]:
    """The dates in a text, in order, never overlapping.

    In English 4/5/2026 says too little to be one, 25/5/2026 is one; in Dutch the month never comes first."""
    found: list[Written] = []
    for number, pattern in enumerate(DATES):
        if number == 1 and language == "nl":
            continue
        for match in pattern.finditer(text):
            written = _written(match)
            unclear = number == 2 and language != "nl" and written.day <= 12 and match["sign"] == "/"
            if not unclear and _sure(match, text):
                found.append(written)
    kept: list[Written] = []
    for written in sorted(found, key=lambda item: (item.span[0], -item.span[1])):
        if not kept or written.span[0] >= kept[-1].span[1]:
            kept.append(written)
    return tuple(kept)


def _written(match: regex.Match[str]) -> Written:
    groups = match.groupdict()
    month, weekday = groups["month"].casefold(), (groups["weekday"] or "").casefold()
    number = int(month) if month.isdigit() else MONTHS[month]
    year = int(groups["year"]) if groups["year"] else None
    return Written(match.span(), int(groups["day"]), number, year, WEEKDAYS.get(weekday))


def _sure(match: regex.Match[str], text: str) -> bool:
    """Whether a match is a date and not the verb 'may', the article 'de' after 'do', or a range whose end
    this is.
    """
    month = match["month"]
    if month == "may" or (
        month in ("mar", "jan", "mei", "dec") and match.start("month") < match.start("day")
    ):
        return False
    return not (
        match["weekday"] in ("do", "sat", "sun", "wed", "mon")
        and text[match.end("weekday")] == ","
        and not match["year"]
    )


def told(found: date, language: str | None) -> str:
    """A date in words: 12 december 2026, 12 December 2026."""
    months = MONTH_NAMES.get(language or "", MONTH_NAMES["en"])
    return f"{found.day} {months[found.month - 1]} {found.year}"


def weekday_of(found: date, language: str | None) -> str:
    """The name of a date's weekday."""
    return NAMES.get(language or "", NAMES["en"])[found.weekday()]
