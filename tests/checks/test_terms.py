from __future__ import annotations

import pytest
from builders import context, document, rule
from hypothesis import given, settings
from hypothesis import strategies as st
from plan.plans import plan

from daarom.checks.terms import compile
from daarom.model import Document as Draft
from daarom.model import Match, Piece, Prose, Segment, Source

PLAN = """\
tone:
  terms:
    prefer: {klant: buur, ijs: ijsje, "kosten (incl.)": prijs, klik hier: lees verder}
    ban: [ontzorgen, synergie, C*]
    allow: [Klantendag, klant is koning]
"""


def find(text: str, which: str = "prefer", language: str = "nl", written: str = PLAN) -> list[Match]:
    finder = compile((rule("terms", "any", options={"which": which}),))
    return list(finder.find((document(text, language),), context(plan=plan(written))))


def fixed(text: str) -> str:
    for match in reversed(find(text)):
        for edit in match.edits:
            text = text[: edit.place.start] + edit.replacement + text[edit.place.end :]
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Een klant belt.", "Een buur belt."),
        ("Klant of niet.", "Buur of niet."),
        ("KLANT!", "BUUR!"),
        ("IJs voor ijs.", "IJsje voor ijsje."),
        ("Klik hier.", "Lees verder."),
        ("De kosten (incl.) zijn laag.", "De prijs zijn laag."),
    ],
)
def test_a_replaced_word_gets_its_replacement_with_the_same_capitals(before: str, after: str):
    assert fixed(before) == after
    assert all(edit.safe for match in find(before) for edit in match.edits)


def test_words_that_stand_there_as_they_should_are_left_alone():
    prefer = "tone: {terms: {prefer: {regio: regio Zutphen, github: GitHub, e mail: e-mail}}}"
    assert find("In regio Zutphen, op GitHub, per e-mail en E-mail.", written=prefer) == []
    assert len(find("In de regio, op Github, per e mail.", written=prefer)) == 3


@pytest.mark.parametrize("text", ["Het klant zijn.", "De heer Klant.", "Ons klant."])
def test_an_edit_that_may_go_wrong_is_unsafe(text: str):
    assert [edit.safe for match in find(text) for edit in match.edits] == [False]


def test_a_form_that_the_plan_lists_is_edited():
    prefer = "tone: {terms: {prefer: {klant: gast, klanten: gasten}}}"
    (match,) = find("Klanten wachten.", written=prefer)
    assert [(edit.replacement, edit.safe) for edit in match.edits] == [("Gasten", True)]


def test_an_inflected_word_is_found_but_not_edited():
    found = find("Onze klanten wachten.")
    assert found[0].values == {"found": "klanten", "instead": "buur"}
    assert found[0].edits == ()


@pytest.mark.parametrize(
    "text",
    [
        "De stamklant kwam.",
        "Klantendag!",
        "De klant is koning.",
        "@klant schreef",
        "www.klant.nl/klant",
        "Een klantgesprek.",
    ],
)
def test_other_words_names_addresses_and_allowed_words_are_left_alone(text: str):
    assert find(text) == []


def test_a_hashtag_is_found_but_not_edited():
    assert all(match.edits == () for match in find("Kom langs #klant"))


def test_banned_words_are_found_without_an_edit():
    found = find("Wij ontzorgen met Synergie.", "ban")
    assert [match.values["found"] for match in found] == ["ontzorgen", "Synergie"]
    assert all(not match.edits for match in found)


def test_signs_in_a_term_stand_for_themselves():
    assert find("Cactus en citroen.", "ban") == []


def test_a_word_broken_by_markup_is_found_but_not_edited():
    source = Source("draft.md", "kl**ant**")
    prose = Prose("klant", (Piece(0, 2, 0, 2), Piece(2, 5, 4, 7)))
    draft = Draft(source, (Segment(("paragraph",), prose, 0),), language="nl")
    finder = compile((rule("terms", "any", options={"which": "prefer"}),))
    found = list(finder.find((draft,), context(plan=plan(PLAN))))
    assert len(found) == 1
    assert found[0].edits == ()


def test_without_terms_or_plan_nothing_is_found():
    assert find("Een klant.", written="version: 1\n") == []
    assert (
        list(compile((rule("terms", options={"which": "ban"}),)).find((document("klant"),), context())) == []
    )


@given(st.text(alphabet="klant buurIJS#@.(é\u0301 ", max_size=40))
@settings(max_examples=60, deadline=None)
def test_found_words_stand_where_the_match_says(text: str):
    for match in find(text):
        assert match.segment is not None
        value = match.document.segments[match.segment].prose.value
        assert value[slice(*match.span)] == match.values["found"]
