"""The measures that `models evaluate` and the benchmarks print."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom.quality import area, calibration_error, measure

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_counts_right_and_wrong_calls() -> None:
    found = measure([0.9, 0.6, 0.5, 0.4, 0.1], [True, False, True, True, False])
    assert (found.texts, found.positives, found.called) == (5, 3, 3)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(2 / 3)
    assert found.f1 == pytest.approx(2 / 3)
    assert found.macro_f1 == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_says_nothing_where_nothing_can_be_said() -> None:
    found = measure([0.1, 0.2], [False, False])
    assert (found.precision, found.recall, found.f1, found.auc) == (None, None, None, None)
    assert measure([], []).calibration_error is None


def test_refuses_scores_and_labels_that_do_not_pair() -> None:
    with pytest.raises(ValueError, match="2 scores for 1 labels"):
        measure([0.1, 0.2], [True])


@given(PAIRS)
def test_area_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[float, bool]]) -> None:
    scores, labels = zip(*pairs, strict=True)
    with_label = [score for score, label in pairs if label]
    without = [score for score, label in pairs if not label]
    if not with_label or not without:
        assert area(scores, labels) is None
        return
    wins = sum(
        1.0 if one > other else 0.5 if one == other else 0.0 for one, other in product(with_label, without)
    )
    assert area(scores, labels) == pytest.approx(wins / (len(with_label) * len(without)))


@given(PAIRS)
def test_calibration_error_lies_between_nothing_and_one(pairs: list[tuple[float, bool]]) -> None:
    scores, labels = zip(*pairs, strict=True)
    error = calibration_error(scores, labels)
    assert error is not None
    assert 0 <= error <= 1


def test_calibration_error_is_the_distance_to_the_share() -> None:
    assert calibration_error([0.85] * 20, [True] * 17 + [False] * 3) == pytest.approx(0)
    assert calibration_error([0.85] * 20, [True] * 7 + [False] * 13) == pytest.approx(0.5)
