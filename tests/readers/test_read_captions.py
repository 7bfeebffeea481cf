"""Captions: what is said, across the cues that cut it, with places in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.pieces import assert_sound, texts, words_at
from readers.test_read_anything import QUICK

from daarom.errors import DraftError
from daarom.readers import read_text

SRT = """\
1
00:00:01,000 --> 00:00:03,500
Vannacht viel de <i>oven</i>
uit. Joris stond

2
00:00:03,600 --> 00:00:05,000 X1:40 X2:600
in het donker.

3
00:00:09,000 --> 00:00:10,000
[oven zoemt]
Welk brood at jij?
"""
VTT = """\
WEBVTT - De bakkerij

STYLE
::cue { color: lime }

NOTE daarom: allow hype/x: naam van de prijs

00:01.000 --> 00:03.000 align:start
<v Els>Brood &amp; boter,

naam
00:03.000 --> 00:05.000
zei ik. <00:04.000>Meer niet.

00:05.000 --> 00:06.000
- Echt?
- Echt.
♪ la la la ♪
"""


def test_sentences_run_on_across_cues_and_lines() -> None:
    assert texts(SRT, ".srt") == [
        "Vannacht viel de oven uit. Joris stond in het donker.",
        "Welk brood at jij?",
    ]


def test_a_finding_across_cues_points_at_the_words_in_both() -> None:
    parsed = read_text(SRT, suffix=".srt")
    assert words_at(parsed, "Joris stond in het donker") == "Joris stond…in het donker"


def test_speakers_tags_sounds_and_songs_are_no_prose() -> None:
    assert texts(VTT, ".vtt") == ["Brood & boter, zei ik. Meer niet.", "Echt?", "Echt."]


def test_a_note_may_hold_an_allowance_for_what_follows() -> None:
    parsed = read_text(VTT, suffix=".vtt")
    (directive,) = parsed.directives
    assert directive.rules == ("hype/x",)
    assert directive.covers is not None
    assert "Brood" in VTT[slice(*directive.covers)]


def test_a_note_within_a_paragraph_covers_that_paragraph() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nEen\n\nNOTE daarom: allow a/b: c\n\n00:02.000 --> 00:03.000\ntwee.\n"
    (directive,) = read_text(text, suffix=".vtt").directives
    assert directive.covers is not None
    assert text[slice(*directive.covers)].startswith("Een")


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_a_file_without_a_single_time_is_told(suffix: str) -> None:
    with pytest.raises(DraftError) as caught:
        read_text("Zomaar wat tekst.\n", suffix=suffix)
    assert caught.value.problems[0].key == "draft.no_cues"


TIMES = ("00:01.000 --> 00:02.000", "00:00:05,000 --> 00:00:06,000")
NOTES = ("NOTE x", "NOTE daarom: allow a/b: c", "[x]", "(y)", "♪")
MARKS = ("<i>", "</i>", "<v Els>", "- ", "&amp;", "{\\an8}", "woord", "Klaar.", "é😀")
PARTS = st.sampled_from([*TIMES, *NOTES, *MARKS, "\n", "\r\n", "\n\n", " "])


@QUICK
@given(parts=st.lists(PARTS, max_size=25), suffix=st.sampled_from([".srt", ".vtt"]))
def test_whatever_is_written_keeps_its_places(parts: list[str], suffix: str) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHallo\n" + "".join(parts)
    assert_sound(read_text(text, suffix=suffix))
