"""Chooses the rules that run for a draft, as the config refines them. It runs none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from daarom import assets, engine, rules
from daarom.checks import CALENDAR_CHECKS, CHECKS, PLAN_CHECKS
from daarom.config import PACKS, Option, RuleSetting, Selection, shown
from daarom.errors import ConfigError, RuleError, UserError, distinct
from daarom.model import Place, Problem, Rule
from daarom.plan import Plan
from daarom.rules import Rules
from daarom.shape import Faults
from daarom.yamlfile import read

DATED = (
    "platform/event-already-past",
    "platform/expires-before-publish",
    "platform/offer-ended",
    "platform/today-not-publish-day",
    "platform/weekday-date-disagree",
)
"""Rules about a single draft that a calendar asks too: they hold its text against its day."""


@cache
def loaded(folders: tuple[Path, ...]) -> Rules:
    """daarom's own rules and those in `folders`, read once per run."""
    return rules.load((assets.rules_folder(), *(Path(shown(folder)) for folder in folders)))


@cache
def compiled_for(
    selection: Selection, plan: bool = False, calendar: bool = False
) -> tuple[engine.Compiled, tuple[Problem, ...]]:
    """The rules that a selection switches on, for drafts, for plans or for a calendar, and the faults of the others.

    Raises ConfigError where the config names rules, packs or options that do not exist or fit.
    """
    known = loaded(selection.rule_folders)
    kind = "plan" if plan else "calendar" if calendar else "draft"
    chosen = [rule for rule in select(known, selection) if kind in _kinds(rule)]
    problems = list(known.problems)
    while True:
        try:
            return engine.compile_rules(chosen), tuple(problems)
        except UserError as error:
            faulty = {problem.path for problem in error.problems}
            sound = [rule for rule in chosen if rule.place is None or rule.place.path not in faulty]
            if len(sound) == len(chosen):
                raise
            problems, chosen = [*problems, *error.problems], sound


def _kinds(rule: Rule) -> tuple[str, ...]:
    """What a rule is run on."""
    if rule.check in PLAN_CHECKS:
        return ("plan",)
    if rule.check in CALENDAR_CHECKS:
        return ("calendar",)
    return ("draft", "calendar") if rule.id in DATED else ("draft",)


def select(known: Rules, selection: Selection) -> tuple[Rule, ...]:
    """The rules that a selection switches on, as it refines them.

    Raises ConfigError with a problem for every rule, pack or option in the config that does not exist or fit.
    """
    problems = [*_unknown_packs(known, selection), *_unknown_rules(known, selection)]
    chosen: list[Rule] = []
    for rule in known.rules:
        setting = selection.rule(rule.id)
        if not _wanted(rule, selection, setting):
            continue
        if setting is None:
            chosen.append(rule)
            continue
        try:
            refined = _refined(rule, setting.options)
        except RuleError as error:
            problems.extend(error.problems)
        else:
            stated = setting.severity
            chosen.append(replace(refined, severity=stated or rule.severity, firm=stated is not None))
    if problems:
        raise ConfigError(*distinct(problems))
    return tuple(chosen)


def _wanted(rule: Rule, selection: Selection, setting: RuleSetting | None) -> bool:
    """Whether a rule runs: as the config says of the rule itself, else by its pack, jurisdictions and sectors."""
    if setting is not None and setting.on is not None:
        return setting.on
    return selection.runs(rule.pack) and selection.concerns(rule.jurisdictions, rule.sectors)


def with_plan(selection: Selection, plan: Plan | None) -> Selection:
    """The selection with the plan's jurisdictions and kind of audience where the config states none, and its sectors."""
    if plan is None:
        return selection
    kind = plan.organisation.audience_type if plan.organisation else None
    return replace(
        selection,
        jurisdictions=selection.jurisdictions or plan.jurisdictions,
        audience_type=selection.audience_type or kind,
        regulated=tuple(sector for sector in plan.compliance.regulated if sector != "none"),
    )


def _refined(rule: Rule, options: Iterable[Option]) -> Rule:
    """The rule with the config's options. Raises RuleError at the option's line where one does not fit."""
    values: dict[str, object] = {}
    for option in options:
        faults = Faults(option.source)
        readers = CHECKS[rule.check].OPTIONS
        if option.name not in readers:
            faults.add(
                option.place.start,
                "selection.option",
                name=option.name,
                rule=rule.id,
                allowed=", ".join(sorted(readers)),
            )
        else:
            values[option.name] = readers[option.name](option.node, faults)
        if faults.problems:
            raise RuleError(*faults.problems)
    return replace(rule, options={**rule.options, **values}) if values else rule


def _unknown_rules(known: Rules, selection: Selection) -> Iterable[Problem]:
    for setting in selection.rules:
        if not known.named(setting.rule):
            yield _problem(setting.place, "selection.rule", setting.rule, known.ids)


def _unknown_packs(found: Rules, selection: Selection) -> Iterable[Problem]:
    known = PACKS | {rule.pack for rule in found.rules}
    for item in selection.packs:
        if item.pack not in known:
            yield _problem(item.place, "selection.pack", item.pack, sorted(known))


def _problem(place: Place, key: str, name: str, known: Iterable[str]) -> Problem:
    near = difflib.get_close_matches(name, list(known), 1)
    source, _ = read(Path(place.path), place.path)
    line, column = source.position(place.start)
    if near:
        return Problem(place.path, f"{key}_near", {"name": name, "near": near[0]}, line, column)
    return Problem(place.path, key, {"name": name}, line, column)
