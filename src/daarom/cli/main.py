"""The `daarom` command. The only place where an unexpected exception becomes exit 3 and Ctrl-C exit 130."""

from __future__ import annotations

import locale
import os
import sys
import traceback
from collections.abc import Mapping, Sequence

import click

from daarom import __version__
from daarom.catalogue import LANGUAGES, say
from daarom.cli import (
    allowances,
    baseline,
    calendar,
    check,
    explain,
    gate,
    init,
    models,
    options,
    plan,
    rules,
    schema,
    score,
    usage,
)
from daarom.cli.screen import print_problems
from daarom.errors import UserError

CLEAN, FOUND, MISTAKE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
NAMES = {"nl": "nl", "du": "nl", "en": "en"}
"""A locale's first letters and the language; on Windows it may be called Dutch_Netherlands."""


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language for help, summaries and errors: `--lang`, DAAROM_LANG, the locale's, else English."""
    for index, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else None
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            return value
    for name in ("DAAROM_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name, "")[:2].lower() in NAMES:
            return NAMES[environment[name][:2].lower()]
    return "en"


def program(language: str) -> click.Group:
    """The whole command, its help in `language`."""
    group = options.group(
        "daarom",
        [
            module.command(language)
            for module in (
                *(check, calendar, gate, baseline, score, explain),
                *(rules, allowances, init, plan, schema, models),
            )
        ],
        language,
    )
    version = click.version_option(
        __version__, prog_name="daarom", message="%(prog)s %(version)s", help=say("help.version", language)
    )
    return version(group)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and leaves the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Windows keeps its language out of the environment.
    environment = (
        {"LANG": locale.getlocale()[0] or "", **os.environ} if sys.platform == "win32" else os.environ
    )
    sys.exit(run(given, spoken(given, environment)))


def run(arguments: Sequence[str], language: str) -> int:
    """Runs the command; its exit code: 0 clean, 1 findings, 2 a user's mistake, 3 a bug, 130 Ctrl-C."""
    try:
        outcome = program(language).main(gate.routed(arguments), prog_name="daarom", standalone_mode=False)
        return outcome if isinstance(outcome, int) else CLEAN
    except click.ClickException as error:
        click.echo(usage.told(error, language), err=True)
        return MISTAKE
    except UserError as error:
        print_problems(error.problems, language)
        return MISTAKE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the one place where a bug is caught, to ask for a report
        traceback.print_exc()
        click.echo(say("cli.bug", language, version=__version__), err=True)
        return BUG


if __name__ == "__main__":
    main()
