"""The same text, edited, is told from another one."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from daarom.resemblance import ALIKE, alike, partners, sketch

WORDS = [f"woord{number}" for number in range(4000)]


def text(seed: int, words: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def like(one: list[str], other: list[str]) -> float:
    return alike(sketch([" ".join(one)]), sketch([" ".join(other)]))


@given(st.integers(0, 10_000), st.integers(0, 199), st.integers(1, 30))
def test_a_text_in_which_a_seventh_was_rewritten_is_still_the_same(seed: int, start: int, size: int) -> None:
    before = text(seed)
    after = [*before[:start], *text(seed + 1, size), *before[start + size :]]
    assert like(before, after) >= ALIKE


@given(st.integers(0, 10_000))
def test_another_text_with_the_same_closing_words_is_another(seed: int) -> None:
    closing = text(-1, 20)
    assert like([*text(seed), *closing], [*text(seed + 1), *closing]) < ALIKE


@given(st.text(), st.text())
def test_resemblance_is_mutual_and_within_bounds(one: str, other: str) -> None:
    first, second = sketch([one]), sketch([other])
    assert alike(first, second) == alike(second, first)
    assert 0 <= alike(first, second) <= 1
    assert alike(first, first) == (1 if first else 0)


def test_case_line_breaks_and_marks_are_no_difference() -> None:
    assert sketch(["De oven is\nSTUK."]) == sketch(["de oven", "is stuk"])


def test_a_text_of_one_word_has_a_sketch_and_one_of_none_has_not() -> None:
    assert alike(sketch(["Hoi"]), sketch(["hoi!"])) == 1
    assert sketch(["…"]) == ""


def test_an_equal_text_goes_before_one_that_is_much_alike() -> None:
    old = {"a": " ".join(text(1)), "b": " ".join([*text(1)[:-3], "drie", "andere", "woorden"])}
    assert partners({"x": old["b"], "y": " ".join(text(1, 190))}, old) == {"x": "b", "y": "a"}


def test_an_old_text_becomes_one_new_text() -> None:
    same = " ".join(text(1))
    assert partners({1: same, 2: same, 3: " ".join(text(2))}, {"a": same}) == {1: "a"}
