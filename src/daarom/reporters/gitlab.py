"""A report as GitLab's code quality JSON, which shows in the changes of a merge request. It knows no other GitLab format.

The shape: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from daarom.harmless import one_line, safe_json
from daarom.model import Finding, Known, Problem, Report, Severity
from daarom.reporters.parts import words
from daarom.reporters.parts.ranking import ranked

if TYPE_CHECKING:
    from daarom.reporters import View

LEVEL = {Severity.error: "critical", Severity.warning: "minor", Severity.note: "info"}


def render(report: Report, view: View) -> str:
    """A JSON list with an entry per problem and finding, the heaviest first."""
    shown = [_problem(item, view.language) for item in report.problems]
    shown += [_known(state, item, view.language) for state, item in words.strict(report)]
    shown += [_finding(item) for item in ranked(report.findings)]
    return safe_json(json.dumps(shown, ensure_ascii=False, indent=2))


def _finding(item: Finding) -> dict[str, object]:
    said = f"{item.message} {item.remedy}"
    print_ = _digest(item.path, item.row, item.fingerprint)
    return _entry(said, item.rule, print_, LEVEL[item.severity], (item.path, item.line, item.end_line))


def _problem(item: Problem, language: str) -> dict[str, object]:
    print_ = _digest(item.path, item.line, item.key, item.values)
    line = item.line or 1
    return _entry(" ".join(words.told(item, language)), "daarom", print_, "blocker", (item.path, line, line))


def _known(state: str, item: Known, language: str) -> dict[str, object]:
    print_ = _digest(item.file, item.path, item.fingerprint, state)
    said = " ".join(words.about_known(state, item, language))
    return _entry(said, "daarom", print_, "blocker", (item.file, item.line, item.line))


def _entry(
    said: str, name: str, fingerprint: str, level: str, place: tuple[str, int, int]
) -> dict[str, object]:
    path, begin, end = place
    return {
        "description": one_line(said),
        "check_name": one_line(name),
        "fingerprint": fingerprint,
        "severity": level,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }


def _digest(*parts: object) -> str:
    """What tells an entry from all others: GitLab shows one of each."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode()).hexdigest()[:32]
