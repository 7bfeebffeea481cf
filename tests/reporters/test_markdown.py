"""The Markdown page: what stands open, what is folded, and what is left out where there is no room."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import REPORT, finding

from daarom.model import Checked, Document, Notice, Problem, Report, Severity, Source
from daarom.reporters import REPORTERS, View
from daarom.reporters.markdown import MARKER, ROOM

READ = tuple(Checked(Document(Source(f"{number}.md", ""), ())) for number in range(3))


def page(*findings: object, view: View | None = None, **more: object) -> str:
    return REPORTERS["markdown"](Report(findings=findings, **more), view or View("en"))  # type: ignore[arg-type]


def opened(text: str) -> str:
    """What shows before anybody unfolds anything."""
    return re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)


def headings(text: str) -> list[str]:
    return re.findall(r"^### (.*)$", text, re.MULTILINE)


def test_the_first_line_is_the_mark_by_which_a_comment_is_found_again() -> None:
    assert page(finding()).splitlines()[0] == MARKER == "<!-- daarom -->"


def test_a_clean_report_says_so_in_one_friendly_line() -> None:
    assert page(drafts=READ).splitlines()[2:] == ["", "**Drafts read: 3. Nothing found.** Nicely done."]
    assert page(drafts=READ, view=View("nl")).endswith("**Concepten gelezen: 3. Niets gevonden.** Mooi zo.")


def test_without_drafts_there_is_nothing_to_praise() -> None:
    assert page().endswith("There were no drafts to read here.")


def test_problems_go_first_and_the_heaviest_draft_next() -> None:
    found = (
        finding(severity=Severity.note, path="a.md"),
        finding(severity=Severity.warning, path="b.md"),
        finding(path="c.md"),
        finding(path="c.md", row="social.x"),
    )
    text = page(*found, problems=(Problem("weg.md", "discover.missing"),))
    assert headings(text) == ["What did not work", "`c.md`", "`c.md [social.x]`", "`b.md`", "`a.md`"]
    assert "- `weg.md`: There is no such file or folder. Check the path." in text


def test_the_three_weightiest_stand_open_in_reading_order_and_the_rest_is_folded() -> None:
    found = [
        finding("a/let-op", Severity.warning, line=1),
        *(finding(f"a/stop{number}", line=number) for number in range(2, 5)),
        finding("a/tip", Severity.note, line=5),
    ]
    text = page(*found)
    assert re.findall(r"\*\*\w+\*\*, regel (\d)", opened(text)) == ["2", "3", "4"]
    assert "<summary>And 2 more</summary>" in text
    everything = page(*found, view=View("en", everything=True))
    assert re.findall(r"regel (\d)", opened(everything)) == ["1", "2", "3", "4"]
    assert "<summary>Notes: 1</summary>" in everything


def test_a_draft_with_nothing_but_notes_is_folded() -> None:
    text = page(finding(severity=Severity.note), finding("a/b", severity=Severity.note))
    assert "<summary>Notes: 2</summary>" in text
    assert "regel" not in opened(text)


def test_reason_way_out_and_allowance_are_told_once_per_rule_and_draft() -> None:
    text = page(finding(line=1), finding(line=2), finding(line=3, path="ander.md"))
    assert text.count("**Daarom:**") == text.count("**Doe dit:**") == text.count("```\n") / 2 == 2


def test_findings_speak_the_language_of_their_draft_and_the_frame_that_of_the_reader() -> None:
    text = page(finding(), finding(language=None, line=2, rule="a/b"), view=View("en"))
    assert "**Stop**, regel 1" in text
    assert "**Error**, line 2" in text


def test_the_allowance_says_where_it_goes() -> None:
    def told(**more: object) -> str:
        return page(finding(language="en", **more))

    assert "put this line above this piece of text, with your reason:\n  ```\n  <!-- daarom: allow" in told()
    assert "above this piece of text, with your reason:\n  ```\n  {/* daarom: allow" in told(path="a.mdx")
    assert (
        "at the top of the file, between the dashes (---), with your reason:\n  ```\n  daarom: {allow"
        in told(in_block=False)
    )
    assert "put this in daarom.yaml:\n  ```\n  rules: {eigen/fout: off}" in told(path="plan.yaml")


def test_advice_is_folded_at_the_end_and_left_out_when_quiet() -> None:
    text = REPORTERS["markdown"](REPORT, View("nl"))
    assert text.endswith("</details>")
    assert "<summary>Over deze controle</summary>" in text
    assert "daarom.yaml: de uitzondering voor eigen/nooit doet niets meer; haal haar weg." in text
    assert "Over deze controle" not in REPORTERS["markdown"](REPORT, View("nl", quiet=True))


def test_the_found_words_stand_out_in_the_sentence() -> None:
    assert "> »**Koop**« nu »**een taart**«." in page(finding(marks=((0, 4), (8, 17))))
    assert "> »**Koop nu**« een taart." in page(finding(marks=((0, 7), (3, 7))))
    assert "> Koop nu een taart." in page(finding(marks=((4, 5),)))


def test_an_empty_excerpt_shows_no_quotation() -> None:
    assert "\n>" not in page(finding(excerpt="", marks=()))


def many(count: int, severity: Severity) -> tuple[object, ...]:
    return tuple(
        finding(f"{severity.name}/{number}", severity, line=number, path=f"{number % 5}.md")
        for number in range(1, count + 1)
    )


def test_a_page_too_long_leaves_out_the_lightest_and_counts_them() -> None:
    found = (*many(400, Severity.note), *many(20, Severity.error))
    text = page(*found, notices=(Notice("notice.no_plan"),), view=View("en", everything=True))
    assert ROOM * 0.97 < len(text) <= ROOM
    assert text.count("**Stop**") == 20
    left = re.search(r"\*\*There is no room here for everything: (\d+) more\.", text)
    assert left is not None
    assert int(left[1]) == 421 - text.count("**Stop**") - text.count("**Tip**")


def test_a_thousand_files_that_cannot_be_read_fit() -> None:
    problems = tuple(Problem(f"{'map/' * 60}{number}.md", "discover.missing") for number in range(1000))
    text = page(finding(), problems=problems)
    assert len(text) <= ROOM
    assert "Stop" not in text


@settings(max_examples=15, deadline=None)
@given(st.integers(60, 400), st.integers(1, 400), st.booleans())
def test_a_page_always_fits(count: int, length: int, everything: bool) -> None:
    found = tuple(
        finding(f"a/{number}", message="#1 " * length, excerpt="$" * length, marks=((0, length),))
        for number in range(count)
    )
    assert len(page(*found, view=View("nl", everything=everything))) <= ROOM
