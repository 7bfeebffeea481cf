"""`daarom check`: drafts in, findings out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from daarom import lint
from daarom.catalogue import LANGUAGES, say
from daarom.cli.screen import show, view
from daarom.config import Configs
from daarom.reporters import REPORTERS

FAIL_ON = ("error", "warning", "note", "never")


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    def help_of(key: str) -> str:
        return say(f"help.check.{key}", language)

    existing = click.Path(path_type=Path)
    options = [
        click.Argument(["paths"], nargs=-1, type=existing),
        click.Option(["--format", "shape"], type=click.Choice(list(REPORTERS)), default="text", help=help_of("format")),
        click.Option(["--fail-on"], type=click.Choice(FAIL_ON), help=help_of("fail_on")),
        click.Option(["--min-confidence"], type=click.FloatRange(0, 1), help=help_of("min_confidence")),
        click.Option(["--config"], type=existing, help=help_of("config")),
        click.Option(["--plan"], type=existing, help=help_of("plan")),
        click.Option(["--stdin-filename"], type=existing, help=help_of("stdin_filename")),
        click.Option(["--today"], type=click.DateTime(["%Y-%m-%d"]), help=help_of("today")),
        click.Option(["--all", "everything"], is_flag=True, help=help_of("all")),
        click.Option(["--quiet", "-q"], is_flag=True, help=help_of("quiet")),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", language)),
    ]
    return click.Command("check", params=options, callback=_callback(language), help=help_of("check"))


def _callback(language: str):  # type: ignore[no-untyped-def]
    def run(
        paths: tuple[Path, ...],
        shape: str,
        fail_on: str | None,
        min_confidence: float | None,
        config: Path | None,
        plan: Path | None,
        stdin_filename: Path | None,
        today: object,
        everything: bool,
        quiet: bool,
    ) -> int:
        text = click.get_text_stream("stdin", "utf-8").read() if stdin_filename else None
        named = (stdin_filename,) if stdin_filename else paths or (Path(),)
        settings = Configs(config).for_folder(named[0] if named[0].is_dir() else named[0].parent)
        least = settings.min_confidence if min_confidence is None else min_confidence
        day = today.date() if today else date.today()  # type: ignore[attr-defined]
        report = lint.check(lint.Request(named, day, config, plan, text, least))
        show(REPORTERS[shape](report, view(language, everything, quiet)))
        return lint.exit_code(report, fail_on or settings.fail_on or "error")

    return run
