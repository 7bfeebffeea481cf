"""Reads what was published already: exports of platforms, and sheets of what went out. It never judges a text, and what
it read is not linted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from daarom import metadata, readers
from daarom.config import Config, Configs, History, shown
from daarom.errors import DraftError, UserError
from daarom.intake import Manner, take
from daarom.model import Document, Moment, Notice, Problem, Source
from daarom.moments import moment

ASSIGNED = re.compile(r"\s*window\.YTD\.\w+\.part\d+\s*=\s*")
"""What stands before the list in the archive that X gives out."""

SUFFIXES = frozenset({*readers.TABLES, ".js"})


@dataclass(frozen=True)
class Read:
    """Published posts, what was wrong, and what is to be said of them."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Told:
    """One post of an export: its text with the suffix of its format, and its time as written."""

    text: str
    suffix: str
    time: Moment | None


def read(entries: Sequence[History], configs: Configs, config: Config) -> Read:
    """The posts in the files that `history:` names, each file once. A file that cannot be used is a problem."""
    documents: list[Document] = []
    problems: list[Problem] = []
    notices: list[Notice] = []
    seen: set[Path] = set()
    for entry in entries:
        for path in _files(entry):
            if path in seen:
                continue
            seen.add(path)
            try:
                found = _file(path, entry, configs, config)
            except UserError as error:
                problems.extend(error.problems)
                continue
            documents += found.documents
            problems += found.problems
            notices += found.notices
    return Read(tuple(documents), tuple(problems), tuple(notices))


def _files(entry: History) -> Iterator[Path]:
    found = (path for path in entry.paths.folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return (path for path in sorted(found) if path.is_file() and entry.paths.match(path))


def _file(path: Path, entry: History, configs: Configs, config: Config) -> Read:
    if entry.export is None:
        taken = take(path, configs, Manner(entry.layout))
        dated = tuple(item for item in taken.documents if item.publish_at is not None)
        return Read(dated, taken.problems, tuple(_begun(path, dated, None)))
    source = readers.open_source(path, shown(path))
    told, left = EXPORTS[entry.export](source)
    platforms = (entry.export,)
    made = tuple(_document(source.path, number, item, config, platforms) for number, item in told)
    dated = tuple(item for item in made if item is not None)
    return Read(dated, (), tuple(_begun(path, dated, left)))


def _begun(path: Path, documents: Sequence[Document], left: int | None) -> Iterator[Notice]:
    """Since when a file tells, and what is not in it."""
    times = [item.publish_at.value.date() for item in documents if item.publish_at is not None]
    values: dict[str, object] = {"path": shown(path), "count": len(times)}
    if not times:
        yield Notice("history.empty", values)
        return
    values["since"] = min(times).isoformat()
    values["until"] = max(times).isoformat()
    if left is None:
        yield Notice("history.sheet", values)
    else:
        yield Notice("history.export", {**values, "left": left})


def _document(
    path: str, number: int, told: Told, config: Config, platforms: tuple[str, ...]
) -> Document | None:
    """One published post as a document; None for one without words or without a time."""
    if not told.text.strip() or told.time is None:
        return None
    parsed = readers.read(Source(path, told.text), told.suffix)
    found, _ = metadata.documents(parsed, config)
    return replace(found[0], row=number, platforms=platforms, publish_at=told.time) if found else None


Items = tuple[list[tuple[int, Told]], int]
"""Posts with their number in the file, and how many entries were left out."""


def _loaded(source: Source, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DraftError(Problem(source.path, "history.broken")) from error


def _mastodon(source: Source) -> Items:
    """outbox.json of a Mastodon archive, a collection of ActivityPub: own posts that are no replies or boosts."""
    data = _loaded(source, source.text)
    items = data.get("orderedItems") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise DraftError(Problem(source.path, "history.broken"))
    kept: list[tuple[int, Told]] = []
    for number, item in enumerate(items, 1):
        note = item.get("object") if isinstance(item, dict) else None
        if not isinstance(note, dict) or note.get("inReplyTo") or not isinstance(note.get("content"), str):
            continue
        kept.append((number, Told(note["content"], ".html", moment(str(note.get("published", ""))))))
    return kept, len(items) - len(kept)


def _x(source: Source) -> Items:
    """tweets.js of an archive of X: own posts that are no replies or reposts."""
    begun = ASSIGNED.match(source.text)
    data = _loaded(source, source.text[begun.end() :] if begun else source.text)
    if not isinstance(data, list):
        raise DraftError(Problem(source.path, "history.broken"))
    kept: list[tuple[int, Told]] = []
    for number, item in enumerate(data, 1):
        tweet = item.get("tweet", item) if isinstance(item, dict) else {}
        text = tweet.get("full_text") if isinstance(tweet, dict) else None
        if not isinstance(text, str) or tweet.get("in_reply_to_status_id") or text.startswith("RT @"):
            continue
        kept.append((number, Told(text, ".txt", _american(str(tweet.get("created_at", ""))))))
    return kept, len(data) - len(kept)


def _american(written: str) -> Moment | None:
    """Wed Oct 10 20:19:24 +0000 2018, as X writes it."""
    parts = written.split()
    if len(parts) != 6:
        return None
    _, month, day, clock, zone, year = parts
    return moment(f"{month} {day}, {year} {clock} {zone}")


EXPORTS: Mapping[str, Callable[[Source], Items]] = {"mastodon": _mastodon, "x": _x}
"""What an export is called in the config, which is the platform too, and its reader."""
