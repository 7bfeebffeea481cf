"""Syllables and the published formulas."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from daarom.readability import SYLLABLES, Amount, amount, brouwer, flesch, flesch_douma

TABLE = yaml.safe_load((Path(__file__).parent / "data" / "syllables.yaml").read_text(encoding="utf-8"))
CASES = [
    (language, word, number)
    for language in TABLE
    for number, words in TABLE[language].items()
    for word in words.split()
]


@pytest.mark.parametrize(("language", "word", "number"), CASES)
def test_a_word_has_as_many_syllables_as_it_is_said_in(language, word, number):
    assert SYLLABLES[language](word) == number


def test_the_list_is_long_enough_to_mean_something():
    assert sum(language == "nl" for language, _, _ in CASES) >= 60
    assert sum(language == "en" for language, _, _ in CASES) >= 60


def test_the_formulas_have_the_published_constants():
    text = Amount(sentences=10, words=100, syllables=150)
    assert flesch(text) == pytest.approx(206.835 - 1.015 * 10 - 84.6 * 1.5)
    assert flesch_douma(text) == pytest.approx(206.835 - 0.93 * 10 - 77 * 1.5)
    assert brouwer(text) == pytest.approx(195 - 2 * 10 - 100)


def test_numbers_and_signs_are_no_words():
    assert amount(["Op 12 december 2026 om 19.30 uur – kom!"], "nl") == Amount(1, 5, 7)


def test_a_short_text_is_not_scored():
    assert not Amount(2, 30, 50).enough
    assert Amount(3, 100, 150).enough


def test_plain_dutch_scores_easier_than_official_dutch():
    plain = amount(
        ["Je kunt vanaf maandag je oude fiets brengen. We maken hem voor je. Dat kost niets."], "nl"
    )
    official = amount(
        ["Inwoners worden in de gelegenheid gesteld rijwielen aan te bieden conform de subsidieregeling."],
        "nl",
    )
    assert flesch_douma(plain) > 70 > flesch_douma(official)
    assert brouwer(plain) > brouwer(official)
