"""Twelve plans, one for each pitfall and each part: each is whole but for one thing, and that is found at its line.

The same holds for every other question that `plan check` asks: one fault is planted in a whole plan, and only that
fault is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from daarom import assets, rules
from daarom.audit import check_plans
from daarom.checks import PLAN_CHECKS

PLANS = Path(__file__).parents[1] / "data/plans"
TODAY = date(2026, 11, 22)
WHOLE = (PLANS / "whole.yaml").read_text(encoding="utf-8")

TWELVE = {
    "pitfall-1-language-not-learnt": ("plan/platform-without-customs", "  - id: instagram"),
    "pitfall-2-marketing-alone": ("plan/people-marketing-only", "  contributors:"),
    "pitfall-3-no-time": ("plan/hours-too-few", "  hours_per_week: 6"),
    "pitfall-4-because-others-do": ("plan/why-bandwagon", "  reason: Omdat de concurrent het doet"),
    "part-1-goal-without-number": ("plan/goal-without-target", "    metric: {name: geleende prentenboeken"),
    "part-2-no-alternatives": ("plan/alternatives-missing", "why_social:"),
    "part-3-everyone": ("plan/audience-everyone", "    description: Iedereen in Nederland"),
    "part-4-stale-research": ("plan/research-old", "      - {platform: instagram, finding: Bewaren"),
    "part-5-image-unchanged": ("plan/image-unchanged", "  desired: een stil gebouw"),
    "part-6-peacock-words": ("plan/value-hollow", "  statement: Wij zijn uniek"),
    "part-7-no-budget": ("plan/budget-missing", "resources:"),
    "part-8-no-reply-time": ("plan/reply-time-missing", "  respond: {owner: Yusuf"),
}
"""File, the one rule that is broken, and how the line begins that it stands at."""

GOAL, WHY, RESEARCH = "goals:\n  - id: voorlezen\n", "why_social:\n", "method: interview, date: 2026-06-10"
HOURS = "{planning: 0.5, posts: 3, answering: 2, measuring: 0.5}"
PLANTED = {
    "plan/answering-missing": ("respond: {owner: Yusuf, ", "respond: {"),
    "plan/audience-undescribed": ("    description: Ouders van", "    size: 800\n    needs: [rust] # "),
    "plan/audience-vague": (
        WHOLE[WHOLE.index("Ouders van kinderen") : WHOLE.index("    research:")],
        "Jonge ouders\n",
    ),
    "plan/expired": ("until: 2027-08-31", "until: 2026-10-31"),
    "plan/goal-hollow": (
        "Ouders in de wijk lezen hun kind vaker voor dan een keer per week.",
        "Meer volgers krijgen.",
    ),
    "plan/goal-overdue": ("deadline: 2027-06-30", "deadline: 2026-06-30"),
    "plan/goal-unmeasured": (", measurements: [{date: 2026-11-01, value: 610}]", ""),
    "plan/goal-without-audience": ("    audience: jonge-ouders\n", ""),
    "plan/goal-without-deadline": ("    deadline: 2027-06-30\n", ""),
    "plan/goal-without-metric": ("{name: geleende prentenboeken, target", "{target"),
    "plan/goal-without-statement": ("    statement: Ouders in de wijk", "    # Ouders in de wijk"),
    "plan/goal-without-words": ("    keywords: [voorlezen, prentenboek, boekentas]\n", ""),
    "plan/hours-for-answering-missing": ("answering: 2, ", ""),
    "plan/hours-for-measuring-missing": (", measuring: 0.5", ""),
    "plan/hours-for-planning-missing": ("planning: 0.5, ", "planning: 0, "),
    "plan/hours-for-posts-missing": ("posts: 3, ", ""),
    "plan/hours-for-posts-too-few": ("posts: 3, answering", "posts: 2.5, answering"),
    "plan/hours-missing": (
        f"  hours_per_week: 6\n  hours_per_post: 1\n  hours: {HOURS}\n",
        "  hours_per_post: 1\n",
    ),
    "plan/hours-over-total": ("posts: 3, answering", "posts: 4, answering"),
    "plan/hours-per-post-missing": ("  hours_per_post: 1\n", ""),
    "plan/hours-undivided": (f"  hours: {HOURS}\n", ""),
    "plan/image-desired-missing": ("  desired: Een plek waar je kind lawaai mag maken.\n", ""),
    "plan/image-missing": ("  current: Een stil gebouw met strenge regels.\n", ""),
    "plan/measurement-old": ("{date: 2026-11-01, value: 610}", "{date: 2026-09-01, value: 610}"),
    "plan/measuring-missing": ("  measure: [{", "  publish: {timezone: Europe/Amsterdam}\n  # measure: [{"),
    "plan/measuring-without-owner": (", owner: Mirjam, report_every", ", report_every"),
    "plan/open": ("owner: Mirjam}", "owner: todo}"),
    "plan/people-missing": (
        WHOLE[WHOLE.index("people:") : WHOLE.index("resources:")],
        "people: {min_departments: 2}\n",
    ),
    "plan/platform-why-bandwagon": (
        "In de wijkgroep vragen ouders elkaar om boeken.",
        "Iedereen zit op Facebook.",
    ),
    "plan/platform-why-hollow": (
        "In de wijkgroep vragen ouders elkaar om boeken.",
        "Voor meer zichtbaarheid.",
    ),
    "plan/platform-without-listening": ("    listened_since: 2026-06-01\n    cadence: 1", "    cadence: 1"),
    "plan/platform-without-why": ("    why: Wie een lijstje bewaart, komt ermee naar de balie.\n", ""),
    "plan/platforms-missing": (WHOLE[WHOLE.index("platforms:") : WHOLE.index("people:")], ""),
    "plan/research-elsewhere": ("{platform: instagram, finding", "{platform: blog, finding"),
    "plan/research-hollow": ("finding: Bewaren lijstjes met boeken., ", ""),
    "plan/research-missing": (WHOLE[WHOLE.index("    research:") : WHOLE.index("image:")], ""),
    "plan/research-undated": (", method: observation, date: 2026-06-10", ""),
    "plan/review-due": ("from: 2026-09-01", "from: 2026-01-01"),
    "plan/review-missing": ("review_every: P6M, ", ""),
    "plan/value-missing": ("  statement: Elke dinsdag leest een bewoner voor in haar eigen taal.\n", ""),
    "plan/value-without-proof": ("  proof: [rooster met elf talen bij de deur]\n", ""),
    "plan/why-hollow": (
        WHOLE[WHOLE.index("Ouders vragen in") : WHOLE.index("  alternatives")],
        "Onze zichtbaarheid en naamsbekendheid vergroten.\n",
    ),
    "plan/why-missing": (WHOLE[WHOLE.index("  reason:") : WHOLE.index("  alternatives")], ""),
    "plan/why-short": (
        WHOLE[WHOLE.index("Ouders vragen in") : WHOLE.index("  alternatives")],
        "Ouders vragen ernaar.\n",
    ),
}
"""Rule, what is taken out of the whole plan (once), what comes in its place."""


def judged(path: Path) -> list[tuple[str, int]]:
    report = check_plans((path,), TODAY)
    assert not report.problems
    return [(item.rule, item.line) for item in report.findings]


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def test_the_whole_plan_lacks_nothing() -> None:
    assert judged(PLANS / "whole.yaml") == []


@pytest.mark.parametrize(("name", "rule", "start"), [(name, *found) for name, found in TWELVE.items()])
def test_each_of_twelve_plans_fails_for_one_reason_at_its_line(name: str, rule: str, start: str) -> None:
    path = PLANS / f"{name}.yaml"
    assert judged(path) == [(rule, line_of(path.read_text(encoding="utf-8"), start))]


def test_there_is_a_plan_for_each_pitfall_and_each_part() -> None:
    names = {path.stem for path in PLANS.glob("*.yaml")} - {"whole"}
    assert names == set(TWELVE)
    assert len([name for name in names if name.startswith("pitfall")]) == 4
    assert len([name for name in names if name.startswith("part")]) == 8


@pytest.mark.parametrize(("rule", "out", "into"), [(rule, *change) for rule, change in PLANTED.items()])
def test_a_planted_fault_is_found_and_nothing_else(rule: str, out: str, into: str, tmp_path: Path) -> None:
    assert out in WHOLE
    path = tmp_path / "plan.yaml"
    path.write_text(WHOLE.replace(out, into, 1), encoding="utf-8")
    assert [name for name, _ in judged(path)] == [rule]


def asked() -> Iterator[str]:
    return (rule.id for rule in rules.load((assets.rules_folder(),)).rules if rule.check in PLAN_CHECKS)


def test_every_question_of_plan_check_has_its_planted_fault() -> None:
    whole_parts = {
        "plan/goals-missing",
        "plan/audiences-missing",
    }  # without these, others have nothing to refer to
    assert set(asked()) - whole_parts == {rule for rule, _ in TWELVE.values()} | set(PLANTED)
