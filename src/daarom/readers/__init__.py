"""The draft formats: from a file's text to prose with exact places. A reader never judges what it reads.

A format is one module and one line in a table: READERS for files that are one draft, THREADS for files of several,
TABLES for queues, which need to be told how to look. The doors are `open_source(path, shown) -> Source`,
`read(source, suffix) -> Parsed`, `read_all(source, suffix) -> Parsed, …`, `read_text(text, path, suffix) -> Parsed`
and `read_table(source, suffix, form) -> Table`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from daarom.errors import DraftError
from daarom.model import Problem, Source
from daarom.readers.captions import read_captions
from daarom.readers.html import read_html
from daarom.readers.listing import read_json_queue, read_jsonl_queue, read_yaml_queue, texts
from daarom.readers.markdown import read_markdown, read_mdx
from daarom.readers.parts.directives import read_allowance, read_entries
from daarom.readers.parts.opening import decode, encode, judge_text, open_bytes, open_source
from daarom.readers.parts.parsed import Entry, Parsed
from daarom.readers.parts.records import Form, Record, Table, shortened, spelled
from daarom.readers.sheet import ONE_COLUMN, cells, letters, read_sheet
from daarom.readers.text import read_plain
from daarom.readers.tweet import read_thread

__all__ = [
    "LEGACY",
    "ONE_COLUMN",
    "READERS",
    "TABLES",
    "THREADS",
    "Entry",
    "Form",
    "Parsed",
    "Record",
    "Table",
    "cells",
    "decode",
    "encode",
    "letters",
    "open_bytes",
    "open_source",
    "read",
    "read_all",
    "read_allowance",
    "read_entries",
    "read_table",
    "read_text",
    "shortened",
    "spelled",
    "texts",
]

READERS: Mapping[str, Callable[[Source], Parsed]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".mdown": read_markdown,
    ".mkd": read_markdown,
    ".mdx": read_mdx,
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_plain,
    ".srt": read_captions,
    ".vtt": read_captions,
}
"""Suffix, in lower case, to reader."""

THREADS: Mapping[str, Callable[[Source], tuple[Parsed, ...]]] = {".tweet": read_thread}
"""Suffix to the reader of a file with several drafts."""

TABLES: Mapping[str, Callable[[Source, Form], Table]] = {
    ".csv": read_sheet,
    ".tsv": read_sheet,
    ".yaml": read_yaml_queue,
    ".yml": read_yaml_queue,
    ".json": read_json_queue,
    ".jsonl": read_jsonl_queue,
    ".ndjson": read_jsonl_queue,
}
"""Suffix to the reader of a queue."""

LEGACY = frozenset({".csv", ".tsv", ".srt"})
"""Formats that Windows programs still write as Windows-1252."""


def read(source: Source, suffix: str) -> Parsed:
    """A draft by the reader of its suffix, such as ".md"; an empty one has a problem instead of segments.

    Raises DraftError for broken front matter, for what is no text and for a suffix that no reader knows.
    """
    judge_text(source)
    reader = READERS.get(suffix.lower())
    if reader is None:
        known = ", ".join((*READERS, *THREADS, *TABLES))
        raise DraftError(Problem(source.path, "draft.format", {"suffix": suffix or "–", "known": known}))
    parsed = reader(source)
    if not source.text.strip():
        return replace(parsed, problems=(*parsed.problems, Problem(source.path, "draft.empty")))
    return parsed


def read_all(source: Source, suffix: str) -> tuple[Parsed, ...]:
    """The drafts in a file that is no queue: most hold one. Raises as `read` does."""
    thread = THREADS.get(suffix.lower())
    if thread is None:
        return (read(source, suffix),)
    judge_text(source)
    return thread(source)


def read_table(source: Source, suffix: str, form: Form) -> Table:
    """A queue by the reader of its suffix. Raises DraftError for what is no text, is empty or broken; KeyError for a
    suffix that is no queue's.
    """
    judge_text(source)
    if not source.text.strip():
        raise DraftError(Problem(source.path, "draft.empty"))
    return TABLES[suffix.lower()](source, form)


def read_text(text: str, path: str = "draft.md", suffix: str = ".md") -> Parsed:
    """A text that stands in no file, such as standard input. Raises as `read` does."""
    return read(Source(path, text.removeprefix("\ufeff"), bom=text.startswith("\ufeff")), suffix)
