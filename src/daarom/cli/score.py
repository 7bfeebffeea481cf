"""`daarom score`: JSONL in, one line of scores per text out, streaming."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from daarom import assets
from daarom.catalogue import say
from daarom.cli import options
from daarom.cli.screen import listened, print_problems, standard_input
from daarom.config import shown
from daarom.harmless import safe_json
from daarom.model import Problem
from daarom.score import Scorer, score_lines


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    def run(files: tuple[Path, ...], model: Path | None) -> int:
        problems: list[Problem] = []
        bad = False
        for answer in score_lines(_lines(files, problems), Scorer(model or assets.model_folder()), language):
            bad |= "error" in answer
            if not listened(safe_json(json.dumps(answer, ensure_ascii=False))):
                break
        print_problems(problems, language)
        return 2 if bad or problems else 0

    folder = say("usage.folder_metavar", language)
    params = [
        click.Argument(["files"], nargs=-1, type=options.ANY_PATH),
        click.Option(
            ["--model"], type=options.ANY_PATH, metavar=folder, help=say("help.score.model", language)
        ),
    ]
    return options.command("score", params, run, language)


def _lines(files: Iterable[Path], problems: list[Problem]) -> Iterator[bytes]:
    """The lines of the files, else of standard input; a file that cannot be read becomes a problem."""
    if not files:
        yield from standard_input()
    for path in files:
        try:
            with path.open("rb") as stream:
                yield from stream
        except OSError as error:
            problems.append(Problem(shown(path), "file.unreadable", {"what": error.strerror or str(error)}))
