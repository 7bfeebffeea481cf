"""A report as one Markdown page, for a comment on a pull request or a step summary. It must fit, and nothing in it may come alive."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.harmless import in_code, in_fence, in_markdown, page
from daarom.model import Finding, Problem, Report, Row, Severity
from daarom.reporters.parts import words
from daarom.reporters.parts.ranking import ranked
from daarom.whereabouts import draft_name

if TYPE_CHECKING:
    from daarom.reporters import View

MARKER = "<!-- daarom -->"
"""The first line, by which a workflow finds the comment that it made before."""

ROOM = 65_000
"""Characters; a comment on GitHub takes 65,536 of them, a step summary a mebibyte."""

LEAST = 25
"""Characters that any remark takes, at the very least."""

WEIGHTIEST = 3
LONGEST = 500
"""Characters of any one text that are shown: a word can be as long as a book."""


@dataclass(frozen=True)
class Shown:
    """What there is room for, the heaviest first: problems, findings, and advice on the run as a whole."""

    problems: Sequence[Problem]
    findings: Sequence[Finding]
    advice: Sequence[str]

    def __len__(self) -> int:
        return len(self.problems) + len(self.findings) + len(self.advice)


def render(report: Report, view: View) -> str:
    """The page: problems, then drafts with the heaviest findings first. Without room for all, the lightest are left out and counted."""
    whole = Shown(report.problems, ranked(report.findings), () if view.quiet else _advice(report, view))
    text = _page(report, whole, view)
    if len(text) <= ROOM:
        return text
    counts = range(1, min(len(whole), ROOM // LEAST) + 1)
    fitting = bisect_right(
        counts, ROOM, key=lambda count: len(_page(report, _first(whole, count), view, len(whole) - count))
    )
    return _page(report, _first(whole, fitting), view, len(whole) - fitting)


def _first(whole: Shown, count: int) -> Shown:
    """The `count` weightiest."""
    problems = whole.problems[:count]
    findings = whole.findings[: count - len(problems)]
    return Shown(problems, findings, whole.advice[: count - len(problems) - len(findings)])


def _page(report: Report, shown: Shown, view: View, left: int = 0) -> str:
    lines = [MARKER, "## daarom", ""]
    lines += _opening(report, left, view)
    lines += _strict(report, view)
    if shown.problems:
        lines += [f"### {say('pulls.problems', view.language)}", ""]
        lines += [*(_problem(item, view) for item in shown.problems), ""]
    for draft, found in _by_draft(shown.findings):
        lines += _draft(draft, found, view)
    if shown.advice:
        listed = [*(f"- {_text(line)}" for line in shown.advice), ""]
        lines += _folded(say("pulls.about", view.language), listed)
    return page("\n".join(lines).rstrip("\n"))


def _opening(report: Report, left: int, view: View) -> Iterator[str]:
    """What was found, in one line; what it means, and how much of it is not here."""
    clean, language = words.clean(report), view.language
    if clean and not report.drafts:
        yield say("pulls.nothing", language)
    else:
        yield f"**{words.summary(report, language)}** {say('pulls.clean' if clean else 'pulls.intro', language)}"
    yield ""
    if left:
        yield f"**{say('pulls.more', language, count=left)}**"
        yield ""


def _strict(report: Report, view: View) -> Iterator[str]:
    """The lines of a strict baseline that must go, the first of them by name."""
    wrong = tuple(words.strict(report))
    for state, item in wrong[:WEIGHTIEST]:
        what, remedy = map(_text, words.about_known(state, item, view.language))
        yield f"- {in_code(_cut(f'{item.file}:{item.line}'))}: {what} {remedy}"
    if len(wrong) > WEIGHTIEST:
        yield f"- {say('pulls.rest', view.language, count=len(wrong) - WEIGHTIEST)}"
    if wrong:
        yield ""


def _problem(item: Problem, view: View) -> str:
    what, remedy = map(_text, words.told(item, view.language))
    return f"- {in_code(_cut(words.place(item, view.language)))}: {what} {remedy}"


def _by_draft(findings: Sequence[Finding]) -> Iterator[tuple[tuple[str, Row], tuple[Finding, ...]]]:
    """The findings of each draft, in their order; the draft with the heaviest first, then by path."""

    def draft(item: Finding) -> tuple[str, str]:
        return item.path, str(item.row or "")

    drafts = (tuple(found) for _, found in groupby(sorted(findings, key=draft), key=draft))
    for found in sorted(drafts, key=lambda found: -found[0].severity):
        yield (found[0].path, found[0].row), found


def _draft(draft: tuple[str, Row], found: Sequence[Finding], view: View) -> Iterator[str]:
    yield f"### {in_code(_cut(draft_name(*draft, view.language)))}"
    yield ""
    heavy = [item for item in found if item.severity > Severity.note]
    opened = heavy if view.everything else heavy[:WEIGHTIEST]
    closed = [item for item in found if item not in opened]
    told: set[str] = set()
    yield from _findings(opened, told, view)
    if closed:
        light = all(item.severity is Severity.note for item in closed)
        title = say("pulls.notes" if light else "pulls.rest", view.language, count=len(closed))
        yield from _folded(title, _findings(closed, told, view))


def _folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines that show when a reader asks for them. The empty lines make Markdown of what is between the tags."""
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


def _findings(found: Sequence[Finding], told: set[str], view: View) -> Iterator[str]:
    """Findings in reading order; the reason and the way out only the first time that a rule speaks in a draft."""
    for item in sorted(found, key=lambda item: (item.line, item.column)):
        yield from _finding(item, view.language, item.rule in told)
        told.add(item.rule)


def _finding(item: Finding, language: str, told: bool) -> Iterator[str]:
    own = words.spoken(item, language)
    severity = say(f"severity.{item.severity.name}", own).capitalize()
    line = say("pulls.line", own, line=item.line) + (f", {_text(item.cell)}" if item.cell else "")
    yield f"**{severity}**, {line}: {_text(item.message)} {in_code(_cut(item.rule))}"
    yield ""
    if item.excerpt.strip():
        yield f"> {_marked(item)}"
        yield ""
    if not told:
        allowance = words.allowance(item, own)
        yield f"- **{say('text.why', own)}** {_text(item.why)}"
        yield f"- **{say('text.remedy', own)}** {_text(item.remedy)}"
        yield f"- **{say('pulls.allow', own)}** {say(f'pulls.{allowance.where}', own)}"
        yield in_fence(_cut(allowance.line), "  ")
        yield ""


def _marked(item: Finding) -> str:
    """The excerpt with the found words in bold between » and «, which keep the asterisks at work beside any sign."""
    text, done = "", 0
    for start, end in item.marks:
        if start < done or not item.excerpt[start:end].strip():
            continue
        words_ = _text(item.excerpt[start:end])
        text += f"{_between(item.excerpt[done:start])}»**{words_}**«"
        done = end
    return text + _between(item.excerpt[done:])


def _between(text: str) -> str:
    """Inert text that keeps a space at either end."""
    before = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return before + _text(text) + after


def _text(text: str) -> str:
    return in_markdown(_cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _advice(report: Report, view: View) -> tuple[str, ...]:
    """How much is allowed, which allowances do nothing, and what to say of the run as a whole."""
    count = len(report.suppressed)
    allowed = (say("text.suppressed", view.language, count=count),) if count else ()
    notices = (say(item.key, view.language, **item.values) for item in report.notices)
    known = words.left_out(report, view.language)
    return (*known, *allowed, *words.about_allowances(report, view.language), *notices)
