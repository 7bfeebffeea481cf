"""A report for people: by draft, the words marked, the reason, the way out, the line that would allow it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.harmless import one_line, page, path_line
from daarom.model import Finding, Problem, Report, Row, Severity
from daarom.whereabouts import draft_name, within

if TYPE_CHECKING:
    from daarom.reporters import View

WEIGHTIEST = 3
PAINT = re.compile("\x1b\\[[0-9;]*m")
LETTERS = re.compile("[A-Z]{1,2}")
"""A column without a name, in a sheet that has no room for one with allowances."""

COMMENTS = {".mdx": ("{/*", " */}"), ".vtt": ("NOTE", "")}
COMMENTS |= dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".html", ".htm"), ("<!--", " -->"))
"""How a comment is written, by suffix; a text without a suffix here has none."""

COLOURS = {Severity.error: "31", Severity.warning: "33", Severity.note: "36"}


def render(report: Report, view: View) -> str:
    """The whole report. Findings speak the language of their draft, the frame that of the view."""
    lines: list[str] = []
    for problem in report.problems:
        lines += _problem(problem, view)
    for (path, row), found in groupby(report.findings, key=lambda item: (item.path, item.row)):
        lines += _draft(path, row, tuple(found), view)
    if not view.quiet:
        lines += _allowances(report, view)
        lines += [
            _paint(one_line(say(item.key, view.language, **item.values)), "2", view)
            for item in report.notices
        ]
        lines.append(_summary(report, view))
    return page("\n".join(lines))


def _draft(path: str, row: Row, found: Sequence[Finding], view: View) -> Iterator[str]:
    cells = {item.cell for item in found}
    shared = cells.pop() if len(cells) == 1 else ""
    yield _paint(path_line(draft_name(path, row, view.language, shared)), "1", view)
    weighty = found if view.everything else _weightiest(found)
    told: set[str] = set()
    for item in sorted(weighty, key=lambda item: (item.line, item.column)):
        yield from _finding(item, view, item.rule in told, item.cell if item.cell != shared else "")
        told.add(item.rule)
    if len(found) > len(weighty):
        yield "  " + _paint(say("text.more", view.language, count=len(found) - len(weighty)), "2", view)
    yield ""


def _weightiest(found: Sequence[Finding]) -> list[Finding]:
    """The heaviest findings, another rule before the same rule again."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, int, float, int, Finding]] = []
    for number, item in enumerate(found):
        ranked.append((-item.severity, seen[item.rule], -item.confidence, number, item))
        seen[item.rule] += 1
    return [item[-1] for item in sorted(ranked)[:WEIGHTIEST]]


def _finding(item: Finding, view: View, told: bool, cell: str = "") -> Iterator[str]:
    """A finding; the reason and the way out only the first time that a rule speaks in a draft."""
    language = item.language if item.language in ("nl", "en") else view.language
    severity = _paint(say(f"severity.{item.severity.name}", language), COLOURS[item.severity], view)
    place = f"{item.line}:{item.column}" + (f" [{one_line(cell)}]" if cell else "")
    yield f"  {place}  {severity}  {_paint(item.rule, '2', view)}"
    yield from _wrapped(one_line(item.message), "    ", view)
    if item.excerpt:
        yield from _wrapped(_marked(item, view), "    | ", view)
    if not told:
        yield from _wrapped(f"{say('text.why', language)} {one_line(item.why)}", "    ", view)
        yield from _wrapped(f"{say('text.remedy', language)} {one_line(item.remedy)}", "    ", view)
        yield "    " + _paint(say("text.allow", language, line=_allow_line(item, language)), "2", view)


def _allow_line(item: Finding, language: str) -> str:
    """The line that allows a finding: a comment above the block, a cell, front matter; for a plan the config."""
    reason, suffix = say("text.reason", language), PurePosixPath(item.path).suffix.lower()
    if suffix in (".csv", ".tsv") and not LETTERS.fullmatch(item.cell):
        return say("text.allow_cell", language, rule=item.rule, reason=reason)
    if suffix in (".csv", ".tsv", ".srt"):
        return f"allow: [{{paths: [{item.path}], rule: {item.rule}, reason: {reason}}}] (daarom.yaml)"
    if suffix in (".yaml", ".yml") and not item.cell:
        return f"rules: {{{item.rule}: off}} (daarom.yaml)"
    if item.in_block and item.row is None and suffix in COMMENTS:
        opening, closing = COMMENTS[suffix]
        return f"{opening} daarom: allow {item.rule}: {reason}{closing}"
    return f"daarom: {{allow: [{{rule: {item.rule}, reason: {reason}}}]}}"


def _marked(item: Finding, view: View) -> str:
    """The excerpt with the found words between » and «, or underlined on a colour terminal."""
    opening, closing = ("\x1b[1;4m", "\x1b[0m") if view.colour else ("»", "«")
    between = (
        f"{closing} {opening}" if view.colour else " "
    )  # each word by itself, so that no margin is underlined
    text, done = "", 0
    for start, end in item.marks:
        if start < done:
            continue
        words = between.join(one_line(item.excerpt[start:end]).split())
        text += one_line("x" + item.excerpt[done:start] + "x")[1:-1] + opening + words + closing
        done = end
    return text + one_line("x" + item.excerpt[done:])[1:]


def _wrapped(text: str, margin: str, view: View) -> list[str]:
    """The text in lines of the view's width; colour codes take no room, a long word stays whole."""
    room = max(40, view.width) - len(margin)
    lines: list[str] = []
    used = room
    for word in text.split():
        length = len(PAINT.sub("", word))
        if used + 1 + length > room:
            lines.append(margin + word)
            used = length
        else:
            lines[-1] += f" {word}"
            used += 1 + length
    return lines


def _problem(item: Problem, view: View) -> Iterator[str]:
    place = (
        item.path
        + (f":{item.line}" if item.line else "")
        + (f":{item.column}" if item.line and item.column else "")
    )
    place += within(item.path, item.row, view.language, item.cell)
    yield f"{_paint(path_line(place), '1', view)}  {_paint(say('text.problem', view.language), '31', view)}"
    yield from _wrapped(one_line(say(item.key, view.language, **item.values)), "    ", view)
    yield from _wrapped(one_line(say(f"{item.key}.remedy", view.language, **item.values)), "    ", view)
    yield ""


def _allowances(report: Report, view: View) -> Iterator[str]:
    if report.suppressed:
        yield _paint(say("text.suppressed", view.language, count=len(report.suppressed)), "2", view)
    for item in report.unused_allowances:
        rules = ", ".join(item.rules)
        key = "text.dead" if item.until and report.today and item.until < report.today else "text.unused"
        path = draft_name(item.place.path, item.place.row, view.language)
        yield one_line(say(key, view.language, path=path, rules=rules, until=item.until))


def _summary(report: Report, view: View) -> str:
    counts = [
        sum(item.severity is level for item in report.findings)
        for level in (Severity.error, Severity.warning, Severity.note)
    ]
    subject = "plans" if any(item.document.format == "plan" for item in report.drafts) else "drafts"
    key = f"text.clean_{subject}" if not sum(counts) and not report.problems else f"text.summary_{subject}"
    values = dict(zip(("errors", "warnings", "notes"), counts, strict=True))
    return say(key, view.language, drafts=len(report.drafts), problems=len(report.problems), **values)


def _paint(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.colour else text
