"""Makes the safe edits of a report: again and again, until a text needs none. It decides nothing about what is
safe, and never writes a text that would read otherwise than meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from daarom import lint, readers, write
from daarom.config import Configs
from daarom.edits import applied, chosen
from daarom.errors import UserError
from daarom.lint import Request
from daarom.model import Change, Edit, Finding, Notice, Problem, Report, Source
from daarom.rereading import sound

PASSES = 10
"""How often a text is read anew at most. Edits that bring up others are done well before."""


ATTEMPTS = 20
"""How often a file is begun anew at most; each time at least one rule more is left out."""

Barred = frozenset[tuple[str, str]]
"""Rules, each with the words that it must leave alone (in small letters), or with "" for all words."""


@dataclass(frozen=True)
class Mended:
    """What became of one file: its source as it was read, its text now, and the edits in between.

    `refused` are the safe edits in that text that were not made: `misread` of them would make it read otherwise
    than meant, those of the rules `endless` undo each other or bring themselves up again.
    """

    source: Source
    text: str
    changes: tuple[Change, ...] = ()
    refused: frozenset[Edit] = frozenset()
    misread: int = 0
    endless: frozenset[str] = frozenset()


def mended(request: Request, configs: Configs) -> tuple[Report, tuple[Mended, ...]]:
    """The report on the drafts as they are, and the files that safe edits change, in order of path. Writes none."""
    report = lint.check(request, configs)
    sources = {item.document.path: item.document.source for item in report.drafts}
    paths = sorted({edit.place.path for item in report.findings for edit in item.edits if edit.safe})
    files = (_mended(sources[path], report, request, configs) for path in paths if path in sources)
    return report, tuple(item for item in files if item.changes or item.refused or item.endless)


def fix(request: Request, configs: Configs) -> Report:
    """Writes the safe edits into the files and reports what is left, with what was done. A file that cannot be
    written becomes a problem; the others are written all the same."""
    report, files = mended(request, configs)
    problems: list[Problem] = []
    kept = tuple(item for item in files if item.text == item.source.text or _wrote(item, problems))
    if any(item.changes for item in kept):
        report = lint.check(request, configs)
    return told(replace(report, problems=(*report.problems, *problems)), kept)


def fixed_text(request: Request, configs: Configs) -> tuple[Report, str]:
    """The request's one text with the safe edits made, and the report on what is left."""
    report, files = mended(request, configs)
    given = request.text or Source("", "")
    text = next((item.text for item in files), given.text)
    if text != given.text:
        report = lint.check(replace(request, text=replace(given, text=text)), configs)
    return told(report, files), text


def told(report: Report, files: Iterable[Mended]) -> Report:
    """The report with what was done, and with a notice where an edit could not be made."""
    every = tuple(files)
    refused = frozenset(edit for item in every for edit in item.refused)
    return replace(
        report,
        findings=tuple(_unsafe(item, refused) for item in report.findings),
        notices=(*report.notices, *(notice for item in every for notice in _notices(item))),
        fixed=tuple(change for item in every for change in item.changes),
    )


def _notices(item: Mended) -> Iterable[Notice]:
    if item.endless:
        rules = ", ".join(sorted(item.endless))
        yield Notice("fix.endless", {"path": item.source.path, "rules": rules})
    if item.misread:
        yield Notice("fix.refused", {"path": item.source.path, "count": item.misread})


def _unsafe(finding: Finding, refused: frozenset[Edit]) -> Finding:
    """The finding, a refused edit of it a mere suggestion."""
    if not refused.intersection(finding.edits):
        return finding
    return replace(finding, edits=tuple(replace(e, safe=e.safe and e not in refused) for e in finding.edits))


def _wrote(item: Mended, problems: list[Problem]) -> bool:
    try:
        before, after = (readers.encode(item.source, text) for text in (item.source.text, item.text))
        write.file(Path(item.source.path), before, after)
    except UserError as error:
        problems.extend(error.problems)
        return False
    return True


def _mended(source: Source, report: Report, request: Request, configs: Configs) -> Mended:
    """The file after as many passes as it needs. Where the edits have no end it is begun anew without them."""
    barred: Barred = frozenset()
    for attempt in range(ATTEMPTS):
        run = _Run(source, request, configs, barred)
        found = run.passes(report)
        if found is not None:
            return found
        barred |= run.endless(whole_rules=attempt > 0)
    return Mended(source, source.text, endless=frozenset(rule for rule, _ in barred))


class _Run:
    """One file on its way through the passes."""

    def __init__(self, source: Source, request: Request, configs: Configs, barred: Barred) -> None:
        self.source, self.request, self.configs, self.barred = source, request, configs, barred
        self.text = source.text
        self.seen: dict[str, int] = {}
        self.changes: list[Change] = []

    def passes(self, report: Report) -> Mended | None:
        """What became of the file; None where the edits have no end."""
        path, findings = Path(self.source.path), report.findings
        while len(self.seen) < PASSES and self.text not in self.seen:
            self.seen[self.text] = len(self.changes)
            current = replace(self.source, text=self.text)
            wanted = chosen(findings, current.path)
            free = [pair for pair in wanted if not self.bars(_change(current, *pair))]
            own = [item.document for item in report.drafts if item.document.path == current.path]
            sure = sound(current, path.suffix, [edit for _, edit in free], own)
            if not sure:
                left = frozenset(
                    e for f in findings for e in f.edits if e.safe and e.place.path == current.path
                )
                rules = frozenset(rule for rule, _ in self.barred)
                return Mended(self.source, self.text, tuple(self.changes), left, len(free), rules)
            made = {id(item.asked) for item in sure}
            self.changes += (_change(current, *pair) for pair in free if id(pair[1]) in made)
            self.text = applied(self.text, [item.made for item in sure])
            again = replace(self.request, paths=(path,), text=replace(self.source, text=self.text))
            report = lint.check(again, self.configs)
            findings = report.findings
        return None

    def bars(self, change: Change) -> bool:
        """Whether an edit is left out this time."""
        return bool({(change.rule, ""), (change.rule, change.found.casefold())} & self.barred)

    def endless(self, whole_rules: bool) -> Barred:
        """The edits that lead back to a text which was there before; else the rules of the last pass."""
        round_trip = self.text in self.seen and not whole_rules
        first = self.seen.get(self.text, max(self.seen.values()))
        return frozenset((c.rule, c.found.casefold() if round_trip else "") for c in self.changes[first:])


def _change(source: Source, finding: Finding, edit: Edit) -> Change:
    start, end = edit.place.start, edit.place.end
    return Change(
        finding.rule, source.path, *source.position(start), source.text[start:end], edit.replacement
    )
