"""What the commands share of the terminal: its width, colour, and how reports and problems are printed."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable
from typing import BinaryIO

import click

from daarom.catalogue import say
from daarom.errors import UserError
from daarom.harmless import one_line, page, visible
from daarom.model import Notice, Problem
from daarom.reporters import View
from daarom.whereabouts import within


def view(language: str, everything: bool = False, quiet: bool = False) -> View:
    """How to show a report on this terminal: colour only there, and never with NO_COLOR."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    return View(language, width, colour, everything, quiet)


def show(text: str, aside: bool = False) -> None:
    """Prints a report, `aside` on standard error; an empty one prints nothing. Raises UserError as `listened`
    does."""
    if text:
        listened(text, aside)


def show_exactly(content: bytes) -> None:
    """Prints bytes as they are, for a file or another program; on a terminal as text on which it cannot act."""
    if content and sys.stdout is not None and sys.stdout.isatty():
        listened(page(visible(content.decode("utf-8", "replace"))).removesuffix("\n"))
    elif content:
        listened(content)


def listened(text: str | bytes, aside: bool = False) -> bool:
    """Prints, and says whether anybody reads it: in `daarom check | head` the reader may have left.

    Raises UserError where the text cannot be written, such as on a full disk.
    """
    try:
        click.echo(text, err=aside, color=True, nl=isinstance(text, str))
    except BrokenPipeError:
        _leave()
        return False
    except OSError as error:
        _leave()
        raise UserError(Problem("stdout", "cli.output", {"what": error.strerror or str(error)})) from error
    return True


def _leave() -> None:
    """Points standard output at nothing: what is left in its buffer cannot fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def standard_input() -> BinaryIO:
    """Standard input as bytes; empty where there is none."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer


def print_problems(problems: Iterable[Problem], language: str) -> None:
    """Prints problems to standard error, each with its place and remedy."""
    for problem in problems:
        place = problem.path + (f":{problem.line}" if problem.line else "")
        place += within(problem.path, problem.row, language, problem.cell)
        what = say(problem.key, language, **problem.values)
        remedy = say(f"{problem.key}.remedy", language, **problem.values)
        click.echo(page(one_line(f"{place}: {what} {remedy}")), err=True)


def print_notices(notices: Iterable[Notice], language: str) -> None:
    """Prints lines of advice to standard error."""
    for notice in notices:
        click.echo(page(one_line(say(notice.key, language, **notice.values))), err=True)
