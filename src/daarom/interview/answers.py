"""Reads what somebody types as an answer, in Dutch or English, and gives its YAML. It must not know the plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from daarom.calendar_words import WEEKDAYS
from daarom.interview.yamltext import Pairs, in_brackets, written
from daarom.plan import slug
from daarom.platforms import canonical


@dataclass(frozen=True, slots=True)
class Setting:
    """The language of the interview, nl or en, and the day of today."""

    language: str
    today: date


Answer = str | tuple[Pairs, ...]
"""YAML for a value, or the entries of a list."""
Reader = Callable[[str, Setting], Answer | None]
"""What an answer says, or None where it cannot be understood."""

NUMBER = re.compile(
    r"(?:€\s*)?(\d{1,3}(?:[., ]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?:\s*(?:%|euro|eur|x|keer|times))?"
)
HOURS = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:uur|uren|u|hours?|h)?|(\d+)\s*(?:minuten|minuut|min|minutes?))"
)
DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
TODAY = frozenset({"vandaag", "nu", "today", "now"})
NOT_YET = frozenset({"nog niet", "niet", "not yet", "never", "nooit"})
UNITS = {"minu": "PT{}M", "min": "PT{}M", "u": "PT{}H", "h": "PT{}H", "d": "P{}D", "w": "P{}W"}
SPAN = re.compile(r"(?:binnen |within )?(een|één|an?|one|\d+)\s*(min\w*|u\w*|h\w*|d\w*|w\w*)")
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
OPENING = re.compile(
    r"(?P<first>[a-z]{2,9})(?:\s*(?:-|–|t/m|tot|to)\s*(?P<last>[a-z]{2,9}))?[,:]?\s+(?:van |from )?"
    r"(?P<open>\d{1,2})(?:[:.](?P<open_minutes>\d\d))?(?:\s*uur)?\s*(?:-|–|tot|to)\s*"
    r"(?P<close>\d{1,2})(?:[:.](?P<close_minutes>\d\d))?(?:\s*uur)?"
)
PERSON = re.compile(r"(?P<name>[^()]+?)\s*\((?P<department>[^()]+)\)")


def text(typed: str, setting: Setting) -> str:  # noqa: ARG001 - see Reader
    """Any text."""
    return written(typed)


def texts(typed: str, setting: Setting) -> str:  # noqa: ARG001
    """Texts with commas between them, or semicolons where a text has commas itself."""
    return in_brackets(_split(typed))


def name(typed: str, setting: Setting) -> str | None:  # noqa: ARG001
    """A short name, made an id: `Jonge ouders` becomes jonge-ouders."""
    return written(made) if (made := slug(typed)) else None


def number(typed: str, setting: Setting) -> str | None:  # noqa: ARG001
    """A number of nought or more: 3, 2,5, 1.200, € 400."""
    found = NUMBER.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    whole = re.sub(r"\D", "", found[1])
    return f"{float(f'{whole}.{found[2] or 0}'):g}" if found[2] else str(int(whole))


def hours(typed: str, setting: Setting) -> str | None:  # noqa: ARG001
    """Hours, also written as minutes: 1,5, 2 uur, 45 minuten."""
    found = HOURS.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    length = float(found[1].replace(",", ".")) if found[1] else int(found[2]) / 60
    return f"{round(length, 2):g}"


def day(typed: str, setting: Setting) -> str | None:
    """A date: 2026-11-22, 22-11-2026 or vandaag. English dates with slashes are ambiguous and not read."""
    words = typed.strip().casefold()
    if words in TODAY:
        return setting.today.isoformat()
    found = DAY.fullmatch(words)
    try:
        if found is None:
            return date.fromisoformat(words).isoformat()
        if setting.language == "en" and "/" in words:
            return None
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return None


def period(typed: str, setting: Setting) -> str | None:  # noqa: ARG001
    """A span of time: 4 uur, een dag, 30 minutes, PT4H."""
    words = typed.strip().casefold()
    if re.fullmatch(r"pt?\d+[hmdw]", words):
        return words.upper()
    found = SPAN.fullmatch(words)
    if found is None:
        return None
    count = found[1] if found[1].isdigit() else "1"
    unit = next(form for start, form in UNITS.items() if found[2].startswith(start))
    return unit.format(count)


def opening(typed: str, setting: Setting) -> str:
    """Days and hours: `ma-vr 9-17` becomes Mo-Fr 09:00-17:00; what is put otherwise stays as it is."""
    found = OPENING.fullmatch(typed.strip().casefold())
    first, last = (_weekday(found[key]) for key in ("first", "last")) if found else (None, None)
    if found is None or first is None or (found["last"] and last is None):
        return text(typed, setting)
    times = (f"{int(found[key]):02d}:{found[f'{key}_minutes'] or '00'}" for key in ("open", "close"))
    return written(f"{first}{f'-{last}' if last else ''} {'-'.join(times)}")


def _weekday(word: str | None) -> str | None:
    return DAYS[WEEKDAYS[word]] if word is not None and word in WEEKDAYS else None


def platforms(typed: str, setting: Setting) -> tuple[Pairs, ...] | None:  # noqa: ARG001
    """Platforms by the names that people use."""
    found = [canonical(item) for item in _split(typed)]
    if not found or None in found:
        return None
    return tuple((("id", str(item)),) for item in dict.fromkeys(found))


def contributors(typed: str, setting: Setting) -> tuple[Pairs, ...] | None:  # noqa: ARG001
    """Who takes part: `Joris (bakkerij), Fatima (winkel), @sanne, kantoor`."""
    return tuple(_contributor(item) for item in _split(typed)) or None


def _contributor(item: str) -> Pairs:
    person = PERSON.fullmatch(item)
    if person is not None:
        return tuple((key, written(value.strip())) for key, value in person.groupdict().items())
    return (("handle" if item.startswith("@") else "department", written(item)),)


def _split(typed: str) -> tuple[str, ...]:
    between = ";" if ";" in typed else ","
    return tuple(item.strip() for item in typed.split(between) if item.strip())
