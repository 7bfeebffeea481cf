"""Labels are found where readers take them for labels, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import document
from hypothesis import given
from hypothesis import strategies as st

from daarom import labels
from daarom.model import Field, Inline, Place


def found(text: str, own: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    draft = document(text)
    spots = labels.spots(draft, list(draft.body()), own)
    return [
        (spot.label.id, draft.segments[spot.segment or 0].prose.value[slice(*spot.span)]) for spot in spots
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("#ad De schoenen lopen goed.", "ad"),
        ("De schoenen lopen goed. #Reclame", "reclame"),
        ("Advertentie. De schoenen lopen goed.", "advertentie"),
        ("Advertentie: de schoenen lopen goed.", "advertentie"),
        ("[Advertentie] De schoenen lopen goed.", "advertentie"),
        ("Dit is een advertentie van Bergtop.", "advertentie"),
        ("Advertentie van Bergtop", "advertentie"),
        ("This post is an ad for Hilltop.", "ad"),
        ("🔥 Ad: new boots", "ad"),
        ("Betaald partnerschap met Bergtop", "betaald partnerschap"),
        ("Sponsored by Hilltop, who sent the boots.", "sponsored"),
        ("In samenwerking\nmet Bergtop", "samenwerking"),
        ("Bedankt, @bergtop!", "thanks"),
        ("Publicité : les chaussures", "publicité"),
    ],
)
def test_a_label_is_found_where_it_stands_as_one(text: str, label: str) -> None:
    assert label in [name for name, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "De advertentie stond gisteren in de krant.",
        "Reclame maken voor je bakkerij, hoe doe je dat?",
        "I saw the ad on a bus.",
        "Sponsored walk on Saturday: the children raise money.",
        "We add #adventure and #sponge to the list.",
        "Bedankt voor alle reacties!",
        "Kijk op example.nl/#ad voor meer.",
    ],
)
def test_the_same_word_elsewhere_is_none(text: str) -> None:
    assert found(text) == []


def test_the_longest_label_wins() -> None:
    assert found("#advertisement") == [("advertisement", "#advertisement")]


def test_words_that_the_plan_accepts_are_found_anywhere() -> None:
    assert found("Het fonds betaalt dit stuk.", ("fonds betaalt",)) == [("fonds betaalt", "fonds betaalt")]
    assert found("Stuur #spon.", ("#spon",)) == [("spon", "#spon")]


def test_the_platforms_own_label_counts_where_the_draft_says_that_it_is_on() -> None:
    on = Field("commercial_declaration", True, "true", Place("draft.md", 0, 4))
    assert [spot.label.id for spot in labels.spots(document("Brood.", fields=(on,)), ())] == ["tool"]
    assert labels.spots(document("Brood.", fields=(replace(on, value=False),)), ()) == ()


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Een dag aan zee. #ad", True),
        ("#ad Een dag aan zee.", True),
        ("Een dag aan zee #ad #zon", True),
        ("Een dag aan zee #spon 🌞", True),
        ("Zet #ad vooraan, niet #spon ergens achteraan.", False),
        ("Advertentie. Een dag aan zee.", False),
        ("Een dag aan zee. #reclame", False),
    ],
)
def test_a_tag_speaks_for_itself_when_it_is_no_word_of_a_sentence(text: str, speaks: bool) -> None:
    draft = document(text)
    assert labels.speaks_for_itself(labels.spots(draft, list(draft.body()))) is speaks


@given(st.text(alphabet="ad#reclame @:.!\n [](-\ufffcé", max_size=60))
def test_every_label_lies_within_its_text(text: str) -> None:
    for _, words in found(text or "x"):
        assert words.strip() == words != ""


@pytest.mark.parametrize(
    "address",
    [
        "https://amzn.to/3xyz",
        "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2",
        "https://www.amazon.nl/dp/B0?tag=tuin-21",
        "https://shop.example/?utm_medium=affiliate",
        "https://sub.partner.bol.com/click",
    ],
)
def test_a_link_by_which_somebody_earns_is_found_behind_its_words(address: str) -> None:
    draft = document("Hier staat de lens.")
    segment = replace(draft.segments[0], inline=(Inline("link", 0, 4, address),))
    assert list(labels.affiliate_links([(0, segment)])) == [(0, (0, 4))]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/?tag=tuin",
        "https://www.amazon.nl/dp/B0",
        "https://notamzn.to/x",
        "http://[",
        "/tuin?tag=x",
    ],
)
def test_an_ordinary_link_is_none(address: str) -> None:
    draft = document("Hier staat de lens.")
    segment = replace(draft.segments[0], inline=(Inline("link", 0, 4, address),))
    assert list(labels.affiliate_links([(0, segment)])) == []
