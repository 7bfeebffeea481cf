from __future__ import annotations

import pytest
from builders import context, document, rule
from plan.plans import plan

from daarom.checks.reference import compile
from daarom.model import Document, Field, Match, Place

PLAN = "goals: [{id: vragen}, {id: vak}]\naudiences: [{id: buurt}]\nplatforms: [{id: facebook}, {id: x}]\n"


def find(draft: Document, text: str = PLAN, **options: object) -> list[Match]:
    finder = compile((rule("reference", "any", options=options),))
    return list(finder.find((draft,), context(plan=plan(text))))


def draft(key: str, value: object, raw: str, **more: object) -> Document:
    text = f"{raw}\n\nBrood."
    return document(text, fields=(Field(key, value, raw, Place("draft.md", 0, len(raw))),), **more)


def test_a_goal_of_the_plan_is_fine():
    assert find(draft("goal", "vragen", "goal: vragen"), what="goal") == []


def test_an_unknown_goal_is_told_at_its_own_words_with_the_nearest_first():
    found = find(draft("goal", "vraagen", "goal: vraagen"), what="goal")
    assert found[0].values == {"found": "vraagen", "near": "vragen", "known": "vragen, vak"}
    assert (found[0].places[0].start, found[0].places[0].end) == (6, 13)


def test_each_unknown_name_of_a_list_is_told():
    found = find(
        draft("audience", ["buurt", "jeugd", "pers"], "audience: [buurt, jeugd, pers]"), what="audience"
    )
    assert [match.values["found"] for match in found] == ["jeugd", "pers"]


def test_a_platform_is_told_for_that_platform_under_the_name_that_was_written():
    found = find(
        draft("platforms", ["Insta"], "platforms: [Instagram]", platforms=("instagram",)), what="platform"
    )
    assert found[0].platform == "instagram"
    assert found[0].places[0].start == 12


def test_a_field_from_elsewhere_has_no_place_in_the_draft():
    field = Field("goal", "weg", "weg", Place("daarom.yaml", 3, 6))
    assert find(document("Brood.", fields=(field,)), what="goal")[0].places == ()


def test_a_draft_without_a_goal_is_told_where_that_is_asked():
    assert find(document("Brood."), what="goal", missing=True)[0].values["known"] == "vragen, vak"
    assert find(document("Brood."), what="goal") == []
    assert find(draft("goal", "vragen", "goal: vragen"), what="goal", missing=True) == []


@pytest.mark.parametrize("options", [{"what": "goal"}, {"what": "goal", "missing": True}])
def test_a_text_for_one_platform_leaves_the_goal_to_its_own_draft(options: dict[str, object]):
    field = Field("goal", "weg", "goal: weg", Place("draft.md", 0, 9))
    assert find(document("goal: weg", row="social.x", fields=(field,)), **options) == []
    assert find(document("goal: weg", row="social.x"), **options) == []


@pytest.mark.parametrize("what", ["goal", "audience", "platform"])
def test_a_plan_that_lists_nothing_asks_nothing(what: str):
    fields = (
        Field("goal", "a", "a", Place("draft.md", 0, 1)),
        Field("audience", "a", "a", Place("draft.md", 0, 1)),
    )
    assert find(document("a", fields=fields, platforms=("x",)), "version: 1\n", what=what) == []
    assert list(compile((rule("reference", options={"what": what}),)).find((document("a"),), context())) == []


WHERE = """\
audiences:
  - {id: buurt, research: [{platform: facebook, finding: Kijkt na het eten.}, {platform: x}]}
  - {id: jeugd}
platforms: [{id: facebook}, {id: x}, {id: instagram, audiences: [jeugd]}]
"""


def elsewhere(audience: object, *platforms: str, text: str = WHERE) -> list[Match]:
    named = draft("audience", audience, f"audience: {audience}", platforms=platforms)
    return find(named, text, what="whereabouts")


def test_an_audience_that_the_plan_knows_from_elsewhere_is_not_on_this_platform():
    found = elsewhere("buurt", "facebook", "x", "instagram")
    assert [match.platform for match in found] == ["x", "instagram"]
    assert found[0].values == {"audience": "buurt", "known": "facebook"}


def test_one_audience_on_the_platform_is_enough():
    assert elsewhere(["buurt", "jeugd"], "facebook", "instagram") == []


def test_a_platform_that_the_plan_does_not_list_is_left_to_another_rule():
    assert elsewhere("buurt", "tiktok") == []


def test_where_the_plan_knows_an_audience_nowhere_it_is_not_elsewhere():
    assert elsewhere("jeugd", "x", text="audiences: [{id: jeugd}]\nplatforms: [{id: x}]\n") == []
    lost = "audiences: [{id: jeugd}, {id: buurt}]\nplatforms: [{id: x, audiences: [buurt]}]\n"
    assert elsewhere("jeugd", "x", text=lost) == []
