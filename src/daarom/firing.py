"""Tells which rules and which of their words nothing fires: no example beside them, no draft. It judges no rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from daarom import ruletest
from daarom.checks import CHECKS
from daarom.context import Context
from daarom.errors import UserError
from daarom.gathered import GOAL_MISSING
from daarom.model import ANY, Document, Finding, Match, Problem, Report, Rule
from daarom.ruletest import Outcome

WORDS: Mapping[str, tuple[str, ...]] = {
    "phrases": ("phrases",),
    "occurrence": ("phrases", "pattern"),
    "substitution": ("swap",),
    "pattern": ("pattern", "patterns"),
}
"""The options in which a check's words and expressions stand; other checks have none to list."""

KEPT = ("exceptions", "inflect", "case", "ignorecase", "multiline")


@dataclass(frozen=True)
class Fired:
    """What one rule in one language does.

    `examples` says whether an example fires it; `drafts` counts what it found in drafts, None where it did not look
    at them, being off or about plans. `idle` are those of its words (`words` of them) that no example and no draft holds.
    """

    rule: Rule
    examples: bool
    drafts: int | None
    words: int = 0
    idle: tuple[str, ...] = ()


def fired(rules: Sequence[Rule], outcome: Outcome, report: Report) -> tuple[Fired, ...]:
    """What each rule does on its own examples, whose outcome is known, and on the drafts of a report; by id and language."""
    silent, counts = _silent(rules, outcome), _counts(report)
    ran = {_key(rule) for rule in report.rules}
    seen = _seen(rules, [item.document for item in report.drafts])
    made: list[Fired] = []
    for rule in sorted(rules, key=_key):
        key, words = _key(rule), _words(rule)
        idle = tuple(word for word in words if word not in seen[key])
        made.append(Fired(rule, key not in silent, counts[key] if key in ran else None, len(words), idle))
    return tuple(made)


def _key(rule: Rule) -> str:
    return f"{rule.id}@{rule.language}"


def _silent(rules: Iterable[Rule], outcome: Outcome) -> frozenset[str]:
    """The rules that none of their examples fires, or that could not be tried."""
    failed = Counter(_key(item.rule) for item in outcome.failures if item.expected and item.made is None)
    deaf = (rule for rule in rules if failed[_key(rule)] >= len(rule.flags))
    return frozenset(map(_key, (*deaf, *outcome.untried)))


def _counts(report: Report) -> Mapping[str, int]:
    """How often each rule found something, also where that was allowed or became one with what another found."""
    found = (*report.findings, *(item.finding for item in report.suppressed))
    counts = Counter(key for item in found for key in _keys(item))
    counts[f"{GOAL_MISSING}@{ANY}"] += sum(
        item.key.startswith("notice.goal_missing") for item in report.notices
    )
    return counts


def _keys(item: Finding) -> Iterator[str]:
    yield f"{item.rule}@{item.language}"
    yield f"{item.rule}@{ANY}"
    yield from item.also


def _words(rule: Rule) -> tuple[str, ...]:
    """The words and expressions of a rule, once each."""
    values = (rule.options.get(name, ()) for name in WORDS.get(rule.check, ()))
    return tuple(dict.fromkeys(word for value in values for word in _each(value)))


def _each(value: object) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value if isinstance(value, (tuple, dict)) else ()


def _seen(rules: Sequence[Rule], drafts: Sequence[Document]) -> Mapping[str, set[str]]:
    """The words of each rule that stand in the drafts or in its own examples, whatever else the rule asks."""
    seen: dict[str, set[str]] = {_key(rule): set() for rule in rules}
    owners: dict[int, str] = {}
    documents = list(drafts)
    for rule in rules:
        for document in _examples(rule) if _words(rule) else ():
            owners[id(document)] = _key(rule)
            documents.append(document)
    for match in _matches(rules, documents):
        key, _, word = match.rule.partition("\0")
        if owners.get(id(match.document), key) == key:
            seen[key].add(word or match.values["phrase"])
    return seen


def _examples(rule: Rule) -> Iterator[Document]:
    for example in (*rule.flags, *rule.passes):
        try:
            yield from ruletest.documents(rule, example)
        except UserError:
            continue


def _matches(rules: Iterable[Rule], documents: Sequence[Document]) -> Iterator[Match]:
    """Where the words stand; matches are named after the rule and, for an expression, the expression too."""
    probes: dict[str, list[Rule]] = {"phrases": [], "pattern": []}
    for rule in rules:
        for probe in _probes(rule):
            probes[probe.check].append(probe)
    for check, made in probes.items():
        for found in CHECKS[check].compile(made).find(documents, Context(date.min)):
            if not isinstance(found, Problem):
                yield found


def _probes(rule: Rule) -> Iterator[Rule]:
    """Rules that look for the words alone: all phrases together, each expression by itself."""
    kept = {name: rule.options[name] for name in KEPT if name in rule.options}
    bare = replace(rule, all=(), unless=(), quotations=True)
    if rule.check == "pattern" or "pattern" in rule.options:
        for word in _words(rule):
            yield replace(
                bare, check="pattern", id=f"{_key(rule)}\0{word}", options={**kept, "pattern": word}
            )
    elif words := _words(rule):
        inflect = kept.get("inflect", rule.check != "substitution")
        options = {**kept, "phrases": words, "inflect": inflect}
        yield replace(bare, check="phrases", id=_key(rule), options=options)
