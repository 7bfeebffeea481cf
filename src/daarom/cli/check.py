"""`daarom check`: drafts in, findings out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from daarom import lint, readers
from daarom.catalogue import say
from daarom.changes import Scope, hook_scope
from daarom.cli import options
from daarom.cli.screen import show, standard_input, view
from daarom.config import Configs, shown
from daarom.errors import UserError
from daarom.model import Problem, Report
from daarom.reporters import REPORTERS

FAIL_ON = ("error", "warning", "note", "never")


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    def help_of(key: str) -> str:
        return say(f"help.check.{key}", language)

    number, file = say("usage.number_metavar", language), say("usage.file_metavar", language)
    params = [
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        options.shape(language),
        click.Option(["--fail-on"], type=click.Choice(FAIL_ON), help=help_of("fail_on")),
        click.Option(
            ["--min-confidence"], type=click.FloatRange(0, 1), metavar=number, help=help_of("min_confidence")
        ),
        options.config(language),
        options.plan(language),
        click.Option(
            ["--stdin-filename"], type=options.ANY_PATH, metavar=file, help=help_of("stdin_filename")
        ),
        *options.changes(language),
        *options.baseline(language),
        options.today(language),
        click.Option(["--all", "everything"], is_flag=True, help=help_of("all")),
        options.quiet(language),
    ]
    return options.command("check", params, _callback(language), language, "help.check.check")


def _callback(language: str) -> Callable[..., int]:
    def run(
        *,
        paths: tuple[Path, ...],
        shape: str,
        fail_on: str | None,
        min_confidence: float | None,
        config: Path | None,
        plan: Path | None,
        stdin_filename: Path | None,
        since: str | None,
        staged: bool,
        hook: bool,
        baseline: Path | None,
        no_baseline: bool,
        strict_baseline: bool,
        today: datetime | None,
        everything: bool,
        quiet: bool,
    ) -> int:
        day = today.date() if today else date.today()
        try:
            configs = Configs(config)
            text = _standard_input(stdin_filename, paths) if stdin_filename else None
            named = (stdin_filename,) if stdin_filename else paths or (Path(),)
            request = lint.Request(named, day, plan, text, min_confidence)
            request = replace(
                request,
                scope=_scope(since, staged, hook, named, text),
                baseline=baseline,
                known=_known(no_baseline, baseline, strict_baseline),
                strict=strict_baseline,
            )
            report = lint.check(request, configs)
            code = lint.exit_code(report, fail_on, configs)
        except UserError as error:
            report, code = Report(problems=tuple(error.problems), today=day), 2
        show(REPORTERS[shape](report, view(language, everything, quiet)))
        return code

    return run


def _scope(
    since: str | None, staged: bool, hook: bool, paths: tuple[Path, ...], text: str | None
) -> Scope | None:
    """What changed, where only that is judged. Raises UserError where standard input is read: it has no history."""
    if not (since is not None or staged or hook):
        return None
    if text is not None:
        option = "--since" if since is not None else "--staged" if staged else "--hook"
        raise UserError(Problem("--stdin-filename", "usage.since_stdin", {"option": option}))
    return Scope(since, staged) if since is not None or staged else hook_scope(paths, os.environ)


def _known(without: bool, baseline: Path | None, strict: bool) -> bool:
    """Whether baselines count. Raises UserError where one is asked for and refused."""
    if without and (baseline or strict):
        other = "--baseline" if baseline else "--strict-baseline"
        raise UserError(Problem("--no-baseline", "baseline.scope", {"other": other}))
    return not without


def _standard_input(name: Path, paths: tuple[Path, ...]) -> str:
    """The text on standard input. Raises UserError where it is no text, or where paths are named as well."""
    if paths:
        raise UserError(Problem("--stdin-filename", "usage.stdin_paths"))
    return readers.decode(standard_input().read(), shown(name)).text
