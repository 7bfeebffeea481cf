"""Queues to test with, and what daarom makes of them."""

from __future__ import annotations

from pathlib import Path

from readers.pieces import assert_whole

from daarom import queues, readers
from daarom.config import Config, layout_named
from daarom.model import Document, Source
from daarom.presets import Layout
from daarom.queues import Queued


def queued(
    text: str, queue: str | Layout = "generic", path: str = "plan.csv", config: Config | None = None
) -> Queued:
    """What is in a queue; every draft's prose keeps its way back."""
    layout = layout_named(queue) if isinstance(queue, str) else queue
    table = readers.read_table(Source(path, text), Path(path).suffix, queues.form(layout))
    made = queues.documents(table, layout, config or Config())
    for document in made.documents:
        for segment in document.segments:
            assert_whole(segment.prose, document.source)
    return made


def drafts(text: str, queue: str | Layout = "generic", path: str = "plan.csv") -> tuple[Document, ...]:
    """The drafts in a queue in which nothing is wrong."""
    made = queued(text, queue, path)
    assert not made.problems, made.problems
    return made.documents


def only(text: str, queue: str | Layout = "generic", path: str = "plan.csv") -> Document:
    """The one draft in a queue."""
    (document,) = drafts(text, queue, path)
    return document


def told(made: Queued) -> list[tuple[str, object, str]]:
    """What is wrong: key, row and column."""
    return [(item.key, item.row, item.cell) for item in made.problems]


def said(document: Document) -> list[str]:
    """A draft's texts, each with the part that it stands in."""
    return [f"{segment.part}: {segment.prose.value}" for segment in document.segments]


def written(folder: Path, text: str) -> str:
    """A layout in a file, as `--queue` takes it."""
    path = folder / "layout.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)
