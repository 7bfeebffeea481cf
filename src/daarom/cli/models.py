"""`daarom models`: which classifiers are installed, and how good one is on labelled texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from daarom import assets
from daarom.catalogue import say
from daarom.cli import options, train
from daarom.cli.figures import figures_of, heads
from daarom.cli.screen import print_problems, show
from daarom.config import shown
from daarom.errors import DraftError
from daarom.harmless import one_line, page, safe_json, visible
from daarom.labelled import Labelled, contradicted, read
from daarom.model import Problem
from daarom.quality import DECISION, Quality, measure
from daarom.score import Scorer

MEGABYTE = 1_000_000
SHOWN_OF_TEXT = 90


@dataclass(frozen=True, slots=True)
class Mistake:
    """A text on the wrong side of the decision point."""

    score: float
    row: Labelled

    @property
    def distance(self) -> float:
        """How far the score is from the label."""
        return abs(self.score - self.row.commercial)


def command(language: str) -> click.Group:
    """The group of commands, its help in `language`."""
    listing = options.command("list", [], lambda: _list(language), language, "help.models.list")
    params = [
        click.Argument(["file"], type=options.ANY_PATH),
        click.Option(
            ["--model"],
            type=options.ANY_PATH,
            metavar=say("usage.folder_metavar", language),
            help=say("help.score.model", language),
        ),
        click.Option(
            ["--worst"],
            type=click.IntRange(0, 1000),
            default=10,
            metavar=say("usage.number_metavar", language),
            help=say("help.models.worst", language),
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=say("help.models.json", language)),
    ]

    def run(file: Path, model: Path | None, worst: int, as_json: bool) -> int:
        return _evaluate(file, model or assets.model_folder(), (worst, as_json), language)

    evaluate = options.command("evaluate", params, run, language, "help.models.evaluate")
    return options.group("models", [listing, evaluate, train.command(language)], language)


def _list(language: str) -> int:
    for folder in assets.model_folders():
        show(page("\n".join(_installed(folder, language))))
    return 0


def _installed(folder: Path, language: str) -> Iterator[str]:
    size = sum(item.stat().st_size for item in folder.rglob("*") if item.is_file()) / MEGABYTE
    yield f"{folder.parent.name}  {size:.1f} MB  {shown(folder)}"
    metrics = assets.metrics(folder)
    if metrics is None:
        yield f"  {say('models.no_metrics', language)}"
        return
    yield f"  {say('models.metrics', language)}"
    yield heads(language)
    for name in ("nl", "en"):
        found = metrics.get("student", {}).get(name, {}).get("commercial", {})
        yield figures_of(name, {**found, "calibration_error": found.get("ece")})


def _evaluate(file: Path, model: Path, how: tuple[int, bool], language: str) -> int:
    worst, as_json = how
    problems: list[Problem] = []
    rows = list(read(file, problems))
    if not rows:
        raise DraftError(*problems, Problem(shown(file), "models.empty"))
    problems.extend(contradicted(rows, shown(file)))
    scores = [raw.commercial for raw in Scorer(model).texts(row.text for row in rows)]
    found = dict(_per_language(rows, scores, language))
    mistakes = sorted(_mistakes(rows, scores), key=lambda item: (-item.distance, item.row.line))[:worst]
    show(_as_json(found, mistakes) if as_json else page("\n".join(_table(found, mistakes, language))))
    print_problems(problems, language)
    return 2 if problems else 0


def _per_language(
    rows: Sequence[Labelled], scores: Sequence[float], language: str
) -> Iterator[tuple[str, Quality]]:
    names = sorted({row.language or "" for row in rows})
    for name in names if len(names) > 1 else ():
        chosen = [index for index, row in enumerate(rows) if (row.language or "") == name]
        yield (
            name or say("models.unknown", language),
            measure([scores[index] for index in chosen], [rows[index].commercial for index in chosen]),
        )
    yield say("models.all", language), measure(scores, [row.commercial for row in rows])


def _mistakes(rows: Sequence[Labelled], scores: Sequence[float]) -> Iterator[Mistake]:
    for row, score in zip(rows, scores, strict=True):
        if (score >= DECISION) != row.commercial:
            yield Mistake(score, row)


def _table(found: Mapping[str, Quality], mistakes: Sequence[Mistake], language: str) -> Iterator[str]:
    yield heads(language)
    for name, quality in found.items():
        yield figures_of(name, asdict(quality))
    if mistakes:
        yield ""
        yield say("models.worst", language)
    for item in mistakes:
        kind = say("models.is" if item.row.commercial else "models.is_not", language)
        yield visible(f"  {item.score:.2f}  {kind:<12} {item.row.line:>5}  {_short(item.row.text)}")


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= SHOWN_OF_TEXT else line[: SHOWN_OF_TEXT - 1] + "…"


def _as_json(found: Mapping[str, Quality], mistakes: Sequence[Mistake]) -> str:
    answer = {
        "quality": {name: asdict(quality) for name, quality in found.items()},
        "mistakes": [
            {
                "line": item.row.line,
                "score": round(item.score, 4),
                "commercial": item.row.commercial,
                "text": item.row.text,
            }
            for item in mistakes
        ],
    }
    return safe_json(json.dumps(answer, ensure_ascii=False, indent=1))
