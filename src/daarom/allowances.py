"""Takes out the findings that somebody allowed with a reason, and names the allowances that do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from daarom.model import Directive, Document, Finding, Problem, Source, Suppressed


@dataclass(frozen=True)
class Outcome:
    """What allowances did to the findings of one draft."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    used: tuple[Directive, ...]


def apply(
    document: Document, findings: Sequence[Finding], directives: Iterable[Directive], today: date
) -> Outcome:
    """Splits a draft's findings into those that stay and those that a living allowance with a reason covers."""
    living = [item for item in directives if alive(item, today)]
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        directive = next((item for item in living if _covers(item, finding, document)), None)
        if directive is None:
            kept.append(finding)
        else:
            suppressed.append(Suppressed(finding, directive))
    used = dict.fromkeys(item.directive for item in suppressed)
    return Outcome(tuple(kept), tuple(suppressed), tuple(used))


def alive(directive: Directive, today: date) -> bool:
    """Whether an allowance counts: it gives a reason and its last day has not passed."""
    return bool(directive.reason.strip()) and (directive.until is None or today <= directive.until)


def unreasoned(directives: Iterable[Directive], source: Source) -> tuple[Problem, ...]:
    """A problem for each allowance that gives no reason."""
    return tuple(_problem(item, source) for item in directives if not item.reason.strip())


def _problem(directive: Directive, source: Source) -> Problem:
    line, column = (
        source.position(directive.place.start) if directive.place.path == source.path else (None, None)
    )
    values = {"rule": ", ".join(directive.rules)}
    return Problem(directive.place.path, "allow.no_reason", values, line, column, directive.place.row)


def _covers(directive: Directive, finding: Finding, document: Document) -> bool:
    if not any(_names(rule, finding.rule) for rule in directive.rules):
        return False
    if directive.text is not None and not _quotes(directive.text, finding, document):
        return False
    span = directive.covers
    return span is None or any(place.start < span[1] and span[0] < place.end for place in finding.places)


def _names(allowed: str, rule: str) -> bool:
    """An allowance names a rule (`hype/praise`), or a pack (`hype` or `hype/*`)."""
    return allowed == rule or allowed.removesuffix("/*") == rule.split("/", 1)[0]


def quoted(directive: Directive, document: Document) -> bool:
    """Whether the text that an allowance quotes stands in a draft, as written or as read; without such a text it does."""
    if directive.text is None:
        return True
    wanted = _wanted(directive.text)
    texts = (document.source.text, *(segment.prose.value for segment in document.segments))
    return any(wanted.search(text) for text in texts)


def _wanted(text: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, text.split())), re.IGNORECASE)


def _quotes(text: str, finding: Finding, document: Document) -> bool:
    """Whether the allowance's quoted text touches the found words; without such words, whether it is shown."""
    wanted = _wanted(text)
    found = (document.source.text[place.start : place.end] for place in finding.places)
    if any(wanted.search(item) for item in found):
        return True
    quoted = [item.span() for item in wanted.finditer(finding.excerpt)]
    touched = (start < mark[1] and mark[0] < end for start, end in quoted for mark in finding.marks)
    return any(touched) if finding.marks else bool(quoted)
