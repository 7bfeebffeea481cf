"""A draft's metadata is held against rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from builders import context, document, rule

from daarom.checks import metadata
from daarom.model import Field, Moment, Piece, Place, Prose, Segment


def field(key, value, at=0):
    return Field(key, value, str(value), Place("draft.md", at, at + 5), key)


def matches(draft, **options):
    return list(metadata.compile([rule("metadata", options=options)]).find([draft], context()))


def draft(*fields, **more):
    return document("Brood.", fields=fields, **more)


def test_a_missing_field_stands_on_the_draft_as_a_whole():
    (match,) = matches(draft(), field="goal", required=True)
    assert (match.segment, match.places, match.values["field"]) == (None, (), "goal")


def test_an_empty_field_is_missing_at_its_place():
    (match,) = matches(draft(field("goal", "", at=7)), field="goal", required=True)
    assert match.places == (Place("draft.md", 7, 12),)


def test_an_author_that_is_nobody_is_found():
    assert matches(draft(field("author", "Redactie")), field="author", barred=("redactie", "admin"))
    assert not matches(draft(field("author", "Femke Redactie")), field="author", barred=("redactie", "admin"))


def test_a_value_that_is_not_allowed_is_found():
    (match,) = matches(draft(field("status", "klaar")), field="status", allowed=("concept", "akkoord"))
    assert (match.values["value"], match.values["allowed"]) == ("klaar", "concept, akkoord")


def test_an_approver_who_is_the_author_is_found():
    assert matches(
        draft(field("author", "Sam"), field("approver", "@sam")), field="approver", differs_from="author"
    )
    assert not matches(
        draft(field("author", "Sam"), field("approver", "Noor")), field="approver", differs_from="author"
    )


def test_expiry_before_publication_is_found():
    early, late = (
        Moment(datetime(2026, 12, 1), raw="2026-12-01"),
        Moment(datetime(2026, 12, 4, 9), raw="2026-12-04T09:00"),
    )
    assert matches(draft(publish_at=late, expires_at=early), field="expires_at", after="publish_at")
    assert not matches(draft(publish_at=early, expires_at=late), field="expires_at", after="publish_at")


def test_a_day_is_the_whole_day():
    day = Moment(datetime(2026, 12, 4), raw="2026-12-04", whole_day=True)
    assert not matches(
        draft(publish_at=Moment(datetime(2026, 12, 4, 9)), expires_at=day),
        field="expires_at",
        after="publish_at",
    )


def test_a_field_that_is_no_time_is_not_compared():
    assert not matches(
        draft(field("offer_ends", "binnenkort"), publish_at=Moment(datetime(2026, 12, 4))),
        field="offer_ends",
        after="publish_at",
    )


def test_a_rule_may_hold_for_some_drafts_only():
    when = {"relationship": ("paid", "gifted"), "unfinished": ("false",), "paid_by": ("~*",)}
    assert matches(draft(field("relationship", "paid")), field="disclosure", required=True, when=when)
    assert not matches(draft(field("relationship", "none")), field="disclosure", required=True, when=when)
    assert not matches(
        draft(field("relationship", "paid"), unfinished=True), field="disclosure", required=True, when=when
    )
    assert not matches(
        draft(field("relationship", "paid"), field("paid_by", "X")),
        field="disclosure",
        required=True,
        when=when,
    )


def test_an_image_in_the_text_without_alternative_text_is_found_at_the_image():
    draft_ = document("Brood ![](x.jpg)")
    image = Segment(("alt",), Prose("", (Piece(0, 0, 6, 16, verbatim=False),)), 1)
    with_image = replace(draft_, segments=(*draft_.segments, image))
    (match,) = matches(with_image, field="images.alt", required=True)
    assert match.places == (Place("draft.md", 6, 16),)


def test_an_image_in_front_matter_without_alternative_text_is_found():
    images = field(
        "images",
        [{"src": "a.jpg"}, {"src": "b.jpg", "alt": "Een brood"}, {"src": "c.jpg", "decorative": True}],
    )
    (match,) = matches(draft(images), field="images.alt", required=True)
    assert match.values["image"] == "a.jpg"


def test_a_bare_file_name_counts_in_a_post_and_not_above_an_article():
    images = field("images", ["a.jpg"])
    assert matches(draft(images, platforms=("instagram",)), field="images.alt", required=True)
    assert not matches(draft(images, platforms=("blog",)), field="images.alt", required=True)
    assert not matches(
        draft(images, field("image_alt", "Een brood"), platforms=("instagram",)),
        field="images.alt",
        required=True,
    )
