"""N-gram features are the same for the same text, and the weights come back from disk as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom import ngrams
from daarom.ngrams import SIZE, Ngrams, features

numpy = pytest.importorskip("numpy")


def rows(text: str) -> tuple[set[int], set[int]]:
    words, parts = features(text)
    return {int(row) for row in words[0]}, {int(row) for row in parts[0]}


def weights(text: str, weight: float) -> Ngrams:
    """Weights that know the words of one text."""
    table = numpy.zeros((2 * SIZE, 1))
    table[sorted(rows(text)[0])] = weight
    return Ngrams(("commercial",), table, numpy.ones(2 * SIZE), (-1.0,), (0.5,))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80))
def test_every_text_has_features_within_the_table(text: str) -> None:
    words, parts = rows(text)

    assert all(0 <= row < SIZE for row in words)
    assert all(SIZE <= row < 2 * SIZE for row in parts)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abc ë!🙂", min_size=1, max_size=40))
def test_each_group_of_features_has_length_one(text: str) -> None:
    for _, values in features(text):
        assert len(values) == 0 or float((values**2).sum()) == pytest.approx(1)


def test_case_and_spacing_do_not_matter_to_words() -> None:
    assert rows("Bestel  NU\ntaart")[0] == rows("bestel nu taart")[0]


def test_a_compound_shares_parts_with_its_last_word() -> None:
    shared = rows("zomeraanbieding")[1] & rows("aanbieding")[1]

    assert len(shared) > 10


def test_parts_do_not_run_over_two_words() -> None:
    assert rows("ab cd")[1] == rows("ab")[1] | rows("cd")[1]


def test_words_that_weigh_raise_the_odds() -> None:
    (odds,) = weights("bestel nu", 4.0).odds("Bestel nu")

    assert odds > 3


def test_a_text_without_features_only_gets_the_bias() -> None:
    assert weights("bestel nu", 4.0).odds("") == (-1.0,)


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    made = weights("bestel nu", 4.0)

    ngrams.write(made, tmp_path)

    assert ngrams.read(tmp_path).odds("bestel nu taart") == pytest.approx(
        made.odds("bestel nu taart"), rel=1e-2
    )


def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    ngrams.write(weights("bestel nu", 4.0), tmp_path)
    numpy.save(tmp_path / "rarity.npy", numpy.ones(3))

    with pytest.raises(ValueError, match="shape"):
        ngrams.read(tmp_path)
