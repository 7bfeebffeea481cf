"""`daarom models train`: a copy of a classifier that learned from an organisation's own labels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from daarom import adapt, assets, network, nlp, write
from daarom.catalogue import say
from daarom.cli import options
from daarom.cli.figures import figures_of, heads
from daarom.cli.screen import print_problems, show
from daarom.config import shown
from daarom.errors import DraftError, OutputError
from daarom.harmless import page, visible
from daarom.labelled import Labelled, contradicted, read
from daarom.model import Problem
from daarom.score import WHOLE, calibration

FACTS = "training.json"


def command(language: str) -> click.Command:
    """The command, its help in `language`."""
    folder, file = say("usage.folder_metavar", language), say("usage.file_metavar", language)
    params = [
        click.Option(
            ["--from", "file"],
            type=options.ANY_PATH,
            required=True,
            metavar=file,
            help=say("help.models.from", language),
        ),
        click.Option(
            ["--to", "target"],
            type=options.ANY_PATH,
            required=True,
            metavar=folder,
            help=say("help.models.to", language),
        ),
        click.Option(
            ["--model"], type=options.ANY_PATH, metavar=folder, help=say("help.score.model", language)
        ),
    ]

    def run(file: Path, target: Path, model: Path | None) -> int:
        return _train(file, target, model or assets.model_folder(), language)

    return options.command("train", params, run, language, "help.models.train")


def _train(file: Path, target: Path, model: Path, language: str) -> int:
    problems: list[Problem] = []
    write.free(target)
    if target.resolve().is_relative_to(model.resolve()):
        raise OutputError(Problem(shown(target), "write.inside", {"model": shown(model)}))
    rows = list(_usable(file, problems))
    _refuse(rows, shown(file), problems)
    print_problems(problems, language)
    rows = adapt.distinct(rows)
    line = calibration(model).commercial
    made = adapt.fit(nlp.weights(model), (line.slope, line.intercept), rows)
    count = {"texts": len(rows), "positives": sum(row.commercial for row in rows)}
    lines = [say("models.trained", language, **count), heads(language)]
    lines += [
        figures_of(say(f"models.{name}", language), asdict(getattr(made, name)))
        for name in ("before", "after")
    ]
    better = made.gain >= adapt.SURE and (made.after.macro_f1 or 0) >= (made.before.macro_f1 or 0)
    if better:
        write.folder(target, lambda inside: _fill(inside, model, made))
    lines.append(
        say("models.written" if better else "models.no_better", language, folder=visible(shown(target)))
    )
    show(page("\n".join(lines)))
    return 2 if problems else 0 if better else 1


def _usable(file: Path, problems: list[Problem]) -> Iterator[Labelled]:
    """The rows that can be learned from; a long text is not, for only its paragraphs are judged."""
    for row in read(file, problems):
        if len(row.text.split()) > WHOLE:
            problems.append(Problem(shown(file), "models.too_long", {"most": WHOLE}, line=row.line))
        else:
            yield replace(row, text=nlp.clip(row.text))


def _refuse(rows: Sequence[Labelled], path: str, problems: Sequence[Problem]) -> None:
    """Raises DraftError where the rows are too few or contradict each other."""
    wrong = list(contradicted(rows, path))
    sold, unsold = adapt.lacking(adapt.distinct(rows))
    if sold or unsold:
        wrong.append(Problem(path, "models.too_few", {"sold": sold, "unsold": unsold, "least": adapt.LEAST}))
    if wrong:
        raise DraftError(*problems, *wrong)


def _fill(inside: Path, model: Path, made: adapt.Adapted) -> None:
    write.copied(model, inside)
    network.write(made.network, inside / nlp.NETWORK)
    facts = {"before": asdict(made.before), "after": asdict(made.after), "tie": made.tie, "gain": made.gain}
    (inside / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
