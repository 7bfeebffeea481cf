"""The text report: which findings are shown, how they are wrapped and marked."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import finding

from daarom.model import Change, Edit, Place, Problem, Report, Severity
from daarom.reporters import REPORTERS, View

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
LONG = " ".join(["Een zin die niet op een regel past."] * 6)


def text(*findings: object, **view: object) -> str:
    return REPORTERS["text"](Report(findings=findings), View("nl", **{"width": 60, **view}))  # type: ignore[arg-type]


def shown(report: str) -> list[str]:
    """The rules shown, in order."""
    return re.findall(r"^  \d+:\d+  (?:stop|let op|tip)  (\S+)$", report, re.MULTILINE)


def test_lines_stay_within_the_terminal() -> None:
    report = text(finding(message=LONG, why=LONG, remedy=LONG, excerpt=LONG, marks=((0, 7),)), quiet=True)
    lines = [line for line in report.splitlines() if "Mag het hier toch?" not in line]
    assert max(map(len, lines)) <= 60
    assert len(lines) > 16


def test_colour_takes_no_room() -> None:
    marks = tuple((start, start + 3) for start in range(0, 200, 36))
    plain = text(finding(excerpt=LONG, marks=()), quiet=True)
    painted = text(finding(excerpt=LONG, marks=marks), quiet=True, colour=True)
    assert ESCAPE.sub("", painted) == plain


def test_a_margin_is_never_underlined() -> None:
    painted = text(finding(excerpt=LONG, marks=((0, len(LONG)),)), colour=True)
    for line in painted.splitlines():
        assert line.count("\x1b[1;4m") <= line.count("\x1b[0m")


def test_a_very_long_word_stays_whole() -> None:
    address = "https://voorbeeld.nl/" + "a" * 100
    assert address in text(finding(message=f"Kijk op {address} voor meer."))


def test_a_very_narrow_terminal_still_gets_words_per_line() -> None:
    assert "Een zin die niet" in text(finding(message=LONG), width=10)


def test_the_found_words_stand_between_marks_without_colour() -> None:
    assert "»Koop« nu »een taart«." in text(finding(marks=((0, 4), (8, 17))))


def test_marks_that_overlap_are_made_once() -> None:
    assert "»Koop nu« een taart." in text(finding(marks=((0, 7), (3, 7))))


def test_words_over_a_line_break_are_marked_on_one_line() -> None:
    assert "»Koop nu« een taart." in text(finding(excerpt="Koop\nnu een taart.", marks=((0, 7),)))


def test_the_three_weightiest_are_shown_in_reading_order() -> None:
    found = [
        finding("a/tip", Severity.note, line=1),
        finding("a/let-op", Severity.warning, line=2),
        finding("a/stop", Severity.error, line=3),
        finding("a/stop2", Severity.error, line=4),
    ]
    assert shown(text(*found)) == ["a/let-op", "a/stop", "a/stop2"]
    assert shown(text(*found, everything=True)) == ["a/tip", "a/let-op", "a/stop", "a/stop2"]


def test_another_rule_goes_before_the_same_rule_again() -> None:
    found = [
        finding("a/een", line=1),
        finding("a/een", line=2),
        finding("a/een", line=3),
        finding("a/twee", line=4),
    ]
    assert shown(text(*found)) == ["a/een", "a/een", "a/twee"]


def test_the_surest_goes_first_among_equals() -> None:
    found = [finding(f"a/{number}", line=number, confidence=number / 10) for number in range(1, 6)]
    assert shown(text(*found)) == ["a/3", "a/4", "a/5"]


def test_each_draft_has_its_own_three() -> None:
    found = [
        finding(f"a/{number}", path=path, line=number) for path in ("a.md", "b.md") for number in range(1, 5)
    ]
    assert len(shown(text(*found))) == 6


def test_reason_and_way_out_are_told_once_per_rule_and_draft() -> None:
    report = text(finding(line=1), finding(line=2), finding(line=3, path="ander.md"))
    assert report.count("Daarom:") == 2


def test_a_finding_in_a_third_language_is_framed_in_the_readers() -> None:
    assert "Daarom:" in text(finding(language=None))
    assert "Why:" in text(finding(language="en"))


def test_the_summary_counts_by_severity() -> None:
    report = text(finding(), finding(severity=Severity.warning), finding(severity=Severity.warning))
    assert report.splitlines()[-1] == "Concepten gelezen: 0. Stop: 1, let op: 2, tip: 0, niet gelukt: 0."


def test_a_problem_without_a_line_has_only_its_path() -> None:
    report = REPORTERS["text"](
        Report(problems=(Problem("weg.md", "discover.missing", {}, None, 4),)), View("nl")
    )
    assert report.splitlines()[0] == "weg.md  lukt niet"


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4),
    st.booleans(),
)
def test_no_text_of_a_draft_escapes_its_line(words: str, spans: list[tuple[int, int]], colour: bool) -> None:
    marks = tuple(sorted((start, end) for start, end in spans if start < end <= len(words)))
    report = text(finding(message=words, excerpt=words, marks=marks, path=f"a{words}.md"), colour=colour)
    bare = ESCAPE.sub("", report) if colour else report
    assert not [
        character
        for character in bare
        if character != "\n" and (character < " " or "\x7f" <= character < "\xa0")
    ]
    assert not [line for line in bare.split("\n") if line.lstrip().startswith("::") or "##[" in line]


def test_what_was_corrected_stands_by_file_and_the_same_words_once() -> None:
    changes = (
        Change("a/b", "a.md", 1, 1, "klant", "gast"),
        Change("a/b", "a.md", 2, 1, "klant", "gast"),
        Change("a/c", "b\x1b.md", 1, 1, "de ", ""),
    )
    report = REPORTERS["text"](Report(fixed=changes), View("nl"))
    assert report.startswith(
        "a.md  verbeterd: 2\n    klant → gast (2×)\n\nb\\x1b.md  verbeterd: 1\n    de → (weg)\n"
    )
    assert "verbeterd" not in REPORTERS["text"](Report(fixed=changes), View("nl", quiet=True))


def test_what_could_stand_there_is_shown_without_what_a_terminal_acts_on() -> None:
    edits = (Edit(Place("a.md", 0, 1), "\x1b[31mrood\u202e\n::error::", True),)
    report = text(finding(edits=edits))
    assert "    → \\x1b[31mrood\\u202e ::error::\n" in report
    assert "Met --fix verbetert daarom er 1 voor je." in report
