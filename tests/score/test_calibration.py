"""A line keeps the order of scores; a verdict on blocks weighs what most of the draft does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom.errors import ModelError
from daarom.score.calibration import FILE, Calibration, Line, Verdict, calibration, features

LINES = {name: {"slope": 2, "intercept": 1} for name in ("commercial", "human_voice")}
VERDICT = Verdict(mean=1.0, share=2.0, last=0.2, intercept=-1.0)
BLOCKS = st.lists(st.tuples(st.integers(1, 300), st.floats(-9, 9)), min_size=1, max_size=9)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_line_keeps_the_order_of_scores(one: float, other: float) -> None:
    line = Line(1.7, -0.4)
    assert (line(one) <= line(other)) == (one <= other) or line(one) == pytest.approx(line(other))


@given(BLOCKS)
def test_a_verdict_is_a_probability_and_its_features_lie_in_range(blocks: list[tuple[int, float]]) -> None:
    mean, share, last = features(blocks)
    assert min(odds for _, odds in blocks) - 1e-9 <= mean <= max(odds for _, odds in blocks) + 1e-9
    assert 0 <= share <= 1
    assert last == blocks[-1][1]
    assert 0 <= VERDICT(blocks) <= 1


@given(BLOCKS, st.integers(0, 8))
def test_a_block_that_sells_more_never_lowers_the_verdict(
    blocks: list[tuple[int, float]], place: int
) -> None:
    place %= len(blocks)
    more = [(words, odds + (3 if index == place else 0)) for index, (words, odds) in enumerate(blocks)]
    assert VERDICT(more) >= VERDICT(blocks) - 1e-12


def test_one_sales_paragraph_at_the_end_of_a_story_is_no_advertisement() -> None:
    assert VERDICT([(100, -4.0)] * 5 + [(40, 3.0)]) < 0.5
    assert VERDICT([(100, 3.0)] * 5 + [(40, -2.0)]) > 0.5


def test_a_pipeline_without_a_verdict_of_its_own_takes_the_mean(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(LINES), encoding="utf-8")
    assert calibration(tmp_path) == Calibration(Line(2, 1), Line(2, 1), Verdict())


BROKEN = ("", "[]", "{}", '{"commercial": 1}')
WRONG = [{**LINES, "document": found} for found in ({"mean": "x"}, {"odd": 1}, [])]


@pytest.mark.parametrize("text", [*BROKEN, *map(json.dumps, WRONG)])
def test_a_calibration_of_another_shape_is_damage(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as raised:
        calibration(tmp_path)
    assert raised.value.problems[0].key == "model.damaged"
