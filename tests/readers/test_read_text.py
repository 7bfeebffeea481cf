"""Plain text: paragraphs between blank lines, line breaks kept."""

from __future__ import annotations

from readers.pieces import texts, words_at

from daarom.readers import read_text


def test_paragraphs_stand_between_blank_lines() -> None:
    assert texts("Een\n*twee*\n \t\nDrie 😀\n", ".txt") == ["Een\n*twee*", "Drie 😀"]


def test_windows_line_breaks_are_seen_as_one() -> None:
    parsed = read_text("Een\r\ntwee\r\n\r\nDrie", suffix=".txt")
    assert [s.prose.value for s in parsed.segments] == ["Een\ntwee", "Drie"]
    assert words_at(parsed, "twee") == "twee"


def test_a_line_of_dashes_parts_paragraphs_and_is_none() -> None:
    assert texts("Een\n---\nTwee\n", ".txt") == ["Een", "Twee"]


def test_front_matter_is_allowed() -> None:
    parsed = read_text("---\nplatform: linkedin\n---\nHoi #feest\n", suffix=".txt")
    assert parsed.entries[0].value == "linkedin"
    assert parsed.segments[0].prose.value == "Hoi #feest"
