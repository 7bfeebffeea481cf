"""The words beside findings and problems that more than one output format shows. It escapes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daarom.catalogue import LANGUAGES, say
from daarom.model import Finding, Problem, Report, Row, Severity

LEVELS = (Severity.error, Severity.warning, Severity.note)


@dataclass(frozen=True)
class Allowance:
    """The line that lets a finding stand, and where it goes: `above` the block, at the `top`, in the `config`."""

    where: str
    line: str


def spoken(item: Finding, language: str) -> str:
    """The language of the words around a finding: the draft's own, else that of the reader."""
    return tongue(item.language, language)


def tongue(own: str | None, language: str) -> str:
    """A language in which daarom has its words: the one stated, else that of the reader."""
    return own if own in LANGUAGES else language


def allowance(item: Finding, language: str) -> Allowance:
    """What allows a finding: a comment above the block, front matter; for a plan the config."""
    reason = say("text.reason", language)
    if item.path.endswith((".yaml", ".yml")):
        return Allowance("config", f"rules: {{{item.rule}: off}}")
    if item.in_block and item.row is None and item.path.endswith(".mdx"):
        return Allowance("above", f"{{/* daarom: allow {item.rule}: {reason} */}}")
    if item.in_block and item.row is None and not item.path.endswith(".txt"):
        return Allowance("above", f"<!-- daarom: allow {item.rule}: {reason} -->")
    return Allowance("top", f"daarom: {{allow: [{{rule: {item.rule}, reason: {reason}}}]}}")


def told(item: Problem, language: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    return say(item.key, language, **item.values), say(f"{item.key}.remedy", language, **item.values)


def draft(path: str, row: Row) -> str:
    """A draft's name: its path, and which of the texts in that file it is."""
    return path if row is None else f"{path} [{row}]"


def place(item: Problem) -> str:
    """Where a problem is: path, line and column as far as they are known."""
    line = f":{item.line}" if item.line else ""
    return f"{item.path}{line}" + (f":{item.column}" if line and item.column else "")


def about_allowances(report: Report, language: str) -> Iterator[str]:
    """Each allowance that has ended or covers nothing."""
    for item in report.unused_allowances:
        rules = ", ".join(item.rules)
        key = "text.dead" if item.until and report.today and item.until < report.today else "text.unused"
        yield say(key, language, path=item.place.path, rules=rules, until=item.until)


def summary(report: Report, language: str) -> str:
    """How many drafts were read, and what was found in them by severity."""
    counts = [sum(item.severity is level for item in report.findings) for level in LEVELS]
    subject = "plans" if any(item.document.format == "plan" for item in report.drafts) else "drafts"
    key = f"text.clean_{subject}" if clean(report) else f"text.summary_{subject}"
    values = dict(zip(("errors", "warnings", "notes"), counts, strict=True))
    return say(key, language, drafts=len(report.drafts), problems=len(report.problems), **values)


def clean(report: Report) -> bool:
    """Whether there is nothing to remark on."""
    return not report.findings and not report.problems
