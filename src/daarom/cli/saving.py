"""Saves a report in files, beside what the screen shows: `--report FORM=FILE`. It decides nothing about what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from daarom import write
from daarom.catalogue import say
from daarom.cli.screen import print_problems
from daarom.errors import OutputError, UserError
from daarom.model import Problem, Report
from daarom.reporters import REPORTERS, View

MISTAKE = 2
WIDTH = 100
"""Columns of a text report in a file."""


@dataclass(frozen=True)
class Saved:
    """One file to write, and its format."""

    shape: str
    path: Path


def option(language: str) -> click.Option:
    """`--report`, any number of times."""
    return click.Option(
        ["--report", "reports"],
        multiple=True,
        metavar=say("usage.report_metavar", language),
        help=say("help.check.report", language),
    )


def wanted(reports: Iterable[str], shapes: Iterable[str] = REPORTERS) -> tuple[Saved, ...]:
    """The files asked for, in one of these formats. Raises UserError for every one that names no format or no file."""
    asked = tuple(report.partition("=") for report in reports)
    known = tuple(shapes)
    allowed = ", ".join(known)
    wrong = tuple(
        Problem("--report", "report.form", {"found": "".join(parts), "allowed": allowed})
        for parts in asked
        if parts[0] not in known or not parts[2]
    )
    if wrong:
        raise UserError(*wrong)
    return tuple(Saved(shape, Path(path)) for shape, _, path in asked)


def save(saved: Sequence[Saved], report: Report, view: View, code: int) -> int:
    """Writes the files; the exit code, which a file that cannot be written makes 2."""
    return write_each(saved, lambda shape, page: REPORTERS[shape](report, page), view, code)


def write_each(saved: Sequence[Saved], make: Callable[[str, View], str], view: View, code: int) -> int:
    """Writes the files with what `make` gives for their format; the exit code as `save` has it."""
    page = replace(view, width=WIDTH, colour=False)
    for item in saved:
        try:
            write.text(item.path, make(item.shape, page) + "\n")
        except OutputError as error:
            print_problems(error.problems, view.language)
            code = MISTAKE
    return code
