"""Answers the gate's question: selects what is due, checks it at that moment, and decides. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from daarom import lint, moments
from daarom.config import Configs
from daarom.gate import doors, judging, links
from daarom.gate.approving import kinds
from daarom.gate.basis import basis
from daarom.gate.due import Timing, inherited, instants, timing
from daarom.gate.history import approvals
from daarom.gate.judging import Subject
from daarom.gate.taking import File, Plans, files, sources
from daarom.gate.types import CLEARED, HELD, LIVE, SHORTEST, Answer, Approval, Ask, Decision
from daarom.model import Document, Moment, Problem, Report, row_order

TIMES = frozenset({"metadata.date", "metadata.two_ways", "queue.time", "queue.two_ways"})
"""Problems that leave a draft without the time that somebody gave it."""

UNWALKED = ("discover.", "file.")
"""Problems of paths in which there may be drafts that nobody saw."""


def answer(ask: Ask, configs: Configs) -> Answer:
    """What becomes of every draft in the question's paths. What cannot be read or checked is held, and is a problem."""
    found, faults = files(ask, configs)
    lost = tuple(item for item in faults if item.key.startswith(UNWALKED))
    plans = Plans(ask)
    subjects = tuple(_subjects(found, plans, ask))
    due = [item for item in subjects if item.timing.state in (CLEARED, HELD)]
    ask = replace(ask, approvals=(*ask.approvals, *_committed(found, due, configs)))
    report = _checked(found, due, ask, configs)
    more = (*plans.problems, *(problem for item in found for problem in item.problems), *faults)
    known = judging.found(report, [item for item in more if item not in lost], [item.name for item in found])
    decisions = (
        *(judging.decided(item, known, ask) for item in subjects),
        *_unread(found, subjects, ask),
        *_lost(lost),
    )
    ordered = tuple(sorted(decisions, key=lambda item: (item.path, row_order(item.row))))
    used = [item.taken.config for item in found if item.taken is not None]
    return Answer(
        ask.now,
        valid_until(ask, subjects, ordered),
        ordered,
        basis(used, ask),
        (*known.everywhere, *lost),
        tuple(links.to_held(subjects, ordered)),
        {item.real: item.data for item in found},
    )


def _subjects(found: Sequence[File], plans: Plans, ask: Ask) -> Iterator[Subject]:
    taken = [(document, item) for item in found if item.taken for document in item.taken.documents]
    families = inherited((document, item.family) for document, item in taken)
    for document, item in taken:
        assert item.taken is not None
        config = item.taken.config
        zone, sha256 = plans.zone(config), item.hash_of(document)
        moment = document.publish_at or _of_family(document, item, families)
        found_timing = timing(document, sha256, zone, ask, moment)
        if moment is None and found_timing.state != LIVE and _mistimed(document, item.problems):
            found_timing = Timing(HELD)
        yield Subject(document, sha256, config, found_timing, zone, plans.of(config))


def _committed(found: Sequence[File], due: Sequence[Subject], configs: Configs) -> tuple[Approval, ...]:
    """Approvals that git knows of, looked up only for drafts that need one."""
    needing = {
        item.document.path
        for item in due
        if item.config.gate is not None and kinds(item.document) & item.config.gate.kinds
    }
    return approvals([item for item in found if item.name in needing], configs)


def _of_family(document: Document, item: File, families: dict[str, Moment]) -> Moment | None:
    return families.get(item.family) if document.format != "queue" else None


def _mistimed(document: Document, problems: Iterable[Problem]) -> bool:
    """Whether a draft has no time because the one it was given cannot be read."""
    return any(
        item.key in TIMES and (item.row in (None, document.row) or item.key == "queue.two_ways")
        for item in problems
    )


def _checked(found: Sequence[File], due: Sequence[Subject], ask: Ask, configs: Configs) -> Report:
    """The report on the files that hold something due, as they are on the day of the question."""
    names = {item.document.path for item in due}
    chosen = [item for item in found if item.name in names]
    if not chosen:
        return Report()
    zone = next((item.zone for item in due if item.zone is not None), UTC)
    request = lint.Request(
        tuple(item.path for item in chosen),
        ask.now.astimezone(zone).date(),
        ask.plan,
        manner=ask.manner,
        sources=sources(chosen),
    )
    return lint.check(request, configs)


def _unread(found: Sequence[File], subjects: Sequence[Subject], ask: Ask) -> Iterator[Decision]:
    """Files and rows that hold a draft nobody can read: held, unless an earlier record says they are out."""
    known = {(item.document.path, item.document.row) for item in subjects}
    paths = {item.document.path for item in subjects}
    for item in found:
        rows: dict[object, list[Problem]] = {}
        for problem in item.problems:
            rows.setdefault(problem.row, []).append(problem)
        for row, problems in rows.items():
            key = (item.name, problems[0].row)
            below = any(path == item.name and str(each).startswith(f"{row}.") for path, each in known)
            if key in known or below or (row is None and item.name in paths):
                continue
            out = ask.memory is not None and key in ask.memory.live
            yield Decision(*key, LIVE if out else HELD, item.sha256, why=tuple(map(judging.told, problems)))


def _lost(problems: Iterable[Problem]) -> Iterator[Decision]:
    for path in dict.fromkeys(item.path for item in problems):
        why = tuple(judging.told(item) for item in problems if item.path == path)
        yield Decision(path, None, HELD, why=why)


def valid_until(ask: Ask, subjects: Iterable[Subject], decisions: Iterable[Decision]) -> datetime:
    """Until when the answer counts: the window's end, or the first moment at which it could be another one."""
    ends = [ask.now + max(ask.within, SHORTEST)]
    cleared = {item.key: item for item in decisions if item.state == CLEARED}
    for subject in subjects:
        item = cleared.get((subject.document.path, subject.document.row))
        if item is not None:
            ends += _ends(subject, item)
    pause = doors.paused(ask.doors, ask.now)
    ends += [pause.until] if pause is not None else []
    return min(end.astimezone(UTC) for end in ends if end > ask.now)


def _ends(subject: Subject, item: Decision) -> Iterator[datetime]:
    """When a cleared draft could be judged otherwise: it expires, its offer, an allowance, a release or the plan ends."""
    zone = subject.zone or UTC
    document, plan = subject.document, subject.plan
    if document.expires_at is not None:
        for moment in instants(document.expires_at, subject.zone):
            yield moment + timedelta(days=1 if document.expires_at.whole_day else 0)
    days = [directive.until for directive in item.allowances]
    days += [plan.valid.until] if plan is not None else []
    offer = moments.moment(document.text("offer_ends") or "", subject.zone)
    days += [offer.value.date()] if offer is not None else []
    for day in days:
        if day is not None and day.year < 9000:
            yield datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    if item.released is not None:
        yield item.released.until
