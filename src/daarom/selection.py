"""Chooses the rules that run for a draft: the packs that are on, with the severities and options that the config gives."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from daarom.checks import CHECKS
from daarom.config import PACKS, Option, Selection
from daarom.errors import ConfigError, RuleError, distinct
from daarom.model import Place, Problem, Rule
from daarom.rules import Rules
from daarom.shape import Faults
from daarom.yamlfile import read


def select(rules: Rules, selection: Selection) -> tuple[Rule, ...]:
    """The rules that a selection switches on, as it refines them.

    Raises ConfigError with a problem for every rule, pack or option in the config that does not exist or fit.
    """
    problems = [*_unknown_packs(rules, selection), *_unknown_rules(rules, selection)]
    chosen: list[Rule] = []
    for rule in rules.rules:
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


def _refined(rule: Rule, options: Iterable[Option]) -> Rule:
    """The rule with the config's options. Raises RuleError at the option's line where it does not fit the check."""
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


def _unknown_rules(rules: Rules, selection: Selection) -> Iterable[Problem]:
    for setting in selection.rules:
        if not rules.named(setting.rule):
            yield _problem(setting.place, "selection.rule", setting.rule, rules.ids)


def _unknown_packs(rules: Rules, selection: Selection) -> Iterable[Problem]:
    known = PACKS | {rule.pack for rule in rules.rules}
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
