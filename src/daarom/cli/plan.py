"""`daarom plan check`: which parts of the plan are missing or hollow; `daarom plan show` stands in its own module."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from daarom import audit, lint
from daarom.catalogue import say
from daarom.cli import options, planshow, saving
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
        click.Option(
            ["--fail-on"],
            type=click.Choice(options.FAIL_ON),
            default="warning",
            help=say("help.plan.fail_on", language),
        ),
        options.config(language),
        options.today(language),
        options.quiet(language),
    ]
    check = options.command("check", params, _callback(language), language, "help.plan.check")
    return options.group("plan", [check, planshow.command(language)], language)


def _callback(language: str) -> Callable[..., int]:
    def run(
        *,
        paths: tuple[Path, ...],
        shape: str,
        reports: tuple[str, ...],
        fail_on: str,
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
        return saving.save(saved, report, seen, lint.exit_code(report, fail_on))

    return run
