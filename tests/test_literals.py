from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.literals import Needs, either, letters, needs

PARTS = (
    r"\b",
    "bestel",
    "nu",
    "ijs",
    "op = op",
    r"\.",
    r"\\",
    r"\d+",
    ".",
    "[a-z]",
    "[^.!?]{0,4}",
    r"(?!\p{L})",
    "(?<!x)",
    "(?:",
    "(?P<naam>",
    "(",
    ")",
    "|",
    "?",
    "*",
    "+",
    "{2,3}",
    "{3,2}",
    "{0}",
    "[z-a]",
    "é",
    "^",
    "$",
    "[",
    "]",
    "K",
)
TEXTS = (
    "bestel",
    "nu",
    "ijs",
    "op = op",
    "OP = OP",
    "BeSTel",
    ".",
    "\\",
    "7",
    " ",
    "é",
    "ſ",
    "K",
    "İ",
    "k",
    "s",
    "i",
)


@given(st.lists(st.sampled_from(PARTS), max_size=8), st.lists(st.sampled_from(TEXTS), max_size=8))
@settings(max_examples=100)
def test_what_is_judged_compiles_and_what_matches_holds_what_it_needs(
    parts: list[str], words: list[str]
) -> None:
    expression, text = "".join(parts), "".join(words)
    needed = needs(expression)
    if needed is None:
        return
    for flags in (0, regex.IGNORECASE, regex.IGNORECASE | regex.MULTILINE):
        if regex.compile(expression, flags).search(text, timeout=1):
            assert letters(text).may_hold(needed)
            assert letters(text).hold(needed)


@pytest.mark.parametrize(
    ("expression", "runs"),
    [
        (r"\bbestel nu\b", {"bestel nu"}),
        ("(?:alleen|slechts) vandaag", {" vandaag"}),
        ("gratis|korting", {"gratis", "korting"}),
        ("kortings?actie", {"korting", "actie"}),
        (r"https?://\S+", {"http", "://"}),
        ("(?:korting)? op alles", {" op alles"}),
        (r"C\\D\\E", {r"c\d\e"}),
    ],
)
def test_an_expression_needs_its_longest_letters(expression: str, runs: set[str]) -> None:
    needed = needs(expression)
    assert needed is not None
    assert needed.runs is not None
    assert needed.runs <= runs


@pytest.mark.parametrize("expression", [r"\d", "a|b", "(?:gratis)?", "(?!gratis)", "gratis|nu"])
def test_an_expression_may_need_no_letters(expression: str) -> None:
    assert needs(expression) == Needs(None)


@pytest.mark.parametrize(
    "expression",
    [
        "(",
        ")",
        "a)",
        "*a",
        "a**",
        "(?i)a",
        r"(a)\1",
        "[[a]--[b]]",
        "[z-a]",
        "a{3,2}",
        r"\q",
        "(?:a){e<=1}",
        "(?=a)+",
        "[]a]",
    ],
)
def test_what_is_wrong_or_unusual_is_left_to_the_compiler(expression: str) -> None:
    assert needs(expression) is None


def test_a_text_with_letters_that_look_alike_may_hold_anything() -> None:
    needed = needs("kans")
    assert needed is not None
    assert letters("\u212aAN\u017f").hold(needed)
    assert not letters("geluk").hold(needed)


def test_one_of_several_expressions_needs_what_any_of_them_needs() -> None:
    made = [needs(item) or Needs(None) for item in ("gratis", "korting")]
    joint = either(made)
    assert letters("met KORTING").may_hold(joint)
    assert not letters("zomaar").may_hold(joint)
    assert either([*made, Needs(None)]) == Needs(None)
