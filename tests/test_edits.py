"""Edits keep capitals, leave markup alone, and never overlap."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from builders import document
from hypothesis import given
from hypothesis import strategies as st
from reporters.reports import finding

from daarom.edits import applied, capital, chosen, edit, fitted, settled
from daarom.model import Document, Edit, Match, Piece, Place, Prose, Severity


def hard_wrapped(text: str) -> Document:
    """A draft of one block in which line breaks are read as spaces, as in Markdown."""
    pieces, at = [], 0
    for part in text.splitlines(keepends=True):
        words = part.removesuffix("\n")
        pieces.append(Piece(at, at + len(words), at, at + len(words)))
        if part != words:
            pieces.append(
                Piece(at + len(words), at + len(part), at + len(words), at + len(part), verbatim=False)
            )
        at += len(part)
    draft = document(text)
    prose = Prose(text.replace("\n", " "), tuple(pieces))
    return replace(draft, segments=(replace(draft.segments[0], prose=prose),))


def written(draft: Document, old: str, new: str) -> str | None:
    """The draft with `new` in place of the first `old` in its prose."""
    start = draft.segments[0].prose.value.index(old)
    made = edit(draft, 0, (start, start + len(old)), new)
    return None if made is None else applied(draft.source.text, [made])


@pytest.mark.parametrize(
    ("found", "new", "after"),
    [
        ("klant", "gast", "gast"),
        ("Klant", "gast", "Gast"),
        ("KLANT", "gast", "GAST"),
        ("Email", "e-mail", "E-mail"),
        ("Sneeuw", "ijs", "IJs"),
        ("A", "an", "An"),
        ("github", "GitHub", "GitHub"),
        ("GITHUB", "GitHub", "GitHub"),
    ],
)
def test_the_new_word_takes_the_capitals_of_the_old(found: str, new: str, after: str) -> None:
    assert fitted(found, new) == after


def test_an_abbreviation_in_a_list_is_not_shouted() -> None:
    assert fitted("HR", "personeelszaken", "HR") == "personeelszaken"
    assert fitted("HR", "personeelszaken", "hr") == "PERSONEELSZAKEN"


def test_ij_is_one_letter() -> None:
    assert (capital("ijs"), capital("is"), capital("")) == ("IJs", "Is", "")


def test_words_that_are_taken_out_take_a_space_along() -> None:
    assert written(document("dit is echt goed"), "echt", "") == "dit is goed"
    assert written(document("echt goed"), "echt", "") == "goed"
    assert written(document("goed, echt"), "echt", "") == "goed,"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("bij de\nde bakker", "bij de\nbakker"),
        ("bij de de\nbakker", "bij de\nbakker"),
        ("bij\nde de bakker", "bij\nde bakker"),
    ],
)
def test_a_doubled_word_goes_and_the_line_break_stays(text: str, after: str) -> None:
    assert written(hard_wrapped(text), "de de", "de") == after


@pytest.mark.parametrize("text", ["bij de\nde\nbakker", "de\nde", "klik\nhier"])
def test_where_only_a_line_break_could_go_nothing_is_offered(text: str) -> None:
    draft = hard_wrapped(text)
    old = "klik hier" if "klik" in text else "de de"
    assert written(draft, old, "lees verder" if "klik" in text else "de") is None


def test_words_across_markup_get_no_edit() -> None:
    draft = document("de **de** bakker")
    pieces = (Piece(0, 3, 0, 3), Piece(3, 5, 5, 7), Piece(5, 12, 9, 16))
    marked = replace(draft, segments=(replace(draft.segments[0], prose=Prose("de de bakker", pieces)),))
    assert written(marked, "de de", "de") is None


def test_other_peoples_words_are_only_a_suggestion() -> None:
    draft = document("Zij zei: “de klant is koning” tegen de klant.")
    for at, safe in ((draft.source.text.index("klant"), False), (draft.source.text.rindex("klant"), True)):
        match = Match("a/b", draft, 0, (at, at + 5))
        (made,) = settled(match, Edit(Place("draft.md", at, at + 5), "gast", True))
        assert made.safe is safe


def test_a_block_quote_is_somebody_elses() -> None:
    draft = document("de klant")
    quoted = replace(draft, segments=(replace(draft.segments[0], scopes=("blockquote", "paragraph")),))
    (made,) = settled(Match("a/b", quoted, 0, (3, 8)), Edit(Place("draft.md", 3, 8), "gast", True))
    assert not made.safe


def test_a_fact_in_front_matter_is_never_changed() -> None:
    found = Match("a/b", document("x"), edits=(Edit(Place("draft.md", 0, 1), "y", True),))
    assert not settled(found, None)[0].safe


def test_the_heaviest_of_overlapping_edits_goes_first() -> None:
    def made(start: int, end: int, severity: Severity, new: str):
        return finding(severity=severity, edits=(Edit(Place("d.md", start, end), new, True),))

    found = [
        made(0, 5, Severity.note, "licht"),
        made(3, 8, Severity.error, "zwaar"),
        made(8, 9, Severity.note, "ernaast"),
        made(0, 3, Severity.note, "ervoor"),
    ]
    assert [item.replacement for _, item in chosen(found, "d.md")] == ["ervoor", "zwaar", "ernaast"]


def test_unsafe_edits_and_those_in_other_files_are_left() -> None:
    found = [
        finding(edits=(Edit(Place("d.md", 0, 1), "a", False),)),
        finding(edits=(Edit(Place("plan.yaml", 0, 1), "b", True),)),
    ]
    assert chosen(found, "d.md") == []


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 6), st.sampled_from(list(Severity))), max_size=12
)


@given(SPANS)
def test_chosen_edits_are_in_order_and_apart_and_one_that_was_left_meets_a_chosen_one(
    spans: list[tuple[int, int, Severity]],
) -> None:
    found = [
        finding(severity=severity, edits=(Edit(Place("d.md", start, start + size), "", True),))
        for start, size, severity in spans
    ]
    places = [item.place for _, item in chosen(found, "d.md")]
    assert all(one.end <= other.start for one, other in itertools.pairwise(places))
    for item in found:
        place = item.edits[0].place
        assert any(place.start < other.end and other.start < place.end for other in places)
