"""A post names who stands behind it: who paid, or for whom the writer works."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import relation
from daarom.model import Document, Field, Match, Place, Severity
from daarom.plan import Contributor, Organisation, People, Plan, PlatformPlan

PLAN = Plan(
    organisation=Organisation("Bergtop B.V."),
    platforms=(PlatformPlan("linkedin", account="@bergtop-nl"),),
    people=People((Contributor(handle="noor", name="Noor"),)),
)


def draft(text: str, platforms: tuple[str, ...] = (), **facts: object) -> Document:
    fields = tuple(Field(key, value, str(value), Place("draft.md", 0, 3)) for key, value in facts.items())
    return document(text, fields=fields, platforms=platforms)


def matches(given: Document, who: str, plan: Plan | None = PLAN) -> list[Match]:
    finder = relation.compile([rule("relation", "any", options={"who": who})])
    return list(finder.find([given], context(plan=plan)))


@pytest.mark.parametrize(
    "text",
    [
        "De schoenen van Hilltop lopen goed.",
        "De schoenen van HILLTOP lopen goed.",
        "De schoenen van @hilltop_outdoor lopen goed.",
        "De schoenen lopen goed. #hilltop",
    ],
)
def test_a_payer_is_named_as_words_in_a_mention_or_in_a_hashtag(text: str) -> None:
    assert not matches(draft(text, relationship="paid", paid_by="Hilltop Ltd."), "payer")


def test_a_payer_that_the_text_does_not_name_is_found_at_its_field() -> None:
    (match,) = matches(draft("De schoenen lopen goed.", relationship="paid", paid_by="Hilltop"), "payer")
    assert (match.places, match.values["name"]) == ((Place("draft.md", 0, 3),), "Hilltop")
    assert matches(draft("De schoenen lopen goed.", relationship="paid"), "payer")
    assert not matches(draft("De schoenen lopen goed.", relationship="gifted"), "payer")


def test_the_first_part_of_a_thread_is_enough() -> None:
    given = draft("De schoenen lopen goed.", relationship="paid")
    assert matches(replace(given, row="social.x.0"), "payer")
    assert not matches(replace(given, row="social.x.1"), "payer")


def test_a_name_within_another_word_is_not_named() -> None:
    assert matches(draft("Het schilltop.", relationship="paid", paid_by="hilltop"), "payer")


def test_a_colleague_names_the_organisation() -> None:
    (match,) = matches(draft("De jas is droog.", relationship="employee"), "employer")
    assert (match.values["name"], match.at_most) == ("Bergtop B.V.", Severity.error)
    assert not matches(draft("De jas van Bergtop is droog.", relationship="employee"), "employer")
    assert not matches(draft("De jas van @bergtop-nl is droog.", relationship="employee"), "employer")


def test_an_account_of_a_contributor_makes_the_post_a_colleagues() -> None:
    assert matches(draft("De jas is droog.", ("linkedin",), account="@Noor"), "employer")
    assert not matches(
        draft("De jas is droog.", ("linkedin",), account="bergtop-nl", author="@noor"), "employer"
    )
    assert not matches(draft("De jas is droog.", ("linkedin",), account="somebody"), "employer")
    assert not matches(
        draft("De jas is droog.", ("linkedin",), account="@noor", relationship="none"), "employer"
    )


def test_an_authors_handle_only_hints_at_it_where_the_organisation_has_another_account() -> None:
    (match,) = matches(draft("De jas is droog.", ("linkedin",), author="@noor"), "employer")
    assert match.at_most is Severity.note
    assert not matches(draft("De jas is droog.", ("linkedin",), author="noor"), "employer")
    assert not matches(draft("De jas is droog.", ("facebook",), author="@noor"), "employer")


def test_ones_own_brand_is_named_unless_the_account_says_it() -> None:
    assert matches(draft("De zeep is zacht.", relationship="own-brand"), "own_brand")
    assert not matches(
        draft("De zeep is zacht.", relationship="own-brand", account="bergtop-nl"), "own_brand"
    )
    assert not matches(draft("De zeep van Bergtop is zacht.", relationship="own-brand"), "own_brand")


def test_without_a_plan_there_is_no_name_to_look_for() -> None:
    (match,) = matches(draft("De jas is droog.", relationship="employee"), "employer", None)
    assert match.values["name"] == "…"


def test_a_rule_in_another_language_leaves_the_draft_alone() -> None:
    finder = relation.compile([rule("relation", "en", options={"who": "payer"})])
    assert not list(finder.find([draft("De jas.", relationship="paid")], context(plan=PLAN)))
