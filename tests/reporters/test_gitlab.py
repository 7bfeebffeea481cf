"""GitLab's code quality report: one entry for each finding, which stays the same entry tomorrow."""

from __future__ import annotations

import json
from typing import Any

from reports import REPORT, finding

from daarom.model import Problem, Report, Severity
from daarom.reporters import REPORTERS, View


def entries(*findings: object, **more: object) -> list[dict[str, Any]]:
    text = REPORTERS["gitlab"](Report(findings=findings, **more), View("en"))  # type: ignore[arg-type]
    return json.loads(text)  # type: ignore[no-any-return]


def test_an_entry_has_what_gitlab_asks_for() -> None:
    (entry,) = entries(finding(line=3, end_line=4))
    assert entry.pop("fingerprint")
    assert entry == {
        "description": "'Koop nu' hoort hier niet. Laat het weg.",
        "check_name": "eigen/fout",
        "severity": "critical",
        "location": {"path": "blog/taart.md", "lines": {"begin": 3, "end": 4}},
    }


def test_the_heaviest_go_first_and_a_problem_before_them() -> None:
    found = entries(
        *(finding(severity=level) for level in Severity), problems=(Problem("weg.md", "discover.missing"),)
    )
    assert [item["severity"] for item in found] == ["blocker", "critical", "minor", "info"]
    assert found[0]["description"] == "There is no such file or folder. Check the path."
    assert found[0]["location"] == {"path": "weg.md", "lines": {"begin": 1, "end": 1}}


def test_each_entry_is_another_also_for_the_same_words_in_another_draft() -> None:
    made = json.loads(REPORTERS["gitlab"](REPORT, View("nl")))
    same = entries(finding(), finding(path="b.md"), finding(row="social.x"))
    assert len({item["fingerprint"] for item in same}) == 3
    assert len(made) == len(REPORT.findings) + len(REPORT.problems)


def test_an_entry_is_the_same_on_another_line() -> None:
    assert entries(finding(line=1))[0]["fingerprint"] == entries(finding(line=9))[0]["fingerprint"]


def test_a_clean_report_is_an_empty_list() -> None:
    assert entries() == []
