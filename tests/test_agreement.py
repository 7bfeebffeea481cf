"""A word takes another's place only where its surroundings stay right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import document

from daarom.agreement import Swap, may_be_name, placed, substitute


def put(text: str, old: str, new: str, language: str | None = "nl", known: str = "") -> tuple[str, bool]:
    """The text with the first `old` replaced, and whether that is sure."""
    start = text.index(old)
    (begin, end), words, sure = placed(text, (start, start + len(old)), Swap(old, new, known), language)
    return text[:begin] + words + text[end:], sure


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("De klant belt.", "klant", "gast"),
        ("Elke cliënt belt.", "cliënt", "bewoner"),
        ("De trouwe klant belt.", "klant", "gast"),
        ("Het huis is groot.", "huis", "gebouw"),
        ("Een klant belt.", "klant", "lid"),
        ("Wij spreken met klant en boer.", "klant", "lid"),
        ("klant gevonden", "klant", "lid"),
        ("De brandweer komt.", "brandweer", "ploeg"),
        ("Voor brandweer en boer.", "brandweer", "ploeg"),
        ("De consument kiest.", "consument", "klant"),
    ],
)
def test_a_dutch_word_fits_where_the_gender_is_the_same_or_does_not_show(
    text: str, old: str, new: str
) -> None:
    assert put(text, old, new) == (text.replace(old, new, 1), True)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Het kind speelt.", "kind", "leerling"),
        ("Ons productassortiment groeit.", "productassortiment", "broden"),
        ("De klant belt.", "klant", "lid"),
        ("De trouwe klant belt.", "klant", "lid"),
        ("Een trouwe klant belt.", "klant", "lid"),
        ("Een klant die belt.", "klant", "lid"),
        ("Welk huis bedoel je?", "huis", "woning"),
        ("De vergadering begint.", "vergadering", "regioverhaal"),
    ],
)
def test_a_dutch_word_of_the_other_gender_is_unsure_where_that_shows(text: str, old: str, new: str) -> None:
    assert put(text, old, new)[1] is False


def test_the_plans_own_text_shows_what_article_a_word_has() -> None:
    assert put("Het huis", "huis", "honk")[1] is False
    assert put("Het huis", "huis", "honk", known="Iedereen kent het honk.")[1] is True
    assert put("De hal", "hal", "honk", known="Iedereen kent Het Honk.")[1] is False


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("A client rings.", "client", "inhabitant", "An inhabitant rings."),
        ("Ask an inhabitant.", "inhabitant", "client", "Ask a client."),
        ("An apple a day", "apple", "unit", "A unit a day"),
        ("a minute", "minute", "hour", "an hour"),
        ("a task", "task", "unimportant thing", "an unimportant thing"),
        ("A client rings.", "client", "guest", "A guest rings."),
        ("The client rings.", "client", "inhabitant", "The inhabitant rings."),
        ("Plan-a client", "client", "inhabitant", "Plan-a inhabitant"),
    ],
)
def test_an_english_article_follows_the_sound_of_the_new_word(
    text: str, old: str, new: str, after: str
) -> None:
    assert put(text, old, new, "en") == (after, True)


@pytest.mark.parametrize("new", ["HR person", "24-hour helper"])
def test_before_an_abbreviation_or_a_number_the_english_article_is_unsure(new: str) -> None:
    assert put("a client", "client", new, "en")[1] is False


def test_in_other_languages_nothing_around_a_word_is_known() -> None:
    assert put("le client", "client", "habitant", None) == ("le habitant", True)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("De heer Klant belt.", "Klant", True),
        ("Klant belt.", "Klant", False),
        ("“Klant belt.", "Klant", False),
        ("Nieuws: Klant belt.", "Klant", False),
        ("Het brood.\nKlant belt.", "Klant", False),
        ("De oven is uit. Klant belt.", "Klant", False),
        ("De KLANT belt.", "KLANT", False),
        ("De klant belt.", "klant", False),
    ],
)
def test_a_capital_in_mid_sentence_may_be_a_name(text: str, word: str, name: bool) -> None:
    start = text.index(word)
    assert may_be_name(text, (start, start + len(word))) is name


def test_an_abbreviation_is_spelled_out_with_a_capital_where_a_sentence_begins() -> None:
    text = "HR belt. Morgen komt HR."
    assert put(text, "HR", "personeelszaken")[0] == "Personeelszaken belt. Morgen komt HR."
    assert put(text[9:], "HR", "personeelszaken")[0] == "Morgen komt personeelszaken."


@pytest.mark.parametrize(("kind", "safe"), [("heading", True), ("paragraph", False)])
def test_in_an_english_headline_a_capital_is_no_name(kind: str, safe: bool) -> None:
    draft = document("Meet Our Client", "en")
    titled = replace(draft, segments=(replace(draft.segments[0], scopes=(kind,)),))
    made = substitute(titled, 0, (9, 15), Swap("client", "resident"))
    assert made is not None
    assert (made.replacement, made.safe) == ("Resident", safe)
