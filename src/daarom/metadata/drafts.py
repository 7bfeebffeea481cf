"""Assembles the drafts in one file: the post itself and each of its social texts. It must not judge them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from daarom.config import Config, Settings
from daarom.config.names import platform
from daarom.metadata import languages
from daarom.metadata.fields import Facts, gather
from daarom.metadata.keys import PREFIXES, TRUE_MEANS_UNFINISHED, UNFINISHED, folded
from daarom.metadata.prose import paragraphs, segment
from daarom.metadata.values import NO, YES
from daarom.model import Document, Field, Problem, Segment
from daarom.readers import Entry, Parsed

TEXTS = ("title", "description", "summary")
BLOG_SIGNS = ("title", "author", "publish_at", "layout")
"""A Markdown file whose front matter has one of these is a blog post where nothing says otherwise."""

OF_FORMAT: Mapping[str, tuple[str, ...]] = {"captions": ("youtube",), "tweet": ("x",)}
"""What a format is for where nothing says otherwise."""

UNFINISHED_FOLDERS = frozenset({"_drafts", "concepten", "_concepten"})


@dataclass(frozen=True)
class Reading:
    """One file with all that is known of it, while its drafts are made."""

    parsed: Parsed
    config: Config
    facts: Facts
    settings: Settings

    @property
    def path(self) -> str:
        """The file as shown."""
        return self.parsed.source.path


def documents(parsed: Parsed, config: Config) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The drafts in one file, the post first, then its social texts; and what is wrong with its metadata.

     Fields hold daarom's own keys in a fixed form: `platforms` and `tags` are tuples of texts, `goal`,
    `audience`, `pillar` and people a text or a tuple, `images` a tuple of {src, alt}, times a text in ISO
    form; other keys keep name and value. A fact from the config has its place there.
    """
    facts = gather(parsed, config)
    tags = next((item.value for item in facts.fields if item.key == "tags"), ())
    words = tags if isinstance(tags, tuple) else ()
    reading = Reading(parsed, config, facts, config.settings(Path(parsed.source.path), words))
    post = _post(reading)
    problems = list(facts.problems)
    social = tuple(_social(reading, post, problems))
    return ((post, *social) if post.segments or not social else social), tuple(problems)


def _post(reading: Reading) -> Document:
    segments = _segments(reading)
    fields = _with_defaults(reading)
    stated = languages.given(fields, reading.path, reading.config, reading.settings)
    language = str(stated.value) if stated else languages.told(segments)
    if stated is not None and all(item.key != "language" for item in fields):
        fields = (*fields, stated)
    status = next((str(item.value).casefold() for item in fields if item.key == "status"), None)
    return Document(
        source=reading.parsed.source,
        segments=languages.marked(segments, language),
        fields=fields,
        language=language,
        platforms=_platforms(reading, fields),
        status=status,
        unfinished=_unfinished(reading, status),
        publish_at=reading.facts.times.get("publish_at"),
        expires_at=reading.facts.times.get("expires_at"),
        directives=reading.parsed.directives,
        format=reading.parsed.format,
        row=reading.parsed.row,
    )


def _with_defaults(reading: Reading) -> tuple[Field, ...]:
    """The draft's own facts, then those of the config; its language is weighed against the path elsewhere."""
    known = {item.key for item in reading.facts.fields} | {"language"}
    return (*reading.facts.fields, *(item for item in reading.settings.defaults if item.key not in known))


def _segments(reading: Reading) -> tuple[Segment, ...]:
    """Title, description and summary (once where they are equal), the body, alt texts of named images."""
    head: list[Segment] = []
    present = {item.part for item in reading.parsed.segments}
    for key in TEXTS:
        entry = reading.facts.entries.get(key)
        made = segment(entry, key, len(head), key) if entry is not None and key not in present else None
        if made is not None and made.prose.value not in [item.prose.value for item in head]:
            head.append(made)
    body = [replace(item, block=item.block + len(head)) for item in reading.parsed.segments]
    body.sort(key=lambda item: TEXTS.index(item.part) if item.part in TEXTS else len(TEXTS))
    after = max((item.block for item in (*head, *body)), default=-1) + 1
    pictured = (image.alt_entry for image in reading.facts.images if image.alt_entry is not None)
    alts = (segment(entry, "alt", after + i, "images") for i, entry in enumerate(pictured))
    return (*head, *body, *(item for item in alts if item is not None))


def _platforms(reading: Reading, fields: tuple[Field, ...]) -> tuple[str, ...]:
    stated = next((item.value for item in fields if item.key == "platforms"), ())
    if isinstance(stated, tuple) and stated:
        return tuple(map(str, stated))
    if reading.parsed.format in OF_FORMAT:
        return OF_FORMAT[reading.parsed.format]
    post = reading.parsed.format in ("markdown", "mdx")
    signs = (item.key for item in fields if item.place.path == reading.path and item.name)
    return ("blog",) if post and any(sign in BLOG_SIGNS for sign in signs) else ()


def _unfinished(reading: Reading, status: str | None) -> bool:
    if status is not None and folded(status) in UNFINISHED:
        return True
    if UNFINISHED_FOLDERS & {part.casefold() for part in PurePosixPath(reading.path).parts}:
        return True
    values = {folded(entry.key): str(entry.value).casefold() for entry in reading.parsed.entries}
    drafted = any(values.get(prefix + key) in YES for prefix in PREFIXES for key in TRUE_MEANS_UNFINISHED)
    return drafted or any(values.get(f"{prefix}published") in NO for prefix in PREFIXES)


def _social(reading: Reading, post: Document, problems: list[Problem]) -> Iterator[Document]:
    """A draft for each `social.<platform>` text; a list is a thread, each item a draft of its own.

    No two have the same row.
    """
    times: Counter[str] = Counter()
    for row, entry in _social_texts(reading.parsed):
        if isinstance(entry.value, (bool, dict)):
            line, column = reading.parsed.source.position(entry.start)
            values: Mapping[str, object] = {"name": entry.written, "found": entry.raw.strip()[:40]}
            problems.append(Problem(reading.path, "metadata.text", values, line, column, cell=entry.name))
            continue
        outer = "" if reading.parsed.row is None else f"{reading.parsed.row}."
        own = f"{outer}{row}.{times[row]}" if times[row] else f"{outer}{row}"
        segments = paragraphs(entry, own)
        if segments:
            times[row] += 1
            yield _for_platform(post, own, entry, segments)


def _social_texts(parsed: Parsed) -> Iterator[tuple[str, Entry]]:
    """Row and entry of what may be a text for one platform; an account's name or address is none."""
    for entry in parsed.entries:
        parts = folded(entry.key).removeprefix("daarom.").removeprefix("params.").split(".")
        if parts[0] != "social" or len(parts) < 2 or isinstance(entry.value, (list, tuple)):
            continue
        if isinstance(entry.value, dict) and {"text", "tekst"} & set(entry.value):
            continue
        rest = [part for part in parts[2:] if part not in ("text", "tekst")]
        if len(rest) > 1 or any(not part.isdecimal() for part in rest):
            continue
        if isinstance(entry.value, str) and len(entry.value.split()) < 2 and not entry.name:
            continue
        name = _listed_platform(parsed, entry) if parts[1].isdecimal() else parts[1]
        if name:
            yield ".".join(("social", platform(name), *rest)), entry


def _listed_platform(parsed: Parsed, entry: Entry) -> str | None:
    """The platform that an item of a list states beside its text: `{platform: x, text: …}`."""
    item = entry.key.rpartition(".")[0]
    beside = (parsed.entry(f"{item}.{key}") for key in ("platform", "kanaal", "channel", "network"))
    return next(
        (str(found.value) for found in beside if found is not None and isinstance(found.value, str)), None
    )


def _for_platform(post: Document, row: str, entry: Entry, segments: tuple[Segment, ...]) -> Document:
    """The parent's facts with another text, platform and, where it can be told, language."""
    name = row.rpartition("social.")[2].split(".")[0]
    place = post.place((entry.key_start, entry.key_end))
    field = Field("platforms", (name,), entry.raw, place, entry.written)
    text = (Field("text", entry.value, entry.raw, entry.place(post.path), entry.name),) if entry.name else ()
    fields = (field, *text, *(item for item in post.fields if item.key not in ("platforms", "text")))
    stated = next((item for item in post.fields if item.key == "language"), None)
    language = post.language if stated else languages.told(segments) or post.language
    inside = tuple(item for item in post.directives if item.covers is None)
    return replace(
        post,
        row=row,
        segments=languages.marked(segments, language),
        fields=fields,
        language=language,
        platforms=(name,),
        directives=inside,
    )
