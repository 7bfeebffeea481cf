"""A report as GitHub workflow commands, which show as annotations on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.harmless import one_line, visible
from daarom.model import Finding, Problem, Report, Row, Severity
from daarom.whereabouts import within

if TYPE_CHECKING:
    from daarom.reporters import View

LEVEL = {Severity.error: "error", Severity.warning: "warning", Severity.note: "notice"}


def render(report: Report, view: View) -> str:
    """One command per problem and finding, escaped so that no text of a draft can become a command."""
    lines = [_problem(problem, view.language) for problem in report.problems]
    lines += [_finding(finding, view.language) for finding in report.findings]
    return "\n".join(lines)


def _finding(item: Finding, language: str) -> str:
    place = {"file": item.path, "line": item.line, "endLine": item.end_line, "title": item.rule}
    if item.line == item.end_line:
        place |= {"col": item.column, "endColumn": item.end_column}
    inside = _inside(item.path, item.row, item.cell, language)
    return _command(LEVEL[item.severity], place, f"{inside}{item.message}\n{item.remedy}")


def _problem(item: Problem, language: str) -> str:
    place = {"file": item.path, "line": item.line or 1, "title": "daarom"}
    what, remedy = say(item.key, language, **item.values), say(f"{item.key}.remedy", language, **item.values)
    return _command("error", place, f"{_inside(item.path, item.row, item.cell, language)}{what}\n{remedy}")


def _inside(path: str, row: Row, cell: str, language: str) -> str:
    """The row and column of a queue, between brackets: an annotation shows no more than a line."""
    return f"{one_line(within(path, row, language, cell))} " if cell else ""


def _command(level: str, place: dict[str, object], text: str) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    return f"::{level} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
