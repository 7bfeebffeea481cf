"""A report for people: by draft, the words marked, the reason, the way out, the line that would allow it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.harmless import one_line, page, path_line
from daarom.model import Finding, Problem, Report, Row, Severity

if TYPE_CHECKING:
    from daarom.reporters import View

WEIGHTIEST = 3
PAINT = re.compile("\x1b\\[[0-9;]*m")
COLOURS = {Severity.error: "31", Severity.warning: "33", Severity.note: "36"}


def render(report: Report, view: View) -> str:
    """The whole report. Findings speak the language of their draft, the frame that of the view."""
    lines: list[str] = []
    for problem in report.problems:
        lines += _problem(problem, view)
    for (path, row), found in groupby(report.findings, key=lambda item: (item.path, item.row)):
        lines += _draft(path, row, tuple(found), view)
    if report.strict:
        lines += _strict(report, view)
    if not view.quiet:
        lines += _left_out(report, view)
        lines += _allowances(report, view)
        lines += [
            _paint(one_line(say(item.key, view.language, **item.values)), "2", view)
            for item in report.notices
        ]
        lines.append(_summary(report, view))
    return page("\n".join(lines))


def _draft(path: str, row: Row, found: Sequence[Finding], view: View) -> Iterator[str]:
    yield _paint(path_line(path if row is None else f"{path} [{row}]"), "1", view)
    weighty = found if view.everything else _weightiest(found)
    told: set[str] = set()
    for item in sorted(weighty, key=lambda item: (item.line, item.column)):
        yield from _finding(item, view, item.rule in told)
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


def _finding(item: Finding, view: View, told: bool) -> Iterator[str]:
    """A finding; the reason and the way out only the first time that a rule speaks in a draft."""
    language = item.language if item.language in ("nl", "en") else view.language
    severity = _paint(say(f"severity.{item.severity.name}", language), COLOURS[item.severity], view)
    yield f"  {item.line}:{item.column}  {severity}  {_paint(item.rule, '2', view)}"
    yield from _wrapped(one_line(item.message), "    ", view)
    if item.excerpt:
        yield from _wrapped(_marked(item, view), "    | ", view)
    if not told:
        yield from _wrapped(f"{say('text.why', language)} {one_line(item.why)}", "    ", view)
        yield from _wrapped(f"{say('text.remedy', language)} {one_line(item.remedy)}", "    ", view)
        yield "    " + _paint(say("text.allow", language, line=_allow_line(item, language)), "2", view)


def _allow_line(item: Finding, language: str) -> str:
    """The line that allows a finding: a comment above the block, front matter; for a plan the config."""
    reason = say("text.reason", language)
    if item.path.endswith((".yaml", ".yml")):
        return f"rules: {{{item.rule}: off}} (daarom.yaml)"
    if item.in_block and item.row is None and item.path.endswith(".mdx"):
        return f"{{/* daarom: allow {item.rule}: {reason} */}}"
    if item.in_block and item.row is None and not item.path.endswith(".txt"):
        return f"<!-- daarom: allow {item.rule}: {reason} -->"
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
    yield f"{_paint(path_line(place), '1', view)}  {_paint(say('text.problem', view.language), '31', view)}"
    yield from _wrapped(one_line(say(item.key, view.language, **item.values)), "    ", view)
    yield from _wrapped(one_line(say(f"{item.key}.remedy", view.language, **item.values)), "    ", view)
    yield ""


def _strict(report: Report, view: View) -> Iterator[str]:
    """The lines of a baseline that must go, each at its place in the file; the remedy once."""
    for state, items in (("gone", report.gone), ("grown", report.grown)):
        for item in items:
            said = _paint(say("baseline.strict", view.language), COLOURS[Severity.error], view)
            yield f"{_paint(path_line(f'{item.file}:{item.line}'), '1', view)}  {said}"
            values = {"rule": item.rule, "path": item.path, "words": item.words}
            yield from _wrapped(one_line(say(f"baseline.{state}", view.language, **values)), "    ", view)
        if items:
            yield from _wrapped(say(f"baseline.{state}.remedy", view.language), "    ", view)
            yield ""


def _left_out(report: Report, view: View) -> Iterator[str]:
    """How many findings are known already or stand in text that did not change."""
    files = ", ".join(map(path_line, report.baselines))
    if report.known:
        yield _paint(say("baseline.known", view.language, count=len(report.known), files=files), "2", view)
    if report.gone and not report.strict:
        yield _paint(say("baseline.gone_some", view.language, count=len(report.gone), files=files), "2", view)
    if report.unchanged:
        yield _paint(say("text.unchanged", view.language, count=report.unchanged), "2", view)


def _allowances(report: Report, view: View) -> Iterator[str]:
    if report.suppressed:
        yield _paint(say("text.suppressed", view.language, count=len(report.suppressed)), "2", view)
    for item in report.unused_allowances:
        rules = ", ".join(item.rules)
        key = "text.dead" if item.until and report.today and item.until < report.today else "text.unused"
        yield one_line(say(key, view.language, path=item.place.path, rules=rules, until=item.until))


def _summary(report: Report, view: View) -> str:
    counts = [
        sum(item.severity is level for item in report.findings)
        for level in (Severity.error, Severity.warning, Severity.note)
    ]
    subject = "plans" if any(item.document.format == "plan" for item in report.drafts) else "drafts"
    if report.unchanged is not None and not report.drafts and not report.problems:
        return say("text.no_change", view.language)
    clean = "text.clean_new" if report.known or report.unchanged else f"text.clean_{subject}"
    key = clean if not sum(counts) and not report.problems else f"text.summary_{subject}"
    values = dict(zip(("errors", "warnings", "notes"), counts, strict=True))
    return say(key, view.language, drafts=len(report.drafts), problems=len(report.problems), **values)


def _paint(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.colour else text
