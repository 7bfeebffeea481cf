"""GitHub annotations: one command per finding, whatever stands in a draft."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import finding

from daarom.model import Problem, Report, Severity
from daarom.reporters import REPORTERS, View

PARTS = st.sampled_from([*"ab:,%\r\n\t é", "::", "::error::", "##[", "\x1b[31m", "\u2028", "%0A"])
WORDS = st.lists(PARTS, max_size=12).map("".join)


def annotations(*findings: object, **more: object) -> str:
    return REPORTERS["github"](Report(findings=findings, **more), View("en"))  # type: ignore[arg-type]


def decoded(text: str) -> str:
    """What GitHub makes of an escaped value."""
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_severity_is_a_level() -> None:
    lines = annotations(*(finding(severity=level) for level in reversed(Severity))).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_columns_are_given_only_within_one_line() -> None:
    assert "col=1,endColumn=8" in annotations(finding())
    assert "col" not in annotations(finding(end_line=2)).split("::")[1]


def test_message_and_way_out_are_two_lines_of_one_annotation() -> None:
    assert annotations(finding()).endswith("::'Koop nu' hoort hier niet.%0ALaat het weg.")


def test_percent_comma_colon_and_newline_in_a_path_are_escaped() -> None:
    line = annotations(finding(path="50%, a:b\n.md"))
    assert line.startswith("::error file=50%25%2C a%3Ab%0A.md,line=1,")


def test_a_problem_is_an_error_at_its_line_or_the_first() -> None:
    line = annotations(problems=(Problem("weg.md", "discover.missing"),))
    assert (
        line == "::error file=weg.md,line=1,title=daarom::There is no such file or folder.%0ACheck the path."
    )


def test_a_clean_report_is_empty() -> None:
    assert annotations() == ""


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_each_finding_is_one_line_that_gives_its_words_back(path: str, message: str) -> None:
    text = annotations(finding(path=path + ".md", message=message))
    assert len(text.splitlines()) == 1
    place, _, said = text.removeprefix("::error ").partition("::")
    fields = dict(part.split("=", 1) for part in place.split(","))
    if "\x1b" not in path + message and "\r" not in path + message and "\u2028" not in path + message:
        assert decoded(fields["file"]) == path + ".md"
        assert decoded(said) == f"{message}\nLaat het weg."


def test_no_more_than_github_shows_the_heaviest_first_and_the_count_of_the_others() -> None:
    found = [
        finding(f"a/{number}", severity=level, line=number) for level in Severity for number in range(1, 13)
    ]
    lines = annotations(*found, problems=(Problem("weg.md", "discover.missing"),)).splitlines()
    levels = [line.split(" ")[0] for line in lines]
    assert levels == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert "title=daarom::There is no such file" in lines[0]
    assert lines[-1].startswith("::notice title=daarom::There is no room here for everything: 8 more.")


def test_ten_of_each_need_no_count() -> None:
    found = [finding(severity=level, line=number) for level in Severity for number in range(1, 11)]
    assert "more" not in annotations(*found)


def test_another_rule_goes_before_the_same_rule_again() -> None:
    found = [finding("a/een", line=number) for number in range(1, 12)]
    assert "title=a/twee" in annotations(*found, finding("a/twee", line=99)).splitlines()[1]
