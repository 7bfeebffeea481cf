"""How commands are made: their help in the user's language, and the options that they share. It runs none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from daarom.catalogue import LANGUAGES, say
from daarom.reporters import REPORTERS

DAY = "%Y-%m-%d"
MISTAKE = 2
FAIL_ON = ("error", "warning", "note", "never")
EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ANY_PATH = click.Path(path_type=Path)


def command(
    name: str, params: Sequence[click.Parameter], run: Callable[..., Any], language: str, key: str = ""
) -> click.Command:
    """A command with `--lang` and `--help`; its help is the sentence `key`, else `help.<name>`."""
    return click.Command(
        name,
        params=[*params, lang(language), helping(language)],
        callback=run,
        help=say(key or f"help.{name}", language),
        options_metavar=say("usage.options_metavar", language),
        add_help_option=False,
    )


def group(name: str, commands: Sequence[click.Command], language: str) -> click.Group:
    """A group of commands. Without a command it shows its help on standard error: exit 2."""

    def run() -> int | None:
        context = click.get_current_context()
        if context.invoked_subcommand is not None:
            return None
        click.echo(help_text(context, language), err=True)
        return MISTAKE

    return click.Group(
        name,
        commands=list(commands),
        params=[lang(language), helping(language)],
        callback=run,
        help=say(f"help.{name}", language),
        invoke_without_command=True,
        options_metavar=say("usage.options_metavar", language),
        subcommand_metavar=say("usage.command_metavar", language),
        add_help_option=False,
    )


def helping(language: str) -> click.Option:
    """`--help`, in the user's language."""

    def run(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            click.echo(help_text(context, language))
            context.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=run,
        help=say("help.help", language),
    )


def help_text(context: click.Context, language: str) -> str:
    """A command's help, with click's own headings in the user's language."""
    text = context.get_help()
    for heading in ("Usage", "Options", "Commands"):
        text = re.sub(
            rf"^{heading}:", say(f"usage.{heading.lower()}", language), text, count=1, flags=re.MULTILINE
        )
    return text


def lang(language: str) -> click.Option:
    """`--lang`, which main reads before click does."""
    return click.Option(
        ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", language)
    )


def shape(language: str) -> click.Option:
    """`--format`."""
    return click.Option(
        ["--format", "shape"],
        type=click.Choice(list(REPORTERS)),
        default="text",
        help=say("help.check.format", language),
    )


def plain_shape(language: str) -> click.Option:
    """`--format` of a command that has only a text and a JSON form."""
    return click.Option(
        ["--format", "shape"],
        type=click.Choice(["text", "json"]),
        default="text",
        help=say("help.check.format", language),
    )


def today(language: str) -> click.Option:
    """`--today`, a datetime."""
    return click.Option(
        ["--today"],
        type=click.DateTime([DAY]),
        metavar=say("usage.date_metavar", language),
        help=say("help.check.today", language),
    )


def config(language: str) -> click.Option:
    """`--config`, a file that exists."""
    return _file("config", language)


def plan(language: str) -> click.Option:
    """`--plan`, a file that exists."""
    return _file("plan", language)


def queue(language: str) -> click.Option:
    """`--queue`, a preset or a file."""
    return click.Option(
        ["--queue"], metavar=say("usage.queue_metavar", language), help=say("help.check.queue", language)
    )


def _file(name: str, language: str) -> click.Option:
    metavar = say("usage.file_metavar", language)
    return click.Option(
        [f"--{name}"], type=EXISTING_FILE, metavar=metavar, help=say(f"help.check.{name}", language)
    )


def quiet(language: str) -> click.Option:
    """`--quiet`."""
    return click.Option(["--quiet", "-q"], is_flag=True, help=say("help.check.quiet", language))
