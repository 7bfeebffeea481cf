"""What is allowed with a reason is taken out, and nothing else."""

from __future__ import annotations

from datetime import date

from builders import document

from daarom import allowances
from daarom.model import Directive, Finding, Place, Severity

TEXT = "Je laatste kans.\n\nNog een laatste kans."
DOCUMENT = document(TEXT)
TODAY = date(2026, 11, 22)


def finding(start: int, rule: str = "commercial/urgency") -> Finding:
    place = Place("draft.md", start, start + 12)
    line, column = DOCUMENT.source.position(start)
    return Finding(
        rule,
        "draft.md",
        None,
        line,
        column,
        line,
        column + 12,
        Severity.warning,
        1.0,
        "m",
        "w",
        "r",
        TEXT[start : start + 12],
        (),
        "f",
        places=(place,),
    )


FIRST, SECOND = finding(3), finding(26)


def kept(**more: object) -> list[Finding]:
    values = {
        "kind": "allow",
        "rules": ("commercial/urgency",),
        "reason": "echt zo",
        "until": None,
        "place": Place("draft.md", 0, 0),
    }
    directive = Directive(**{**values, **more})  # type: ignore[arg-type]
    return list(allowances.apply(DOCUMENT, (FIRST, SECOND), [directive], TODAY).kept)


def test_an_allowance_for_the_draft_covers_it_whole() -> None:
    assert kept() == []


def test_an_allowance_for_a_block_covers_that_block() -> None:
    assert kept(covers=(0, 16)) == [SECOND]


def test_an_allowance_names_a_rule_or_a_pack() -> None:
    assert kept(rules=("commercial",)) == []
    assert kept(rules=("commercial/*",)) == []
    assert kept(rules=("hype/praise",)) == [FIRST, SECOND]


def test_an_allowance_with_quoted_text_covers_that_text() -> None:
    assert kept(text="Laatste  kans") == []
    assert kept(text="eerste kans") == [FIRST, SECOND]


def test_an_allowance_lives_up_to_and_including_its_last_day() -> None:
    assert kept(until=TODAY) == []
    assert kept(until=date(2026, 11, 21)) == [FIRST, SECOND]


def test_an_allowance_without_a_reason_covers_nothing_and_is_a_problem_at_its_line() -> None:
    assert kept(reason=" ") == [FIRST, SECOND]
    bare = Directive("allow", ("commercial/urgency",), "", None, Place("draft.md", 18, 20))
    (problem,) = allowances.unreasoned([bare], DOCUMENT.source)
    assert (problem.key, problem.line) == ("allow.no_reason", 3)
