"""Threads as twitter-together takes them: each message a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from readers.pieces import assert_sound
from readers.test_read_anything import BODY, QUICK

from daarom.errors import DraftError, UserError
from daarom.model import Source
from daarom.readers import Parsed, read_all

THREAD = """\
---
author: Els
media:
  - file: oven.jpg
    alt: De oven staat open
schedule: 2027-03-15T09:30:00Z
---

Vannacht viel de oven uit.
Joris stond in het donker.

---
---
poll:
  - Rogge
  - Spelt
---

Welk brood at jij?

( ) rogge
( ) spelt

---
Bedankt, *allemaal*!
"""


def read(text: str) -> tuple[Parsed, ...]:
    return read_all(Source("a.tweet", text), ".tweet")


def texts(parsed: Parsed) -> list[str]:
    return [segment.prose.value for segment in parsed.segments]


def test_each_message_of_a_thread_is_a_draft_with_its_number() -> None:
    messages = read(THREAD)
    assert [item.row for item in messages] == [1, 2, 3]
    assert [texts(item) for item in messages] == [
        ["Vannacht viel de oven uit.\nJoris stond in het donker."],
        ["Welk brood at jij?"],
        ["Bedankt, *allemaal*!"],
    ]


def test_the_first_message_speaks_for_the_thread_but_not_about_images_of_others() -> None:
    first, second, third = read(THREAD)
    assert [entry.key for entry in first.entries][:2] == ["author", "images"]
    assert {entry.key.split(".")[0] for entry in second.entries} == {"poll", "author", "publish_at"}
    assert {entry.key for entry in third.entries} == {"author", "publish_at"}


def test_a_single_message_has_no_row() -> None:
    (message,) = read("Hallo allemaal.\n")
    assert message.row is None
    assert message.format == "tweet"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_windows_lines_are_read_too(ending: str) -> None:
    assert [texts(item) for item in read(ending.join(["Een.", "", "---", "", "Twee."]))] == [
        ["Een."],
        ["Twee."],
    ]


def test_another_delimiter_holds_for_its_message() -> None:
    messages = read("---\nthread-delimiter: '###'\n---\nEen\n---\nnog steeds een\n###\nTwee\n---\nDrie\n")
    assert [texts(item) for item in messages] == [["Een\n---\nnog steeds een"], ["Twee"], ["Drie"]]


def test_a_message_that_only_repeats_another_is_no_draft() -> None:
    assert read("---\nretweet: https://x.com/a/status/1\n---\n") == ()


def test_a_message_without_words_is_a_problem_and_the_others_are_read() -> None:
    messages = read("Een\n---\n---\npoll: [a, b]\n---\n\n---\nDrie\n")
    assert [(item.key, item.line) for message in messages for item in message.problems] == [
        ("draft.no_message", 6)
    ]
    assert [texts(item) for item in messages] == [["Een"], [], ["Drie"]]


def test_an_allowance_at_the_head_holds_for_the_whole_thread() -> None:
    messages = read("---\ndaarom: {allow: [{rule: hype/x, reason: naam}]}\n---\nEen\n---\nTwee\n")
    assert [item.directives[0].rules for item in messages] == [("hype/x",), ("hype/x",)]


def test_an_empty_file_and_broken_front_matter_are_told() -> None:
    for text in (" \n", "---\nauthor: 'x\n---\nTekst\n"):
        with pytest.raises(DraftError):
            read(text)


@QUICK
@given(text=BODY)
def test_whatever_is_written_keeps_its_places(text: str) -> None:
    try:
        messages = read(text)
    except UserError:
        return
    for message in messages:
        assert_sound(message)
