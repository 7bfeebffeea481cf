"""Says in the user's language what is wrong with a command line. It must not parse one."""

from __future__ import annotations

import difflib
import re
from typing import Any

import click

from daarom.catalogue import say
from daarom.harmless import one_line, page

QUOTED = re.compile(r"'(.+?)'")


def told(error: click.ClickException, language: str) -> str:
    """What is wrong, and where the help is: two lines."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "daarom"
    return page(f"{path}: {one_line(sentence(error, language))}\n{say('usage.help', language, command=path)}")


def sentence(error: click.ClickException, language: str) -> str:
    """What is wrong with the command line, in one or two sentences."""
    if isinstance(error, click.NoSuchOption):
        return _near(say("usage.no_option", language, name=error.option_name), error, language)
    if isinstance(error, click.BadOptionUsage):
        key = "no_value" if "does not take" in error.message else "value"
        return say(f"usage.{key}", language, name=error.option_name)
    if isinstance(error, click.BadParameter):
        return _unfit(error, language)
    if isinstance(error, click.UsageError):
        return _too_many(error, language)
    return error.format_message()


def _near(text: str, error: click.NoSuchOption, language: str) -> str:
    known = [name for item in _parameters(error) for name in item.opts]
    near = difflib.get_close_matches(error.option_name, known, 1)
    return f"{text} {say('usage.near', language, near=near[0])}" if near else text


def _too_many(error: click.UsageError, language: str) -> str:
    """A word that is no command, or one more than a command takes."""
    group = error.cmd
    if not isinstance(group, click.Group):
        return say("usage.extra", language)
    found = QUOTED.search(error.message)
    near = difflib.get_close_matches(found[1], list(group.commands), 1) if found else []
    text = say("usage.no_command", language, name=found[1] if found else "–")
    rest = (
        say("usage.near", language, near=near[0])
        if near
        else say("usage.one_of", language, allowed=", ".join(group.commands))
    )
    return f"{text} {rest}"


def _unfit(error: click.BadParameter, language: str) -> str:
    if isinstance(error, click.MissingParameter):
        return say("usage.missing", language, name=_name(error))
    wanted = error.param.type if error.param is not None else None
    found = QUOTED.search(error.message)
    text = say(
        "usage.unfit", language, name=_name(error), found=found[1] if found else error.message.split()[0]
    )
    return f"{text} {_expected(wanted, language)}"


def _expected(wanted: click.ParamType[Any] | None, language: str) -> str:
    if isinstance(wanted, click.Choice):
        return say("usage.one_of", language, allowed=", ".join(map(str, wanted.choices)))
    if isinstance(wanted, (click.FloatRange, click.IntRange)):
        return say("usage.range", language, least=f"{wanted.min:g}", most=f"{wanted.max:g}")
    if isinstance(wanted, click.DateTime):
        return say("usage.date", language)
    return say("usage.file", language)


def _name(error: click.BadParameter) -> str:
    """The option as it is written on the command line, or the argument in capitals."""
    if error.param is None:
        return "–"
    return error.param.opts[0] if isinstance(error.param, click.Option) else str(error.param.name).upper()


def _parameters(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.params if error.ctx is not None else []
