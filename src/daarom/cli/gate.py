"""`daarom gate`: may what is due be published?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import click

from daarom.catalogue import say
from daarom.cli import deciding, moments, options, outcome, verifying
from daarom.cli.screen import show, view
from daarom.config import Configs, layout_named
from daarom.errors import UserError
from daarom.gate import approving, doors
from daarom.gate import record as records
from daarom.gate.types import HELD, Answer, Ask, Memory
from daarom.intake import Manner
from daarom.model import Problem
from daarom.reporters import View, clearance

INNER = ("check", "verify", "release", "pause")
SHAPES = ("text", "json", "github")


def routed(arguments: Sequence[str]) -> list[str]:
    """The arguments with `gate PATHS…` spelled out as `gate check PATHS…`."""
    given = list(arguments)
    at = next(
        (i for i, word in enumerate(given) if word == "gate" and given[max(0, i - 1)] != "--lang"), None
    )
    before = [] if at is None else [w for i, w in enumerate(given[:at]) if not _of_lang(given, i)]
    if at is None or before:
        return given
    rest = [word for i, word in enumerate(given[at + 1 :], at + 1) if not _of_lang(given, i)]
    if rest and rest[0] in INNER:
        return given
    return [*given[: at + 1], "check", *given[at + 1 :]]


def _of_lang(given: Sequence[str], index: int) -> bool:
    return given[index].startswith("--lang") or (index > 0 and given[index - 1] == "--lang")


def command(language: str) -> click.Group:
    """The commands of the gate, their help in `language`."""
    inner = [_check(language), verifying.command(language), *deciding.commands(language)]
    return options.group("gate", inner, language)


def _check(language: str) -> click.Command:
    params = [
        click.Argument(["paths"], nargs=-1, type=options.ANY_PATH),
        moments.option("now", language, "help.gate.now"),
        click.Option(["--within"], default="0h", metavar="24h", help=say("help.gate.within", language)),
        moments.option("since", language, "help.gate.since"),
        _file("after", language),
        _file("record", language),
        _file("stage", language),
        _file("write-cleared", language),
        _file("approvals", language),
        click.Option(
            ["--fail-on"],
            type=click.Choice(("error", "warning", "note")),
            help=say("help.gate.fail_on", language),
        ),
        click.Option(
            ["--held-exit"], type=click.IntRange(0, 1), default=1, help=say("help.gate.held_exit", language)
        ),
        options.config(language),
        options.plan(language),
        options.queue(language),
        click.Option(
            ["--format", "shape"],
            type=click.Choice(SHAPES),
            default="text",
            help=say("help.check.format", language),
        ),
        click.Option(["--all", "everything"], is_flag=True, help=say("help.gate.all", language)),
        options.quiet(language),
    ]
    return options.command("check", params, _callback(language), language, "help.gate")


def _file(name: str, language: str) -> click.Option:
    metavar = say("usage.file_metavar", language)
    help_ = say(f"help.gate.{name.replace('-', '_')}", language)
    return click.Option([f"--{name}"], type=options.ANY_PATH, metavar=metavar, help=help_)


def _callback(language: str) -> Callable[..., int]:
    def run(
        *,
        paths: tuple[Path, ...],
        now: str | None,
        within: str,
        since: str | None,
        after: Path | None,
        record: Path | None,
        stage: Path | None,
        write_cleared: Path | None,
        approvals: Path | None,
        fail_on: str | None,
        held_exit: int,
        config: Path | None,
        plan: Path | None,
        queue: str | None,
        shape: str,
        everything: bool,
        quiet: bool,
    ) -> int:
        begin = moments.moment(since, "--since")
        named = paths or (Path(),)
        ask = Ask(
            named,
            moments.moment(now, "--now") or moments.clock(),
            moments.span(within, "--within"),
            begin,
            memory(after, begin),
            plan,
            fail_on,
            Manner(layout_named(queue) if queue else None),
            stage is not None,
            doors.read(doors.files(named)),
            approving.read(approvals) if approvals else (),
        )
        wanted = outcome.Wanted(record, stage, write_cleared, language)
        found = outcome.carried_out(ask, Configs(config), wanted)
        _show(found, ask, shape, view(language, everything, quiet))
        if found.of(HELD):
            return held_exit
        return 2 if found.problems else 0

    return run


def memory(after: Path | None, since: datetime | None) -> Memory | None:
    """What the last record knows. Raises GateError where it was edited, and where there is none and nothing says
    what is out already."""
    if after is None or (since is not None and not after.exists()):
        return None
    last = records.read(after)
    if not last.sound:
        raise UserError(Problem(after.as_posix(), "gate.after_edited"))
    return last.memory()


def _show(found: Answer, ask: Ask, shape: str, seen: View) -> None:
    if shape == "json":
        show(records.canonical(records.facts(found, ask, seen.language)).removesuffix("\n"))
        return
    if shape == "github":
        show(clearance.github(found, seen))
        return
    show(clearance.render(found, seen))
