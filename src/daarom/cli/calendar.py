"""`daarom calendar`: drafts and published posts together, over time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from daarom import lint
from daarom.agenda import month_of
from daarom.calendar import Outlook, look
from daarom.catalogue import say
from daarom.cli import options, saving
from daarom.cli.screen import show, view
from daarom.config import Configs
from daarom.errors import UserError
from daarom.model import Problem, Report
from daarom.overviews import OVERVIEWS

FAIL_ON = ("error", "warning", "note", "never")


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    params = [
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        _day("from", "since", language),
        _day("to", "until", language),
        click.Option(
            ["--format", "shape"],
            type=click.Choice(list(OVERVIEWS)),
            default="text",
            help=say("help.check.format", language),
        ),
        saving.option(language),
        click.Option(["--fail-on"], type=click.Choice(FAIL_ON), help=say("help.check.fail_on", language)),
        options.config(language),
        options.plan(language),
        options.today(language),
        options.quiet(language),
    ]
    return options.command("calendar", params, _callback(language), language)


def _day(name: str, field: str, language: str) -> click.Option:
    return click.Option(
        [f"--{name}", field],
        type=click.DateTime([options.DAY]),
        metavar=say("usage.date_metavar", language),
        help=say(f"help.calendar.{field}", language),
    )


def _callback(language: str) -> Callable[..., int]:
    def run(
        *,
        paths: tuple[Path, ...],
        since: datetime | None,
        until: datetime | None,
        shape: str,
        reports: tuple[str, ...],
        fail_on: str | None,
        config: Path | None,
        plan: Path | None,
        today: datetime | None,
        quiet: bool,
    ) -> int:
        day = today.date() if today else date.today()
        saved = saving.wanted(reports, OVERVIEWS)
        first, last = _period(since, until, day)
        try:
            configs = Configs(config)
            outlook = look(lint.Request(paths or (Path(),), day, plan), configs, first, last)
            code = lint.exit_code(outlook.report, fail_on, configs)
        except UserError as error:
            outlook, code = Outlook(Report(problems=tuple(error.problems), today=day), ()), 2
        seen = view(language, quiet=quiet)
        show(OVERVIEWS[shape](outlook, seen))
        return saving.write_each(saved, lambda form, page: OVERVIEWS[form](outlook, page), seen, code)

    return run


def _period(since: datetime | None, until: datetime | None, today: date) -> tuple[date, date]:
    """The days asked for, both included; the month of the one that is given, else of today. Raises UserError where
    they are the wrong way round.
    """
    given = since or until
    first, last = month_of(given.date() if given else today)
    first, last = since.date() if since else first, until.date() if until else last
    if first > last:
        values = {"since": first.isoformat(), "until": last.isoformat()}
        raise UserError(Problem("--to", "usage.period", values))
    return first, last
