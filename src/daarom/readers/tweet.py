"""Reads a `.tweet` file as twitter-together takes it: front matter, and a thread of messages between lines of
`---`, each with front matter of its own if it likes.

The format is that of lib/common/parse-tweet-file-content.js in github.com/twitter-together/action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daarom.errors import DraftError
from daarom.model import Problem, Source
from daarom.readers.parts.blocks import Blocks, conclude
from daarom.readers.parts.frontmatter import read_fenced
from daarom.readers.parts.masks import Mask
from daarom.readers.parts.parsed import Entry, Parsed
from daarom.readers.parts.weaving import Weaver

LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
OPTION = re.compile(r"\(\s?\)\s+\S")
OUR_KEYS = {"media": "images", "schedule": "publish_at"}
"""Keys of a tweet that mean what ours do."""

OWN = frozenset({"media", "poll", "reply", "retweet"})
"""Keys that are about one message; all others of the first message hold for its thread."""

DELIMITER = "thread-delimiter"


def read_thread(source: Source) -> tuple[Parsed, ...]:
    """The messages of a thread in order, numbered from 1; the row of a single message is None.

    One that only repeats another (`retweet:`) has no text and is left out. Raises DraftError for broken front
    matter.
    """
    messages = tuple(_messages(source))
    if len(messages) == 1:
        return messages
    return tuple(replace(item, row=number) for number, item in enumerate(messages, 1))


def _messages(source: Source) -> Iterator[Parsed]:
    shared: tuple[Entry, ...] = ()
    at: int | None = 0
    while at is not None:
        own, body = read_fenced(source, at)
        mark = next((str(item.value) for item in own if item.key == DELIMITER), "---")
        end, at = _split(source.text, body, mark)
        parsed = _message(source, (*own, *_missing(shared, own)), (body, end))
        shared = shared or tuple(item for item in own if item.key.partition(".")[0] not in OWN)
        if parsed.segments or not any(item.key == "retweet" for item in own):
            yield parsed if parsed.segments else _empty(parsed, body)


def _missing(shared: tuple[Entry, ...], own: tuple[Entry, ...]) -> Iterator[Entry]:
    """What a thread's first message says for all, unless a later one says it itself."""
    known = {item.key.partition(".")[0] for item in own}
    return (item for item in shared if item.key.partition(".")[0] not in known)


def _split(text: str, start: int, mark: str) -> tuple[int, int | None]:
    """Where a message ends and the next one begins; None where it is the last."""
    line = re.compile(rf"(?:(?<=[\r\n])|\A){re.escape(mark)}[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*")
    found = next((item for item in line.finditer(text, start) if item.start() > start), None)
    return (found.start(), found.end()) if found else (len(text), None)


def _message(source: Source, entries: tuple[Entry, ...], body: tuple[int, int]) -> Parsed:
    """One message: paragraphs between blank lines, line breaks as they are seen, poll options left out."""
    blocks = Blocks(source.text, Mask(source.text))
    lines = list(LINE.finditer(source.text, *body))
    while lines and (not lines[-1]["text"].strip() or OPTION.match(lines[-1]["text"])):
        lines.pop()
    leaf, ending = Weaver(source.text), (body[0], body[0])
    for line in lines:
        if line["text"].strip():
            leaf.line_break(*ending)
            leaf.source(*line.span("text"))
        else:
            blocks.add(("paragraph",), leaf)
            leaf = Weaver(source.text)
        ending = line.span("end")
    blocks.add(("paragraph",), leaf)
    return conclude(source, blocks, tuple(_ours(item) for item in entries), "tweet")


def _ours(entry: Entry) -> Entry:
    """The entry under our own key, where we have one."""
    first, dot, rest = entry.key.partition(".")
    return replace(entry, key=OUR_KEYS[first] + dot + rest, name=entry.key) if first in OUR_KEYS else entry


def _empty(parsed: Parsed, at: int) -> Parsed:
    """A message without words, with its problem. Raises DraftError where the whole file has none."""
    if not parsed.source.text.strip():
        raise DraftError(Problem(parsed.source.path, "draft.empty"))
    position = parsed.source.position(min(at, len(parsed.source.text)))
    problem = Problem(parsed.source.path, "draft.no_message", {}, *position)
    return replace(parsed, problems=(*parsed.problems, problem))
