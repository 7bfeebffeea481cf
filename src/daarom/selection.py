"""Chooses the rules that run for a draft, as the config refines them. It runs none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from daarom import assets, engine, packages, rules
from daarom.amend import amended
from daarom.checks import PLAN_CHECKS
from daarom.config import PACKS, RulePackage, RuleSetting, Selection, shown
from daarom.errors import ConfigError, RuleError, UserError, distinct
from daarom.model import Place, Problem, Rule
from daarom.plan import Plan
from daarom.rules import Rules
from daarom.yamlfile import read


@cache
def loaded(folders: tuple[Path, ...], named: tuple[RulePackage, ...] = ()) -> Rules:
    """daarom's own rules, those in `folders` and those in installed packages, read once per run."""
    inside = {package: packages.folder_of(package.name) for package in named}
    found = [*folders, *(folder for folder in inside.values() if folder)]
    known = rules.load((assets.rules_folder(), *(Path(shown(folder)) for folder in found)))
    missing = (
        Problem(item.path, "rules.no_package", {"name": item.name}, item.line)
        for item, folder in inside.items()
        if folder is None
    )
    return replace(known, problems=(*missing, *known.problems))


@cache
def compiled_for(selection: Selection, plan: bool = False) -> tuple[engine.Compiled, tuple[Problem, ...]]:
    """The rules that a selection switches on, for drafts or for plans, and the faults of the others.

    Raises ConfigError where the config names rules, packs or options that do not exist or fit.
    """
    known = loaded(selection.rule_folders, selection.rule_packages)
    chosen = [rule for rule in select(known, selection) if (rule.check in PLAN_CHECKS) is plan]
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


def select(known: Rules, selection: Selection) -> tuple[Rule, ...]:
    """The rules that a selection switches on, as it refines them.

    Raises ConfigError with a problem for every rule, pack or option in the config that does not exist or fit.
    """
    problems = [*_unknown_packs(known, selection), *_unknown_rules(known, selection)]
    refined: dict[tuple[str, str], Rule] = {}
    for setting in selection.rules:
        siblings = known.named(setting.rule)
        try:
            runs = any(_wanted(rule, selection) for rule in siblings)
            changed = amended(siblings, setting.options if runs else ())
        except RuleError as error:
            problems.extend(error.problems)
        else:
            refined |= {(rule.id, rule.language): _weighed(rule, setting) for rule in changed}
    if problems:
        raise ConfigError(*distinct(problems))
    return tuple(
        refined.get((rule.id, rule.language), rule) for rule in known.rules if _wanted(rule, selection)
    )


def _weighed(rule: Rule, setting: RuleSetting) -> Rule:
    """The rule with the severity that a config states; then it is firm."""
    stated = setting.severity
    return replace(rule, severity=stated or rule.severity, firm=stated is not None)


def _wanted(rule: Rule, selection: Selection) -> bool:
    """Whether a rule runs: as the config says of the rule itself, else by its pack, jurisdictions and sectors."""
    setting = selection.rule(rule.id)
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
