from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.language import detect

DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zaterdag bakken we weer samen met de buren, kom je ook?", "nl"),
        ("On Saturday we bake with the neighbours again, will you join us?", "en"),
        ("Am Samstag backen wir wieder zusammen mit den Nachbarn, kommst du auch?", "de"),
        ("Samedi nous faisons du pain avec les voisins, est-ce que vous venez aussi ?", "fr"),
        ("El sábado hacemos pan con los vecinos, ¿vienes tú también con tu familia?", "es"),
        ("Sabato facciamo il pane con i vicini della strada, non vuoi venire anche tu?", "it"),
        ("No sábado fazemos pão com os vizinhos, você também não quer vir com a gente?", "pt"),
        ("På lördag bakar vi bröd med grannarna, vill du inte också vara med och baka?", "sv"),
        ("Sneon bakke wy wer bôle mei de buorlju, komsto ek mei dyn freonen nei ús ta?", "fy"),
        ("Ons is baie bly dat julle hier is, want dit is nie maklik vir mense wat nie tyd het nie.", "af"),
        ("В субботу мы печём хлеб с соседями", "ru"),
        ("土曜日に近所の人とパンを焼きます", "ja"),
        ("Kom je ook?", "nl"),
        ("Are you coming?", "en"),
    ],
)
def test_the_language_of_a_sentence_is_told(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "OK!", "🔥🔥", "#brood #bakkerij @bakker https://www.bakker.nl", "12:30", "Jansen"]
)
def test_too_little_text_tells_nothing(text: str) -> None:
    assert detect(text) is None


def test_addresses_and_hashtags_do_not_count() -> None:
    text = "Wij bakken weer voor de hele buurt https://example.com/the/best/of/what/you/have #theBestOfAll"
    assert detect(text) == "nl"


def test_a_wider_lead_can_be_asked() -> None:
    mixed = "Een avond over design thinking for the web and why you should care"
    assert detect(mixed, lead=20) is None


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert detect(text) is None or 2 <= len(detect(text) or "") <= 3


@pytest.mark.skipif(not DATA.is_dir(), reason="the measuring texts are not here")
@pytest.mark.parametrize(("name", "language"), [("nl_paragraphs", "nl"), ("en_paragraphs_18f", "en")])
def test_paragraphs_are_told_apart(name: str, language: str) -> None:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [str(json.loads(line)["text"]) for line in lines][:1500]
    told = [detect(text) for text in texts if len(text.split()) >= 12]
    assert told.count(language) >= 0.97 * len(told)
