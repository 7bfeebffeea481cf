"""Posts are counted as the platforms count them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.counting import COUNTINGS, count, emoji, links, overflow

CASES = yaml.safe_load((Path(__file__).parent / "data" / "twitter_text.yaml").read_text(encoding="utf-8"))


def _text(case: dict[str, object]) -> str:
    repeated = str(case.get("unit", "")) * int(str(case.get("times", 0)))
    return str(case.get("text", "")) + str(case.get("before", "")) + repeated + str(case.get("after", ""))


@pytest.mark.parametrize("case", CASES["lengths"], ids=lambda case: _text(case)[:40])
def test_x_weighs_a_post_as_twitter_text_does(case):
    assert count(_text(case), "weighted") == case["weighted"]


@pytest.mark.parametrize(
    "case", [case for case in CASES["lengths"] if "over_at" in case], ids=lambda case: _text(case)[:40]
)
def test_the_first_character_too_many_is_where_twitter_text_puts_it(case):
    assert overflow(_text(case), "weighted", 280) == case["over_at"]


@pytest.mark.parametrize("case", CASES["links"], ids=lambda case: case["text"][:40])
def test_x_links_what_twitter_text_links(case):
    assert [case["text"][start:end] for start, end in links(case["text"])] == case["links"]


def test_mastodon_counts_a_link_as_23_and_leaves_bare_domains_alone():
    assert count("Zie https://gemeente.example/een/heel/lang/adres/met/nog/meer.", "url23") == 4 + 23 + 1
    assert count("example.com", "url23") == 11


def test_mastodon_counts_only_the_local_part_of_a_remote_mention():
    assert count("Dank @bakker@mastodon.nl!", "url23") == len("Dank @bakker!")


def test_bluesky_counts_what_the_reader_sees_as_one_character():
    assert count("e\u0301\U0001f468\u200d\U0001f469\u200d\U0001f467", "graphemes") == 2


def test_threads_counts_an_emoji_by_its_bytes():
    assert count("Hé 🎉", "emoji_bytes") == 3 + 4
    assert count("🇳🇱", "emoji_bytes") == 8


def test_tiktok_counts_in_units_of_which_most_emoji_take_two():
    assert count("Hé 🎉", "utf16") == 3 + 2
    assert count("🇳🇱", "utf16") == 4
    assert overflow("aa🎉", "utf16", 3) == 2


def test_bytes_are_those_of_utf_8():
    assert count("é€😀", "bytes") == 2 + 3 + 4


def test_emoji_sequences_are_one_emoji_and_a_trademark_sign_in_plain_text_is_a_letter():
    text = "👨‍👩‍👧 🇧🇪 1️⃣ 👍🏽 ❤️ ® 12"
    assert [text[start:end] for start, end in emoji(text)] == ["👨‍👩‍👧", "🇧🇪", "1️⃣", "👍🏽", "❤️"]


@pytest.mark.parametrize("counting", COUNTINGS)
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_units_cover_the_text_in_order_without_gaps(counting, text):
    at = 0
    for start, end, weight in COUNTINGS[counting](text):
        assert (start, weight >= 0) == (at, True)
        at = end
    assert at == len(text)


@pytest.mark.parametrize("counting", COUNTINGS)
@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.integers(0, 50))
def test_a_text_runs_over_exactly_when_it_is_longer_than_the_limit(counting, text, limit):
    assert (overflow(text, counting, limit) is not None) == (count(text, counting) > limit)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a-" * 100_000,
        "a.b" * 60_000,
        "http://" + "a_" * 100_000,
        "あ" * 100_000,
        "http://" + "あ." * 50_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_hostile_line_is_counted_all_the_same(text):
    assert count(text, "weighted") > 0
