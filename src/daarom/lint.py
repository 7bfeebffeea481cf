"""Reads drafts, runs the rules that their config switches on, and reports: what `daarom check` calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from daarom import allowances, assets, discover, engine, metadata, readers
from daarom.config import Config, Configs, Selection, shown
from daarom.context import Context, unscored
from daarom.errors import UserError, distinct
from daarom.model import (
    Checked,
    Directive,
    Document,
    Finding,
    Problem,
    Report,
    Scores,
    Severity,
    Source,
    Suppressed,
)
from daarom.notices import notices
from daarom.plan import Plan
from daarom.plan import load as load_plan
from daarom.score import Scorer
from daarom.selection import compiled_for, loaded, with_plan

__all__ = ["Request", "check", "exit_code", "loaded"]

GOAL_MISSING = "plan/goal-missing"
"""Said once per run, not once per draft, as long as it is a note."""


@dataclass(frozen=True)
class Request:
    """What to check, `text` as the content of the one path where it is given; `plan` and `min_confidence`
    go before those of the config."""

    paths: tuple[Path, ...]
    today: date
    plan: Path | None = None
    text: str | None = None
    min_confidence: float | None = None


@dataclass(frozen=True)
class Group:
    """What drafts share that are checked in one go."""

    selection: Selection
    plan: Path | None
    model: Path | None
    zone: str | None


@dataclass
class Gathered:
    """What a run has found so far."""

    drafts: list[Checked] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)
    directives: dict[Directive, bool] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    planless: bool = False


def check(request: Request, configs: Configs) -> Report:
    """The report on all drafts below the request's paths.

    A file, config, plan, rule or classifier that cannot be used becomes a Problem; everything else is checked
    all the same.
    """
    gathered = Gathered()
    groups: dict[Group, list[tuple[Document, Config]]] = defaultdict(list)
    for document, config in _documents(request, configs, gathered):
        settings = config.settings(Path(document.path), document.texts("tags"))
        groups[Group(settings.selection, request.plan or config.plan, config.model, config.timezone)].append(
            (document, config)
        )
    for group, members in groups.items():
        _check_group(group, members, request, gathered)
    return _report(gathered, request.today)


def _documents(request: Request, configs: Configs, gathered: Gathered) -> Iterator[tuple[Document, Config]]:
    if request.text is not None:
        files: Sequence[Path] = request.paths
    else:
        files, problems = discover.discover(request.paths, configs)
        gathered.problems.extend(problems)
    for path in files:
        try:
            config = configs.for_file(path)
            name = shown(path)
            source = (
                Source(name, request.text) if request.text is not None else readers.open_source(path, name)
            )
            parsed = readers.read(source, path.suffix)
            found, problems = metadata.documents(parsed, config)
        except UserError as error:
            gathered.problems.extend(error.problems)
            continue
        gathered.problems.extend((*parsed.problems, *problems))
        yield from ((document, config) for document in found)


def _check_group(
    group: Group, members: Sequence[tuple[Document, Config]], request: Request, gathered: Gathered
) -> None:
    documents = [document for document, _ in members]
    plan = _plan(group.plan, gathered)
    selection = with_plan(group.selection, plan)
    try:
        compiled, faults = compiled_for(selection)
    except UserError as error:
        gathered.problems.extend(error.problems)
        return
    gathered.problems.extend(faults)
    gathered.planless |= group.plan is None
    scores = _scores(group, documents, plan, gathered) if "model" in compiled.needs else unscored
    context = Context(request.today, plan, _zone(group, plan), scores, selection.facts())
    found, problems = engine.run(compiled, documents, context)
    gathered.problems.extend(problems)
    by_draft: dict[tuple[str, object], list[Finding]] = defaultdict(list)
    for finding in found:
        by_draft[finding.path, finding.row].append(finding)
    for document, config in members:
        gathered.drafts.append(Checked(document, _score(document, context, gathered)))
        _allow(document, config, by_draft[document.path, document.row], request, gathered)


def _zone(group: Group, plan: Plan | None) -> ZoneInfo | None:
    """The zone of times that state none: the config's, else the plan's."""
    name = group.zone or (
        plan.infrastructure.publish.timezone
        if plan and plan.infrastructure and plan.infrastructure.publish
        else None
    )
    return ZoneInfo(name) if name else None


def _scores(
    group: Group, documents: Sequence[Document], plan: Plan | None, gathered: Gathered
) -> Callable[[Document], Scores | None]:
    """The classifier's view of each draft, made when it is first asked for; a missing one is a problem."""
    try:
        return Scorer(group.model or assets.model_folder()).of(documents, plan)
    except UserError as error:
        gathered.problems.extend(error.problems)
        return unscored


def _score(document: Document, context: Context, gathered: Gathered) -> Scores | None:
    try:
        return context.scores(document)
    except UserError as error:
        gathered.problems.extend(error.problems)
        return None


def _plan(path: Path | None, gathered: Gathered) -> Plan | None:
    try:
        return None if path is None else load_plan(path, shown(path))
    except UserError as error:
        gathered.problems.extend(error.problems)
        return None


def _allow(
    document: Document, config: Config, found: Sequence[Finding], request: Request, gathered: Gathered
) -> None:
    directives = (*document.directives, *config.allowances(Path(document.path)))
    outcome = allowances.apply(document, found, directives, request.today)
    stated = config.min_confidence if request.min_confidence is None else request.min_confidence
    gathered.findings.extend(item for item in outcome.kept if item.confidence >= (stated or 0.0))
    gathered.suppressed.extend(outcome.suppressed)
    gathered.problems.extend(allowances.unreasoned(directives, document.source))
    for item in directives:
        gathered.directives[item] = gathered.directives.get(item, False) or item in outcome.used


def _report(gathered: Gathered, today: date) -> Report:
    goalless = [
        item for item in gathered.findings if item.rule == GOAL_MISSING and item.severity is Severity.note
    ]
    kept = _once(item for item in gathered.findings if item not in goalless)
    foreign = [item.document for item in gathered.drafts if item.document.language not in ("nl", "en")]
    return Report(
        drafts=tuple(
            sorted(gathered.drafts, key=lambda item: (item.document.path, str(item.document.row or "")))
        ),
        findings=tuple(sorted(kept, key=lambda f: (f.path, str(f.row or ""), f.line, f.column, f.rule))),
        suppressed=tuple(gathered.suppressed),
        unused_allowances=tuple(
            item for item, used in gathered.directives.items() if not used and item.reason.strip()
        ),
        problems=distinct(map(_near, gathered.problems)),
        notices=tuple(notices(len(goalless), foreign, gathered.planless and bool(gathered.drafts))),
        not_checked=tuple(dict.fromkeys(document.path for document in foreign)),
        today=today,
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


def exit_code(report: Report, fail_on: str | None, configs: Configs | None = None) -> int:
    """0 clean, 1 a finding at or above `fail_on` (error, warning, note; never), 2 something failed.

    Without `fail_on` each draft's own config says it, else error.
    """
    if report.problems:
        return 2
    return int(any(_fails(item, fail_on, configs) for item in report.findings))


def _fails(finding: Finding, fail_on: str | None, configs: Configs | None) -> bool:
    stated = configs.for_file(Path(finding.path)).fail_on if configs and not fail_on else fail_on
    level = stated or "error"
    return level != "never" and finding.severity >= Severity[level]
