"""The draft formats: from a file's text to prose with exact places. A reader never judges what it reads.

A format is one module and one line in the table. The doors are `open_source(path, shown) -> Source`,
`read(source, suffix) -> Parsed` and `read_text(text, path, suffix) -> Parsed`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from daarom.errors import DraftError
from daarom.model import Problem, Source
from daarom.readers.html import read_html
from daarom.readers.markdown import read_markdown, read_mdx
from daarom.readers.parts.opening import decode, encode, judge_text, open_source
from daarom.readers.parts.parsed import Entry, Parsed
from daarom.readers.text import read_plain

__all__ = ["READERS", "Entry", "Parsed", "decode", "encode", "open_source", "read", "read_text"]

READERS: Mapping[str, Callable[[Source], Parsed]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".mdown": read_markdown,
    ".mkd": read_markdown,
    ".mdx": read_mdx,
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_plain,
}
"""Suffix, in lower case, to reader."""


def read(source: Source, suffix: str) -> Parsed:
    """A draft by the reader of its suffix, such as ".md"; an empty one has a problem instead of segments.

    Raises DraftError for broken front matter, for what is no text and for a suffix that no reader knows.
    """
    judge_text(source)
    reader = READERS.get(suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise DraftError(Problem(source.path, "draft.format", {"suffix": suffix or "–", "known": known}))
    parsed = reader(source)
    if not source.text.strip():
        return replace(parsed, problems=(*parsed.problems, Problem(source.path, "draft.empty")))
    return parsed


def read_text(text: str, path: str = "draft.md", suffix: str = ".md") -> Parsed:
    """A text that stands in no file, such as standard input. Raises as `read` does."""
    return read(Source(path, text.removeprefix("\ufeff"), bom=text.startswith("\ufeff")), suffix)
