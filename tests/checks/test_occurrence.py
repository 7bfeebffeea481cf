"""Too many and too few of something."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import occurrence
from daarom.errors import RuleError
from daarom.model import Document, Match, Problem, Rule


def counting(**options: object) -> Rule:
    return rule("occurrence", options=options)


def found(draft: Document, **options: object) -> list[Match | Problem]:
    return list(occurrence.compile([counting(**options)]).find([draft], context()))


def placed(matches: list[Match | Problem]) -> list[tuple[int | None, tuple[int, int]]]:
    return [(match.segment, match.span) for match in matches if isinstance(match, Match)]


def test_the_first_over_the_maximum_is_marked() -> None:
    (match,) = found(document("wow! wow!\n\nwow! wow!"), pattern="!", max=2)
    assert isinstance(match, Match)
    assert (match.segment, match.span) == (1, (3, 4))
    assert match.values == {"found": "!", "count": "4", "limit": "2"}


def test_as_many_as_allowed_is_well() -> None:
    assert found(document("wow! wow!"), pattern="!", max=2) == []


def test_a_maximum_of_nothing_marks_the_first() -> None:
    assert placed(found(document("dit is wow"), phrases=("wow",), max=0)) == [(0, (7, 10))]


def test_each_paragraph_has_its_own_count() -> None:
    assert placed(found(document("a! b!\n\nc!\n\nd! e!"), pattern="!", max=1, per="paragraph")) == [
        (0, (4, 5)),
        (2, (4, 5)),
    ]


def test_each_sentence_has_its_own_count() -> None:
    text = "Wij doen wat wij doen. Wij zijn hier. Wij en wij en wij."
    assert placed(found(document(text), phrases=("wij",), max=1, per="sentence")) == [
        (0, (13, 16)),
        (0, (45, 48)),
    ]


def test_a_limit_per_hundred_words_grows_with_the_draft() -> None:
    short, long = "wij " * 3, "wij " * 3 + "woord " * 197
    assert placed(found(document(short.strip()), phrases=("wij",), max=2, per="100 words")) == [(0, (8, 11))]
    assert found(document(long.strip()), phrases=("wij",), max=2, per="100 words") == []


def test_too_few_is_about_the_draft_as_a_whole() -> None:
    (match,) = found(document("Geen vraag."), pattern=r"\?", min=1)
    assert isinstance(match, Match)
    assert (match.segment, match.places) == (None, ())
    assert match.values == {"found": "", "count": "0", "limit": "1"}


def test_enough_is_well() -> None:
    assert found(document("Een vraag?"), pattern=r"\?", min=1) == []


def test_too_few_is_not_said_of_a_draft_in_another_language() -> None:
    assert found(document("No question.", language="en"), pattern=r"\?", min=1) == []


def test_too_few_is_not_said_for_one_paragraph_in_the_rules_language() -> None:
    draft = document("Een vraag.\n\nNo question.")
    mixed = replace(draft, segments=(draft.segments[0], replace(draft.segments[1], language="en")))
    rules = [rule("occurrence", language="en", options={"pattern": r"\?", "min": 1})]
    assert list(occurrence.compile(rules).find([mixed], context())) == []


def test_a_pattern_that_takes_too_long_becomes_a_problem() -> None:
    assert found(document("x" * 5000), pattern="(x+x+)+y", max=1) == [
        Problem("draft.md", "lexical.slow", {"rule": "test/occurrence"})
    ]


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"max": 1}, "lexical.one_of"),
        ({"max": 1, "phrases": ("a",), "pattern": "a"}, "lexical.one_of"),
        ({"pattern": "a"}, "lexical.some_of"),
        ({"pattern": "a", "min": 1, "per": "sentence"}, "lexical.least"),
        ({"pattern": "(", "min": 1}, "lexical.pattern"),
        ({"phrases": ("*",), "min": 1}, "lexical.star"),
    ],
)
def test_options_that_cannot_work_are_refused(options: dict[str, object], key: str) -> None:
    with pytest.raises(RuleError) as raised:
        occurrence.compile([counting(**options)])
    assert [problem.key for problem in raised.value.problems] == [key]
