"""A report as one JSON object, for programs. The shape is described in docs/json.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from daarom import __version__
from daarom.catalogue import say
from daarom.harmless import safe_json
from daarom.model import Change, Checked, Directive, Edit, Finding, Problem, Report, Scores, Suppressed
from daarom.reporters.parts import words

if TYPE_CHECKING:
    from daarom.reporters import View


def render(report: Report, view: View) -> str:
    """The report as JSON text: problems and notices in the view's language, findings in their draft's."""
    shown = {
        "version": __version__,
        "drafts": [_draft(item) for item in report.drafts],
        "fixed": [_change(item) for item in report.fixed],
        "findings": [finding(item) for item in report.findings],
        "suppressed": [_suppressed(item) for item in report.suppressed],
        "unused_allowances": [_allowance(item) for item in report.unused_allowances],
        "problems": [problem(item, view.language) for item in report.problems],
        "notices": [say(item.key, view.language, **item.values) for item in report.notices],
        "not_checked": list(report.not_checked),
    }
    return safe_json(json.dumps(shown, ensure_ascii=False, indent=2))


def finding(item: Finding) -> dict[str, object]:
    """One finding; lines and columns count from 1, the end is exclusive."""
    return {
        "path": item.path,
        "row": item.row,
        "cell": item.cell or None,
        "line": item.line,
        "column": item.column,
        "end_line": item.end_line,
        "end_column": item.end_column,
        "rule": item.rule,
        "severity": item.severity.name,
        "confidence": item.confidence,
        "language": item.language,
        "message": item.message,
        "why": item.why,
        "remedy": item.remedy,
        "excerpt": item.excerpt,
        "marks": [list(mark) for mark in item.marks],
        "evidence": list(item.evidence),
        "edits": [_edit(edit) for edit in item.edits],
        "fingerprint": item.fingerprint,
    }


def _edit(edit: Edit) -> dict[str, object]:
    return {
        "start": edit.place.start,
        "end": edit.place.end,
        "replacement": edit.replacement,
        "safe": edit.safe,
    }


def _change(item: Change) -> dict[str, object]:
    return {
        "path": item.path,
        "line": item.line,
        "column": item.column,
        "rule": item.rule,
        "found": item.found,
        "replacement": item.replacement,
    }


def _draft(item: Checked) -> dict[str, object]:
    document = item.document
    return {
        "path": document.path,
        "row": document.row,
        "language": document.language,
        "platforms": list(document.platforms),
        "scores": scores(item.scores) if item.scores else None,
    }


def scores(item: Scores) -> dict[str, object]:
    """Scores as in `drafts[].scores`: probabilities 0 to 1, tone −1 to 1."""
    return {
        "commercial": round(item.commercial, 4),
        "tone": {name: round(value, 4) for name, value in item.tone.items()},
        "intent": {name: round(value, 4) for name, value in item.intent.items()},
        "human_voice": round(item.human_voice, 4),
        "kinds": {name: round(value, 4) for name, value in item.kinds.items()},
        "goals": [{"id": name, "score": round(value, 4)} for name, value in item.goals],
        "carried": {name: round(value, 4) for name, value in item.carried.items()},
    }


def _suppressed(item: Suppressed) -> dict[str, object]:
    return {"finding": finding(item.finding), "allowance": _allowance(item.directive)}


def _allowance(item: Directive) -> dict[str, object]:
    until = item.until.isoformat() if item.until else None
    return {
        "path": item.place.path,
        "row": item.place.row,
        "rules": list(item.rules),
        "reason": item.reason,
        "until": until,
        "text": item.text,
    }


def problem(item: Problem, language: str) -> dict[str, object]:
    """A problem, its words in `language`."""
    what, remedy = words.told(item, language)
    return {
        "path": item.path,
        "row": item.row,
        "cell": item.cell or None,
        "line": item.line,
        "column": item.column,
        "key": item.key,
        "what": what,
        "remedy": remedy,
    }
