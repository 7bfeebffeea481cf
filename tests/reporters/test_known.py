"""What reports say of findings that were known, of a strict baseline, and of text that did not change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import POST, finding

from daarom.model import Checked, Finding, Known, Report
from daarom.reporters import REPORTERS, View

GONE = Known("blog/a.md", "eigen/fout", "f-1", "koop nu", file="lijst.jsonl", line=3)
GROWN = replace(GONE, rule="eigen/tip", line=4)
DRAFTS = (Checked(POST),)
KNOWN = Report(
    drafts=DRAFTS, known=(finding(),), baselines=("lijst.jsonl",), gone=(GONE,), grown=(GROWN,), unchanged=2
)


def text(report: Report, language: str = "nl", **view: object) -> list[str]:
    return REPORTERS["text"](report, View(language, 200, **view)).splitlines()  # type: ignore[arg-type]


def test_what_is_left_out_is_counted() -> None:
    assert text(KNOWN) == [
        "Bekend en dus niet getoond: 1 (lijst.jsonl).",
        "Niet meer gevonden: 1 uit lijst.jsonl. Haal ze eruit met `daarom baseline shrink`.",
        "Weggelaten, in tekst die niet veranderd is: 2.",
        "Concepten gelezen: 1. Niets nieuws gevonden.",
    ]
    assert text(KNOWN, quiet=True) == []


def test_a_strict_baseline_names_each_line_that_must_go() -> None:
    told = text(replace(KNOWN, strict=True), "en", quiet=True)
    assert told[:7] == [
        "lijst.jsonl:3  baseline",
        "    This known finding is gone: eigen/fout in blog/a.md (koop nu).",
        "    Take it out with `daarom baseline shrink`.",
        "",
        "lijst.jsonl:4  baseline",
        "    This finding was added: eigen/tip in blog/a.md (koop nu).",
        "    Improve the text, or allow it with a reason; the list may only get shorter.",
    ]
    assert text(replace(KNOWN, strict=True), "en")[:7] == told[:7]


def test_a_strict_baseline_that_is_right_says_nothing() -> None:
    assert text(Report(drafts=DRAFTS, strict=True)) == ["Concepten gelezen: 1. Niets gevonden."]


@pytest.mark.parametrize(
    ("found", "unchanged", "last"),
    [
        ((), 0, "Drafts read: 1. Nothing found."),
        ((), 1, "Drafts read: 1. Nothing new found."),
        ((finding(),), 1, "Drafts read: 1. Errors: 1, warnings: 0, notes: 0, problems: 0."),
    ],
)
def test_the_last_line_says_what_was_found(found: tuple[Finding, ...], unchanged: int, last: str) -> None:
    assert text(Report(drafts=DRAFTS, findings=found, unchanged=unchanged), "en")[-1] == last


def test_github_shows_a_strict_baseline_at_its_lines() -> None:
    assert REPORTERS["github"](KNOWN, View("en")) == ""
    assert REPORTERS["github"](replace(KNOWN, strict=True), View("en")).splitlines() == [
        "::error file=lijst.jsonl,line=3,title=daarom::This known finding is gone: eigen/fout in blog/a.md (koop nu)."
        "%0ATake it out with `daarom baseline shrink`.",
        "::error file=lijst.jsonl,line=4,title=daarom::This finding was added: eigen/tip in blog/a.md (koop nu)."
        "%0AImprove the text, or allow it with a reason; the list may only get shorter.",
    ]
