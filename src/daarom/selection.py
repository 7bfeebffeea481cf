"""Chooses the rules that run for a draft, as the config refines them. It runs none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from daarom import assets, engine, rules
from daarom.checks import CHECKS, PLAN_CHECKS
from daarom.config import PACKS, Option, Selection, shown
from daarom.easing import eased
from daarom.errors import ConfigError, RuleError, UserError, distinct
from daarom.model import Place, Problem, Rule
from daarom.plan import Plan
from daarom.rules import Rules
from daarom.shape import Faults
from daarom.yamlfile import read


@cache
def loaded(folders: tuple[Path, ...]) -> Rules:
    """daarom's own rules and those in `folders`, read once per run."""
    return rules.load((assets.rules_folder(), *(Path(shown(folder)) for folder in folders)))


@cache
def compiled_for(selection: Selection, plan: bool = False) -> tuple[engine.Compiled, tuple[Problem, ...]]:
    """The rules that a selection switches on, for drafts or for plans, and the faults of the others.

    Raises ConfigError where the config names rules, packs or options that do not exist or fit.
    """
    known = loaded(selection.rule_folders)
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


@cache
def eased_for(selection: Selection) -> engine.Compiled:
    """The rules of `compiled_for` for drafts, those of the classifier with limits that also let through what is close.

    Raises ConfigError as that does.
    """
    return engine.compile_rules(map(eased, compiled_for(selection)[0].rules.values()))


def select(known: Rules, selection: Selection) -> tuple[Rule, ...]:
    """The rules that a selection switches on, as it refines them.

    Raises ConfigError with a problem for every rule, pack or option in the config that does not exist or fit.
    """
    problems = [*_unknown_packs(known, selection), *_unknown_rules(known, selection)]
    chosen: list[Rule] = []
    for rule in known.rules:
        setting = selection.rule(rule.id)
        if not (selection.runs(rule.pack) if setting is None or setting.on is None else setting.on):
            continue
        if setting is None:
            chosen.append(rule)
            continue
        try:
            refined = _refined(rule, setting.options)
        except RuleError as error:
            problems.extend(error.problems)
        else:
            chosen.append(replace(refined, severity=setting.severity or rule.severity))
    if problems:
        raise ConfigError(*distinct(problems))
    return tuple(chosen)


def with_plan(selection: Selection, plan: Plan | None) -> Selection:
    """The selection with the plan's jurisdictions and kind of audience where the config states none."""
    if plan is None:
        return selection
    kind = plan.organisation.audience_type if plan.organisation else None
    return replace(
        selection,
        jurisdictions=selection.jurisdictions or plan.jurisdictions,
        audience_type=selection.audience_type or kind,
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
