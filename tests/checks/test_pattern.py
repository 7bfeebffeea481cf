"""Regular expressions of rules, found in drafts."""

from __future__ import annotations

import pytest
from builders import context, document, rule

from daarom.checks import pattern
from daarom.errors import RuleError
from daarom.model import Document, Match, Place, Problem, Rule, Source
from daarom.shape import Faults, record
from daarom.yamlfile import parse


def found(draft: Document, *rules: Rule) -> list[Match | Problem]:
    return list(pattern.compile(rules).find([draft], context()))


def words(matches: list[Match | Problem]) -> list[str]:
    return [match.values["found"] for match in matches if isinstance(match, Match)]


def seeking(**options: object) -> Rule:
    return rule("pattern", options=options, place=Place("rules/a.yaml", 0, 0))


def test_a_match_carries_the_named_groups() -> None:
    (match,) = found(
        document("Van € 20 voor € 15"),
        seeking(pattern=r"van € (?P<old>\d+) voor € (?P<new>\d+)(?P<cents>,\d\d)?"),
    )
    assert isinstance(match, Match)
    assert (match.span, match.values) == (
        (0, 18),
        {"found": "Van € 20 voor € 15", "old": "20", "new": "15", "cents": ""},
    )


def test_a_group_can_be_marked() -> None:
    assert words(
        found(document("nog 3 plaatsen"), seeking(pattern=r"nog (\d+) (?P<what>\w+)", group="what"))
    ) == ["plaatsen"]
    assert words(found(document("nog 3 plaatsen"), seeking(pattern=r"nog (\d+)", group=1))) == ["3"]


def test_capitals_count_only_where_asked() -> None:
    assert words(found(document("AAA aaa"), seeking(pattern="AAA"))) == ["AAA", "aaa"]
    assert words(found(document("AAA aaa"), seeking(pattern="AAA", ignorecase=False))) == ["AAA"]


def test_line_starts_count_only_where_asked() -> None:
    assert words(found(document("een\ntwee"), seeking(pattern=r"^\w+"))) == ["een"]
    assert words(found(document("een\ntwee"), seeking(pattern=r"^\w+", multiline=True))) == ["een", "twee"]


def test_several_patterns_give_each_place_once_and_in_order() -> None:
    assert words(found(document("twee een"), seeking(patterns=("een", "twee", "[et]wee")))) == ["twee", "een"]


def test_empty_matches_do_not_count() -> None:
    assert found(document("abc"), seeking(pattern="x*")) == []


def test_exceptions_are_left_alone() -> None:
    assert words(
        found(
            document("LET OP: KOM NU"),
            seeking(pattern=r"\b\p{Lu}{2,}\b", ignorecase=False, exceptions=("let op",)),
        )
    ) == ["KOM", "NU"]


def test_a_pattern_that_backtracks_for_ever_becomes_a_problem() -> None:
    draft = document("x" * 5000)
    slow, quick = seeking(pattern="(x+x+)+y"), seeking(pattern="x{5000}")
    problem, match = found(draft, slow, quick)
    assert problem == Problem("draft.md", "lexical.slow", {"rule": "test/pattern"})
    assert isinstance(match, Match)


def test_a_slow_pattern_is_given_up_but_every_draft_gets_its_problem() -> None:
    drafts = [document("x" * 5000) for _ in range(pattern.SLOW_AT_MOST)] + [
        document("y"),
        document("en", "en"),
    ]
    found = list(pattern.compile([seeking(pattern="(x+x+)+y")]).find(drafts, context()))
    assert [type(item) for item in found] == [Problem] * (pattern.SLOW_AT_MOST + 1)


@pytest.mark.parametrize(
    ("text", "position"), [("nu(", 4), ("[z-a]", 5), ("a**", 3), ("(" * 3000 + ")" * 3000, 1)]
)
def test_a_pattern_that_cannot_be_read_names_the_place_inside_it(text: str, position: int) -> None:
    with pytest.raises(RuleError) as raised:
        pattern.compile([seeking(pattern=text)])
    (problem,) = raised.value.problems
    assert (problem.path, problem.key, problem.values["position"]) == (
        "rules/a.yaml",
        "lexical.pattern",
        position,
    )


def test_all_faults_of_all_rules_are_reported_at_once() -> None:
    with pytest.raises(RuleError) as raised:
        pattern.compile([seeking(), seeking(pattern="a", group=2), seeking(patterns=("(", "["))])
    keys = [problem.key for problem in raised.value.problems]
    assert keys == ["lexical.some_of", "lexical.group", "lexical.pattern", "lexical.pattern"]


def test_a_pattern_in_a_file_that_cannot_be_read_is_reported_at_its_line() -> None:
    source = Source("rules/a.yaml", "ignorecase: true\ngroup: 1\npattern: '(a'\n")
    faults = Faults(source)
    assert record(pattern.OPTIONS)(parse(source), faults) == {"ignorecase": True, "group": 1}
    assert [(p.key, p.line) for p in faults.problems] == [("lexical.pattern", 3)]
