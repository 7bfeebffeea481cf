"""A first plan fits in 25 lines, and is enough for `plan check` and for drafts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from daarom import lint
from daarom.audit import check_plans
from daarom.config import Configs

MANUAL = Path(__file__).parents[2] / "docs/plan.md"
FIRST = re.compile(r"<!-- file: plan.yaml -->\n```yaml\n(.*?)```\n", re.DOTALL)
TODAY = date(2026, 11, 22)


def written(folder: Path) -> Path:
    found = FIRST.search(MANUAL.read_text(encoding="utf-8"))
    assert found is not None
    path = folder / "plan.yaml"
    path.write_text(found[1], encoding="utf-8")
    return path


def test_the_first_plan_of_the_manual_is_short_and_lacks_nothing(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert path.read_text(encoding="utf-8").count("\n") <= 25
    report = check_plans((path,), TODAY)
    assert (report.problems, report.findings) == ((), ())


def test_drafts_are_held_against_it(tmp_path: Path) -> None:
    plan, draft = written(tmp_path), tmp_path / "draft.md"
    draft.write_text(
        "---\nlanguage: en\ngoal: tyres\nplatforms: [tiktok]\n---\nHow do you mend a tyre?\n", "utf-8"
    )
    report = lint.check(lint.Request((draft,), TODAY, plan=plan), Configs())
    assert {"plan/goal-unknown", "plan/platform-unknown"} <= {item.rule for item in report.findings}
    assert "do-it-yourself" in next(
        item.remedy for item in report.findings if item.rule == "plan/goal-unknown"
    )
