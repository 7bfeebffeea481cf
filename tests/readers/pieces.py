"""What must hold for the prose of every draft, and a builder to read one."""

from __future__ import annotations

from collections.abc import Iterator

from daarom.model import Prose, Source
from daarom.readers import Parsed, read_text


def proses(parsed: Parsed) -> Iterator[Prose]:
    """All prose of a draft: blocks and texts in front matter."""
    yield from (segment.prose for segment in parsed.segments)
    yield from (entry.prose for entry in parsed.entries if entry.prose is not None)


def assert_whole(prose: Prose, source: Source) -> None:
    """The pieces cover the value, stand in the source in order, and are verbatim where they say so."""
    end, source_end = 0, 0
    for piece in prose.pieces:
        assert piece.start == end
        assert piece.end > piece.start
        assert source_end <= piece.source_start <= piece.source_end <= len(source.text)
        if piece.verbatim:
            assert prose.value[piece.start : piece.end] == source.text[piece.source_start : piece.source_end]
        end, source_end = piece.end, piece.source_end
    assert end == len(prose.value)
    assert prose.value == prose.value.strip()


def assert_sound(parsed: Parsed) -> None:
    """What holds for every draft that was read."""
    for prose in proses(parsed):
        assert_whole(prose, parsed.source)
    for segment in parsed.segments:
        assert segment.prose.value
        for mark in segment.inline:
            assert 0 <= mark.start < mark.end <= len(segment.prose.value)
    for directive in parsed.directives:
        if directive.covers is not None:
            assert 0 <= directive.covers[0] <= directive.covers[1] <= len(parsed.source.text)
    assert [segment.block for segment in parsed.segments] == list(range(len(parsed.segments)))


def texts(text: str, suffix: str = ".md") -> list[str]:
    """The prose of a draft's blocks, checked on the way."""
    parsed = read_text(text, suffix=suffix)
    assert_sound(parsed)
    return [segment.prose.value for segment in parsed.segments]


def kinds(text: str, suffix: str = ".md") -> list[str]:
    """The scopes of a draft's blocks, joined by spaces."""
    return [" ".join(segment.scopes) for segment in read_text(text, suffix=suffix).segments]


def words_at(parsed: Parsed, words: str) -> str:
    """The source text behind the first block prose that holds `words`."""
    for prose in proses(parsed):
        if words in prose.value:
            start = prose.value.index(words)
            return "…".join(parsed.source.text[a:b] for a, b in prose.sources(start, start + len(words)))
    raise AssertionError(f"{words!r} was not read")
