"""Runs compiled rules over documents; the only maker of Findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from daarom import conditions, wording
from daarom.checks import CHECKS, Finder
from daarom.context import Context
from daarom.errors import UserError
from daarom.model import Condition, Document, Finding, Match, Problem, Rule, Severity, row_order
from daarom.sentences import quotations
from daarom.wording import Hit


@dataclass(frozen=True)
class Compiled:
    """Rules ready to run, with what their checks need of the context. Keys are `id@language`; a condition is a rule of its own, `id@language#number`."""

    rules: Mapping[str, Rule]
    finders: tuple[Finder, ...]
    needs: frozenset[str] = frozenset()


Matches = dict[str, list[Match]]


def compile_rules(rules: Iterable[Rule]) -> Compiled:
    """Groups rules by check and compiles each group once. Raises RuleError for options that cannot work."""
    keyed = {f"{rule.id}@{rule.language}": rule for rule in rules}
    groups: dict[str, list[Rule]] = defaultdict(list)
    for key, rule in keyed.items():
        for item in (replace(rule, id=key), *_conditions(key, rule)):
            groups[item.check].append(item)
    needs = frozenset(need for check in groups for need in CHECKS[check].NEEDS)
    return Compiled(keyed, tuple(CHECKS[check].compile(group) for check, group in groups.items()), needs)


def _conditions(key: str, rule: Rule) -> Iterator[Rule]:
    for number, condition in enumerate((*rule.all, *rule.unless)):
        if condition.check:
            yield replace(
                rule,
                id=f"{key}#{number}",
                check=condition.check,
                options=condition.options,
                all=(),
                unless=(),
            )


def run(
    compiled: Compiled, documents: Sequence[Document], context: Context
) -> tuple[list[Finding], list[Problem]]:
    """Findings in the documents, ordered by place, and the checks that could not run."""
    by_draft, problems = _matches(compiled, documents, context)
    findings: list[Finding] = []
    for matches in by_draft:
        findings.extend(wording.findings(merge(list(_hits(compiled.rules, matches)))))
    return sorted(findings, key=lambda f: (f.path, row_order(f.row), f.line, f.column, f.rule)), problems


def hits(
    compiled: Compiled, documents: Sequence[Document], context: Context
) -> tuple[list[Hit], list[Problem]]:
    """What `run` finds before findings on the same words become one."""
    by_draft, problems = _matches(compiled, documents, context)
    return [hit for matches in by_draft for hit in _hits(compiled.rules, matches)], problems


def _matches(
    compiled: Compiled, documents: Sequence[Document], context: Context
) -> tuple[list[Matches], list[Problem]]:
    """Raw matches per draft and rule key. A check that cannot run is a problem; the other checks run all the same."""
    by_draft: dict[int, Matches] = {id(document): {} for document in documents}
    problems: list[Problem] = []
    for finder in compiled.finders:
        try:
            for found in finder.find(documents, context):
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    by_draft.setdefault(id(found.document), {}).setdefault(found.rule, []).append(found)
        except UserError as error:
            problems.extend(error.problems)
    return list(by_draft.values()), problems


def _hits(rules: Mapping[str, Rule], matches: Mapping[str, list[Match]]) -> Iterator[Hit]:
    """Matches that stay after quotations and conditions: first the rules that lean on checks, then those that lean on other rules."""
    heard = {
        key: [match for match in found if not _in_quotation(rules[key.partition("#")[0]], match)]
        for key, found in matches.items()
    }
    settled: dict[str, list[Match]] = defaultdict(list)
    later = [key for key in heard if "#" not in key and any(c.rules for c in _needs(rules[key]))]
    for key in [*(key for key in heard if "#" not in key and key not in later), *later]:
        rule = rules[key]
        for match in heard[key]:
            if match.document.text("intent") in rule.spares or not _holds(key, rule, match, heard, settled):
                continue
            settled[rule.id].append(match)
            yield Hit(match, rule, severity_of(rule, match))


def _needs(rule: Rule) -> tuple[Condition, ...]:
    return (*rule.all, *rule.unless)


def _holds(
    key: str, rule: Rule, match: Match, heard: Mapping[str, list[Match]], settled: Mapping[str, list[Match]]
) -> bool:
    for number, condition in enumerate(_needs(rule)):
        if condition.rules:
            others = [
                other for name, found in settled.items() if _names(condition.rules, name) for other in found
            ]
        else:
            others = heard.get(f"{key}#{number}", [])
        met = any(conditions.near(match, other, condition.within) for other in others)
        if met == condition.negated:
            return False
    return True


def _names(names: Sequence[str], rule: str) -> bool:
    return rule in names or f"{rule.split('/', 1)[0]}/*" in names


def _in_quotation(rule: Rule, match: Match) -> bool:
    if rule.quotations or match.segment is None:
        return False
    text = match.document.segments[match.segment].prose.value
    start, end = match.span
    return any(begin <= start and end <= stop for begin, stop in quotations(text))


def severity_of(rule: Rule, match: Match) -> Severity:
    """How bad the rule's fault is here: no heavier than the match can bear, and an unfinished draft never blocks."""
    severity = rule.severity if rule.firm else min(rule.severity, match.at_most)
    return min(severity, Severity.warning) if match.document.unfinished else severity


def merge(hits: Sequence[Hit]) -> list[Hit]:
    """Makes one of hits on the same words about the same fault: the heaviest stays and marks the words of the others."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=_weight):
        same = next((i for i, other in enumerate(kept) if _same_fault(other, hit)), None)
        if same is None:
            kept.append(hit)
            continue
        first = kept[same]
        shorter = conditions.length(hit.match) < conditions.length(first.match)
        marks = (*first.marks, hit.match) if shorter else first.marks
        kept[same] = replace(first, marks=marks, also=(*first.also, f"{hit.rule.id}@{hit.rule.language}"))
    return kept


def _weight(hit: Hit) -> tuple[int, int, float, str]:
    return -hit.severity, conditions.length(hit.match), -hit.match.confidence, hit.rule.id


def _same_fault(one: Hit, other: Hit) -> bool:
    return (
        one.rule.fault == other.rule.fault
        and len({one.match.platform, other.match.platform} - {None}) < 2
        and conditions.overlap(one.match, other.match)
    )
