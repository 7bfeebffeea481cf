"""`daarom score`: JSONL in, one line of scores per text out, streaming."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from daarom import assets
from daarom.catalogue import LANGUAGES, say
from daarom.errors import DraftError
from daarom.model import Problem
from daarom.score import Scorer, score_lines


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    def run(files: tuple[Path, ...], model: Path | None) -> int:
        bad = 0
        for answer in score_lines(_lines(files), Scorer(model or assets.model_folder())):
            bad += "error" in answer
            click.echo(json.dumps(answer, ensure_ascii=False))
        return 2 if bad else 0

    options = [
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path)),
        click.Option(["--model"], type=click.Path(path_type=Path), help=say("help.score.model", language)),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help.lang", language)),
    ]
    return click.Command("score", params=options, callback=run, help=say("help.score", language))


def _lines(files: Iterable[Path]) -> Iterator[bytes]:
    """The lines of the files, or of standard input. Raises DraftError for a file that cannot be opened."""
    with ExitStack() as stack:
        streams = []
        for path in files:
            try:
                streams.append(stack.enter_context(path.open("rb")))
            except OSError as error:
                raise DraftError(Problem(path.as_posix(), "file.unreadable", {"what": error.strerror})) from error
        for stream in streams or (click.get_binary_stream("stdin"),):
            yield from stream
