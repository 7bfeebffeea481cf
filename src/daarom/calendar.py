"""Puts drafts and published posts together over time, counts and judges them: what `daarom calendar` calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from daarom import assets, discover, engine, history, lint
from daarom.agenda import Agenda, Figures, agenda, figures
from daarom.config import Config, Configs
from daarom.context import Context
from daarom.errors import UserError
from daarom.gathered import Gathered, allow, report
from daarom.model import Checked, Document, Finding, Notice, Report
from daarom.plan import Plan
from daarom.plan import document as plan_document
from daarom.score import Scorer
from daarom.selection import compiled_for, with_plan

Drafted = tuple[Document, Config, bool]
"""A draft with its config, and whether it was published already."""


@dataclass(frozen=True)
class Outlook:
    """What a calendar shows: the report, and the figures of each plan that drafts stand under. `closed` holds for each
    plan file the days on which nothing goes out, with the reason.
    """

    report: Report
    figures: tuple[Figures, ...]
    closed: Mapping[str, Mapping[date, str]] = field(default_factory=dict)


def look(request: lint.Request, configs: Configs, since: date, until: date) -> Outlook:
    """The outlook on the days from `since` up to and including `until`.

    Drafts under different plans are different calendars. What cannot be used becomes a problem; the rest is looked at all the
    same.
    """
    gathered = Gathered(request.today)
    plans: dict[Path | None, list[Drafted]] = defaultdict(list)
    for document, config in lint.drafts(request, configs, gathered):
        plans[request.plan or config.plan].append((document, config, False))
    found: list[Figures] = []
    closed: dict[str, Mapping[date, str]] = {}
    for path, members in plans.items():
        plan = lint.plan_of(path, gathered)
        gathered.planless |= path is None
        everything = [*members, *_published(members, configs, gathered)]
        found.append(_calendar(plan, everything, gathered, (since, until)))
        closed[plan.path if plan else ""] = _closed(plan, since, until)
    gathered.notices.extend(_unseen(found))
    return Outlook(report(gathered), tuple(found), closed)


def _published(members: Sequence[Drafted], configs: Configs, gathered: Gathered) -> list[Drafted]:
    """What the configs of these drafts call history."""
    entries = {entry: config for _, config, _ in members for entry in config.history}
    found: list[Drafted] = []
    for config in {id(item): item for item in entries.values()}.values():
        read = history.read([entry for entry, held in entries.items() if held is config], configs, config)
        gathered.problems.extend(read.problems)
        gathered.notices.extend(read.notices)
        found += [(document, config, True) for document in read.documents]
    return found


def _calendar(
    plan: Plan | None, members: Sequence[Drafted], gathered: Gathered, period: tuple[date, date]
) -> Figures:
    config = members[0][1]
    documents = [(document, published) for document, _, published in members]
    judged = _judged(config, [document for document, _ in documents], gathered)
    together = agenda(documents, period, lint.zone_of(config.timezone, plan), judged, plan)
    inside = {id(post.document) for post in together.inside}
    drafts = [item for item in members if id(item[0]) in inside]
    gathered.drafts.extend(Checked(document) for document, _, published in drafts if not published)
    _find(drafts, config, plan, together, gathered)
    return figures(together, plan)


def _find(
    drafts: Sequence[Drafted], config: Config, plan: Plan | None, together: Agenda, gathered: Gathered
) -> None:
    """Runs the rules of the calendar. Allowances hold as in a check: a draft's own, and the config's, for the plan too."""
    selection = with_plan(config.settings(Path(plan.path if plan else "")).selection, plan)
    try:
        compiled, faults = compiled_for(selection, calendar=True)
    except UserError as error:
        gathered.problems.extend(error.problems)
        return
    gathered.problems.extend(faults)
    gathered.rules.update(compiled.rules)
    own = [(document, held) for document, held, published in drafts if not published]
    facts, zone = selection.facts(), together.zone
    context = Context(gathered.today, plan, zone, settings=facts, is_file=discover.is_file, agenda=together)
    found, problems = engine.run(compiled, [document for document, _ in own], context)
    gathered.problems.extend(problems)
    _allow(found, [*own, *([(plan_document(plan), config)] if plan else [])], gathered)


def _allow(found: Sequence[Finding], whole: Sequence[tuple[Document, Config]], gathered: Gathered) -> None:
    """Adds the findings, save those that are allowed where they stand."""
    placed: dict[tuple[str, object], list[Finding]] = defaultdict(list)
    for finding in found:
        placed[finding.path, finding.row].append(finding)
    for document, held in whole:
        allow(gathered, document, held, placed[document.path, document.row], None)


def _judged(config: Config, documents: Sequence[Document], gathered: Gathered) -> Iterable[float | None]:
    """The classifier's commercial scores; none where there is no classifier, which is a problem."""
    try:
        return list(Scorer(config.model or assets.model_folder()).verdicts(documents))
    except UserError as error:
        gathered.problems.extend(error.problems)
        return ()


def _unseen(found: Sequence[Figures]) -> Iterable[Notice]:
    """What the figures do not hold: drafts without a date, and posts that stand in no file."""
    count = sum(len(item.agenda.undated) for item in found)
    if count:
        yield Notice("calendar.undated", {"count": count})
    days = [post.day for item in found for post in item.agenda.posts]
    if days and not any(item.agenda.inside for item in found):
        yield Notice("calendar.elsewhere", {"since": min(days).isoformat(), "until": max(days).isoformat()})
    if found and not any(post.published for item in found for post in item.agenda.posts):
        yield Notice("calendar.no_history")


def _closed(plan: Plan | None, since: date, until: date) -> Mapping[date, str]:
    """The days of the plan's blackouts among those looked at, with their reason."""
    infrastructure = plan.infrastructure if plan else None
    days: dict[date, str] = {}
    for item in infrastructure.publish.blackout if infrastructure else ():
        first, last = item.since or item.until, item.until or item.since
        if first is None or last is None:
            continue
        first, last = max(first, since), min(last, until)
        days.update({first + timedelta(days=n): item.reason or "" for n in range((last - first).days + 1)})
    return days
