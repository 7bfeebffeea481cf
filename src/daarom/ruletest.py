"""Holds rules against the examples beside them: what must be flagged, and what must pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from daarom import assets, engine, metadata, readers
from daarom.checks import PLAN_CHECKS
from daarom.config import JURISDICTIONS, Config
from daarom.context import Context, unscored
from daarom.edits import applied, chosen
from daarom.errors import RuleError, UserError, distinct
from daarom.model import Document, Example, Problem, Rule, Source
from daarom.plan import Plan
from daarom.plan import parse as parse_plan
from daarom.rules import Rules
from daarom.score import Scorer
from daarom.wording import Hit, findings

DAY = date(2026, 11, 22)
"""The day on which examples are judged that state none."""


@dataclass(frozen=True)
class Failure:
    """An example that a rule judges otherwise than its author says. `made` is what its edits made of a draft that
    should have become something else.
    """

    rule: Rule
    example: Example
    expected: bool
    made: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of all examples; `untried` are the rules that could not be run on theirs."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]
    problems: tuple[Problem, ...]
    untried: tuple[Rule, ...] = ()


def test_rules(rules: Rules, chosen: Sequence[Rule] | None = None) -> Outcome:  # noqa: PT028 - no test of pytest's
    """Runs every example of the chosen rules (else all), each alone with those that its conditions name."""
    tested = rules.rules if chosen is None else chosen
    failures: list[Failure] = []
    problems, untried = list(rules.problems), list[Rule]()
    for rule in tested:
        try:
            failures.extend(_failures(rule, rules))
        except UserError as error:
            problems.extend(error.problems)
            untried.append(rule)
    count = sum(len(rule.flags) + len(rule.passes) for rule in tested)
    return Outcome(len(tested), count, tuple(failures), distinct(problems), tuple(untried))


def _failures(rule: Rule, rules: Rules) -> Iterator[Failure]:
    compiled = engine.compile_rules((rule, *_companions(rule, rules.rules)))
    for expected, examples in ((True, rule.flags), (False, rule.passes)):
        for example in examples:
            found = _found(rule, compiled, example)
            if bool(found) is not expected:
                yield Failure(rule, example, expected)
            elif example.after is not None and (made := _edited(example, found)) != example.after:
                yield Failure(rule, example, expected, made)


def _companions(rule: Rule, rules: Sequence[Rule]) -> Iterable[Rule]:
    names = {name for condition in (*rule.all, *rule.unless) for name in condition.rules}
    named = (other for other in rules if other.id in names or f"{other.pack}/*" in names)
    return (other for other in named if other.id != rule.id)


def _edited(example: Example, found: Sequence[Hit]) -> str:
    """The example with every edit that the rule makes, the unsafe ones too."""
    made = (replace(item, edits=tuple(replace(e, safe=True) for e in item.edits)) for item in findings(found))
    return applied(example.draft, [item for _, item in chosen(made, example.path)])


def _found(rule: Rule, compiled: engine.Compiled, example: Example) -> list[Hit]:
    plan = _plan(example.draft if rule.check in PLAN_CHECKS else example.plan)
    drafts = () if rule.check in PLAN_CHECKS else tuple(documents(rule, example))
    today = _day(rule, example)
    settings = {"jurisdictions": (plan and plan.jurisdictions) or JURISDICTIONS, "audience_type": "b2c"}
    scores = Scorer(assets.model_folder()).of(drafts, plan) if "model" in compiled.needs else unscored
    context = Context(today=today, plan=plan, scores=scores, settings=settings)
    found, problems = engine.hits(compiled, drafts, context)
    if problems:
        raise UserError(*problems)
    return [hit for hit in found if hit.rule.id == rule.id]


def _day(rule: Rule, example: Example) -> date:
    try:
        return date.fromisoformat(example.today) if example.today else DAY
    except ValueError as error:
        path = rule.place.path if rule.place else rule.id
        raise RuleError(Problem(path, "shape.date", {"found": example.today})) from error


def _plan(text: str | None) -> Plan | None:
    return parse_plan(Source("plan.yaml", text)) if text is not None else None


def documents(rule: Rule, example: Example) -> Iterator[Document]:
    """The drafts in an example, in the rule's language where they state none. Raises UserError where it cannot be read."""
    parsed = readers.read(Source(example.path, example.draft), Path(example.path).suffix)
    found, problems = metadata.documents(parsed, Config())
    if parsed.problems or problems:
        raise UserError(*parsed.problems, *problems)
    for document in found:
        stated = document.field("language") is not None
        language = rule.language if rule.language in ("nl", "en") and not stated else document.language
        plain = tuple(replace(segment, language=None) for segment in document.segments)
        segments = document.segments if stated else plain
        yield replace(document, language=language or "en", segments=segments)
