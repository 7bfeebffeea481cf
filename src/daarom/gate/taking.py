"""Reads every file once, so that what is judged, hashed and published are the same bytes. It judges nothing."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from daarom import discover, readers
from daarom.config import Config, Configs, shown
from daarom.errors import UserError
from daarom.gate.types import MARK, Ask
from daarom.intake import Taken, take
from daarom.model import Document, Problem, Source
from daarom.plan import Plan
from daarom.plan import load as load_plan

LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?(?=\.[^.]+\Z)")


@dataclass(frozen=True)
class File:
    """One file of drafts: where it stands, its bytes and text, what it holds and what is wrong. `sha256` is of the bytes."""

    path: Path
    name: str
    real: str
    data: bytes = b""
    source: Source | None = None
    taken: Taken | None = None
    problems: tuple[Problem, ...] = ()
    sha256: str = ""

    @property
    def family(self) -> str:
        """The path without a language: index.nl.md and index.en.md are one family."""
        return LANGUAGE.sub("", self.name)

    def hash_of(self, document: Document) -> str:
        """What a draft is known by: the file's bytes; for a row of a queue what it says, wherever it stands."""
        return content_hash(document) if document.format == "queue" else self.sha256


def files(ask: Ask, configs: Configs) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The files of drafts in the question's paths, each read once; and the paths that could not be walked."""
    paths, problems = discover.discover(ask.paths, configs)
    tops = tuple(os.path.realpath(top) for top in _tops(ask.paths))
    own = (path for path in paths if not _staged(path, ask.paths))
    return tuple(_file(path, tops, ask, configs) for path in own), problems


def _staged(path: Path, asked: Sequence[Path]) -> bool:
    """Whether a file stands in a folder that the gate made below one that was asked about."""
    roots = {top.absolute() for top in asked}
    above = itertools.takewhile(lambda folder: folder not in roots, path.absolute().parents)
    return any((folder / MARK).is_file() for folder in above)


def _tops(paths: Sequence[Path]) -> Iterator[Path]:
    """The trees that drafts may come from: the folders that are named, the working folder for files in it."""
    here = Path.cwd()
    for path in paths:
        full = path if path.is_dir() else path.absolute().parent
        yield here if not path.is_dir() and full.is_relative_to(here) else full


def inside(real: str, tops: Sequence[str]) -> bool:
    """Whether a real path lies in one of the trees."""
    return any(os.path.commonpath([real, top]) == top for top in tops)


def _file(path: Path, tops: Sequence[str], ask: Ask, configs: Configs) -> File:
    name, real = shown(path), os.path.realpath(path)
    if not inside(real, tops):
        return File(path, name, real, problems=(Problem(name, "gate.outside"),))
    data = b""
    try:
        data = readers.open_bytes(Path(real), name, follow=False)
        source = readers.decode(data, name, path.suffix.lower() in readers.LEGACY)
        taken = take(path, configs, ask.manner, source)
    except UserError as error:
        return File(path, name, real, data, problems=tuple(error.problems))
    return File(path, name, real, data, source, taken, taken.problems, hashlib.sha256(data).hexdigest())


def content_hash(document: Document) -> str:
    """A hash of what a row says: its cells and texts, not the number of the row."""
    cells = sorted(
        (item.name or item.key, item.raw) for item in document.fields if item.place.path == document.path
    )
    texts = [(item.part, item.kind, item.prose.value) for item in document.segments]
    times = [
        item.value.isoformat() for item in (document.publish_at, document.expires_at) if item is not None
    ]
    said = json.dumps([cells, texts, document.platforms, times], ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


class Plans:
    """The plans of a run, each read once; what is wrong with them is kept."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.found: dict[Path, Plan | None] = {}
        self.problems: list[Problem] = []

    def of(self, config: Config) -> Plan | None:
        """The plan that holds under a config; None where there is none or it cannot be read."""
        path = self.ask.plan or config.plan
        if path is not None and path not in self.found:
            try:
                self.found[path] = load_plan(path, shown(path))
            except UserError as error:
                self.found[path] = None
                self.problems.extend(error.problems)
        return None if path is None else self.found[path]

    def zone(self, config: Config) -> ZoneInfo | None:
        """The zone of times that state none: the config's, else the plan's."""
        plan = self.of(config)
        publish = plan.infrastructure.publish if plan is not None and plan.infrastructure else None
        name = config.timezone or (publish.timezone if publish else None)
        return ZoneInfo(name) if name else None


def slug(name: str) -> str:
    """What a draft goes by in an address: its file's name, or its folder's for an index file."""
    path = PurePosixPath(LANGUAGE.sub("", name))
    stem = path.parent.name if path.stem in ("index", "_index") else path.stem
    return re.sub(r"\A\d{4}-\d{2}-\d{2}-", "", stem).casefold()


def sources(found: Sequence[File]) -> Mapping[Path, Source]:
    """The texts by path, for the check to read."""
    return {item.path: item.source for item in found if item.source is not None}
