"""Moments and spans of time as options give them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

from daarom.catalogue import say
from daarom.errors import UserError
from daarom.model import Problem

SPAN = re.compile(r"(\d{1,6})\s*(m|h|d|w)", re.IGNORECASE)
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
LONGEST = timedelta(days=3660)
YEARS = range(1900, 2200)


def option(name: str, language: str, key: str) -> click.Option:
    """An option that is a moment, its help the sentence `key`."""
    return click.Option([f"--{name}"], metavar="2026-11-05T09:00+01:00", help=say(key, language))


def moment(written: str | None, name: str) -> datetime | None:
    """The moment that an option states. Raises UserError where it cannot be read, or says no zone."""
    if written is None:
        return None
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError as error:
        raise UserError(Problem(name, "gate.moment", {"found": written[:40]})) from error
    if found.tzinfo is None or found.year not in YEARS:
        raise UserError(Problem(name, "gate.moment", {"found": written[:40]}))
    return found


def clock() -> datetime:
    """This very moment."""
    return datetime.now(UTC).replace(microsecond=0)


def span(written: str, name: str) -> timedelta:
    """A span of time: 30m, 24h, 7d, 2w. Raises UserError for anything else, and for more than ten years."""
    found = SPAN.fullmatch(written.strip())
    length = timedelta(**{UNITS[found[2].lower()]: int(found[1])}) if found else LONGEST * 2
    if length > LONGEST:
        raise UserError(Problem(name, "gate.span", {"found": written[:40]}))
    return length
