"""Reads the allowances in a cell: `rule: reason`, each on a line of its own or behind a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daarom.config import PACKS
from daarom.model import Directive, Problem, Row, Source
from daarom.readers import Entry, read_allowance

NEXT = re.compile(rf"\s*(?:\r\n|\r|\n|;(?=\s*(?:[\w.-]+/[\w.*-]+|(?:{'|'.join(sorted(PACKS))})\s*:)))\s*")


def allowances(source: Source, entry: Entry, row: Row) -> Iterator[Directive | Problem]:
    """The allowances of a post, and what is wrong with them; the reason is judged elsewhere."""
    values = entry.value if isinstance(entry.value, list) else [entry.value]
    for words in (words for value in values for words in NEXT.split(str(value).strip()) if words.strip()):
        made = read_allowance(source, words, (entry.start, entry.end), row)
        if isinstance(made, Directive):
            yield made
            continue
        found = made.values.get("found", words[:60])
        key = made.key if made.key == "draft.until" else "queue.allow"
        yield Problem(source.path, key, {"found": found}, made.line, made.column, row, entry.written)
