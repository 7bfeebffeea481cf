"""Decides what becomes of a draft that is due, from what was found in it and what people decided. It reads no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from daarom.config import Config
from daarom.errors import distinct
from daarom.gate import approving, doors
from daarom.gate.due import STOPPED, Timing, instants
from daarom.gate.types import CLEARED, HELD, Ask, Decision, Why
from daarom.metadata import folded
from daarom.model import Directive, Document, Finding, Problem, Report, Severity, Suppressed
from daarom.plan import Plan


@dataclass(frozen=True)
class Subject:
    """One draft with all that decides about it."""

    document: Document
    sha256: str
    config: Config
    timing: Timing
    zone: ZoneInfo | None = None
    plan: Plan | None = None

    @property
    def day(self) -> date | None:
        """The day on which it goes out, as it is called there."""
        return self.timing.at.date() if self.timing.at is not None else None


@dataclass(frozen=True)
class Found:
    """What a check of the due drafts brought to light. `everywhere` are problems of no draft in particular: a plan, a
    config, a rule or a classifier that could not be used."""

    findings: Mapping[tuple[str, object], Sequence[Finding]]
    suppressed: Mapping[tuple[str, object], Sequence[Suppressed]]
    problems: Mapping[str, Sequence[Problem]]
    everywhere: Sequence[Problem]


def found(report: Report, more: Iterable[Problem], names: Iterable[str]) -> Found:
    """A report by draft. `more` are problems from elsewhere, `names` the files of drafts."""
    findings: dict[tuple[str, object], list[Finding]] = {}
    suppressed: dict[tuple[str, object], list[Suppressed]] = {}
    problems: dict[str, list[Problem]] = {}
    for item in report.findings:
        findings.setdefault((item.path, item.row), []).append(item)
    for allowed in report.suppressed:
        suppressed.setdefault((allowed.finding.path, allowed.finding.row), []).append(allowed)
    known, everywhere = set(names), []
    for problem in distinct((*report.problems, *more)):
        if problem.path in known:
            problems.setdefault(problem.path, []).append(problem)
        else:
            everywhere.append(problem)
    return Found(findings, suppressed, problems, everywhere)


def decided(subject: Subject, found: Found, ask: Ask) -> Decision:
    """What becomes of a draft. One that is not due keeps its state; of one that is due the reasons against it count,
    save those that a release puts aside."""
    document, timing = subject.document, subject.timing
    key = (document.path, document.row)
    if timing.state not in (CLEARED, HELD):
        because = (timing.why,) if timing.why else ()
        return Decision(*key, timing.state, subject.sha256, timing.at, why=because, changed=timing.changed)
    firm = tuple(_firm(subject, found, ask))
    loose = tuple(_loose(subject, found, ask))
    door = doors.released(ask.doors, key, subject.sha256, ask.now) if not firm and loose else None
    why = firm + (() if door else loose)
    approval = approving.approval(document, subject.sha256, ask.approvals)
    before = ask.memory.cleared.get(key) if ask.memory is not None else None
    return Decision(
        *key,
        HELD if why else CLEARED,
        subject.sha256,
        timing.at,
        timing.late,
        why,
        approval.by,
        approval.kind,
        tuple(dict.fromkeys(item.directive for item in found.suppressed.get(key, ()))),
        door,
        again=before == subject.sha256,
    )


def _firm(subject: Subject, found: Found, ask: Ask) -> Iterator[Why]:
    """Reasons that nobody can put aside: nobody knows when, or what it says, or its time is over."""
    if subject.timing.why is not None:
        yield subject.timing.why
    document = subject.document
    for problem in found.problems.get(document.path, ()):
        if problem.row in (None, document.row) or _below(document, problem):
            yield told(problem)
    if document.expires_at is not None:
        ends = [
            _end(moment, document.expires_at.whole_day)
            for moment in instants(document.expires_at, subject.zone)
        ]
        if min(ends) <= max(ask.now, subject.timing.at or ask.now):
            yield Why("gate.expired", {"time": document.expires_at.raw[:40]})


def _below(document: Document, problem: Problem) -> bool:
    """Whether a problem of a row is about a text that the row holds for one platform."""
    return str(document.row or "").startswith(f"{problem.row}.")


def _end(moment: datetime, whole_day: bool) -> datetime:
    """When a time has passed; a whole day when it is over."""
    return moment + timedelta(days=1) if whole_day else moment


def told(problem: Problem) -> Why:
    """A problem as a reason."""
    return Why(problem.key, {**problem.values, "path": problem.path}, problem.line)


def _loose(subject: Subject, found: Found, ask: Ask) -> Iterator[Why]:
    """Reasons that a release puts aside."""
    document, day = subject.document, subject.day
    key = (document.path, document.row)
    pause = doors.paused(ask.doors, ask.now)
    if pause is not None:
        until = pause.until.astimezone(subject.zone or UTC).strftime("%Y-%m-%d %H:%M")
        yield Why("gate.paused", {"until": until, "reason": pause.reason})
    if folded(document.status or "") in STOPPED:
        yield Why("gate.stopped", {"status": document.status})
    yield from map(told, found.everywhere)
    yield from _quiet(subject.plan, day)
    for item in found.findings.get(key, ()):
        if _blocks(item, subject.config, ask):
            yield Why(
                "gate.finding", {"rule": item.rule, "message": item.message, "remedy": item.remedy}, item.line
            )
    for allowed in found.suppressed.get(key, ()):
        if _ends_before(allowed.directive, day):
            yield Why("gate.allowance", {"rule": allowed.finding.rule, "until": allowed.directive.until})
    yield from approving.missing(document, subject.sha256, subject.config, ask.approvals)


def _quiet(plan: Plan | None, day: date | None) -> Iterator[Why]:
    """Days on which the plan says that nothing is published."""
    publish = plan.infrastructure.publish if plan is not None and plan.infrastructure else None
    for item in publish.blackout if publish and day is not None else ():
        if (item.since or date.min) <= (day or date.min) <= (item.until or date.max):
            yield Why("gate.blackout", {"day": day, "reason": item.reason or "–"})


def _blocks(item: Finding, config: Config, ask: Ask) -> bool:
    """Whether a finding holds a draft: as asked, else as the config says; a config that says never is not heard here."""
    level = ask.fail_on or (config.fail_on if config.fail_on != "never" else None) or "error"
    return item.severity >= Severity[level]


def _ends_before(directive: Directive, day: date | None) -> bool:
    """Whether an allowance no longer counts on the day of publication."""
    return directive.until is not None and day is not None and directive.until < day
