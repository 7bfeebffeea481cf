"""Drafts are cut into blocks that are long enough to score, and every block leads back to its prose."""

from __future__ import annotations

from dataclasses import replace

from builders import document
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.model import Document
from daarom.score.blocks import LARGE, SHORT, SMALL, WHOLE, blocks, text_blocks

WORDS = st.lists(
    st.sampled_from(["taart", "Kom", "langs!", "de", "oven", "is", "stuk.", "🙂", "\ufffc"]),
    min_size=1,
    max_size=90,
)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=8).map("\n\n".join)


def sentence(words: int) -> str:
    return "De " + "oven " * (words - 2) + "brandt."


def text_at(drafted: Document, segment: int, start: int, end: int) -> str:
    return drafted.segments[segment].prose.value[start:end].replace("\ufffc", " ")


def test_a_short_draft_is_one_block() -> None:
    (block,) = blocks(document("Nieuw!\n\nKom langs voor taart."))

    assert block.text == "Nieuw!\nKom langs voor taart."


def test_a_long_draft_is_scored_by_paragraph() -> None:
    assert len(blocks(document("\n\n".join([sentence(60)] * 3)))) == 3


def test_small_paragraphs_go_with_their_neighbour() -> None:
    drafted = document("\n\n".join(["Kop", sentence(SHORT), sentence(SMALL), "Tot zo!"]))

    assert [len(block.stretches) for block in blocks(drafted)] == [2, 2]


def test_a_very_long_paragraph_is_cut_between_sentences() -> None:
    found = blocks(document(" ".join([sentence(50)] * 10)))

    assert len(found) > 1
    assert all(block.words <= LARGE for block in found)
    assert all(block.text.rstrip().endswith(".") for block in found)


def test_block_quotations_and_alt_texts_are_not_the_drafts_own_words() -> None:
    drafted = document("Koop nu!\n\nDat riep hij.")
    quoted = replace(drafted.segments[0], scopes=("blockquote", "paragraph"))

    (block,) = blocks(replace(drafted, segments=(quoted, drafted.segments[1])))

    assert block.text == "Dat riep hij."


def test_a_social_text_in_front_matter_is_scored() -> None:
    drafted = document("Koop nu!")
    social = replace(drafted.segments[0], scopes=("text",), part="social.x")

    assert len(blocks(replace(drafted, segments=(social,)))) == 1


def test_a_draft_without_words_has_no_blocks() -> None:
    assert blocks(document("🙂 !!!")) == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_stretch_of_a_block_is_the_prose_it_came_from(text: str) -> None:
    drafted = document(text)
    for block in blocks(drafted):
        for segment, start, end in block.origins((0, len(block.text))):
            assert text_at(drafted, segment, start, end) in block.text
        assert "".join(
            text_at(drafted, *origin) for origin in block.origins((0, len(block.text)))
        ) == "".join(block.text[s.at : s.at + s.end - s.start] for s in block.stretches)


def test_a_text_without_a_draft_is_whole_until_it_is_long() -> None:
    short = "Taart is er weer. " * 20
    (block,) = text_blocks(short)
    assert block.text == short


@given(st.lists(st.integers(1, 200), min_size=2, max_size=8))
def test_every_word_of_a_long_text_stands_in_one_of_its_blocks(sizes: list[int]) -> None:
    paragraphs = [
        " ".join(f"w{number}x{place}" for place in range(size)) for number, size in enumerate(sizes)
    ]
    found = text_blocks("\n\n".join(paragraphs))
    assert [word for block in found for word in block.text.split()] == " ".join(paragraphs).split()
    if sum(sizes) > WHOLE:
        assert all(block.words >= SMALL for block in found)
