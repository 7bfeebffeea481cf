"""The network reads words as they stand, gives the same scores in any company and forgets nothing on its way to disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import BUCKETS, made

from daarom import network, ngrams, wordparts
from daarom.wordparts import LOOKS, looks, parts_of, words


@given(st.text())
def test_the_words_of_any_text_stand_in_it_in_order(text: str) -> None:
    found, at = words(text), 0
    if found != ["."]:
        for word in found:
            at = text.index(word, at) + len(word)


@given(st.text(min_size=1))
def test_every_word_has_rows_inside_the_table(text: str) -> None:
    for word in words(text):
        assert all(0 <= row < LOOKS for row in looks(word))
        assert all(0 <= row < BUCKETS for row in parts_of(word, BUCKETS))


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_a_text_gets_the_same_scores_in_any_company(texts: list[str]) -> None:
    whole = made()

    alone = [whole.scores([text])[0] for text in texts]

    for one, other in zip(alone, whole.scores(texts), strict=True):
        assert one == pytest.approx(other, abs=1e-4)


def test_scores_are_probabilities_and_a_choice_adds_up_to_one() -> None:
    (found,) = made().scores(["Bestel nu, 20% korting! 🔥 https://taart.nl"])

    assert tuple(found) == ("sells", "low", "high")
    assert all(0 <= score <= 1 for score in found.values())
    assert found["low"] + found["high"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("word", "look"),
    [
        ("\n\n", wordparts.BREAK), ("https://x.nl/a", wordparts.LINK), ("info@taart.nl", wordparts.MAIL), ("@sanne", wordparts.HANDLE),
        ("#taart", wordparts.TAG), ("NU", wordparts.SHOUT), ("Zwolle", wordparts.CAPITAL),  ("!", wordparts.MARK),
        ("2026", wordparts.YEAR), ("12", wordparts.SHORT), ("19,95", wordparts.SPLIT),
    ],
)  # fmt: skip
def test_a_word_is_known_by_its_looks(word: str, look: int) -> None:
    assert look in looks(word)


def test_another_name_or_number_of_the_same_look_has_the_same_rows() -> None:
    assert looks("19,95") == looks("24,50")
    assert parts_of("19,95", BUCKETS) == parts_of("@sanne", BUCKETS) == []


def test_a_stream_of_new_words_takes_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "KNOWN_AT_MOST", 50)
    whole = made()
    for number in range(300):
        whole.scores(
            [
                " ".join(
                    f"woord{chr(97 + number % 26)}{chr(97 + part)}{chr(97 + number // 26)}"
                    for part in range(9)
                )
            ]
        )
    assert len(whole.known) <= 60


def test_a_network_is_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    whole = made()
    network.write(whole, tmp_path)

    read = network.read(tmp_path)

    assert read.labels == whole.labels
    for one, other in zip(read.scores(["Bestel nu taart"]), whole.scores(["Bestel nu taart"]), strict=True):
        assert one == pytest.approx(other, abs=0.05)


@pytest.mark.parametrize("name", [network.WEIGHTS, network.FACTS])
def test_a_file_that_was_cut_off_cannot_be_read(tmp_path: Path, name: str) -> None:
    network.write(made(), tmp_path)
    path = tmp_path / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises((OSError, ValueError, KeyError, EOFError)):
        network.read(tmp_path)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)), st.sampled_from(["🙂", "🔥🔥", "✨", "👏🏽"]))
def test_an_emoji_or_the_last_full_stop_changes_nothing(text: str, emoji: str) -> None:
    plain = words(text)

    assert words(f"{text} {emoji}") == plain
    assert (
        words(f"{text.rstrip()}.") == plain
        or text.rstrip().endswith(("@", "/"))
        or "@" in text
        or "http" in text
        or "www" in text
    )


def test_ngrams_add_their_share_to_the_label_that_they_know(tmp_path: Path) -> None:
    table = np.ones((2 * ngrams.SIZE, 1))
    both = replace(made(), ngrams=ngrams.Ngrams(("sells",), table, np.ones(2 * ngrams.SIZE), (2.0,), (0.5,)))

    added = both.answered(["Bestel nu taart"]) - made().answered(["Bestel nu taart"])

    assert added[0, 0] > 1
    assert added[0, 1:] == pytest.approx([0, 0])
    network.write(both, tmp_path)
    assert network.read(tmp_path).ngrams is not None
