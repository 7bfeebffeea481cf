"""`daarom check`: drafts in, findings out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from daarom import lint, readers
from daarom.catalogue import say
from daarom.cli import fixing, options, saving
from daarom.cli.screen import show, show_exactly, standard_input, view
from daarom.config import Configs, layout_named, shown
from daarom.errors import UserError
from daarom.intake import Manner
from daarom.model import Problem, Report, Source
from daarom.reporters import REPORTERS


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    def help_of(key: str) -> str:
        return say(f"help.check.{key}", language)

    number, file = say("usage.number_metavar", language), say("usage.file_metavar", language)
    params = [
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        options.shape(language),
        saving.option(language),
        click.Option(["--fail-on"], type=click.Choice(options.FAIL_ON), help=help_of("fail_on")),
        click.Option(
            ["--min-confidence"], type=click.FloatRange(0, 1), metavar=number, help=help_of("min_confidence")
        ),
        options.config(language),
        options.plan(language),
        click.Option(
            ["--stdin-filename"], type=options.ANY_PATH, metavar=file, help=help_of("stdin_filename")
        ),
        options.queue(language),
        click.Option(["--skip-unmapped"], is_flag=True, help=help_of("skip_unmapped")),
        options.today(language),
        click.Option(["--fix"], is_flag=True, help=help_of("fix")),
        click.Option(["--diff"], is_flag=True, help=help_of("diff")),
        click.Option(["--all", "everything"], is_flag=True, help=help_of("all")),
        options.quiet(language),
    ]
    return options.command("check", params, _callback(language), language, "help.check.check")


def _callback(language: str) -> Callable[..., int]:
    def run(
        *,
        paths: tuple[Path, ...],
        shape: str,
        reports: tuple[str, ...],
        fail_on: str | None,
        min_confidence: float | None,
        config: Path | None,
        plan: Path | None,
        stdin_filename: Path | None,
        queue: str | None,
        skip_unmapped: bool,
        today: datetime | None,
        fix: bool,
        diff: bool,
        everything: bool,
        quiet: bool,
    ) -> int:
        day = today.date() if today else date.today()
        saved = saving.wanted(reports)
        raw, text = b"", None
        try:
            raw = _raw(stdin_filename, paths)
            configs = Configs(config)
            given = _source(raw, stdin_filename) if stdin_filename else None
            named = (stdin_filename,) if stdin_filename else paths or (Path(),)
            manner = Manner(layout_named(queue) if queue else None, skip_unmapped)
            request = lint.Request(named, day, plan, given, min_confidence, manner)
            if diff:
                return fixing.diff(request, configs, given, language, shape)
            report, text = (
                fixing.fixed(request, configs, given) if fix else (lint.check(request, configs), None)
            )
            code = lint.exit_code(report, fail_on, configs)
        except UserError as error:
            if diff:
                raise
            report, code = Report(problems=tuple(error.problems), today=day), 2
        seen, aside = view(language, everything, quiet), stdin_filename is not None and fix
        show_exactly((raw if text is None else text) if aside else b"")
        show(REPORTERS[shape](report, seen), aside)
        return saving.save(saved, report, seen, code)

    return run


def _raw(name: Path | None, paths: tuple[Path, ...]) -> bytes:
    """The bytes on standard input where it is to be read. Raises UserError where paths are named as well."""
    if name is None:
        return b""
    if paths:
        raise UserError(Problem("--stdin-filename", "usage.stdin_paths"))
    return standard_input().read()


def _source(raw: bytes, name: Path) -> Source:
    """Standard input as the file it is said to be. Raises UserError where it is no text."""
    return readers.decode(raw, shown(name), name.suffix.lower() in readers.LEGACY)
