"""Drafts are held against what their platforms take."""

from __future__ import annotations

from dataclasses import replace

from builders import context, document, rule
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.checks import length
from daarom.model import Inline
from daarom.plan import Limits, Plan, PlatformPlan


def matches(draft, plan=None, **options):
    return list(length.compile([rule("length", options=options)]).find([draft], context(plan=plan)))


def marked(draft, plan=None, **options):
    return [draft.segments[m.segment].prose.value[slice(*m.span)] for m in matches(draft, plan, **options)]


def test_the_words_beyond_the_limit_are_marked():
    draft = document("a" * 280 + "bcd", platforms=("x",))
    (match,) = matches(draft, what="text")
    assert (match.span, match.platform) == ((280, 283), "x")
    assert match.values == {"platform": "X", "count": "283", "limit": "280", "over": "3"}


def test_each_platform_counts_in_its_own_way():
    draft = document("é😀" * 150, platforms=("x", "bluesky", "threads", "linkedin"))
    assert [match.platform for match in matches(draft, what="text")] == ["x", "threads"]


def test_paragraphs_count_together_with_the_lines_between():
    draft = document("a" * 140 + "\n\n" + "b" * 139, platforms=("x",))
    assert marked(draft, what="text") == ["b"]


def test_an_article_has_no_limit_even_when_a_post_is_made_of_it():
    assert matches(document("a" * 400, platforms=("blog", "x")), what="text") == []
    assert matches(document("a" * 400), what="text") == []


def test_a_links_address_counts_although_its_words_stand_in_the_text():
    draft = document("a" * 260, platforms=("x",))
    linked = replace(
        draft, segments=(replace(draft.segments[0], inline=(Inline("link", 0, 260, "https://bakkerij.nl"),)),)
    )
    assert [m.values["count"] for m in matches(linked, what="text")] == ["284"]


def test_the_plans_own_length_holds_as_well():
    plan = Plan(platforms=(PlatformPlan("linkedin", limits=Limits(length=10)),))
    assert marked(document("vers brood elke dag", platforms=("linkedin",)), plan, what="text") == [
        " elke dag"
    ]


def test_nearly_full_is_found_and_too_full_is_not():
    assert matches(document("a" * 275, platforms=("x",)), what="text", near=0.95)
    assert not matches(document("a" * 285, platforms=("x",)), what="text", near=0.95)
    assert not matches(document("a" * 200, platforms=("x",)), what="text", near=0.95)


def test_surplus_hashtags_are_marked():
    draft = document("Brood #een #twee #drie #vier #vijf #zes #zeven", platforms=("instagram",))
    assert marked(draft, what="hashtags") == ["#zes #zeven"]


def test_custom_is_told_from_limit():
    draft = document("Brood #een #twee #drie", platforms=("x",))
    assert marked(draft, what="hashtags") == []
    assert marked(draft, what="hashtags", at="advised") == ["#drie"]


def test_the_plans_number_of_hashtags_counts_as_custom():
    plan = Plan(platforms=(PlatformPlan("mastodon", limits=Limits(hashtags_max=1)),))
    assert marked(document("#een #twee", platforms=("mastodon",)), plan, what="hashtags", at="advised") == [
        "#twee"
    ]


def test_six_different_links_are_too_many_for_threads_and_the_same_one_six_times_is_not():
    links = " ".join(f"https://a.nl/{n}" for n in range(6))
    assert marked(document(links, platforms=("threads",)), what="links") == ["https://a.nl/5"]
    assert marked(document("https://a.nl " * 6, platforms=("threads",)), what="links") == []


def test_a_link_that_cannot_be_followed_is_found_on_instagram_only():
    draft = document("Zie bakkerij.nl", platforms=("instagram", "x"))
    assert [(m.platform, m.span) for m in matches(draft, what="unclickable")] == [("instagram", (4, 15))]


def test_a_title_is_held_against_the_platforms_titles():
    draft = document("a" * 120, platforms=("youtube",))
    titled = replace(draft, segments=(replace(draft.segments[0], part="title", scopes=("title",)),))
    assert [m.values["over"] for m in matches(titled, what="title")] == ["20"]
    assert [m.values["limit"] for m in matches(titled, what="title", at="advised")] == ["70"]


def test_an_alternative_text_may_be_as_long_as_the_platform_takes():
    draft = document("a" * 1100, platforms=("x", "mastodon"))
    image = replace(draft, segments=(replace(draft.segments[0], scopes=("alt",)),))
    assert [m.platform for m in matches(image, what="alt")] == ["x"]


def test_a_rules_own_limit_holds_for_an_article():
    assert marked(document("#a #b #c", platforms=("blog",)), what="hashtags", limit=2) == ["#c"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="a é😀\n.#@/:htps", max_size=200), st.integers(0, 60))
def test_the_mark_lies_within_its_segment(text, limit):
    draft = document(text, platforms=("x",))
    for match in matches(draft, what="text", limit=limit):
        start, end = match.span
        assert 0 <= start <= end <= len(draft.segments[match.segment].prose.value)


def beside(text, link, *platforms):
    """A draft with a link that a queue keeps beside the text."""
    draft = document(f"{text}\n\n{link}", platforms=platforms, format="queue")
    body, last = draft.segments
    return replace(draft, segments=(body, replace(last, scopes=("link",), part="link")))


def test_a_link_beside_the_text_takes_room_only_where_it_becomes_part_of_it():
    link = "https://bakker.nl/" + "a" * 300
    draft = beside("a" * 260, link, "x", "bluesky", "linkedin")
    (match,) = matches(draft, what="text")
    assert (match.platform, match.segment, match.values["count"]) == ("x", 1, "284")
    assert not matches(beside("a" * 256, link, "x"), what="text")
    assert not matches(beside("a" * 476, link, "mastodon"), what="text")


def test_a_link_beside_the_text_counts_among_the_links_but_may_be_followed():
    text = " ".join(f"https://bakker.nl/{number}" for number in range(5))
    assert not matches(document(text, platforms=("threads",)), what="links")
    assert matches(beside(text, "https://bakker.nl/x", "threads"), what="links")
    assert not matches(beside("Kijk mee.", "https://bakker.nl/x", "instagram"), what="unclickable")


def test_captions_have_no_length_of_their_own():
    draft = document("woord " * 2000, platforms=("youtube",), format="captions")
    assert not matches(draft, what="text")
