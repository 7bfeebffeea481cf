"""Counts what allowances cover, and which rules are allowed more often than obeyed: what `daarom allowances` calls.

It must not judge a reason, and changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from daarom import lint
from daarom.config import Config, Configs
from daarom.errors import UserError
from daarom.model import Directive, Problem, Report, Source
from daarom.yamlfile import read

USED, IDLE, NOWHERE, UNKNOWN, ENDED = "used", "idle", "nowhere", "unknown", "ended"
"""What an allowance does: it covers findings; it covers none; its quoted text stands in none of its drafts; no rule has
a name that it gives; its last day has passed."""

COMMENT, HEADER, CONFIG = "comment", "header", "config"
"""Where an allowance stands: in a comment in the text, in the facts above it, in daarom.yaml."""


@dataclass(frozen=True)
class Use:
    """One allowance, where it stands and what it does. `findings` are those that it covers now, `days_left` counts its
    last day (0: today; negative after it; None: no end)."""

    directive: Directive
    line: int
    column: int
    origin: str
    state: str
    findings: int = 0
    days_left: int | None = None


@dataclass(frozen=True)
class Balance:
    """How often a rule found something, and how often that was allowed."""

    rule: str
    found: int
    allowed: int

    @property
    def often(self) -> bool:
        """Whether it is allowed more often than what it found was left to be put right."""
        return self.allowed > self.found - self.allowed


@dataclass(frozen=True)
class Uses:
    """Every allowance, the balance of each rule that is allowed somewhere, and what could not be read."""

    uses: tuple[Use, ...]
    balances: tuple[Balance, ...]
    problems: tuple[Problem, ...]
    drafts: int
    today: date

    def count(self, state: str) -> int:
        """How many allowances are in this state."""
        return sum(item.state == state for item in self.uses)


def listed(request: lint.Request, configs: Configs) -> Uses:
    """The allowances in and for the drafts below the request's paths, ordered by place."""
    report = lint.check(request, configs)
    sources = {item.document.path: item.document.source for item in report.drafts}
    counts = Counter(item.directive for item in report.suppressed)
    every = dict.fromkeys((*counts, *report.unused_allowances))
    names = _names(configs)
    uses = [_use(item, _state(item, counts[item], report, names), report, sources) for item in every]
    uses = [replace(use, findings=counts[use.directive]) for use in uses]
    return Uses(
        tuple(sorted(uses, key=lambda use: (use.directive.place.path, use.line, use.column))),
        tuple(_balances(report)),
        report.problems,
        len(report.drafts),
        request.today,
    )


def _use(directive: Directive, state: str, report: Report, sources: Mapping[str, Source]) -> Use:
    source = _source(directive, sources)
    line, column = source.position(directive.place.start) if source else (1, 1)
    return Use(directive, line, column, _origin(directive, report), state, 0, _days_left(directive, report))


def _state(directive: Directive, findings: int, report: Report, names: frozenset[str]) -> str:
    left = _days_left(directive, report)
    if left is not None and left < 0:
        return ENDED
    if findings:
        return USED
    if not any(name.removesuffix("/*") in names for name in directive.rules):
        return UNKNOWN
    return NOWHERE if directive in report.nowhere else IDLE


def _days_left(directive: Directive, report: Report) -> int | None:
    return (directive.until - report.today).days if directive.until and report.today else None


def _names(configs: Configs) -> frozenset[str]:
    """What an allowance may name: every rule and pack of the configs that were used."""
    known = (
        lint.loaded(config.rule_folders, config.rule_packages) for config in configs.known() or (Config(),)
    )
    return frozenset(name for rules in known for rule in rules.rules for name in (rule.id, rule.pack))


def _origin(directive: Directive, report: Report) -> str:
    if directive.covers is not None:
        return COMMENT
    own = any(item.document.path == directive.place.path for item in report.drafts)
    return HEADER if own else CONFIG


def _source(directive: Directive, sources: Mapping[str, Source]) -> Source | None:
    """The file that an allowance stands in; a config is read once more, for its lines."""
    path = directive.place.path
    if path in sources:
        return sources[path]
    try:
        return read(Path(path), path)[0]
    except UserError:
        return None


def _balances(report: Report) -> Iterator[Balance]:
    """The rules that are allowed somewhere, those most often allowed first."""
    allowed = Counter(item.finding.rule for item in report.suppressed)
    left = Counter(item.rule for item in report.findings)
    for rule, count in sorted(allowed.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Balance(rule, count + left[rule], count)
