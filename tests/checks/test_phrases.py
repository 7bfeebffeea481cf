"""Phrases of rules, found in drafts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import phrases
from daarom.errors import RuleError
from daarom.model import Document, Match, Place, Rule, Source
from daarom.shape import Faults, record
from daarom.yamlfile import parse


def found(draft: Document, *rules: Rule) -> list[Match]:
    return list(phrases.compile(rules).find([draft], context()))


def words(matches: list[Match]) -> list[str]:
    return [match.values["found"] for match in matches]


def wanting(*wanted: str, **more: object) -> Rule:
    options = {
        "phrases": wanted,
        **{key: more.pop(key) for key in ("minimum", "exceptions", "inflect") if key in more},
    }
    return rule("phrases", options=options, **more)


def test_a_match_stands_at_the_words_found() -> None:
    (match,) = found(document("Eerst dit.\n\nWees er nu bij!"), wanting("wees er (nu) bij"))
    assert (match.rule, match.segment, match.span) == ("test/phrases", 1, (0, 14))
    assert match.values == {"found": "Wees er nu bij", "phrase": "wees er (nu) bij", "count": "1"}


def test_rules_of_both_languages_and_of_any_language_are_told_apart() -> None:
    rules = [
        wanting("actie", id="a/nl"),
        wanting("actie", id="a/en", language="en"),
        wanting("actie", id="a/any", language="any"),
    ]
    assert {match.rule for match in found(document("actie"), *rules)} == {"a/nl", "a/any"}
    assert {match.rule for match in found(document("actie", language="en"), *rules)} == {"a/en", "a/any"}
    assert {match.rule for match in found(document("actie", language=None), *rules)} == {"a/any"}


def test_a_paragraph_in_another_language_gets_the_rules_of_that_language() -> None:
    draft = document("actie\n\nactie")
    mixed = replace(draft, segments=(draft.segments[0], replace(draft.segments[1], language="en")))
    rules = [wanting("actie", id="a/nl"), wanting("actie", id="a/en", language="en")]
    assert [(match.rule, match.segment) for match in found(mixed, *rules)] == [("a/nl", 0), ("a/en", 1)]


def test_a_rule_looks_only_in_its_scopes() -> None:
    assert found(document("actie"), wanting("actie", scopes=("heading",))) == []


def test_a_rule_for_another_platform_is_silent() -> None:
    draft = document("actie", platforms=("linkedin",))
    assert found(draft, wanting("actie", platforms=("x",))) == []
    assert len(found(draft, wanting("actie", platforms=("linkedin", "x")))) == 1


def test_a_minimum_counts_different_words() -> None:
    wanted = wanting("uniek", "innovatief", minimum=2)
    assert found(document("Uniek, uniek, uniek"), wanted) == []
    assert words(found(document("Uniek, uniek en innovatief"), wanted)) == ["Uniek", "uniek", "innovatief"]


def test_exceptions_are_left_alone() -> None:
    assert words(
        found(document("dagkorting, afkorting"), wanting("*korting", exceptions=("afkorting",)))
    ) == ["dagkorting"]


def test_inflection_can_be_switched_off() -> None:
    assert found(document("unieke"), wanting("uniek", inflect=False)) == []


def test_phrases_that_cannot_be_used_are_all_reported_with_the_rules_file() -> None:
    place = Place("rules/a.yaml", 0, 0)
    with pytest.raises(RuleError) as raised:
        phrases.compile([wanting("[nu", "*", place=place)])
    assert [(p.path, p.key) for p in raised.value.problems] == [
        ("rules/a.yaml", "lexical.bracket"),
        ("rules/a.yaml", "lexical.star"),
    ]


def test_a_phrase_in_a_file_that_cannot_be_used_is_reported_at_its_line() -> None:
    source = Source("rules/a.yaml", "phrases:\n  - nu\n  - '[nu'\n  - 24/7\n")
    faults = Faults(source)
    options = record(phrases.OPTIONS, phrases.REQUIRED)(parse(source), faults)
    assert options == {"phrases": ("nu", "24/7")}
    assert [(p.key, p.line) for p in faults.problems] == [("lexical.bracket", 3)]
