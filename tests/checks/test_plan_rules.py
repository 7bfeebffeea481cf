from __future__ import annotations

from datetime import date

import pytest
from builders import context
from plan.plans import WHOLE, plan

from daarom import assets, engine, rules
from daarom.checks import PLAN_CHECKS
from daarom.model import Finding, Severity

LOADED = rules.load((assets.rules_folder(),)).rules
ASKED = tuple(rule for rule in LOADED if rule.check in PLAN_CHECKS)
MISSING = {
    "plan/answering-missing",
    "plan/audiences-missing",
    "plan/budget-missing",
    "plan/goals-missing",
    "plan/hours-missing",
    "plan/image-missing",
    "plan/measuring-missing",
    "plan/people-missing",
    "plan/platforms-missing",
    "plan/value-missing",
    "plan/why-missing",
}


def judge(text: str, today: date = date(2026, 11, 22)) -> list[Finding]:
    found, problems = engine.run(engine.compile_rules(ASKED), (), context(plan=plan(text), today=today))
    assert problems == []
    return found


def test_a_whole_plan_lacks_nothing():
    assert judge(WHOLE) == []


def test_a_plan_that_says_nothing_lacks_each_of_the_parts():
    errors = [item for item in judge("version: 1\n") if item.severity is Severity.error]
    assert {item.rule for item in errors} == MISSING
    assert all((item.path, item.line) == ("plan.yaml", 1) for item in errors)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_findings_speak_the_plans_language_and_leave_no_blanks(language: str):
    text = (
        f"language: [{language}]\ngoals: [{{id: a}}]\naudiences: [{{id: iedereen, description: iedereen}}]\n"
    )
    found = judge(text + "valid: {from: 2020-01-01, until: 2020-12-31, review_every: P6M}\n")
    assert len(found) > 10
    for item in found:
        assert item.language == language
        assert "{" not in f"{item.message} {item.why} {item.remedy}"


def test_a_finding_stands_at_the_line_of_its_entry():
    text = "goals:\n  - id: a\n    deadline: 2027-01-01\n  - id: b\n    deadline: 2026-01-01\n"
    late = [item for item in judge(text) if item.rule == "plan/goal-overdue"]
    assert [(item.line, item.excerpt) for item in late] == [(5, "2026-01-01")]


def test_one_bad_reason_gets_one_finding():
    found = [
        item.rule for item in judge("why_social: {reason: Omdat iedereen het doet.}\n") if "why" in item.rule
    ]
    assert found == ["plan/why-bandwagon"]


def test_everyone_is_told_once():
    found = judge("audiences: [{id: alle, description: Iedereen}]\n")
    assert [item.rule for item in found if "audience-" in item.rule] == ["plan/audience-everyone"]


def test_a_plan_that_was_fine_expires():
    assert {item.rule for item in judge(WHOLE, date(2028, 1, 1))} == {
        "plan/expired",
        "plan/goal-overdue",
        "plan/measurement-old",
        "plan/review-due",
    }


def test_old_research_is_told():
    assert "plan/research-old" in {item.rule for item in judge(WHOLE, date(2028, 6, 1))}
