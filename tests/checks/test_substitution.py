"""Words that have a better one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import substitution
from daarom.model import Document, Match, Piece, Prose, Rule, Source
from daarom.shape import Faults, record
from daarom.yamlfile import parse


def found(draft: Document, swap: dict[str, str], **options: object) -> list[Match]:
    return list(substitution.compile([swapping(swap, **options)]).find([draft], context()))


def swapping(swap: dict[str, str], **options: object) -> Rule:
    return rule("substitution", options={"swap": swap, **options})


def edited(text: str, swap: dict[str, str], **options: object) -> str:
    """The draft with every edit made."""
    edits = [edit for match in found(document(text), swap, **options) for edit in match.edits]
    for edit in sorted(edits, key=lambda edit: edit.place, reverse=True):
        text = text[: edit.place.start] + edit.replacement + text[edit.place.end :]
    return text


@pytest.mark.parametrize(
    ("text", "swap", "after"),
    [
        ("gebruik dit", {"gebruik": "neem"}, "neem dit"),
        ("Gebruik dit", {"gebruik": "neem"}, "Neem dit"),
        ("GEBRUIK DIT", {"gebruik": "neem"}, "NEEM DIT"),
        ("Sneeuw", {"sneeuw": "ijs"}, "IJs"),
        ("Github en GitHub", {"github": "GitHub"}, "GitHub en GitHub"),
        ("ten behoeve van ons", {"ten behoeve van": "voor"}, "voor ons"),
        ("dit is echt goed", {"echt": ""}, "dit is goed"),
        ("dit is goed, echt.", {"echt": ""}, "dit is goed,."),
    ],
)
def test_the_edit_keeps_the_capitals_of_the_draft(text: str, swap: dict[str, str], after: str) -> None:
    assert edited(text, swap) == after


def test_the_values_name_both_words() -> None:
    (match,) = found(document("Gebruik dit"), {"gebruik": "neem | kies"})
    assert match.values == {"found": "Gebruik", "instead": "Neem, Kies"}


def test_with_several_choices_a_person_picks() -> None:
    (match,) = found(document("gebruik dit"), {"gebruik": "neem | kies"})
    assert match.edits == ()


def test_words_that_are_right_already_are_left_alone() -> None:
    assert found(document("GitHub"), {"github": "GitHub"}) == []


def test_an_edit_is_safe_only_where_the_rule_says_so() -> None:
    (match,) = found(document("gebruik"), {"gebruik": "neem"})
    (safe,) = found(document("gebruik"), {"gebruik": "neem"}, safe=True)
    assert (match.edits[0].safe, safe.edits[0].safe) == (False, True)


def test_inflected_words_are_found_on_request_and_get_no_edit() -> None:
    assert found(document("gebruiken"), {"gebruik": "neem"}) == []
    (match,) = found(document("gebruiken"), {"gebruik": "neem"}, inflect=True)
    assert match.edits == ()


def test_words_split_by_markup_get_no_edit() -> None:
    draft = document("ten *behoeve* van")
    pieces = (Piece(0, 4, 0, 4), Piece(4, 11, 5, 12), Piece(11, 15, 13, 17))
    marked = replace(draft, segments=(replace(draft.segments[0], prose=Prose("ten behoeve van", pieces)),))
    (match,) = found(marked, {"ten behoeve van": "voor"})
    assert match.edits == ()


def test_an_entity_gets_no_edit() -> None:
    draft = document("R&amp;D")
    marked = replace(
        draft,
        segments=(
            replace(
                draft.segments[0],
                prose=Prose("R&D", (Piece(0, 1, 0, 1), Piece(1, 2, 1, 6, False), Piece(2, 3, 6, 7))),
            ),
        ),
    )
    (match,) = found(marked, {"R&D": "onderzoek"})
    assert match.edits == ()


def test_exceptions_are_left_alone() -> None:
    assert found(document("gebruik maken van"), {"gebruik": "neem"}, exceptions=("gebruik maken",)) == []


def test_a_swap_in_a_file_is_read_with_its_faults() -> None:
    source = Source("rules/a.yaml", "swap:\n  inzake: over\n  echt: ''\n  '[nu': ooit\n  dan:\n  aantal: 3\n")
    faults = Faults(source)
    options = record(substitution.OPTIONS)(parse(source), faults)
    assert options == {"swap": {"inzake": "over", "echt": "", "dan": "", "aantal": "3"}}
    assert [(p.key, p.line) for p in faults.problems] == [("lexical.bracket", 4)]
