"""A report as GitHub workflow commands, which show as annotations on a pull request. It says no more than GitHub shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.harmless import one_line
from daarom.model import Finding, Known, Problem, Report, Row, Severity
from daarom.reporters.parts import words
from daarom.reporters.parts.commands import command
from daarom.reporters.parts.ranking import ranked
from daarom.whereabouts import within

if TYPE_CHECKING:
    from daarom.reporters import View

LEVEL = {Severity.error: "error", Severity.warning: "warning", Severity.note: "notice"}

SHOWN = 10
"""Annotations of each level that GitHub shows per step; it drops the others without a word (github.com/actions/toolkit/pull/734)."""


def render(report: Report, view: View) -> str:
    """A command for each problem and finding that GitHub shows, the heaviest first, and the count of the others.

    Escaped, so that no text of a draft can become a command.
    """
    commands: dict[str, list[str]] = {level: [] for level in LEVEL.values()}
    commands["error"] += [_problem(problem, view.language) for problem in report.problems]
    commands["error"] += [_known(state, item, view.language) for state, item in words.strict(report)]
    for finding in ranked(report.findings):
        commands[LEVEL[finding.severity]].append(_finding(finding, view.language))
    if any(len(found) > SHOWN for found in commands.values()):
        rooms = {level: SHOWN - (level == "notice") for level in commands}
        left = sum(max(0, len(found) - rooms[level]) for level, found in commands.items())
        commands = {level: found[: rooms[level]] for level, found in commands.items()}
        more = say("pulls.more", view.language, count=left)
        commands["notice"].append(command("notice", {"title": "daarom"}, more))
    return "\n".join(command for found in commands.values() for command in found)


def _finding(item: Finding, language: str) -> str:
    place = {"file": item.path, "line": item.line, "endLine": item.end_line, "title": item.rule}
    if item.line == item.end_line:
        place |= {"col": item.column, "endColumn": item.end_column}
    inside = _inside(item.path, item.row, item.cell, language)
    return command(LEVEL[item.severity], place, f"{inside}{item.message}\n{item.remedy}")


def _problem(item: Problem, language: str) -> str:
    place = {"file": item.path, "line": item.line or 1, "title": "daarom"}
    what, remedy = words.told(item, language)
    return command("error", place, f"{_inside(item.path, item.row, item.cell, language)}{what}\n{remedy}")


def _inside(path: str, row: Row, cell: str, language: str) -> str:
    """The row and column of a queue, between brackets: an annotation shows no more than a line."""
    return f"{one_line(within(path, row, language, cell))} " if cell else ""


def _known(state: str, item: Known, language: str) -> str:
    """A line of a strict baseline that must go, at its place in the baseline."""
    place = {"file": item.file, "line": item.line, "title": "daarom"}
    what, remedy = words.about_known(state, item, language)
    return command("error", place, f"{what}\n{remedy}")
