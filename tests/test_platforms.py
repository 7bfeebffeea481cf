"""Platform facts come from one dated file, each with its source."""

from __future__ import annotations

from datetime import date

import pytest

from daarom import platforms
from daarom.counting import COUNTINGS


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Twitter", "x"),
        ("X", "x"),
        ("IG", "instagram"),
        ("LinkedIn", "linkedin"),
        ("bsky", "bluesky"),
        ("Google Business Profile", "gbp"),
        ("nieuwsbrief", "newsletter"),
        ("HN", "hackernews"),
        ("Feddit", "lemmy"),
    ],
)
def test_people_call_platforms_many_names(written, meant):
    assert platforms.canonical(written) == meant


def test_a_name_that_no_platform_has_is_none():
    assert platforms.canonical("hyves") is None
    assert platforms.facts("hyves") is None


def test_every_platform_that_drafts_are_written_for_has_facts():
    ids = "x mastodon bluesky threads instagram linkedin facebook tiktok youtube pinterest gbp reddit"
    rest = "lemmy hackernews flickr blog website newsletter"
    assert {*ids.split(), *rest.split()} == set(platforms.known())


def test_every_platform_is_of_one_of_the_five_kinds():
    assert sorted(name for kind in platforms.KINDS for name in platforms.of_kind(kind)) == sorted(
        platforms.known()
    )


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("blog", "newsletter"),
        ("network", "linkedin"),
        ("message", "x"),
        ("sharing", "flickr"),
        ("publication", "reddit"),
    ],
)
def test_a_platform_is_of_the_kind_that_people_would_call_it(kind, member):
    assert member in platforms.of_kind(kind)


def test_every_number_has_a_source_and_a_way_of_counting():
    for name in platforms.known():
        facts = platforms.facts(name)
        single = (
            facts.title_advised,
            facts.fold,
            facts.hashtags,
            facts.hashtags_advised,
            facts.links,
            facts.mentions,
            facts.alt,
        )
        for limit in (*facts.text, *facts.title, *(item for item in single if item)):
            assert limit.source
            assert limit.checked
            assert limit.counting in COUNTINGS
            assert limit.value >= 0


def test_what_the_platform_says_itself_is_marked_as_primary():
    assert platforms.facts("linkedin").text[0].primary
    assert not platforms.facts("facebook").text[0].primary


def test_bluesky_has_two_limits_that_both_hold():
    assert [(limit.value, limit.counting) for limit in platforms.facts("bluesky").text] == [
        (300, "graphemes"),
        (3000, "bytes"),
    ]


def test_the_file_is_as_old_as_its_oldest_number():
    days = [
        limit.checked
        for name in platforms.known()
        for limit in (*platforms.facts(name).text, *platforms.facts(name).title)
    ]
    assert platforms.checked() <= min(days)
    assert platforms.checked() >= date(2026, 9, 1)
