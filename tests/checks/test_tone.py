"""The tone check holds a draft's tone against the plan's."""

from __future__ import annotations

from builders import context, document, rule

from daarom.checks import tone
from daarom.model import Match, PartScores, Problem, Rule, Scores
from daarom.plan import Plan, Tone

STIFF = "Hierbij delen wij u mede dat de openingstijden met ingang van heden zijn gewijzigd."
LOOSE = "Kom gerust langs, de koffie staat klaar en er is taart."
TEXT = f"{LOOSE} {STIFF}"


def tones(formal: float) -> dict[str, float]:
    return {"formal": formal, "funny": 0.0, "irreverent": 0.0, "enthusiastic": 0.0}


def scores(formal: float, *sentences: tuple[str, float]) -> Scores:
    parts = tuple(
        PartScores(0, TEXT.index(said), TEXT.index(said) + len(said), 0.1, tones(value), 0.5)
        for said, value in sentences
    )
    whole = PartScores(0, 0, len(TEXT), 0.1, tones(formal), 0.5)
    return Scores(0.1, tones(formal), {}, 0.5, paragraphs=(whole,), sentences=parts)


def plan(**targets: float) -> Plan:
    return Plan(tone=Tone(nng=targets))


def stiffer(direction: str = "more", **options: object) -> Rule:
    return rule("tone", options={"scale": "formal", "direction": direction, **options})


def found(made: Scores, plan: Plan | None, *rules: Rule) -> list[Match | Problem]:
    return list(tone.compile(rules).find([document(TEXT)], context(plan=plan, scores=lambda _: made)))


def test_a_draft_that_is_stiffer_than_the_plan_is_marked_at_its_stiffest_sentence() -> None:
    (match,) = found(scores(0.7, (LOOSE, -0.2), (STIFF, 0.9)), plan(formal=-0.5), stiffer())

    assert isinstance(match, Match)
    assert TEXT[slice(*match.span)] == STIFF
    assert match.values == {"scale": "formal", "direction": "more"}


def test_a_draft_within_the_tolerance_is_left_alone() -> None:
    assert found(scores(0.0, (STIFF, 0.9)), plan(formal=-0.5), stiffer()) == []


def test_the_tolerance_is_an_option() -> None:
    assert found(scores(0.3, (STIFF, 0.9)), plan(formal=-0.2), stiffer()) == []
    assert len(found(scores(0.3, (STIFF, 0.9)), plan(formal=-0.2), stiffer(tolerance=0.3))) == 1


def test_a_draft_that_nobody_would_call_stiff_is_not_too_stiff() -> None:
    assert found(scores(0.1, (STIFF, 0.9)), plan(formal=-1), stiffer()) == []


def test_a_draft_on_the_other_side_of_the_plan_is_another_rules_affair() -> None:
    assert found(scores(-0.9, (LOOSE, -0.9)), plan(formal=0.5), stiffer()) == []
    assert len(found(scores(-0.9, (LOOSE, -0.9)), plan(formal=0.5), stiffer("less"))) == 1


def test_a_scale_that_the_plan_does_not_state_is_not_judged() -> None:
    assert found(scores(0.9, (STIFF, 0.9)), plan(funny=0.5), stiffer()) == []


def test_nothing_is_judged_without_a_plan() -> None:
    assert found(scores(0.9, (STIFF, 0.9)), None, stiffer()) == []


def test_a_text_that_is_too_short_has_no_tone() -> None:
    assert found(scores(0.9, (STIFF, 0.9)), plan(formal=-0.5), stiffer(minimum=100)) == []


def test_without_sentences_the_paragraph_is_marked() -> None:
    (match,) = found(scores(0.7), plan(formal=-0.5), stiffer())

    assert isinstance(match, Match)
    assert match.span == (0, len(TEXT))
