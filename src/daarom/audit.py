"""Holds plans against the eight parts that a plan must have: what `daarom plan check` calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from daarom import engine, planfiles
from daarom.config import Configs, shown
from daarom.context import Context
from daarom.errors import UserError, distinct
from daarom.model import Checked, Finding, Problem, Report, Rule
from daarom.plan import document, load
from daarom.selection import compiled_for


@dataclass(frozen=True)
class Audited:
    """One plan and what it lacks."""

    checked: Checked | None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    rules: tuple[Rule, ...] = ()


def check_plans(paths: Sequence[Path], today: date, config: Path | None = None) -> Report:
    """The report on plans: files in `paths`, and of folders the plans that hold there and below (see planfiles).

    A plan or config that cannot be used becomes a Problem; the other plans are checked all the same.
    """
    configs = Configs(config)
    plans, problems = planfiles.find(paths, configs)
    audited = [Audited(None, (), problems), *(_tried(plan, configs, today) for plan in plans)]
    return Report(
        drafts=tuple(item.checked for item in audited if item.checked),
        findings=tuple(finding for item in audited for finding in item.findings),
        problems=distinct(problem for item in audited for problem in item.problems),
        today=today,
        rules=tuple({(rule.id, rule.language): rule for item in audited for rule in item.rules}.values()),
    )


def _tried(path: Path, configs: Configs, today: date) -> Audited:
    try:
        return _audit(path, configs, today)
    except UserError as error:
        return Audited(None, (), tuple(error.problems))


def _audit(path: Path, configs: Configs, today: date) -> Audited:
    if not path.exists():
        raise UserError(Problem(shown(path), "plan.none"))
    plan = load(path, shown(path))
    selection = configs.for_file(path).settings(path).selection
    compiled, faults = compiled_for(selection, plan=True)
    found, problems = engine.run(compiled, (), Context(today=today, plan=plan))
    return Audited(
        Checked(document(plan)), tuple(found), (*faults, *problems), tuple(compiled.rules.values())
    )
