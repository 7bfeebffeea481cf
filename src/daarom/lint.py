"""Reads drafts, runs the rules that their config switches on, and reports: what `daarom check` calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from daarom import assets, baseline, discover, engine
from daarom.changes import Changed, Scope, changes
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
from daarom.selection import compiled_for, eased_for, loaded, with_plan

__all__ = ["Request", "check", "exit_code", "loaded"]


@dataclass(frozen=True)
class Request:
    """What to check, `text` as the content of the one path where it is given; `plan`, `min_confidence` and `baseline`
    go before those of the config. `manner` says how queues are taken. With `scope` only what changed is judged; `known`
    says whether baselines count, `strict` whether they may only shrink. `eased` finds what the classifier nearly finds
    as well. Where `sources` are given, the paths are files and nothing is read but these texts."""

    paths: tuple[Path, ...]
    today: date
    plan: Path | None = None
    text: Source | None = None
    min_confidence: float | None = None
    manner: Manner = AS_MAPPED
    scope: Scope | None = None
    baseline: Path | None = None
    known: bool = True
    strict: bool = False
    eased: bool = False
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
    all the same. Raises GitError where the request's scope is of no repository or revision.
    """
    gathered = Gathered(request.today)
    files = tuple(_files(request, configs, gathered))
    found = _report(files, request, configs, gathered)
    if request.known:
        found = baseline.applied(found, _use(request), configs)
    if request.scope is None:
        return found
    return baseline.brought(found, _before(files, request, configs))


def _use(request: Request) -> baseline.Use:
    return baseline.Use(
        request.paths,
        request.baseline,
        request.strict,
        request.scope.since if request.scope else None,
        partial=request.scope is not None or request.text is not None,
        sifted=request.min_confidence is not None,
    )


def _before(files: Sequence[Changed], request: Request, configs: Configs) -> Report:
    """What today's rules make, or nearly make, of the drafts as they were, where they stand now."""
    older = [Changed(item.path, item.old) for item in files if item.old is not None]
    report = _report(older, replace(request, eased=True), configs, Gathered(request.today))
    was = {shown(item.path): item.was for item in files if item.was is not None}
    drafts = (
        replace(item, document=_as_it_was(item.document, was[item.document.path], configs))
        if item.document.path in was
        else item
        for item in report.drafts
    )
    return replace(report, drafts=tuple(drafts))


def _as_it_was(document: Document, path: Path, configs: Configs) -> Document:
    """A draft, unfinished where it was so at the path that it had: a folder may say that its drafts are."""
    try:
        found = take(path, configs, text=replace(document.source, path=shown(path))).documents
    except UserError:
        return document
    return replace(document, unfinished=any(item.unfinished for item in found))


def _report(files: Iterable[Changed], request: Request, configs: Configs, gathered: Gathered) -> Report:
    groups: dict[Group, list[tuple[Document, Config]]] = defaultdict(list)
    for document, config in _documents(files, request.manner, configs, gathered):
        settings = config.settings(Path(document.path), document.texts("tags"))
        groups[Group(settings.selection, request.plan or config.plan, config.model, config.timezone)].append(
            (document, config)
        )
    for group, members in groups.items():
        _check_group(group, members, request, gathered)
    whole = request.text is None and request.scope is None
    settle(gathered, configs.known(), request.paths if whole else ())
    return report(gathered)


def _files(request: Request, configs: Configs, gathered: Gathered) -> Iterator[Changed]:
    """The files to read, those whose text is known already with it."""
    if request.text is not None:
        yield from (Changed(path, request.text) for path in request.paths)
    elif request.sources is not None:
        yield from (Changed(path, request.sources[path]) for path in request.paths)
    elif request.scope is not None:
        found, problems = changes(request.paths, request.scope, configs)
        gathered.problems.extend(problems)
        yield from found
    else:
        paths, problems = discover.discover(request.paths, configs)
        gathered.problems.extend(problems)
        yield from map(Changed, paths)


def drafts(request: Request, configs: Configs, gathered: Gathered) -> Iterator[tuple[Document, Config]]:
    """The drafts below the request's paths with their configs; what cannot be read becomes a problem in `gathered`."""
    return _documents(_files(request, configs, gathered), request.manner, configs, gathered)


def _documents(
    files: Iterable[Changed], manner: Manner, configs: Configs, gathered: Gathered
) -> Iterator[tuple[Document, Config]]:
    for file in files:
        try:
            taken = take(file.path, configs, manner, file.source)
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
    plan = plan_of(group.plan, gathered)
    selection = with_plan(group.selection, plan)
    try:
        compiled, faults = compiled_for(selection)
        compiled = eased_for(selection) if request.eased else compiled
    except UserError as error:
        gathered.problems.extend(error.problems)
        return
    gathered.problems.extend(faults)
    gathered.rules.update(compiled.rules)
    gathered.planless |= group.plan is None
    scores = _scores(group, documents, plan, gathered) if "model" in compiled.needs else unscored
    context = Context(
        request.today, plan, zone_of(group.zone, plan), scores, selection.facts(), discover.is_file
    )
    found, problems = engine.run(compiled, documents, context)
    gathered.problems.extend(problems)
    by_draft: dict[tuple[str, object], list[Finding]] = defaultdict(list)
    for finding in found:
        by_draft[finding.path, finding.row].append(finding)
    for document, config in members:
        gathered.drafts.append(Checked(document, _score(document, context, gathered)))
        allow(gathered, document, config, by_draft[document.path, document.row], request.min_confidence)


def zone_of(stated: str | None, plan: Plan | None) -> ZoneInfo | None:
    """The zone of times that state none: the config's, else the plan's."""
    name = stated or (
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


def plan_of(path: Path | None, gathered: Gathered) -> Plan | None:
    """The plan at a path; one that cannot be read becomes a problem in `gathered`."""
    try:
        return None if path is None else load_plan(path, shown(path))
    except UserError as error:
        gathered.problems.extend(error.problems)
        return None


def exit_code(report: Report, fail_on: str | None, configs: Configs | None = None) -> int:
    """0 clean, 1 a finding at or above `fail_on` (error, warning, note; never), 2 something failed.

    Without `fail_on` each draft's own config says it, else error. A strict baseline that grew or could shrink is 1 too.
    """
    if report.problems:
        return 2
    if report.strict and (report.gone or report.grown):
        return 1
    return int(any(_fails(item, fail_on, configs) for item in report.findings))


def _fails(finding: Finding, fail_on: str | None, configs: Configs | None) -> bool:
    stated = configs.for_file(Path(finding.path)).fail_on if configs and not fail_on else fail_on
    level = stated or "error"
    return level != "never" and finding.severity >= Severity[level]
