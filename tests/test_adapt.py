"""A copy learns from an organisation's own labels, and from nothing that is too little or contradicts itself."""

from __future__ import annotations

import random

import networks
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom import adapt
from daarom.labelled import Labelled, contradictions

SOLD = ["taart", "brood", "koek", "vlaai", "cake", "bol", "reep", "soes"]
TOLD = ["raad", "dijk", "brug", "park", "school", "kerk", "plein", "sluis"]


def rows(count: int) -> list[Labelled]:
    """Texts that a word or two tells apart."""
    found = []
    for number in range(count):
        one, other = SOLD[number % 8], SOLD[number // 8 % 8]
        found.append(
            Labelled(f"Haal {one} en {other} nummer {'abcdefgh'[number % 7]}", True, "nl", 2 * number + 1)
        )
        one, other = TOLD[number % 8], TOLD[number // 8 % 8]
        found.append(
            Labelled(f"De {one} bij de {other} nummer {'abcdefgh'[number % 7]}", False, "nl", 2 * number + 2)
        )
    return found


def fitted(found: list[Labelled]) -> adapt.Adapted:
    return adapt.fit(networks.made(networks.LABELS, networks.CHOICES), (1.2, -0.3), found)


def test_a_copy_does_better_on_texts_that_it_did_not_learn() -> None:
    made = fitted(rows(40))

    assert made.after.macro_f1 is not None
    assert made.before.macro_f1 is not None
    assert made.after.macro_f1 > made.before.macro_f1


def test_only_the_answer_to_commercial_changes() -> None:
    before = networks.made(networks.LABELS, networks.CHOICES).scores(["Haal taart"])[0]
    after = fitted(rows(40)).network.scores(["Haal taart"])[0]

    assert after.pop("commercial") > before.pop("commercial")
    assert after == pytest.approx(before)


def test_the_same_texts_give_the_same_copy() -> None:
    one, other = fitted(rows(30)), fitted(rows(30))

    assert np.array_equal(one.network.answers[0], other.network.answers[0])


def test_texts_that_differ_in_signs_only_contradict_each_other() -> None:
    found = [
        Labelled("Kom zondag!", True, "nl", 1),
        Labelled("kom  zondag", False, "nl", 7),
        Labelled("Kom", True, "nl", 8),
    ]

    assert [(one.line, other.line) for one, other in contradictions(found)] == [(1, 7)]


@given(st.lists(st.booleans(), max_size=80))
def test_what_is_lacking_is_counted_per_kind(labels: list[bool]) -> None:
    sold, told = adapt.lacking([Labelled("x", label, None, 1) for label in labels])

    assert sold == max(0, adapt.LEAST - sum(labels))
    assert told == max(0, adapt.LEAST - len(labels) + sum(labels))


@given(st.randoms())
def test_the_order_of_the_file_decides_nothing(chance: random.Random) -> None:
    found = rows(12) + rows(3)
    shuffled = chance.sample(found, len(found))

    assert [row.text for row in adapt.distinct(shuffled)] == [row.text for row in adapt.distinct(found)]
    assert len(adapt.distinct(found)) == 24
