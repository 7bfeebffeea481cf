"""The label of an advertisement is held against what its jurisdictions ask."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import label
from daarom.model import Document, Field, Inline, Match, Place, Severity
from daarom.plan import Compliance, Labels, Plan

ADVERTS = ("paid", "affiliate", "gifted")


def draft(text: str, relationship: str | None = "paid", **more: object) -> Document:
    fields = (Field("relationship", relationship, "x", Place("draft.md", 0, 0)),) if relationship else ()
    return document(text, **{"fields": fields, **more})


def matches(
    given: Document, places: tuple[str, ...] = ("nl",), own: tuple[str, ...] = (), **options: object
) -> list[Match]:
    plan = Plan(compliance=Compliance(labels=Labels(own)))
    finder = label.compile([rule("label", "any", options={"relationships": ADVERTS, **options})])
    return list(finder.find([given], context(plan=plan, settings={"jurisdictions": places})))


def test_an_advertisement_without_any_label_is_found_on_the_draft_with_a_label_that_will_do() -> None:
    (match,) = matches(draft("De schoenen van Bergtop."), ("nl", "be"), sense="missing")
    assert (match.segment, match.places) == (None, ())
    assert match.values == {"places": "Nederland en België", "instead": "#advertentie"}
    assert match.at_most is Severity.error


def test_a_draft_that_is_no_advertisement_needs_none() -> None:
    for relationship in (None, "none", "employee"):
        assert not matches(draft("De schoenen van Bergtop.", relationship), sense="missing")


def test_the_words_around_are_in_the_language_of_the_draft() -> None:
    given = draft("The boots by Hilltop.", language="en")
    (match,) = matches(given, ("nl", "uk", "us"), sense="missing")
    assert match.values["places"] == "the Netherlands, the United Kingdom and the United States"
    assert match.values["instead"] == "#ad"


@pytest.mark.parametrize(
    ("part", "heaviest"), [("social.x.0", Severity.error), ("social.x.1", Severity.note)]
)
def test_a_later_part_of_a_thread_is_at_most_a_note(part: str, heaviest: Severity) -> None:
    (match,) = matches(draft("De schoenen van Bergtop.", row=part), sense="missing")
    assert match.at_most is heaviest


def test_a_label_that_some_jurisdictions_reject_is_found_once_with_their_names() -> None:
    given = draft("Mooi. #spon")
    (match,) = matches(given, ("nl", "uk", "us"), sense="standing", standings=("insufficient",))
    assert given.segments[0].prose.value[slice(*match.span)] == "#spon"
    assert match.values["places"] == "het Verenigd Koninkrijk en de Verenigde Staten"
    assert match.at_most is Severity.error


def test_what_only_others_report_is_at_most_a_warning() -> None:
    (match,) = matches(draft("Mooi. #affiliate"), ("uk",), sense="standing", standings=("insufficient",))
    assert match.at_most is Severity.warning


def test_labels_with_faults_in_different_places_are_a_match_each() -> None:
    given = draft("Mooi. #affiliate #collab")
    found = matches(given, ("nl", "uk"), sense="standing", standings=("weak",))
    assert [(match.span, match.values["places"]) for match in found] == [
        ((6, 16), "Nederland"),
        ((17, 24), "het Verenigd Koninkrijk"),
    ]


def test_a_fault_of_the_platforms_own_label_stands_at_its_field() -> None:
    relation = Field("relationship", "paid", "x", Place("draft.md", 0, 0))
    tool = Field("commercial_declaration", True, "true", Place("draft.md", 2, 4))
    (match,) = matches(
        document("Mooi.", fields=(relation, tool)), ("us",), sense="standing", standings=("weak",)
    )
    assert (match.segment, match.places) == (None, (Place("draft.md", 2, 4),))
    assert match.values["match"] == "het label van het platform"


def test_a_label_without_a_stated_relationship_counts_only_where_it_speaks_for_itself() -> None:
    options = {"sense": "standing", "standings": ("insufficient",), "untold": True}
    (match,) = matches(draft("Mooi. #spon", None), ("uk",), **options)
    assert match.at_most is Severity.warning
    assert not matches(draft("Met #partner Bergtop.", None), ("uk",), **options)
    assert not matches(draft("Mooi. #spon", None), ("uk",), **{**options, "untold": False})


def test_a_label_after_the_fold_names_all_platforms_that_hide_it() -> None:
    story = "Drie dagen liepen we van dorp naar dorp. " * 5
    given = draft(f"{story}#reclame", platforms=("instagram", "linkedin", "x"))
    (match,) = matches(given, sense="fold")
    assert match.values["platform"] == "Instagram en LinkedIn"
    assert match.at_most is Severity.warning
    assert not matches(draft(f"#reclame {story}", platforms=("instagram",)), sense="fold")
    assert not matches(draft(f"{story}#reclame"), sense="fold")


def test_a_good_label_before_the_fold_is_enough() -> None:
    story = "Drie dagen liepen we van dorp naar dorp. " * 5
    assert not matches(draft(f"Advertentie. {story}#ad", platforms=("instagram",)), sense="fold")
    assert matches(draft(f"In samenwerking met Bergtop. {story}#ad", platforms=("instagram",)), sense="fold")


def test_the_platforms_own_label_is_always_in_sight() -> None:
    own = Field("commercial_declaration", True, "true", Place("draft.md", 0, 4))
    relation = Field("relationship", "paid", "paid", Place("draft.md", 0, 0))
    story = "Drie dagen liepen we van dorp naar dorp. " * 5
    given = document(f"{story}#reclame", fields=(relation, own), platforms=("instagram",))
    assert not matches(given, sense="fold")
    assert not matches(given, sense="row")
    assert not matches(given, ("be",), sense="language")


def test_a_label_at_the_end_of_an_article_is_found_and_one_in_the_title_is_not() -> None:
    story = "Drie dagen liepen we van dorp naar dorp. " * 20
    late = draft(f"{story}\n\nDit is een advertentie van Bergtop.", platforms=("blog",))
    assert len(matches(late, sense="end")) == 1
    assert not matches(draft(f"Advertentie.\n\n{story}", platforms=("blog",)), sense="end")
    assert not matches(draft("Kort.\n\nDit is een advertentie van Bergtop."), sense="end")


def test_a_label_in_the_title_of_a_post_counts_only_where_the_platform_shows_a_title() -> None:
    def titled(platform: str) -> Document:
        given = draft("Advertentie.\n\nDe schoenen van Bergtop.", platforms=(platform,))
        title = replace(given.segments[0], scopes=("title",), part="title")
        return replace(given, segments=(title, given.segments[1]))

    assert matches(titled("instagram"), sense="missing")
    assert not matches(titled("youtube"), sense="missing")
    assert not matches(titled("blog"), sense="missing")


def test_a_label_in_a_row_of_hashtags_is_found_unless_another_stands_apart() -> None:
    given = draft("Mooi. #zee #reclame #zon")
    (match,) = matches(given, sense="row")
    assert given.segments[0].prose.value[slice(*match.span)] == "#reclame"
    assert not matches(draft("Advertentie. Mooi. #zee #reclame #zon"), sense="row")
    assert matches(draft("In samenwerking met X. Mooi. #zee #reclame #zon"), sense="row")


def test_a_label_in_another_language_is_found_where_a_jurisdiction_minds() -> None:
    given = draft("#ad De schoenen lopen goed.")
    (match,) = matches(given, ("nl", "be"), sense="language")
    assert match.values["places"] == "België"
    assert not matches(given, ("nl",), sense="language")
    assert not matches(draft("#ad #reclame De schoenen."), ("be",), sense="language")
    assert not matches(draft("#ad De schoenen.", language=None), ("be",), sense="language")


def test_a_link_by_which_somebody_earns_is_found_in_a_draft_that_says_nothing_of_it() -> None:
    def linked(relationship: str | None, text: str) -> Document:
        given = draft(text, relationship)
        link = Inline("link", 0, 4, "https://amzn.to/3xyz")
        return replace(given, segments=(replace(given.segments[0], inline=(link,)),))

    (match,) = matches(linked(None, "Hier staat de lens."), sense="earning")
    assert (match.segment, match.span, match.at_most) == (0, (0, 4), Severity.warning)
    assert matches(linked("none", "Hier staat de lens."), sense="earning")
    assert not matches(linked("affiliate", "Hier staat de lens."), sense="earning")
    assert not matches(linked(None, "Hier staat de lens. #reclame"), sense="earning")


def test_every_label_is_present_or_only_those_that_some_jurisdiction_accepts() -> None:
    given = draft("In samenwerking met Bergtop. #reclame", None)
    assert len(matches(given, sense="present")) == 2
    assert [match.span for match in matches(given, sense="present", standings=("accepted",))] == [(29, 37)]
    assert matches(
        draft("Met onze vrienden.", None),
        own=("met onze vrienden",),
        sense="present",
        standings=("accepted",),
    )


def test_a_rule_for_one_platform_or_language_leaves_other_drafts_alone() -> None:
    given = draft("De schoenen van Bergtop.", platforms=("blog",))
    options = {"sense": "missing", "relationships": ("paid",)}
    settings = context(settings={"jurisdictions": ["nl"]})
    for limited in (
        rule("label", "any", options=options, platforms=("x",)),
        rule("label", "en", options=options),
    ):
        assert not list(label.compile([limited]).find([given], settings))
