"""`daarom plan show`: the plan on one page, for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from daarom import planfiles, planpage
from daarom.catalogue import say
from daarom.cli import options
from daarom.cli.screen import print_problems, show, view
from daarom.config import Configs, shown
from daarom.errors import UserError
from daarom.plan import load


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        click.Option(
            ["--format", "shape"],
            type=click.Choice(list(planpage.SHAPES)),
            default="text",
            help=say("help.plan.show.format", language),
        ),
        options.config(language),
        options.today(language),
    ]
    return options.command("show", params, _callback(language), language, "help.plan.show")


def _callback(language: str) -> Callable[..., int]:
    def run(paths: tuple[Path, ...], shape: str, config: Path | None, today: datetime | None) -> int:
        day = today.date() if today else date.today()
        plans, problems = planfiles.find(paths or (Path(),), Configs(config))
        faults, seen = list(problems), view(language)
        pages: list[str] = []
        for path in plans:
            try:
                page = planpage.page_of(load(path, shown(path)), day, language)
            except UserError as error:
                faults.extend(error.problems)
            else:
                pages.append(planpage.SHAPES[shape](page, seen.width, seen.colour))
        show("\n\n\n".join(pages))
        print_problems(faults, language)
        return 2 if faults else 0

    return run
