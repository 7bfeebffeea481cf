"""What a run has found so far, and the report that is made of it. It reads no drafts and runs no rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from daarom import allowances
from daarom.config import Config, absolute, shown
from daarom.errors import distinct
from daarom.model import (
    Checked,
    Directive,
    Document,
    Finding,
    Notice,
    Problem,
    Report,
    Rule,
    Severity,
    Suppressed,
    row_order,
)
from daarom.notices import notices

GOAL_MISSING = "plan/goal-missing"
"""Said once per run, not once per draft, as long as it is a note."""

LAW = ("disclosure/", "claims/")
"""Packs that lean on the law; that they are no legal advice is said once per run."""


@dataclass
class Gathered:
    """What a run has found so far."""

    today: date
    drafts: list[Checked] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)
    directives: dict[Directive, bool] = field(default_factory=dict)
    quoted: set[Directive] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    planless: bool = False


def allow(
    gathered: Gathered, document: Document, config: Config, found: Sequence[Finding], lowest: float | None
) -> None:
    """Adds a draft's findings, save those that are allowed and those less sure than `lowest` (else the config's
    `min_confidence`). Expiry is judged on the day of the run."""
    directives = (*document.directives, *config.allowances(Path(document.path)))
    outcome = allowances.apply(document, found, directives, gathered.today)
    stated = config.min_confidence if lowest is None else lowest
    gathered.findings.extend(item for item in outcome.kept if item.confidence >= (stated or 0.0))
    gathered.suppressed.extend(outcome.suppressed)
    gathered.problems.extend(allowances.unreasoned(directives, document.source))
    for item in directives:
        gathered.directives[item] = gathered.directives.get(item, False) or item in outcome.used
        if allowances.quoted(item, document):
            gathered.quoted.add(item)


def settle(gathered: Gathered, configs: Iterable[Config], paths: Sequence[Path]) -> None:
    """Leaves out idle allowances of configs whose folder was not read whole: they may cover something elsewhere, unless
    they have ended. Those of the others that are about no draft are idle too, if everything could be read."""
    for item in dict.fromkeys(item for config in configs for item in config.allow):
        whole = any(path.is_dir() and item.folder.is_relative_to(absolute(path)) for path in paths)
        if not whole and allowances.alive(item.directive, gathered.today):
            if not gathered.directives.get(item.directive):
                gathered.directives.pop(item.directive, None)
        elif not gathered.problems:
            gathered.directives.setdefault(item.directive, False)


def report(gathered: Gathered) -> Report:
    """All that was found, ordered by place."""
    goalless = [
        item for item in gathered.findings if item.rule == GOAL_MISSING and item.severity is Severity.note
    ]
    kept = _once(item for item in gathered.findings if item not in goalless)
    lawful = any(item.rule.startswith(LAW) for item in kept)
    planless = gathered.planless and bool(gathered.drafts)
    unused = tuple(item for item, used in gathered.directives.items() if not used and item.reason.strip())
    foreign = [item.document for item in gathered.drafts if item.document.language not in ("nl", "en")]
    return Report(
        drafts=tuple(
            sorted(gathered.drafts, key=lambda item: (item.document.path, row_order(item.document.row)))
        ),
        findings=tuple(sorted(kept, key=lambda f: (f.path, row_order(f.row), f.line, f.column, f.rule))),
        suppressed=tuple(gathered.suppressed),
        unused_allowances=unused,
        nowhere=tuple(item for item in unused if item not in gathered.quoted and item.text),
        problems=distinct(map(_near, gathered.problems)),
        notices=(*gathered.notices, *notices(len(goalless), foreign, planless, lawful)),
        not_checked=tuple(dict.fromkeys(document.path for document in foreign)),
        today=gathered.today,
        rules=tuple(gathered.rules.values()),
    )


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Front matter belongs to every draft in a file, but what is wrong with it is said once."""
    return tuple(
        {
            (item.rule, item.path, item.places, item.message): item for item in reversed(tuple(findings))
        }.values()
    )


def _near(problem: Problem) -> Problem:
    """The problem with its path as reports show it."""
    return replace(problem, path=shown(Path(problem.path))) if Path(problem.path).is_absolute() else problem
