"""What the commands share of the terminal: its width, colour, and how problems are printed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

import click

from daarom.catalogue import say
from daarom.harmless import one_line
from daarom.model import Problem
from daarom.reporters import View


def view(language: str, everything: bool = False, quiet: bool = False) -> View:
    """How to show a report on this terminal: colour only there, and never with NO_COLOR."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    return View(language, width, colour, everything, quiet)


def show(text: str) -> None:
    """Prints a report; an empty one prints nothing."""
    if text:
        click.echo(text, color=True)


def print_problems(problems: Iterable[Problem], language: str) -> None:
    """Prints problems to standard error, each with its place and remedy."""
    for problem in problems:
        place = problem.path + (f":{problem.line}" if problem.line else "")
        what = say(problem.key, language, **problem.values)
        remedy = say(f"{problem.key}.remedy", language, **problem.values)
        click.echo(one_line(f"{place}: {what} {remedy}"), err=True)
