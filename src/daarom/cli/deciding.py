"""`daarom gate release` and `daarom gate pause`: what people decide beside the rules, written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import click

from daarom import write
from daarom.catalogue import say
from daarom.cli import moments, options
from daarom.cli.screen import show
from daarom.config import Configs, shown
from daarom.errors import UserError
from daarom.gate import doors
from daarom.gate.doors import NAME, PAUSE, RELEASE, Door
from daarom.gate.taking import File, files
from daarom.gate.types import Ask
from daarom.harmless import one_line
from daarom.model import Problem, Row


def commands(language: str) -> tuple[click.Command, ...]:
    """Both commands, their help in `language`."""
    reason = click.Option(["--reason"], required=True, help=say("help.gate.reason", language))
    release = [
        click.Argument(["path"], type=options.ANY_PATH),
        click.Option(["--row"], help=say("help.gate.row", language)),
        click.Option(["--by"], required=True, help=say("help.gate.by", language)),
        reason,
        moments.option("until", language, "help.gate.release_until"),
        moments.option("now", language, "help.gate.now"),
        options.config(language),
    ]
    pause = [
        click.Option(
            ["--until"],
            required=True,
            metavar="2026-11-05T09:00+01:00",
            help=say("help.gate.pause_until", language),
        ),
        click.Option(["--by"], default="", help=say("help.gate.by", language)),
        reason,
        moments.option("now", language, "help.gate.now"),
    ]
    return (
        options.command("release", release, _release(language), language, "help.gate.release"),
        options.command("pause", pause, _pause(language), language, "help.gate.pause"),
    )


def _release(language: str) -> Callable[..., int]:
    def run(
        *,
        path: Path,
        row: str | None,
        by: str,
        reason: str,
        until: str | None,
        now: str | None,
        config: Path | None,
    ) -> int:
        at = moments.moment(now, "--now") or moments.clock()
        ends = moments.moment(until, "--until") or at + timedelta(days=1)
        number: Row = int(row) if row is not None and row.isdecimal() else row
        sha256 = _hash(path, number, Ask((path,), at), Configs(config))
        door = Door(
            RELEASE, _said(by, "--by"), _said(reason, "--reason"), at, ends, shown(path), number, sha256
        )
        file = _add(door, (path,))
        what = shown(path) if number is None else f"{shown(path)} [{number}]"
        show(say("gate.opened", language, path=one_line(what), file=shown(file)))
        return 0

    return run


def _pause(language: str) -> Callable[..., int]:
    def run(*, until: str, by: str, reason: str, now: str | None) -> int:
        at = moments.moment(now, "--now") or moments.clock()
        ends = moments.moment(until, "--until") or at
        file = _add(Door(PAUSE, by.strip(), _said(reason, "--reason"), at, ends), ())
        key = "gate.shut" if ends > at else "gate.resumed"
        show(say(key, language, until=ends.isoformat(timespec="minutes"), file=shown(file)))
        return 0

    return run


def _said(text: str, option: str) -> str:
    if not text.strip():
        raise UserError(Problem(option, "gate.unsaid"))
    return text.strip()


def _hash(path: Path, row: Row, ask: Ask, configs: Configs) -> str:
    """What the draft is known by now. Raises UserError where it cannot be read, or has no such row."""
    found, problems = files(ask, configs)
    item = found[0] if len(found) == 1 and not path.is_dir() else None
    if item is None:
        raise UserError(*(problems or (Problem(shown(path), "gate.one_file"),)))
    if item.taken is None:
        raise UserError(*item.problems)
    return _of_row(item, row)


def _of_row(item: File, row: Row) -> str:
    documents = item.taken.documents if item.taken is not None else ()
    known = [document for document in documents if row is None or document.row == row]
    queue = any(document.format == "queue" for document in documents)
    if not known or (queue and row is None):
        rows = ", ".join(str(document.row) for document in documents if document.row is not None)[:200]
        raise UserError(
            Problem(item.name, "gate.no_row", {"row": "–" if row is None else row, "rows": rows or "–"})
        )
    return item.hash_of(known[0])


def _add(door: Door, paths: tuple[Path, ...]) -> Path:
    """Adds a decision to the file that the gate will find. Raises GateError where that file cannot be read."""
    known = doors.files(paths)
    file = known[0] if known else Path(NAME)
    with write.alone(file):
        doors.read(known)
        before = file.read_bytes() if file.exists() else b""
        gap = b"" if not before or before.endswith(b"\n") else b"\n"
        line = f"{doors.line(door, file.parent)}\n".encode("ascii")
        write.content(file, before + gap + line)
    return file
