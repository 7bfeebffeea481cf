"""Each jurisdiction has its own judgement of a label; the advice holds in all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import document

from daarom import labels
from daarom.labels import ACCEPTED, INSUFFICIENT, WEAK
from daarom.model import Field, Place
from daarom.platforms import facts


def standing(text: str, place: str, relationship: str = "paid", own: tuple[str, ...] = ()) -> str | None:
    draft = document(text, fields=(Field("relationship", relationship, "", Place("draft.md", 0, 0)),))
    spots = labels.spots(draft, list(draft.body()), own)
    (verdict,) = labels.verdicts(spots, labels.jurisdictions([place]), relationship)
    return verdict.standing if verdict.spot else "missing"


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("#ad", {"nl": ACCEPTED, "be": WEAK, "uk": ACCEPTED, "us": ACCEPTED}),
        ("#reclame", {"nl": ACCEPTED, "be": ACCEPTED, "uk": None}),
        ("#spon", {"nl": ACCEPTED, "be": WEAK, "uk": INSUFFICIENT, "us": INSUFFICIENT}),
        ("#collab", {"nl": WEAK, "uk": WEAK, "us": INSUFFICIENT, "eu": WEAK}),
        ("Gesponsord door Bergtop", {"nl": None, "be": WEAK}),
        ("#sponsored", {"uk": WEAK, "us": ACCEPTED}),
    ],
)
def test_a_label_is_judged_by_each_jurisdiction(text: str, judged: dict[str, str | None]) -> None:
    assert {place: standing(text, place) for place in judged} == judged


def test_what_will_do_for_a_gift_will_not_do_for_payment() -> None:
    assert standing("Gekregen van @bergtop", "nl", "gifted") == ACCEPTED
    assert standing("Gekregen van @bergtop", "nl", "paid") == "missing"
    assert standing("Ik krijg een kleine commissie.", "nl", "affiliate") == ACCEPTED
    assert standing("Thanks to Hilltop for the free boots.", "us", "gifted") == ACCEPTED


def test_the_best_label_of_a_draft_counts() -> None:
    assert standing("In samenwerking met Bergtop. #reclame", "be") == ACCEPTED


def test_the_plan_makes_a_weak_label_good_but_not_one_that_is_rejected() -> None:
    assert standing("In samenwerking met Bergtop", "nl", own=("in samenwerking met",)) is None
    assert standing("Mooi. #spon", "uk", own=("#spon",)) == INSUFFICIENT


@pytest.mark.parametrize(
    ("places", "language", "advised"),
    [
        (("nl", "be"), "nl", ["#advertentie"]),
        (("uk", "us"), "en", ["#ad"]),
        (("be", "us"), "nl", ["#advertentie", "#ad"]),
        (("be",), "fr", ["#publicité"]),
        (("eu",), "en", ["#ad"]),
        ((), "nl", ["#advertentie"]),
    ],
)
def test_the_advice_is_as_short_as_can_be_and_in_the_drafts_language(
    places: tuple[str, ...], language: str, advised: list[str]
) -> None:
    assert [
        label.shown for label in labels.advised(labels.jurisdictions(places), language, "paid")
    ] == advised


def test_who_states_no_jurisdiction_is_judged_by_the_whole_eu() -> None:
    assert [place.id for place in labels.jurisdictions(())] == ["eu"]
    assert [place.id for place in labels.jurisdictions(["uk", "mars"])] == ["uk"]


def test_a_label_after_the_fold_of_a_platform_is_hidden() -> None:
    draft = document("a" * 130 + " #ad", platforms=("instagram", "linkedin"))
    (spot,) = labels.spots(draft, list(draft.body()))
    known = [platform for name in ("instagram", "linkedin", "x") if (platform := facts(name))]
    assert [labels.hidden(draft, spot, platform) for platform in known] == [True, False, False]


def test_only_the_edges_of_a_row_of_hashtags_are_in_sight_and_the_last_only_where_that_will_do() -> None:
    nl, us = labels.jurisdictions(["nl", "us"])
    for text, hidden in (
        ("#ad #zee #zon", (False, False)),
        ("#zee #ad #zon", (True, True)),
        ("#zee #zon #ad", (False, True)),
        ("#zee #ad", (False, False)),
    ):
        draft = document(f"Mooi. {text}")
        (spot,) = labels.spots(draft, list(draft.body()))
        assert (labels.buried(draft, spot, nl), labels.buried(draft, spot, us)) == hidden, text


def test_a_label_in_a_title_that_the_platform_shows_is_not_hidden() -> None:
    draft = document("Advertentie.\n\n" + "a" * 300, platforms=("youtube",))
    titled = replace(draft, segments=(replace(draft.segments[0], part="title"), draft.segments[1]))
    (spot,) = labels.spots(titled, list(titled.body()))
    youtube = facts("youtube")
    assert youtube is not None
    assert not labels.hidden(titled, spot, youtube)


def test_a_tag_within_a_link_is_in_no_row() -> None:
    (place,) = labels.jurisdictions(["us"])
    draft = document("Mooi. ＃ad")
    spot = labels.Spot(labels.everything().labels[0], 0, (0, 4), tag=True)
    assert not labels.buried(draft, spot, place)
