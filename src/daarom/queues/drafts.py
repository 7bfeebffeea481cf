"""Makes drafts of the posts in a queue, and says what was taken for granted. It must not judge a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from daarom import metadata
from daarom.config import Config, Override
from daarom.metadata import TIMES, UNFINISHED, folded
from daarom.model import Document, Field, Notice, Place, Problem
from daarom.presets import Layout
from daarom.queues.dates import Order, order
from daarom.queues.matching import Matched, match
from daarom.queues.posts import Reading, post
from daarom.readers import Parsed, Table

NOWHERE = Place("--queue", 0, 0)
"""Where facts stand that a preset or the command line gives."""


@dataclass(frozen=True)
class Queued:
    """The drafts in a queue with the config that holds for them, what is wrong, and what to say aloud."""

    documents: tuple[Document, ...]
    config: Config
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()


def documents(table: Table, layout: Layout, config: Config) -> Queued:
    """The drafts in a queue, a row each; for a row with texts of their own for some platforms, one for each of these."""
    own = _config(config, layout)
    matched, missing = match(table, layout, own)
    problems = [*table.problems, *missing]
    if not any((*matched.keys.get("text", ()), *matched.texts.values())):
        return Queued((), own, tuple(problems))
    orders = {key: _order(table, matched, key, layout) for key in TIMES if matched.keys.get(key)}
    reading = Reading(table.source, layout, matched, orders, bool(table.columns))
    made: list[Document] = []
    for record in table.records:
        parsed = post(reading, record)
        found, wrong = metadata.documents(parsed, own)
        made += (draft for item in found if (draft := _rest(item, found)) is not None)
        problems += (*parsed.problems, *(replace(item, row=parsed.row) for item in wrong))
        if not _says_something(found):
            problems += _empty(parsed, found, matched)
    problems += _doubtful(table, matched, orders)
    kept = tuple(_spoken([item for item in made if _says_something((item,))]))
    return Queued(
        kept,
        own,
        tuple(problems),
        tuple(_notices(table, matched, {} if layout.day_first is not None else orders, kept)),
    )


def _config(config: Config, layout: Layout) -> Config:
    """The config with what the layout says of its posts; a preset's platforms only where nobody says any."""
    known = any(item.key == "platforms" for item in config.defaults)
    usual = Field("platforms", layout.platforms, ", ".join(layout.platforms), NOWHERE, "platforms")
    return replace(
        config,
        defaults=config.defaults if known or not layout.platforms else (*config.defaults, usual),
        overrides=(*config.overrides, Override(NOWHERE, defaults=layout.defaults)),
        timezone=layout.timezone or config.timezone,
    )


def _order(table: Table, matched: Matched, key: str, layout: Layout) -> Order:
    names = matched.keys[key][0]
    cells = (str(item.value) for record in table.records for item in record.entries if item.key in names)
    return order(cells, layout.day_first, table.delimiter == ";")


def _rest(document: Document, found: tuple[Document, ...]) -> Document | None:
    """A row's own text is for the platforms that have none of their own; None where that leaves nothing."""
    own = {
        name for item in found if item is not document and item.row != document.row for name in item.platforms
    }
    if document is not found[0] or not own or not document.segments:
        return document
    left = tuple(name for name in document.platforms if name not in own)
    if document.platforms and not left:
        return None
    fields = tuple(replace(item, value=left) if item.key == "platforms" else item for item in document.fields)
    return replace(document, platforms=left, fields=fields)


def _spoken(made: list[Document]) -> Iterator[Document]:
    """The drafts; a short one whose language cannot be told is in that of most others."""
    counted = Counter(item.language for item in made if item.language is not None)
    usual = next((code for code, _ in counted.most_common(1)), None)
    return (item if item.language else replace(item, language=usual) for item in made)


def _says_something(found: tuple[Document, ...]) -> bool:
    """Whether a row holds a post: words, or an image that goes without."""
    return any(
        item.field("images") or item.field("media") or any(s.part != "link" for s in item.segments)
        for item in found
    )


def _empty(parsed: Parsed, found: tuple[Document, ...], matched: Matched) -> Iterator[Problem]:
    """A row without a text; one that is not done may wait for it."""
    status = next((item.status for item in found), None)
    if parsed.problems or (status is not None and folded(status) in UNFINISHED):
        return
    names = [name for item in (*matched.keys.get("text", ()), *matched.texts.values()) for name in item]
    start = next((item.start for item in parsed.entries), 0)
    place = parsed.source.position(start)
    yield Problem(parsed.source.path, "queue.no_text", {"name": names[0]}, *place, parsed.row, names[0])


def _doubtful(table: Table, matched: Matched, orders: Mapping[str, Order]) -> Iterator[Problem]:
    """A problem for each column with dates that can be read in two ways, at the first of them."""
    for key, found in orders.items():
        if found.day_first is not None or found.doubtful is None:
            continue
        for record in table.records:
            entry = next((item for item in record.entries if item.key in matched.keys[key][0]), None)
            if entry is not None and str(entry.value).strip() == found.doubtful:
                place = table.source.position(entry.start)
                values = {"name": entry.written, "found": found.doubtful}
                yield Problem(table.source.path, "queue.two_ways", values, *place, record.row, entry.written)
                break


def _notices(
    table: Table, matched: Matched, orders: Mapping[str, Order], kept: tuple[Document, ...]
) -> Iterator[Notice]:
    """What was taken for granted: separators, the order of dates, no platform."""
    path = table.source.path
    if table.delimiter in (";", "\t", "|"):
        key = {";": "queue.semicolons", "\t": "queue.tabs", "|": "queue.bars"}[table.delimiter]
        yield Notice(key, {"path": path})
    for key, found in orders.items():
        if found.day_first is not None and found.doubtful is not None:
            said = "queue.day_first" if found.day_first else "queue.month_first"
            yield Notice(said, {"path": path, "found": found.doubtful, "name": matched.keys[key][0][0]})
    if kept and not any(item.platforms for item in kept):
        yield Notice("queue.no_platform", {"path": path})
