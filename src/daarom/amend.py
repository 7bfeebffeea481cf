"""Changes the options of a rule as a config or a rule that extends it says: another value, words added, words dropped.

It must not read files or know where the changes come from.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from daarom import shape
from daarom.checks import CHECKS
from daarom.config import ADD, DROP, Option
from daarom.errors import RuleError
from daarom.model import Problem, Rule
from daarom.shape import Faults
from daarom.yamlfile import Node


def amended(siblings: Sequence[Rule], changes: Iterable[Option]) -> tuple[Rule, ...]:
    """A rule in each of its languages with the changes, one after the other.

    A word to drop must stand in at least one of them. Raises RuleError with every fault, at the change's line.
    """
    rules, problems = tuple(siblings), list[Problem]()
    for change in changes:
        faults = Faults(change.source)
        rules = _changed(rules, change, faults)
        problems.extend(faults.problems)
    if problems:
        raise RuleError(*problems)
    return rules


def _changed(rules: Sequence[Rule], change: Option, faults: Faults) -> tuple[Rule, ...]:
    """The rules with one change; as they were where it does not fit."""
    at = change.place.start
    meant = [rule for rule in rules if change.language in (None, rule.language)]
    if not meant:
        faults.add(at, "amend.language", rule=rules[0].id, language=change.language)
        return tuple(rules)
    takers = [rule for rule in meant if change.name in CHECKS[rule.check].OPTIONS]
    if not takers:
        allowed = ", ".join(sorted(CHECKS[meant[0].check].OPTIONS))
        faults.add(at, "selection.option", name=change.name, rule=meant[0].id, allowed=allowed)
        return tuple(rules)
    if change.kind == DROP:
        _absent(takers, change, faults)
    return tuple(_one(rule, change, faults) if rule in takers else rule for rule in rules)


def _one(rule: Rule, change: Option, faults: Faults) -> Rule:
    if change.kind == DROP:
        value = _without(rule, change, faults)
    else:
        value = CHECKS[rule.check].OPTIONS[change.name](change.node, faults)
        if change.kind == ADD and value is not None:
            value = _with(rule, change, value, faults)
    return rule if value is None else replace(rule, options={**rule.options, change.name: value})


def _with(rule: Rule, change: Option, new: object, faults: Faults) -> object:
    """What the rule has and the new words; an option with one value has no room for a second."""
    old = rule.options.get(change.name)
    if isinstance(new, tuple) and (old is None or isinstance(old, tuple)):
        return tuple(dict.fromkeys((*(old or ()), *new)))
    if isinstance(new, dict) and (old is None or isinstance(old, dict)):
        return {**(old or {}), **new}
    faults.add(change.place.start, "amend.single", name=change.name, rule=rule.id)
    return None


def _without(rule: Rule, change: Option, faults: Faults) -> object:
    """What the rule has but for the dropped words."""
    old, gone = rule.options.get(change.name), {_plain(_word(item)) for item in _listed(change.node)}
    if not isinstance(old, (tuple, dict)):
        return None
    left = [item for item in old if _plain(str(item)) not in gone]
    if not left and change.name in CHECKS[rule.check].REQUIRED:
        faults.add(change.place.start, "amend.empty", name=change.name, rule=rule.id)
        return None
    return {key: old[key] for key in left} if isinstance(old, dict) else tuple(left)


def _absent(rules: Sequence[Rule], change: Option, faults: Faults) -> None:
    """Reports each word to drop that none of the rules has."""
    shape.many(shape.text)(change.node, faults)
    held = [rule.options[change.name] for rule in rules if change.name in rule.options]
    if held and not any(isinstance(value, (tuple, dict)) for value in held):
        faults.add(change.place.start, "amend.single", name=change.name, rule=rules[0].id)
        return
    known = {
        _plain(str(item)): str(item) for value in held if isinstance(value, (tuple, dict)) for item in value
    }
    for item in _listed(change.node):
        if not isinstance(item.value, (tuple, dict)) and _plain(_word(item)) not in known:
            _tell(item, known, rules[0], faults)


def _tell(item: Node, known: Mapping[str, str], rule: Rule, faults: Faults) -> None:
    near = difflib.get_close_matches(_plain(_word(item)), known, 1)
    values = {"found": _word(item)[:80], "rule": rule.id}
    if near:
        faults.add(item.start, "amend.absent_near", **values, near=known[near[0]][:80])
    else:
        faults.add(item.start, "amend.absent", **values)


def _listed(node: Node) -> tuple[Node, ...]:
    return node.value if isinstance(node.value, tuple) else () if node.value is None else (node,)


def _word(node: Node) -> str:
    return node.value if isinstance(node.value, str) else node.raw.strip()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
