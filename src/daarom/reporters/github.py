"""A report as GitHub workflow commands, which show as annotations on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.harmless import visible
from daarom.model import Finding, Known, Problem, Report, Severity

if TYPE_CHECKING:
    from daarom.reporters import View

LEVEL = {Severity.error: "error", Severity.warning: "warning", Severity.note: "notice"}


def render(report: Report, view: View) -> str:
    """One command per problem and finding, escaped so that no text of a draft can become a command."""
    lines = [_problem(problem, view.language) for problem in report.problems]
    lines += [_finding(finding) for finding in report.findings]
    if report.strict:
        lines += [_known("gone", item, view.language) for item in report.gone]
        lines += [_known("grown", item, view.language) for item in report.grown]
    return "\n".join(lines)


def _finding(item: Finding) -> str:
    place = {"file": item.path, "line": item.line, "endLine": item.end_line, "title": item.rule}
    if item.line == item.end_line:
        place |= {"col": item.column, "endColumn": item.end_column}
    return _command(LEVEL[item.severity], place, f"{item.message}\n{item.remedy}")


def _problem(item: Problem, language: str) -> str:
    place = {"file": item.path, "line": item.line or 1, "title": "daarom"}
    what, remedy = say(item.key, language, **item.values), say(f"{item.key}.remedy", language, **item.values)
    return _command("error", place, f"{what}\n{remedy}")


def _known(state: str, item: Known, language: str) -> str:
    """A line of a strict baseline that must go, at its place in the baseline."""
    place = {"file": item.file, "line": item.line, "title": "daarom"}
    values = {"rule": item.rule, "path": item.path, "words": item.words}
    what, remedy = (
        say(f"baseline.{state}", language, **values),
        say(f"baseline.{state}.remedy", language, **values),
    )
    return _command("error", place, f"{what}\n{remedy}")


def _command(level: str, place: dict[str, object], text: str) -> str:
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    return f"::{level} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
