"""A draft as it was read: blocks of prose, facts, times and allowances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from daarom.model.places import Place, Prose, Row, Source, Span


@dataclass(frozen=True, slots=True)
class Inline:
    """A part of a segment that was marked up: kind is link, image, strong, emphasis, strike, autolink or footnote."""

    kind: str
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One block of prose.

    `scopes` is a path from outside in, such as ("blockquote", "list", "paragraph"); the last one is the segment's own kind: paragraph,
    heading, item, cell, caption, alt, footnote, title, description, summary, text. `block` numbers the block within the document, `part` says where
    it stands ("body" or the front-matter key), `level` is a heading's level or 0.
    """

    scopes: tuple[str, ...]
    prose: Prose
    block: int
    part: str = "body"
    language: str | None = None
    inline: tuple[Inline, ...] = ()
    level: int = 0

    @property
    def kind(self) -> str:
        """The segment's own kind, the innermost scope."""
        return self.scopes[-1]

    @property
    def quoted(self) -> bool:
        """Whether the segment stands in a block quotation."""
        return "blockquote" in self.scopes


@dataclass(frozen=True, slots=True)
class Field:
    """One fact about a draft: a front-matter key, a cell, or a value that the config gives by path or tag.

    `key` is daarom's own name (`goal`, `platforms`, `publish_at`, `images`, …; unknown keys keep theirs), `name` the key as written,
    `value` the plain parsed value, `raw` the value as written.
    """

    key: str
    value: object
    raw: str
    place: Place
    name: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A publish or expiry time as written. Without a stated zone the plan's zone (else local time) is meant."""

    value: datetime
    zone_stated: bool = False
    ambiguous: bool = False
    raw: str = ""
    whole_day: bool = False


@dataclass(frozen=True, slots=True)
class Directive:
    """An allowance written in a draft, in its front matter or in the config. `covers` None means the whole draft."""

    kind: str
    rules: tuple[str, ...]
    reason: str
    until: date | None
    place: Place
    covers: Span | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One draft that was read. `language` is None where it could not be told; `unfinished` drafts never block."""

    source: Source
    segments: tuple[Segment, ...]
    row: Row = None
    fields: tuple[Field, ...] = ()
    language: str | None = None
    platforms: tuple[str, ...] = ()
    status: str | None = None
    unfinished: bool = False
    publish_at: Moment | None = None
    expires_at: Moment | None = None
    directives: tuple[Directive, ...] = ()
    format: str = "markdown"

    @property
    def path(self) -> str:
        """The file that the draft stands in."""
        return self.source.path

    def field(self, key: str) -> Field | None:
        """The first field with daarom's own key, or None."""
        return next((item for item in self.fields if item.key == key), None)

    def text(self, key: str) -> str | None:
        """A field's value as text, or None where it is missing, empty or not a scalar."""
        found = self.field(key)
        if found is None or isinstance(found.value, (list, tuple, dict)) or found.value in (None, ""):
            return None
        return str(found.value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A field's value as a tuple of texts: a list's scalars, or the one scalar."""
        found = self.field(key)
        if found is None or found.value in (None, ""):
            return ()
        values = found.value if isinstance(found.value, (list, tuple)) else (found.value,)
        return tuple(str(value) for value in values if not isinstance(value, (list, tuple, dict)))

    def place(self, span: Span) -> Place:
        """The place of source offsets in this draft."""
        return Place(self.path, span[0], span[1], self.row)

    def body(self) -> Iterator[tuple[int, Segment]]:
        """Index and segment of the block prose that readers see, once: no alt texts, no front matter but the title."""
        return (
            (i, s) for i, s in enumerate(self.segments) if s.part in ("body", "title") and s.kind != "alt"
        )
