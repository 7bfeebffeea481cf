"""Settles the language of a draft and of its paragraphs: stated, else by path, else detected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from daarom.config import Config, Settings
from daarom.language import detect
from daarom.model import Field, Place, Segment

WORDS_AT_LEAST = 12
"""A paragraph in another language than its draft must be this long: shorter ones may be a name or a title."""

PARAGRAPH_LEAD = 2.0
IN_NAMES = frozenset({"nl", "en", "de", "fr", "fy", "es", "pt", "pl", "da", "sv", "nb", "tr", "it", "af"})
FOLDERS = frozenset({"nl", "en", "de", "fr", "fy", "es", "pt", "pl", "tr"})
REGION = re.compile(r"([a-z]{2})[-_](?:[A-Z]{2}|[a-z]{2})")


def by_path(path: str) -> str | None:
    """The language that a path states: post.en.md, content/en/post.md, nl-BE/post.md; the innermost wins."""
    parts = PurePosixPath(path)
    named = parts.stem.rpartition(".")[2] if "." in parts.stem else ""
    codes = [_code(named, IN_NAMES), *(_code(folder, FOLDERS) for folder in reversed(parts.parts[:-1]))]
    return next((code for code in codes if code), None)


def _code(name: str, known: frozenset[str]) -> str | None:
    region = REGION.fullmatch(name)
    if region and region[1] in IN_NAMES:
        return region[1]
    return name.lower() if name.lower() in known else None


def given(fields: Iterable[Field], path: str, config: Config, settings: Settings) -> Field | None:
    """The language as front matter, config or path state it, in that order; the config's default is last."""
    stated = next((item for item in fields if item.key == "language"), None)
    pattern = config.language(Path(path))
    default = next((item for item in settings.defaults if item.key == "language"), None)
    if stated is not None:
        return stated
    if pattern is not None:
        return Field("language", pattern, "", Place(path, 0, 0))
    if default is not None and default not in config.defaults:
        return default
    inside = by_path(path)
    return Field("language", inside, "", Place(path, 0, 0)) if inside else default


def told(segments: Iterable[Segment]) -> str | None:
    """The language that most of a draft's own words are in; quotations count where there is nothing else."""
    everything = [item for item in segments if item.kind != "alt"]
    own = "\n".join(item.prose.value for item in everything if not item.quoted)
    return detect(own) or detect("\n".join(item.prose.value for item in everything)) or _largest(everything)


def _largest(segments: Iterable[Segment]) -> str | None:
    """Of a draft in two languages the one with most words, block by block; of equal ones the first."""
    words: Counter[str] = Counter()
    for item in segments:
        found = detect(item.prose.value)
        if found:
            words[found] += len(item.prose.value.split())
    return next((code for code, _ in words.most_common(1)), None)


def marked(segments: tuple[Segment, ...], language: str | None) -> tuple[Segment, ...]:
    """The segments, those of at least twelve words in another language marked with it."""
    return tuple(_marked(item, language) for item in segments)


def _marked(segment: Segment, language: str | None) -> Segment:
    if len(segment.prose.value.split()) < WORDS_AT_LEAST:
        return segment
    found = detect(segment.prose.value, PARAGRAPH_LEAD)
    return segment if found in (None, language, segment.language) else replace(segment, language=found)
