"""Reads allowances in comments and in front matter; whether a rule exists or a reason is needed is not
judged here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from daarom.model import Directive, Place, Problem, Row, Source, Span
from daarom.readers.parts.parsed import Entry

MARK = re.compile(r"\s*daarom:\s*")
RULE = r"[\w.-]+(?:/[\w.*-]+)*"
ALLOW = re.compile(
    rf"allow\s+(?P<rules>{RULE}(?:\s*,\s*{RULE})*)(?:\s+until\s+(?P<until>[^\s:]+))?\s*(?::(?P<reason>.*))?",
    re.DOTALL,
)
ITEM = re.compile(r"daarom\.allow\.\d+")
KEYS = ("rule", "rules", "reason", "until", "text")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a draft: its whole span, its words, and whether it stands within a block of prose."""

    start: int
    end: int
    words: str
    inside: bool = False


def read_comments(
    source: Source, comments: Iterable[Comment], blocks: Sequence[Span]
) -> tuple[tuple[Directive, ...], tuple[Problem, ...]]:
    """Allowances in comments. Each covers the block it stands in, else the next one of `blocks` (in order
    of start, outer ones first).
    """
    directives: list[Directive] = []
    problems: list[Problem] = []
    ordered = sorted(blocks, key=lambda span: (span[0], -span[1]))
    starts = [start for start, _ in ordered]
    for comment in comments:
        mark = MARK.match(comment.words)
        if not mark:
            continue
        covers = _covered(comment, ordered, starts)
        made = _directive(source, comment, comment.words[mark.end() :].strip(), covers)
        if isinstance(made, Directive):
            directives.append(made)
        else:
            problems.append(made)
    return tuple(directives), tuple(problems)


def _covered(comment: Comment, ordered: Sequence[Span], starts: Sequence[int]) -> Span:
    index = bisect_left(starts, comment.start)
    if comment.inside:
        for block in reversed(ordered[max(0, index - 1000) : index]):
            if block[1] >= comment.end:
                return block
    index = bisect_left(starts, comment.end)
    return ordered[index] if index < len(ordered) else (comment.end, comment.end)


def _directive(source: Source, comment: Comment, words: str, covers: Span | None) -> Directive | Problem:
    found = ALLOW.fullmatch(words)
    if not found:
        return _problem(source, comment.start, "draft.directive", found=" ".join(words.split())[:60])
    until = _day(found["until"]) if found["until"] else None
    if found["until"] and until is None:
        return _problem(source, comment.start, "draft.until", found=found["until"])
    rules = tuple(rule.strip() for rule in found["rules"].split(","))
    reason = " ".join((found["reason"] or "").split())
    return Directive("allow", rules, reason, until, Place(source.path, comment.start, comment.end), covers)


def read_allowance(source: Source, words: str, span: Span, row: Row = None) -> Directive | Problem:
    """The allowance of a whole draft in the words `rule: reason`, which stand at `span`."""
    made = _directive(source, Comment(*span, ""), f"allow {words.strip()}", None)
    return replace(made, place=Place(source.path, *span, row)) if isinstance(made, Directive) else made


def read_entries(
    source: Source, entries: Sequence[Entry]
) -> tuple[tuple[Directive, ...], tuple[Problem, ...]]:
    """Allowances in front matter, under `daarom: {allow: […]}`; each covers the whole draft."""
    directives: list[Directive] = []
    problems: list[Problem] = []
    listed = any(entry.key == "daarom.allow" and isinstance(entry.value, list) for entry in entries)
    for entry in entries:
        if entry.key == "daarom" and not isinstance(entry.value, dict):
            problems.append(_problem(source, entry.start, "draft.allow_shape", found=_short(entry.raw)))
        elif entry.key.startswith("daarom.") and entry.key.count(".") == 1 and entry.key != "daarom.allow":
            problems.append(_problem(source, entry.key_start, "draft.allow_key", found=entry.key))
        elif _is_item(entry, listed):
            _read_item(source, entry, directives, problems)
    return tuple(directives), tuple(problems)


def _is_item(entry: Entry, listed: bool) -> bool:
    """Whether an entry is one allowance: an item of the list, or the only one where there is no list."""
    return ITEM.fullmatch(entry.key) is not None if listed else entry.key == "daarom.allow"


def _read_item(source: Source, entry: Entry, directives: list[Directive], problems: list[Problem]) -> None:
    value = entry.value
    if not isinstance(value, dict):
        problems.append(_problem(source, entry.start, "draft.allow_shape", found=_short(entry.raw)))
        return
    faults = [_problem(source, entry.start, "draft.allow_key", found=key) for key in value if key not in KEYS]
    named = value.get("rules", value.get("rule"))
    rules = tuple(str(rule) for rule in (named if isinstance(named, list) else [named]) if rule)
    if not rules:
        faults.append(_problem(source, entry.start, "draft.allow_shape", found=_short(entry.raw)))
    until = _day(str(value["until"])) if value.get("until") is not None else None
    if value.get("until") is not None and until is None:
        faults.append(_problem(source, entry.start, "draft.until", found=str(value["until"])))
    problems.extend(faults)
    if rules and not faults:
        reason, text = str(value.get("reason") or "").strip(), value.get("text")
        place = Place(source.path, entry.start, entry.end)
        directives.append(Directive("allow", rules, reason, until, place, None, str(text) if text else None))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _short(raw: str) -> str:
    return " ".join(raw.split())[:40]


def _problem(source: Source, offset: int, key: str, **values: object) -> Problem:
    line, column = source.position(offset)
    return Problem(source.path, key, values, line, column)
