"""A report for people: by draft, the words marked, the reason, the way out, the line that would allow it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.harmless import one_line, page, path_line
from daarom.model import Change, Finding, Problem, Report, Row, Severity
from daarom.reporters.parts import words
from daarom.reporters.parts.ranking import ranked
from daarom.whereabouts import draft_name

if TYPE_CHECKING:
    from daarom.reporters import View

WEIGHTIEST = 3
CORRECTIONS = 10
PAINT = re.compile("\x1b\\[[0-9;]*m")
COLOURS = {Severity.error: "31", Severity.warning: "33", Severity.note: "36"}


def render(report: Report, view: View) -> str:
    """The whole report. Findings speak the language of their draft, the frame that of the view."""
    lines: list[str] = []
    for problem in report.problems:
        lines += _problem(problem, view)
    if not view.quiet:
        for path, changes in groupby(report.fixed, key=lambda item: item.path):
            lines += _fixed(path, tuple(changes), view)
    for (path, row), found in groupby(report.findings, key=lambda item: (item.path, item.row)):
        lines += _draft(path, row, tuple(found), view)
    if report.strict:
        lines += _strict(report, view)
    if not view.quiet:
        lines += [_paint(one_line(line), "2", view) for line in words.left_out(report, view.language)]
        lines += _allowances(report, view)
        lines += [
            _paint(one_line(say(item.key, view.language, **item.values)), "2", view)
            for item in report.notices
        ]
        lines += [*_fixable(report, view), words.summary(report, view.language)]
    return page("\n".join(lines))


def _draft(path: str, row: Row, found: Sequence[Finding], view: View) -> Iterator[str]:
    cells = {item.cell for item in found}
    shared = cells.pop() if len(cells) == 1 else ""
    yield _paint(path_line(draft_name(path, row, view.language, shared)), "1", view)
    weighty = found if view.everything else ranked(found)[:WEIGHTIEST]
    told: set[str] = set()
    for item in sorted(weighty, key=lambda item: (item.line, item.column)):
        yield from _finding(item, view, item.rule in told, item.cell if item.cell != shared else "")
        told.add(item.rule)
    if len(found) > len(weighty):
        yield "  " + _paint(say("text.more", view.language, count=len(found) - len(weighty)), "2", view)
    yield ""


def _fixed(path: str, changes: Sequence[Change], view: View) -> Iterator[str]:
    """What was corrected in one file, the same words once."""
    count = say("text.fixed", view.language, count=len(changes))
    yield f"{_paint(path_line(path), '1', view)}  {_paint(count, '32', view)}"
    same = Counter((one_line(item.found), _instead(item.replacement, view.language)) for item in changes)
    shown = len(same) if view.everything else CORRECTIONS
    for (found, instead), times in tuple(same.items())[:shown]:
        yield from _wrapped(f"{found} {instead}" + (f" ({times}×)" if times > 1 else ""), "    ", view)
    if len(same) > shown:
        yield "  " + _paint(say("text.more", view.language, count=len(same) - shown), "2", view)
    yield ""


def _instead(replacement: str, language: str) -> str:
    return f"→ {one_line(replacement)}" if replacement.strip() else say("text.left_out", language)


def _fixable(report: Report, view: View) -> Iterator[str]:
    count = sum(any(edit.safe for edit in item.edits) for item in report.findings)
    if count:
        yield _paint(say("text.fixable", view.language, count=count), "2", view)


def _finding(item: Finding, view: View, told: bool, cell: str = "") -> Iterator[str]:
    """A finding; the reason and the way out only the first time that a rule speaks in a draft."""
    language = words.spoken(item, view.language)
    severity = _paint(say(f"severity.{item.severity.name}", language), COLOURS[item.severity], view)
    place = f"{item.line}:{item.column}" + (f" [{one_line(cell)}]" if cell else "")
    yield f"  {place}  {severity}  {_paint(one_line(item.rule), '2', view)}"
    yield from _wrapped(one_line(item.message), "    ", view)
    if item.excerpt:
        yield from _wrapped(_marked(item, view), "    | ", view)
    for edit in item.edits:
        yield from _wrapped(_instead(edit.replacement, language), "    ", view)
    if not told:
        yield from _wrapped(f"{say('text.why', language)} {one_line(item.why)}", "    ", view)
        yield from _wrapped(f"{say('text.remedy', language)} {one_line(item.remedy)}", "    ", view)
        allowance = words.allowance(item, language)
        line = one_line(allowance.line) + (" (daarom.yaml)" if allowance.where == "config" else "")
        yield "    " + _paint(say("text.allow", language, line=line), "2", view)


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
    name = _paint(path_line(words.place(item, view.language)), "1", view)
    yield f"{name}  {_paint(say('text.problem', view.language), '31', view)}"
    for sentence in words.told(item, view.language):
        yield from _wrapped(one_line(sentence), "    ", view)
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


def _allowances(report: Report, view: View) -> Iterator[str]:
    if report.suppressed:
        yield _paint(say("text.suppressed", view.language, count=len(report.suppressed)), "2", view)
    yield from map(one_line, words.about_allowances(report, view.language))


def _paint(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.colour else text
