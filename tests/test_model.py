"""Places and prose: every way back to the source is right."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom.model import Piece, Prose, Source

TEXT = st.text(alphabet=st.sampled_from("ab \t\n\r\u2028\fé\u0301🎉"), max_size=60)


@given(TEXT)
def test_every_offset_has_a_line_and_column_that_lead_back_to_it(text: str) -> None:
    source = Source("a.md", text)
    lines = _lines(text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert sum(map(len, lines[: line - 1])) + column - 1 == offset


@given(TEXT)
def test_positions_never_go_back(text: str) -> None:
    source = Source("a.md", text)
    positions = [source.position(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(positions)


def _lines(text: str) -> list[str]:
    """Lines that break at \\r\\n, \\r and \\n only, found another way than the code does."""
    lines, current = [], ""
    for index, letter in enumerate(text):
        current += letter
        if letter == "\n" or (letter == "\r" and text[index + 1 : index + 2] != "\n"):
            lines.append(current)
            current = ""
    return [*lines, current]


def test_a_line_separator_or_form_feed_does_not_break_a_line() -> None:
    assert Source("a.md", "a\u2028b\fc").position(4) == (1, 5)


def test_an_offset_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        Source("a.md", "abc").position(4)


SOURCE = "nu *of* nooit &amp; weg"
PROSE = Prose(
    "nu of nooit & weg",
    (
        Piece(0, 3, 0, 3),
        Piece(3, 5, 4, 6),
        Piece(5, 12, 7, 14),
        Piece(12, 13, 14, 19, False),
        Piece(13, 17, 19, 23),
    ),
)


@given(st.integers(0, 17), st.integers(0, 17))
def test_a_span_of_prose_leads_to_the_source_it_came_from(one: int, other: int) -> None:
    start, end = sorted((one, other))
    spans = PROSE.sources(start, end)
    assert "".join(SOURCE[a:b] for a, b in spans).replace("&amp;", "&") == PROSE.value[start:end]
    assert list(spans) == sorted(spans)


def test_a_phrase_across_emphasis_has_three_places_and_an_entity_counts_whole() -> None:
    assert PROSE.sources(0, 11) == ((0, 3), (4, 6), (7, 13))
    assert PROSE.sources(12, 13) == ((14, 19),)


def test_prose_and_sources_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps((PROSE, Source("a.md", "x")))) == (PROSE, Source("a.md", "x"))
