"""What a reader makes of one file, before metadata gives its keys a meaning. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from daarom.model import Directive, Place, Problem, Prose, Row, Segment, Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One front-matter entry, a leaf as well as a list or mapping.

    `key` is the path of keys as written, joined by dots, list items by their number from 0: "title",
    "social.linkedin", "images.0.alt". `value` is plain (str, int, float, bool, None, list, dict). `start`,
    `end`, `key_start` and `key_end` are source offsets of the value and its key (the value's own for list
    items). `prose` is a text's way back to the source, None for everything that is not text. `name` is the key
    as the writer knows it where `key` was given by us: the header of a column.
    """

    key: str
    value: object
    raw: str
    start: int
    end: int
    key_start: int
    key_end: int
    prose: Prose | None = None
    name: str = ""

    @property
    def written(self) -> str:
        """The key as the writer knows it."""
        return self.name or self.key

    def place(self, path: str) -> Place:
        """Where the value stands."""
        return Place(path, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One draft that was read: prose in reading order, front matter, allowances, and what is wrong but did
    not stop the reader.

    `segments` holds the body; title and description stay entries, for HTML pages too. `format` is the
    reader's name: markdown, mdx, html, text, captions, tweet or queue; `row` says which draft of a file with
    several it is.
    """

    source: Source
    segments: tuple[Segment, ...] = ()
    entries: tuple[Entry, ...] = ()
    directives: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()
    format: str = "markdown"
    row: Row = None

    def entry(self, key: str) -> Entry | None:
        """The entry with this dotted key, or None."""
        return next((item for item in self.entries if item.key == key), None)
