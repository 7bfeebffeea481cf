"""Dutch readers are addressed in one way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import register
from daarom.plan import Audience, Plan, PlatformPlan, Tone


def matches(text, plan=None, platforms=(), language="nl", **options):
    draft = document(text, language, platforms=platforms)
    finder = register.compile([rule("register", language, options=options)])
    return [
        (draft.segments[m.segment].prose.value[slice(*m.span)], m.platform)
        for m in finder.find([draft], context(plan=plan))
    ]


def mixed(text, **more):
    return [word for word, _ in matches(text, sense="mixed", **more)]


def test_one_u_among_many_je_is_the_fault():
    assert mixed("Kun je komen? Neem je fiets mee. Wij helpen u graag.") == ["u"]


def test_jouw_among_many_u_is_the_fault():
    assert mixed("Wilt u komen? Neem uw fiets mee. Wij helpen u graag met jouw fiets.") == ["jouw"]


def test_on_equal_numbers_the_later_form_is_the_fault():
    assert mixed("Wilt u komen? Neem jouw fiets mee.") == ["jouw"]


@pytest.mark.parametrize(
    "text",
    [
        "Dank u wel! Kun je komen met je fiets?",
        "Om 20 u beginnen we. Neem jij brood mee?",
        "Ze vroeg: 'Kunt u mij helpen?' Wat zou jij doen?",
        "Een seizoen waar je u tegen zegt. Kom jij ook?",
        "Neem je fiets a.u.b. mee. Kom jij?",
        "De U-bocht is dicht. Kom jij via de brug?",
        "Wij helpen u graag. Uw brood, zoals u het wilt. Dan weet je wat het is.",
    ],
)
def test_what_only_looks_mixed_is_left_alone(text):
    assert mixed(text) == []


def test_english_has_one_form():
    assert mixed("You and je and u and jij", language="en") == []


def test_quoted_blocks_speak_for_themselves():
    draft = document("Kun je komen? Neem jouw fiets mee.\n\nKomt u ook?")
    quoted = replace(
        draft, segments=(draft.segments[0], replace(draft.segments[1], scopes=("blockquote", "paragraph")))
    )
    assert (
        list(register.compile([rule("register", options={"sense": "mixed"})]).find([quoted], context())) == []
    )


PLAN = Plan(
    platforms=(PlatformPlan("linkedin", address="u"), PlatformPlan("instagram", address="je")),
    audiences=(Audience("ouders", address="u"),),
    tone=Tone(address="je"),
)


def test_each_platform_has_its_own_address():
    assert matches("Kom jij ook? Neem je fiets mee.", PLAN, ("linkedin", "instagram"), sense="plan") == [
        ("jij", "linkedin")
    ]
    assert matches("Komt u ook?", PLAN, ("linkedin", "instagram"), sense="plan") == [("u", "instagram")]


def test_without_platform_the_plans_tone_counts():
    assert matches("Komt u ook?", PLAN, sense="plan") == [("u", None)]
    assert matches("Komt u ook?", Plan(), sense="plan") == []


def test_jullie_is_informal():
    assert matches("Komen jullie ook?", Plan(tone=Tone(address="jullie")), sense="plan") == []


def test_a_block_gives_one_match():
    assert len(matches("Komt u ook? Neem uw fiets mee.\n\nTot dan, uw bakker.", PLAN, sense="plan")) == 2


def test_a_single_unstressed_je_may_mean_anybody():
    assert matches("Zo bak je brood.", Plan(tone=Tone(address="u")), sense="plan") == []
