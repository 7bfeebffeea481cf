"""Reads drafts, runs the rules that their config switches on, and reports: what `daarom check` calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from daarom import assets, discover, engine
from daarom.config import Config, Configs, Selection, shown
from daarom.context import Context, unscored
from daarom.errors import UserError
from daarom.gathered import Gathered, allow, report, settle
from daarom.intake import AS_MAPPED, Manner, take
from daarom.model import (
    Checked,
    Document,
    Finding,
    Report,
    Scores,
    Severity,
    Source,
)
from daarom.plan import Plan
from daarom.plan import load as load_plan
from daarom.score import Scorer
from daarom.selection import compiled_for, loaded, with_plan

__all__ = ["Request", "check", "exit_code", "loaded"]


@dataclass(frozen=True)
class Request:
    """What to check, `text` as the content of the one path where it is given; `plan` and `min_confidence`
    go before those of the config. `manner` says how queues are taken. Where `sources` are given, the paths are files
    and nothing is read but these texts."""

    paths: tuple[Path, ...]
    today: date
    plan: Path | None = None
    text: Source | None = None
    min_confidence: float | None = None
    manner: Manner = AS_MAPPED
    sources: Mapping[Path, Source] | None = None


@dataclass(frozen=True)
class Group:
    """What drafts share that are checked in one go."""

    selection: Selection
    plan: Path | None
    model: Path | None
    zone: str | None


def check(request: Request, configs: Configs) -> Report:
    """The report on all drafts below the request's paths.

    A file, config, plan, rule or classifier that cannot be used becomes a Problem; everything else is checked
    all the same.
    """
    gathered = Gathered(request.today)
    groups: dict[Group, list[tuple[Document, Config]]] = defaultdict(list)
    for document, config in _documents(request, configs, gathered):
        settings = config.settings(Path(document.path), document.texts("tags"))
        groups[Group(settings.selection, request.plan or config.plan, config.model, config.timezone)].append(
            (document, config)
        )
    for group, members in groups.items():
        _check_group(group, members, request, gathered)
    settle(gathered, configs.known(), () if request.text is not None else request.paths)
    return report(gathered)


def _documents(request: Request, configs: Configs, gathered: Gathered) -> Iterator[tuple[Document, Config]]:
    given = request.sources
    if request.text is not None or given is not None:
        files: Sequence[Path] = request.paths
    else:
        files, problems = discover.discover(request.paths, configs)
        gathered.problems.extend(problems)
    for path in files:
        try:
            taken = take(path, configs, request.manner, given[path] if given is not None else request.text)
        except UserError as error:
            gathered.problems.extend(error.problems)
            continue
        gathered.problems.extend(taken.problems)
        gathered.notices.extend(taken.notices)
        yield from ((document, taken.config) for document in taken.documents)


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
    gathered.rules.update(compiled.rules)
    gathered.planless |= group.plan is None
    scores = _scores(group, documents, plan, gathered) if "model" in compiled.needs else unscored
    context = Context(request.today, plan, _zone(group, plan), scores, selection.facts(), discover.is_file)
    found, problems = engine.run(compiled, documents, context)
    gathered.problems.extend(problems)
    by_draft: dict[tuple[str, object], list[Finding]] = defaultdict(list)
    for finding in found:
        by_draft[finding.path, finding.row].append(finding)
    for document, config in members:
        gathered.drafts.append(Checked(document, _score(document, context, gathered)))
        allow(gathered, document, config, by_draft[document.path, document.row], request.min_confidence)


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
