"""Tells whether a draft's time has come. It judges no text and knows no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from daarom import moments
from daarom.gate.types import CLEARED, HELD, LIVE, NOT_DUE, Ask, Key, Why
from daarom.metadata import folded
from daarom.model import Document, Moment

DUE = CLEARED
"""A draft that is due is cleared, unless something is wrong."""

PUBLISHED = frozenset(
    [
        "published",
        "live",
        "posted",
        "sent",
        "gepubliceerd",
        "geplaatst",
        "verzonden",
        "online",
        "gepost",
    ]
)
"""What `status` says of a draft that is out."""

WAITING = frozenset(
    [
        "scheduled",
        "planned",
        "queued",
        "pending",
        "ready",
        "gepland",
        "ingepland",
        "klaar",
        "wachtrij",
        "klaargezet",
    ]
)
"""What `status` says of one that is still to go out, also where its time has passed."""

STOPPED = frozenset(
    [
        "hold",
        "on_hold",
        "held",
        "rejected",
        "blocked",
        "paused",
        "afgekeurd",
        "tegengehouden",
        "aangehouden",
        "gepauzeerd",
        "review",
        "in_review",
        "needs_review",
        "ter_goedkeuring",
        "te_beoordelen",
    ]
)
"""What `status` says of one that may not go out."""

OFF = frozenset(
    ["cancelled", "canceled", "geannuleerd", "vervallen", "ingetrokken", "archived", "gearchiveerd"]
)
"""What `status` says of one that will not go out."""

EARLIEST, LATEST = timedelta(hours=14), timedelta(hours=12)
"""How far clocks on earth run ahead of and behind UTC."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What the time of a draft makes of it: a state and, where that is not for the text to say, why."""

    state: str
    at: datetime | None = None
    late: bool = False
    why: Why | None = None
    changed: bool = False


def timing(document: Document, sha256: str, zone: ZoneInfo | None, ask: Ask, time: Moment | None) -> Timing:
    """Whether a draft in these words is due. `time` is when it is to go out; a time without a zone is meant in `zone`."""
    status = folded(document.status or "")
    key: Key = (document.path, document.row)
    if ask.memory is not None and key in ask.memory.live:
        return Timing(LIVE, _shown(time, zone), changed=ask.memory.live[key] != sha256)
    if status in PUBLISHED and _may_be_out(time, zone, ask):
        return Timing(LIVE, _shown(time, zone))
    if status in OFF:
        return Timing(NOT_DUE, _shown(time, zone), why=Why("gate.off", {"status": document.status}))
    if time is None:
        return _timeless(document, ask)
    found = _timed(document, time, tuple(instants(time, zone)), ask)
    return replace(found, at=_shown(time, zone))


def _may_be_out(time: Moment | None, zone: ZoneInfo | None, ask: Ask) -> bool:
    """Whether a status that says so can be right: not before its time, and not in a site where only a record knows."""
    if ask.site and ask.memory is not None:
        return False
    return time is None or max(instants(time, zone)) < ask.now


def instants(time: Moment, zone: ZoneInfo | None) -> Iterator[datetime]:
    """The moments, in UTC, that a time may mean: one, two where clocks show it twice or never, the two farthest
    apart where nobody says in which zone."""
    if time.value.tzinfo is not None:
        yield time.value.astimezone(UTC)
    elif zone is None:
        plain = time.value.replace(tzinfo=UTC)
        yield plain - EARLIEST
        yield plain + LATEST
    else:
        first = time.value.replace(tzinfo=zone, fold=0).astimezone(UTC)
        yield first
        if not time.whole_day and moments.settle(time, zone).ambiguous:
            yield time.value.replace(tzinfo=zone, fold=1).astimezone(UTC)


def _shown(time: Moment | None, zone: ZoneInfo | None) -> datetime | None:
    return None if time is None or (time.value.tzinfo is None and zone is None) else _first(time, zone)


def _first(time: Moment, zone: ZoneInfo | None) -> datetime:
    """The moment in the zone it is meant in, through UTC: a time that clocks never show becomes one that they do."""
    utc = next(iter(instants(time, zone)))
    return utc.astimezone(zone or time.value.tzinfo or UTC)


def _timeless(document: Document, ask: Ask) -> Timing:
    if document.unfinished:
        return Timing(NOT_DUE, why=Why("gate.unfinished"))
    if not ask.site or ask.memory is None:
        return Timing(NOT_DUE, why=Why("gate.undated"))
    return Timing(DUE, ask.now)


def _timed(document: Document, time: Moment, possible: tuple[datetime, ...], ask: Ask) -> Timing:
    states = [_at(document, moment, ask) for moment in possible]
    if len({item.state for item in states}) == 1 and states[0].state in (LIVE, NOT_DUE):
        return states[0]
    if len(possible) > 1:
        stated = possible[1] - possible[0] < EARLIEST
        key_of = "gate.twice" if stated else "gate.zoneless"
        return Timing(HELD, why=Why(key_of, {"time": time.raw[:40]}))
    return states[0]


def _at(document: Document, moment: datetime, ask: Ask) -> Timing:
    """What a draft is whose time is `moment`."""
    if moment > ask.until:
        return Timing(NOT_DUE, why=Why("gate.later"))
    late = moment < ask.now
    if document.unfinished:
        return _unfinished((document.path, document.row), moment, ask)
    if late and _is_out(document, moment, ask):
        return Timing(LIVE)
    return Timing(DUE, late=late)


def _is_out(document: Document, moment: datetime, ask: Ask) -> bool:
    """Whether a draft whose time has passed is taken to be out. A record knows; without one, what is older than `since`,
    else everything that does not say that it waits."""
    if ask.memory is not None:
        return False
    if ask.since is not None:
        return moment < ask.since
    return folded(document.status or "") not in WAITING | STOPPED


def _unfinished(key: Key, moment: datetime, ask: Ask) -> Timing:
    """An unfinished draft is held when its time comes; one whose time passed long ago is an old draft, no more."""
    begin = ask.memory.now if ask.memory is not None else ask.since or ask.now
    awaited = ask.memory is not None and key in ask.memory.held
    if moment < begin and not awaited:
        return Timing(NOT_DUE, why=Why("gate.unfinished"))
    return Timing(HELD, late=moment < ask.now, why=Why("gate.unfinished"))


def inherited(documents: Iterable[tuple[Document, str]]) -> dict[str, Moment]:
    """The time by family: a translation without a time of its own goes out with the one that has it."""
    found: dict[str, Moment] = {}
    for document, family in documents:
        if document.publish_at is not None and family not in found:
            found[family] = document.publish_at
    return found
