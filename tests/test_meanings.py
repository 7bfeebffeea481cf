"""The table of meanings: words that share letters or subjects lie near each other, and whatever is asked has an answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom import meanings as module
from daarom.meanings import Meanings, meanings, rows_of, unit


def near(one: str, other: str) -> float:
    table = meanings()
    return float(table.text(one.split()) @ table.text(other.split()))


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [
        ("brood", "deeg", "belasting"),
        ("desembrood", "brood", "wachtlijst"),
        ("nurse", "hospital", "football"),
        ("verpleegkundige", "ziekenhuis", "voetbal"),
        ("bicycle", "fiets", "novel"),
    ],
)
def test_words_about_one_subject_lie_nearer_than_words_about_two(word: str, like: str, unlike: str):
    assert near(word, like) > near(word, unlike)


def test_a_text_is_as_near_as_can_be_to_itself_and_nothing_to_no_words():
    assert near("brood deeg", "brood deeg") == pytest.approx(1.0, abs=1e-5)
    assert near("", "brood") == 0.0
    assert not unit(0 * meanings().table[0]).any()


def test_the_last_row_of_a_word_is_its_own():
    assert rows_of("brood", 1000)[-1] != rows_of("broo", 1000)[-1]
    assert len(rows_of("brood", 1000)) == 5 + 4 + 3 + 1


def test_a_stream_of_new_words_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "KNOWN_AT_MOST", 3)
    whole = meanings()
    table = Meanings(whole.table, whole.weights, whole.background, whole.notices)
    for number in range(10):
        table.word(f"woord{number}")
    assert len(table.known) <= 3
    assert (table.word("woord1") == whole.word("woord1")).all()


def test_there_are_texts_to_stand_out_from_in_both_languages():
    table = meanings()
    for vectors in (*table.background.values(), table.notices):
        assert vectors.shape[1] == table.table.shape[1]
        assert len(vectors) > 50
        assert ((vectors * vectors).sum(axis=1) < 1.01).all()
    assert set(table.background) == {"nl", "en"}


@given(st.lists(st.text(max_size=20), max_size=10))
@settings(max_examples=60, deadline=None)
def test_any_words_have_a_vector_of_length_one_at_most(words: list[str]):
    vector = meanings().text(words)
    assert 0 <= float((vector * vector).sum()) < 1.0001
