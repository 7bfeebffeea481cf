"""Allowances in comments and front matter: what they allow, why, until when, and which block they cover."""

from __future__ import annotations

from datetime import date

import pytest

from daarom import catalogue
from daarom.readers import read_text


def covered(draft: str, suffix: str = ".md") -> list[str]:
    parsed = read_text(draft, suffix=suffix)
    return [draft[d.covers[0] : d.covers[1]].strip() for d in parsed.directives if d.covers]


def test_an_allowance_has_rules_a_reason_and_an_end() -> None:
    (found,) = read_text(
        "<!-- daarom: allow bait/question, hype/* until 2026-12-31: de bron zegt\n het: echt -->\n\nTekst"
    ).directives
    assert found.kind == "allow"
    assert found.rules == ("bait/question", "hype/*")
    assert found.reason == "de bron zegt het: echt"
    assert found.until == date(2026, 12, 31)


def test_an_allowance_without_a_reason_is_kept_for_the_engine_to_report() -> None:
    (found,) = read_text("<!-- daarom: allow bait/question -->\nTekst").directives
    assert (found.reason, found.until) == ("", None)


@pytest.mark.parametrize(
    "block", ["Een alinea\nmet regels", "- een\n- twee", "| a |\n|---|\n| b |", "> een\n>\n> twee", "# Kop"]
)
def test_an_allowance_covers_the_whole_next_block_and_no_more(block: str) -> None:
    assert covered(f"Voor.\n\n<!-- daarom: allow a/b: mag -->\n\n{block}\n\nNa.\n") == [block]


def test_code_is_skipped_on_the_way_to_the_next_block() -> None:
    assert covered("<!-- daarom: allow a/b: mag -->\n\n```\nx\n```\n\nTekst.\n") == ["Tekst."]


def test_two_allowances_cover_the_same_block() -> None:
    draft = "<!-- daarom: allow a/b: mag -->\n<!-- daarom: allow c/d: ook -->\n\nTekst.\n"
    assert covered(draft) == ["Tekst.", "Tekst."]


def test_an_allowance_within_a_paragraph_covers_that_paragraph() -> None:
    assert covered("Een. <!-- daarom: allow a/b: mag --> Twee.\n\nDrie.\n") == [
        "Een. <!-- daarom: allow a/b: mag --> Twee."
    ]


def test_an_allowance_at_the_end_covers_nothing() -> None:
    draft = "Tekst.\n\n<!-- daarom: allow a/b: mag -->\n"
    (found,) = read_text(draft).directives
    assert found.covers is not None
    assert found.covers[0] == found.covers[1]


def test_mdx_comments_allow_too() -> None:
    assert covered("{/* daarom: allow a/b: mag */}\n\nTekst *hier*.\n", ".mdx") == ["Tekst *hier*."]


def test_html_comments_allow_too() -> None:
    assert covered("<p>a</p>\n<!-- daarom: allow a/b: mag -->\n<ul><li>b<li>c</ul><p>d</p>", ".html") == [
        "<ul><li>b<li>c</ul>"
    ]


def test_front_matter_allows_for_the_whole_draft() -> None:
    draft = "---\ndaarom: {allow: [{rule: a/b, reason: mag, until: 2026-12-31}, {rule: c/d}]}\n---\nTekst\n"
    first, second = read_text(draft).directives
    assert (first.rules, first.reason, first.until, first.covers) == (
        ("a/b",),
        "mag",
        date(2026, 12, 31),
        None,
    )
    assert (second.rules, second.reason) == (("c/d",), "")
    assert draft[first.place.start : first.place.end] == "{rule: a/b, reason: mag, until: 2026-12-31}"


@pytest.mark.parametrize(
    ("draft", "key", "line"),
    [
        ("Tekst\n\n<!-- daarom: disable x -->\n", "draft.directive", 3),
        ("<!-- daarom: allow -->\n", "draft.directive", 1),
        ("<!-- daarom: allow x until morgen: ja -->\n", "draft.until", 1),
        ("---\ndaarom: aan\n---\n", "draft.allow_shape", 2),
        ("---\ndaarom:\n  mute: x\n---\n", "draft.allow_key", 3),
        ("---\ndaarom: {allow: [x]}\n---\n", "draft.allow_shape", 2),
        ("---\ndaarom: {allow: [{reason: x}]}\n---\n", "draft.allow_shape", 2),
        ("---\ndaarom: {allow: {rule: x, reson: y}}\n---\n", "draft.allow_key", 2),
        ("---\ndaarom: {allow: {rule: x, until: ooit}}\n---\n", "draft.until", 2),
    ],
)
def test_what_is_no_allowance_is_a_problem_with_its_line(draft: str, key: str, line: int) -> None:
    parsed = read_text(draft)
    assert [(p.key, p.line) for p in parsed.problems] == [(key, line)]
    assert not parsed.directives
    for language in catalogue.LANGUAGES:
        assert catalogue.say(key, language, **parsed.problems[0].values)
        assert catalogue.say(f"{key}.remedy", language, **parsed.problems[0].values)


def test_a_comment_in_code_is_no_allowance() -> None:
    assert not read_text(
        "`<!-- daarom: allow a: b -->`\n\n```\n<!-- daarom: allow a: b -->\n```\n"
    ).directives
