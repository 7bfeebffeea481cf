"""Which findings were known: by content, by draft, and where drafts and paragraphs go."""

from __future__ import annotations

from dataclasses import replace

from builders import document

from daarom.baseline.entries import near
from daarom.baseline.matching import Found, World, pair
from daarom.model import Document, Finding, Known, Row, Severity

LONG = "De bakker bakt brood in de oven van Ruud en vertelt er graag over."
SHORT = "Klik hier."
REST = "\n\n" + " ".join(f"woord{number}" for number in range(60))


def draft(text: str, row: Row = None, **more: object) -> Document:
    return document(text + REST, row=row, **more)


def finding(mark: str, row: Row = None, segment: int | None = 0, **more: object) -> Finding:
    made = Finding(
        rule="test/rule",
        path="",
        row=row,
        line=1,
        column=1,
        end_line=1,
        end_column=2,
        severity=Severity.note,
        confidence=1,
        message="",
        why="",
        remedy="",
        excerpt="",
        marks=(),
        fingerprint=f"{mark}-1",
        segment=segment,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def found(path: str, mark: str, text: str = LONG, row: Row = None, **more: object) -> Found:
    return Found(finding(mark, row, **more), draft(text, row), path)


def known(path: str, mark: str, text: str = LONG, **more: object) -> Known:
    return Known(path, "test/rule", f"{mark}-1", near=near(draft(text)), **more)  # type: ignore[arg-type]


def paired(
    items: list[Found], entries: list[Known], vanished: str = "", free: str = ""
) -> tuple[list[int], int]:
    """The numbers of the findings that were known, and how many entries are left."""
    world = World(frozenset(vanished.split()), frozenset(f"{vanished} {free}".split()))
    pairs = pair(items, entries, world)
    return sorted(pairs.known), len(pairs.left)


def test_the_same_paragraph_in_the_same_draft_is_known() -> None:
    assert paired([found("a.md", "aaaaaaaa1")], [known("a.md", "aaaaaaaa1")]) == ([0], 0)


def test_another_paragraph_or_another_rule_is_not() -> None:
    assert paired([found("a.md", "bbbbbbbb1")], [known("a.md", "aaaaaaaa1")]) == ([], 1)


def test_an_entry_pays_for_one_finding_whatever_its_occurrence() -> None:
    twice = [found("a.md", "aaaaaaaa1"), found("a.md", "aaaaaaaa1", fingerprint="aaaaaaaa1-2")]
    assert paired(twice, [known("a.md", "aaaaaaaa1")]) == ([0], 0)
    assert paired(twice[1:], [known("a.md", "aaaaaaaa1")]) == ([0], 0)


def test_equal_paragraphs_in_two_drafts_are_both_known() -> None:
    items = [found("a.md", "aaaaaaaa1"), found("b.md", "aaaaaaaa1")]
    assert paired(items, [known("b.md", "aaaaaaaa1"), known("a.md", "aaaaaaaa1")]) == ([0, 1], 0)


def test_a_copy_in_another_draft_is_new() -> None:
    items = [found("a.md", "aaaaaaaa1"), found("b.md", "aaaaaaaa1")]
    assert paired(items, [known("b.md", "aaaaaaaa1")], free="b.md") == ([1], 0)


def test_a_draft_that_was_not_read_keeps_its_entries() -> None:
    assert paired([found("b.md", "aaaaaaaa1")], [known("a.md", "aaaaaaaa1")]) == ([], 1)


def test_a_long_paragraph_that_was_moved_to_another_draft_is_known() -> None:
    assert paired([found("b.md", "aaaaaaaa1")], [known("a.md", "aaaaaaaa1", "Iets anders")], free="a.md") == (
        [0],
        0,
    )


def test_a_short_paragraph_proves_nothing_in_another_draft() -> None:
    item = Found(finding("aaaaaaaa1"), document(SHORT), "b.md")
    assert paired([item], [known("a.md", "aaaaaaaa1", SHORT)], free="a.md") == ([], 1)


def test_everything_in_a_renamed_draft_is_known() -> None:
    items = [
        found("nieuw.md", "aaaaaaaa1", SHORT),
        found("nieuw.md", "bbbbbbbb1", segment=None),
        found("nieuw.md", "cccccccc1", whole=True),
    ]
    entries = [known("oud.md", mark) for mark in ("aaaaaaaa1", "bbbbbbbb1", "cccccccc1")]
    assert paired(items, entries, vanished="oud.md") == ([0, 1, 2], 0)
    assert paired(items, entries) == ([], 3)


def test_another_draft_does_not_inherit_from_one_that_was_removed() -> None:
    item = Found(
        finding("cccccccc1", None, None, whole=True), document("Een heel ander verhaal over fietsen."), "b.md"
    )
    assert paired([item], [known("a.md", "cccccccc1")], vanished="a.md") == ([], 1)


def test_rows_of_a_queue_are_known_by_what_they_say_not_by_their_number() -> None:
    entry = replace(known("rij.csv", "cccccccc1"), near=near(draft("Vandaag brood.")))
    moved = Found(finding("cccccccc1", 8, whole=True), draft("Vandaag brood.", 8), "rij.csv")
    other = Found(finding("cccccccc1", 7, whole=True), document("Over fietsen op zondag.", row=7), "rij.csv")
    assert paired([other, moved], [entry]) == ([1], 0)


def test_a_long_paragraph_is_known_in_any_row() -> None:
    item = Found(finding("aaaaaaaa1", 3), document(LONG, row=3), "rij.csv")
    assert paired([item], [known("rij.csv", "aaaaaaaa1", "Iets anders")]) == ([0], 0)


def test_the_text_for_one_platform_is_a_draft_of_its_own() -> None:
    items = [
        Found(finding("cccccccc1", row, whole=True), document("Kort.", row=row), "a.md")
        for row in ("social.x", "social.threads")
    ]
    assert paired(items, [known("a.md", "cccccccc1", row="social.threads")]) == ([1], 0)


def test_what_counts_in_several_blocks_is_known_in_each_of_them() -> None:
    entry = known("a.md", "aaaaaaaa1", also=("bbbbbbbb",))
    assert paired([found("a.md", "bbbbbbbb1")], [entry]) == ([0], 0)
    assert paired([found("a.md", "bbbbbbbb1"), found("a.md", "aaaaaaaa1")], [entry]) == ([0, 1], 0)
    assert paired([found("b.md", "bbbbbbbb1")], [entry], free="a.md") == ([], 1)
    assert paired([found("b.md", "bbbbbbbb1")], [entry], vanished="a.md") == ([0], 0)


def test_an_entry_whose_fault_became_part_of_a_heavier_one_is_not_gone() -> None:
    heavier = found("a.md", "dddddddd1", also=("aaaaaaaa1",))
    assert paired([heavier], [known("a.md", "aaaaaaaa1")]) == ([], 0)
    assert paired([replace(heavier, path="b.md")], [known("a.md", "aaaaaaaa1")]) == ([], 1)


def test_what_an_unfinished_draft_was_spared_is_judged_when_it_is_finished() -> None:
    entry = known("a.md", "aaaaaaaa1", unfinished=True)
    item = found("a.md", "aaaaaaaa1")
    assert paired([item], [entry]) == ([], 1)
    assert paired([replace(item, document=replace(item.document, unfinished=True))], [entry]) == ([0], 0)
    assert paired(
        [replace(item, document=replace(item.document, unfinished=True))], [known("a.md", "aaaaaaaa1")]
    ) == ([0], 0)
