"""`daarom score`: JSONL or the posts of a queue in, one line of scores per text out, streaming."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from daarom import assets
from daarom.catalogue import say
from daarom.cli import options
from daarom.cli.screen import listened, print_problems, standard_input
from daarom.config import Configs, layout_named, shown
from daarom.errors import UserError
from daarom.harmless import safe_json
from daarom.intake import Manner, take
from daarom.model import Problem
from daarom.presets import Layout
from daarom.readers import TABLES
from daarom.score import Scorer, score_lines, spoken


def command(language: str) -> click.Command:
    """The command, its help in `language`."""

    def run(files: tuple[Path, ...], model: Path | None, queue: str | None) -> int:
        problems: list[Problem] = []
        bad = False
        lines = _lines(files, layout_named(queue) if queue else None, problems)
        for answer in score_lines(lines, Scorer(model or assets.model_folder()), language):
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
        options.queue(language),
    ]
    return options.command("score", params, run, language)


def _lines(files: Iterable[Path], layout: Layout | None, problems: list[Problem]) -> Iterator[bytes]:
    """The lines of the files, and one for each post of a queue; without files those of standard input. A file that
    cannot be read becomes a problem."""
    if not files:
        yield from standard_input()
    configs = Configs()
    for path in files:
        try:
            if path.suffix.lower() in TABLES and (layout or configs.for_file(path).layout(path)):
                yield from _posts(path, configs, layout, problems)
                continue
            with path.open("rb") as stream:
                yield from stream
        except OSError as error:
            problems.append(Problem(shown(path), "file.unreadable", {"what": error.strerror or str(error)}))
        except UserError as error:
            problems.extend(error.problems)


def _posts(path: Path, configs: Configs, layout: Layout | None, problems: list[Problem]) -> Iterator[bytes]:
    """A line for each post of a queue, its id the file and the row."""
    taken = take(path, configs, Manner(layout))
    problems.extend(taken.problems)
    for document in taken.documents:
        name = document.path if document.row is None else f"{document.path} [{document.row}]"
        text = spoken(document)
        if text:
            line = {"id": name, "text": text, "language": document.language}
            yield json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass")
