"""`daarom plan check`: which parts of the plan are missing or hollow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from daarom import audit, lint
from daarom.cli import options, saving
from daarom.cli.screen import show, view
from daarom.errors import UserError
from daarom.model import Report
from daarom.reporters import REPORTERS


def command(language: str) -> click.Group:
    """The group of commands, its help in `language`."""
    params = [
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        options.shape(language),
        saving.option(language),
        options.config(language),
        options.today(language),
        options.quiet(language),
    ]
    return options.group(
        "plan", [options.command("check", params, _callback(language), language, "help.plan.check")], language
    )


def _callback(language: str) -> Callable[..., int]:
    def run(
        *,
        paths: tuple[Path, ...],
        shape: str,
        reports: tuple[str, ...],
        config: Path | None,
        today: datetime | None,
        quiet: bool,
    ) -> int:
        day = today.date() if today else date.today()
        saved = saving.wanted(reports)
        try:
            report = audit.check_plans(paths or (Path(),), day, config)
        except UserError as error:
            report = Report(problems=tuple(error.problems), today=day)
        seen = view(language, everything=True, quiet=quiet)
        show(REPORTERS[shape](report, seen))
        return saving.save(saved, report, seen, lint.exit_code(report, "warning"))

    return run
