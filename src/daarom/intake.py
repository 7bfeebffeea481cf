"""Reads the drafts in one file, whatever its format: a post, a thread, captions, a queue. It judges none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daarom import metadata, queues, readers
from daarom.config import Config, Configs, shown
from daarom.errors import DraftError
from daarom.model import Document, Notice, Problem, Source
from daarom.presets import Layout, known


@dataclass(frozen=True)
class Taken:
    """What one file holds: its drafts with the config that holds for them, what is wrong, what to say aloud."""

    documents: tuple[Document, ...]
    config: Config
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Manner:
    """How files are taken: `layout` is that of every queue that is named, before what its config says;
    `skip_unmapped` passes over a queue that nothing maps.
    """

    layout: Layout | None = None
    skip_unmapped: bool = False


AS_MAPPED = Manner()
"""Queues are what the config calls so; one that is named and not mapped is a mistake."""


def take(path: Path, configs: Configs, manner: Manner = AS_MAPPED, text: Source | None = None) -> Taken:
    """The drafts in a file, or in `text` as if it stood there.

    Raises UserError where it cannot be read, or is a queue that nothing maps.
    """
    config, name, suffix = configs.for_file(path), shown(path), path.suffix.lower()
    queue = suffix in readers.TABLES
    layout = (manner.layout or config.layout(path)) if queue else None
    if queue and layout is None:
        if manner.skip_unmapped:
            return Taken((), config)
        raise DraftError(Problem(name, "queue.unmapped", {"known": ", ".join(known())}))
    source = text or readers.open_source(path, name, suffix in readers.LEGACY)
    old = (Notice("queue.windows", {"path": name}),) if source.encoding == "cp1252" else ()
    if layout is not None:
        made = queues.documents(readers.read_table(source, suffix, queues.form(layout)), layout, config)
        return Taken(made.documents, made.config, made.problems, (*old, *made.notices))
    return _drafts(readers.read_all(source, path.suffix), config, old)


def _drafts(read: tuple[readers.Parsed, ...], config: Config, notices: tuple[Notice, ...]) -> Taken:
    documents: list[Document] = []
    problems: list[Problem] = []
    for parsed in read:
        found, wrong = metadata.documents(parsed, config)
        documents += found
        problems += (*parsed.problems, *wrong)
    return Taken(tuple(documents), config, tuple(problems), notices)
