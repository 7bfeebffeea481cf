"""`daarom plan check`: which parts of the plan are missing or hollow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from daarom import audit, lint
from daarom.catalogue import LANGUAGES, say
from daarom.cli.screen import show, view
from daarom.reporters import REPORTERS


def command(language: str) -> click.Group:
    """The group of commands, its help in `language`."""
    options = [
        click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path)),
        click.Option(["--format", "shape"], type=click.Choice(list(REPORTERS)), default="text", help=say("help.check.format", language)),
        click.Option(["--config"], type=click.Path(path_type=Path), help=say("help.check.config", language)),
        click.Option(["--today"], type=click.DateTime(["%Y-%m-%d"]), help=say("help.check.today", language)),
        click.Option(["--quiet", "-q"], is_flag=True, help=say("help.check.quiet", language)),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", language)),
    ]
    check = click.Command("check", params=options, callback=_callback(language), help=say("help.plan.check", language))
    return click.Group("plan", commands=[check], help=say("help.plan", language))


def _callback(language: str):  # type: ignore[no-untyped-def]
    def run(paths: tuple[Path, ...], shape: str, config: Path | None, today: object, quiet: bool) -> int:
        day = today.date() if today else date.today()  # type: ignore[attr-defined]
        report = audit.check_plans(paths or (Path(),), day, config)
        show(REPORTERS[shape](report, view(language, everything=True, quiet=quiet)))
        return lint.exit_code(report, "warning")

    return run
