"""A calendar: the bakery's November with each fault found once and nothing else, and what becomes of bad input."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from daarom import lint
from daarom.calendar import Outlook, look
from daarom.config import Configs
from daarom.model import Severity

ROOT = Path(__file__).parent.parent / "examples" / "bakkerij-november"
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)

PLANTED = {
    ("november.csv", 9, "calendar/same-elsewhere"),
    ("plan.yaml", None, "calendar/audience-unserved"),
    ("plan.yaml", None, "calendar/goal-unserved"),
    ("plan.yaml", None, "calendar/hours-short"),
    ("plan.yaml", None, "calendar/image-unserved"),
    ("plan.yaml", None, "calendar/nobody-asked"),
    ("plan.yaml", None, "calendar/nothing-reported-back"),
    ("plan.yaml", None, "calendar/pillar-short"),
    ("plan.yaml", None, "calendar/pillar-unserved"),
    ("plan.yaml", None, "calendar/posts-too-few"),
    ("plan.yaml", None, "calendar/posts-too-many"),
    ("plan.yaml", None, "calendar/too-little-dialogue"),
    ("plan.yaml", None, "calendar/too-little-shared"),
    ("plan.yaml", None, "calendar/too-promotional"),
    ("plan.yaml", None, "calendar/topic-unasked"),
    ("plan.yaml", None, "calendar/value-unserved"),
    ("plan.yaml", None, "calendar/voice-missing"),
    ("plan.yaml", None, "calendar/voices-too-few"),
    ("plan.yaml", None, "calendar/work-unheard"),
    ("social/actie-voorbij.md", None, "platform/offer-ended"),
    ("social/op-de-dag-zelf.md", None, "calendar/blackout"),
    ("social/speculaas-twee.md", None, "calendar/sales-in-a-row"),
    ("social/stroop-nog-eens.md", None, "calendar/said-before"),
    ("social/vergeten-bericht.md", None, "calendar/time-past"),
    ("social/vervallen.md", None, "platform/expires-before-publish"),
}


@cache
def november() -> Outlook:
    return look(lint.Request((ROOT,), date(2026, 11, 5)), Configs(), FIRST, LAST)


def test_the_november_of_the_bakery_has_each_planted_fault_once_and_nothing_else() -> None:
    found = [(item.path, item.row, item.rule) for item in november().report.findings]
    short = [(path.partition("bakkerij-november/")[2], row, rule) for path, row, rule in found]
    assert sorted(short, key=str) == sorted(PLANTED, key=str)
    assert not november().report.problems


def test_the_readme_of_the_november_lists_every_fault() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [rule for _, _, rule in PLANTED if f"| {rule} |" not in text]


def test_the_november_has_forty_posts_and_its_figures_add_up() -> None:
    (figures,) = november().figures
    whole, *platforms = figures.shares
    assert whole.posts == len(figures.agenda.inside) == 40
    assert sum(share.posts for share in platforms) == 40
    assert (whole.declared, whole.asking) == (5, 2)
    assert sum(voice.posts for voice in figures.voices) == 40
    assert sum(week.posts for week in figures.weeks) == 40


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def seen(folder: Path, today: date = date(2026, 11, 5)) -> Outlook:
    return look(lint.Request((folder,), today), Configs(), FIRST, LAST)


def post(day: str, text: str = "De oven gaat vroeg aan.", more: str = "") -> str:
    return f"---\nlanguage: nl\nplatforms: [instagram]\npublish_at: {day}\n{more}---\n{text}\n"


def test_without_a_plan_times_and_repeats_are_judged_and_the_rest_is_said(tmp_path: Path) -> None:
    write(tmp_path, "daarom.yaml", "root: true\n")
    write(tmp_path, "a.md", post("2026-11-03 09:00"))
    outlook = seen(tmp_path)
    assert [item.rule for item in outlook.report.findings] == ["calendar/zone-missing"]
    assert [item.key for item in outlook.report.notices] == ["calendar.no_history", "notice.no_plan"]
    assert not outlook.figures[0].served


def test_a_plan_and_a_draft_that_cannot_be_read_are_problems_and_the_others_are_counted(
    tmp_path: Path,
) -> None:
    write(tmp_path, "daarom.yaml", "root: true\nplan: plan.yaml\ntimezone: Europe/Amsterdam\n")
    write(tmp_path, "plan.yaml", "goal: []\n")
    write(tmp_path, "a.md", post("2026-11-03 09:00"))
    write(tmp_path, "b.md", post("someday"))
    outlook = seen(tmp_path)
    assert {item.key for item in outlook.report.problems} >= {"metadata.date"}
    assert any(item.path.endswith("plan.yaml") for item in outlook.report.problems)
    assert outlook.figures[0].shares[0].posts == 1


def test_drafts_without_a_date_are_said_and_not_counted(tmp_path: Path) -> None:
    write(tmp_path, "daarom.yaml", "root: true\n")
    write(tmp_path, "a.md", "---\nlanguage: nl\nplatforms: [x]\n---\nDe oven gaat aan.\n")
    outlook = seen(tmp_path)
    assert ("calendar.undated", {"count": 1}) in [(item.key, item.values) for item in outlook.report.notices]


def test_an_allowance_with_a_reason_takes_a_finding_out(tmp_path: Path) -> None:
    write(tmp_path, "daarom.yaml", "root: true\ntimezone: Europe/Amsterdam\n")
    more = "status: gepland\ndaarom: {allow: [{rule: calendar/time-past, reason: wacht op de drukker}]}\n"
    write(tmp_path, "a.md", post("2026-11-03 09:00", more=more))
    outlook = seen(tmp_path)
    assert not outlook.report.findings
    assert [item.finding.rule for item in outlook.report.suppressed] == ["calendar/time-past"]


def test_the_config_switches_the_calendar_off_and_makes_its_rules_heavier(tmp_path: Path) -> None:
    write(tmp_path, "a.md", post("2026-11-03 09:00"))
    write(tmp_path, "daarom.yaml", "root: true\npacks: {calendar: false}\n")
    assert not seen(tmp_path).report.findings
    write(tmp_path, "daarom.yaml", "root: true\nrules: {calendar/zone-missing: error}\n")
    assert [item.severity for item in seen(tmp_path).report.findings] == [Severity.error]


def test_an_unfinished_draft_never_blocks(tmp_path: Path) -> None:
    write(tmp_path, "daarom.yaml", "root: true\ntimezone: Europe/Amsterdam\n")
    write(tmp_path, "a.md", post("2026-11-03 09:00", more="status: concept\n"))
    assert [item.severity for item in seen(tmp_path).report.findings] == [Severity.warning]


def test_check_runs_no_rules_of_the_calendar() -> None:
    report = lint.check(lint.Request((ROOT,), date(2026, 11, 5)), Configs())
    assert not [item.rule for item in report.findings if item.rule.startswith("calendar/")]


@pytest.mark.parametrize("name", ["advertentie", "actie-voorbij"])
def test_posts_that_must_not_go_out_are_found_by_check_too(name: str) -> None:
    report = lint.check(lint.Request((ROOT / "social" / f"{name}.md",), date(2026, 11, 5)), Configs())
    assert report.findings


def test_without_a_classifier_the_rest_is_counted_and_the_lack_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "daarom.yaml", "root: true\ntimezone: Europe/Amsterdam\nmodel: nowhere\n")
    write(tmp_path, "a.md", post("2026-11-03 09:00", more="intent: sales\n"))
    outlook = seen(tmp_path)
    assert outlook.report.problems
    assert (outlook.figures[0].shares[0].declared, outlook.figures[0].shares[0].judged) == (1, 0)


def test_a_config_that_names_no_rule_is_a_problem_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "daarom.yaml", "root: true\nrules: {calendar/blackuot: off}\n")
    write(tmp_path, "a.md", post("2026-11-03 09:00"))
    outlook = seen(tmp_path)
    assert [(item.key, item.line) for item in outlook.report.problems] == [("selection.rule_near", 2)]


def test_days_without_posts_say_where_the_posts_are(tmp_path: Path) -> None:
    write(tmp_path, "daarom.yaml", "root: true\ntimezone: Europe/Amsterdam\n")
    write(tmp_path, "a.md", post("2024-02-29 09:00"))
    notices = {item.key: item.values for item in seen(tmp_path).report.notices}
    assert notices["calendar.elsewhere"] == {"since": "2024-02-29", "until": "2024-02-29"}


def test_drafts_under_two_plans_are_two_calendars(tmp_path: Path) -> None:
    for name in ("bakker", "slager"):
        write(tmp_path, f"{name}/daarom.yaml", "root: true\nplan: plan.yaml\ntimezone: Europe/Amsterdam\n")
        write(tmp_path, f"{name}/plan.yaml", f"goals: [{{id: {name}, statement: Wij zijn er.}}]\n")
        write(tmp_path, f"{name}/a.md", post("2026-11-03 09:00", more=f"goal: {name}\n"))
    served = [dict(item.served)["goals"] for item in seen(tmp_path).figures]
    assert served == [(("bakker", 1),), (("slager", 1),)]
