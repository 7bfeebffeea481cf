"""An eased rule finds what is close as well, and nothing that is far."""

from __future__ import annotations

import pytest
from builders import context, document, rule

from daarom.checks import classifier
from daarom.easing import eased
from daarom.model import PartScores, Rule, Scores

STORY = "Vanochtend ging de oven stuk. Ruud kwam kijken."


def found(score: float, asked: Rule) -> bool:
    tone = {"formal": 0.0, "funny": 0.0, "irreverent": 0.0, "enthusiastic": 0.0}
    made = Scores(score, tone, {}, 0.2, paragraphs=(PartScores(0, 0, len(STORY), score, tone, 0.2, 0),))
    return bool(list(classifier.compile([asked]).find([document(STORY)], context(scores=lambda _: made))))


@pytest.mark.parametrize(
    ("limits", "close", "far"),
    [({"above": 0.8}, 0.7, 0.6), ({"below": 0.2}, 0.3, 0.4), ({}, 0.4, 0.3)],
)
def test_an_eased_rule_finds_what_is_close(limits: dict[str, object], close: float, far: float) -> None:
    asked = rule("classifier", options=limits)
    assert not found(close, asked)
    assert found(close, eased(asked))
    assert not found(far, eased(asked))


@pytest.mark.parametrize("limit", [0, 1])
def test_certainty_is_not_eased(limit: int) -> None:
    assert eased(rule("classifier", options={"above": limit})).options["above"] == limit


def test_a_rule_of_another_check_stays_as_it_is() -> None:
    other = rule("metric", options={"above": 0.5})
    assert eased(other) is other
