"""Inflected forms of Dutch and English words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.inflection import inflected


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("uniek", "unieke"),
        ("goed", "goede"),
        ("kans", "kansen"),
        ("actie", "acties"),
        ("categorie", "categorieën"),
        ("gemeente", "gemeenten"),
        ("foto", "foto's"),
        ("café", "cafés"),
        ("cadeau", "cadeaus"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("prijs", "prijzen"),
        ("actief", "actieve"),
        ("innovatief", "innovatieve"),
        ("naam", "namen"),
        ("plan", "plannen"),
        ("model", "modellen"),
        ("handig", "handige"),
        ("aanbieding", "aanbiedingen"),
        ("winkel", "winkels"),
        ("mogelijkheid", "mogelijkheden"),
        ("deal", "deals"),
        ("maatschappelijk", "maatschappelijke"),
        ("grenzeloos", "grenzeloze"),
        ("professioneel", "professionele"),
    ],
)
def test_a_dutch_word_is_found_in_its_usual_forms(word: str, form: str) -> None:
    assert form in inflected(word, "nl")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("offer", "offers"),
        ("offer", "offered"),
        ("discount", "discounting"),
        ("shop", "shopping"),
        ("hurry", "hurries"),
        ("hurry", "hurried"),
        ("save", "saving"),
        ("save", "saved"),
        ("launch", "launches"),
        ("hero", "heroes"),
        ("agree", "agreeing"),
        ("play", "plays"),
    ],
)
def test_an_english_word_is_found_in_its_usual_forms(word: str, form: str) -> None:
    assert form in inflected(word, "en")


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("nu", "nl"),
        ("bij", "nl"),
        ("nooit", "nl"),
        ("AIVD", "nl"),
        ("iPad", "en"),
        ("2025", "nl"),
        ("with", "en"),
    ],
)
def test_short_words_function_words_names_and_numbers_have_no_other_forms(word: str, language: str) -> None:
    assert inflected(word, language) == ()


@pytest.mark.parametrize(
    ("word", "other"), [("klop", "klopen"), ("plan", "planen"), ("link", "links"), ("nieuw", "nieuws")]
)
def test_a_form_that_would_be_another_word_is_not_made(word: str, other: str) -> None:
    assert other not in inflected(word, "nl")


def test_a_language_without_rules_has_no_forms() -> None:
    assert inflected("gratuit", "fr") == ()


@settings(max_examples=100)
@given(st.text(max_size=15), st.sampled_from(["nl", "en"]))
def test_any_text_can_be_asked_and_no_form_is_the_word_itself(word: str, language: str) -> None:
    assert word not in inflected(word, language)
