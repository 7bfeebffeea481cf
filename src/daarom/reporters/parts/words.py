"""The words beside findings and problems that more than one output format shows. It escapes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from daarom.catalogue import LANGUAGES, say
from daarom.model import Finding, Problem, Report, Severity
from daarom.whereabouts import draft_name, within

SHEETS = (".csv", ".tsv")
LETTERS = re.compile("[A-Z]{1,2}")
"""A column without a name, in a sheet that has no room for one with allowances."""

COMMENTS = {".mdx": ("{/*", " */}"), ".vtt": ("NOTE", "")}
COMMENTS |= dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".html", ".htm"), ("<!--", " -->"))
"""How a comment is written, by suffix; a text without a suffix here has none."""

LEVELS = (Severity.error, Severity.warning, Severity.note)


@dataclass(frozen=True)
class Allowance:
    """The line that lets a finding stand, and where it goes: `above` the block, at the `top`, in a `cell` of its row, in the `config`."""

    where: str
    line: str


def spoken(item: Finding, language: str) -> str:
    """The language of the words around a finding: the draft's own, else that of the reader."""
    return tongue(item.language, language)


def tongue(own: str | None, language: str) -> str:
    """A language in which daarom has its words: the one stated, else that of the reader."""
    return own if own in LANGUAGES else language


def allowance(item: Finding, language: str) -> Allowance:
    """What allows a finding: a comment above the block, a cell of its row, front matter; for a plan the config."""
    reason, suffix = say("text.reason", language), PurePosixPath(item.path).suffix.lower()
    if suffix in SHEETS and not LETTERS.fullmatch(item.cell):
        return Allowance("cell", say("text.allow_cell", language, rule=item.rule, reason=reason))
    if suffix in (*SHEETS, ".srt"):
        return Allowance("config", f"allow: [{{paths: [{item.path}], rule: {item.rule}, reason: {reason}}}]")
    if suffix in (".yaml", ".yml") and not item.cell:
        return Allowance("config", f"rules: {{{item.rule}: off}}")
    if item.in_block and item.row is None and suffix in COMMENTS:
        opening, closing = COMMENTS[suffix]
        return Allowance("above", f"{opening} daarom: allow {item.rule}: {reason}{closing}")
    return Allowance("top", f"daarom: {{allow: [{{rule: {item.rule}, reason: {reason}}}]}}")


def told(item: Problem, language: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    return say(item.key, language, **item.values), say(f"{item.key}.remedy", language, **item.values)


def place(item: Problem, language: str) -> str:
    """Where a problem is: path, line and column, row and cell, as far as they are known."""
    line = f":{item.line}" if item.line else ""
    column = f":{item.column}" if line and item.column else ""
    return f"{item.path}{line}{column}{within(item.path, item.row, language, item.cell)}"


def about_allowances(report: Report, language: str) -> Iterator[str]:
    """Each allowance that has ended or covers nothing."""
    for item in report.unused_allowances:
        rules = ", ".join(item.rules)
        ended = item.until and report.today and item.until < report.today
        key = "text.dead" if ended else "text.nowhere" if item in report.nowhere else "text.unused"
        path = draft_name(item.place.path, item.place.row, language)
        yield say(key, language, path=path, rules=rules, until=item.until, text=item.text)


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
