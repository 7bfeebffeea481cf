"""What was found in a draft: bare matches, and findings that carry a rule's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from daarom.model.drafts import Directive, Document
from daarom.model.places import Place, Row, Span
from daarom.model.scores import Evidence, Scores

if TYPE_CHECKING:
    from daarom.model.rules import Rule


class Severity(IntEnum):
    """How bad a finding is; the larger the worse."""

    note = 1
    warning = 2
    error = 3


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of source text; `safe` when it cannot change what the writer meant."""

    place: Place
    replacement: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where a check found something; no wording.

    `segment` is the index in the document's segments and `span` prose offsets in it; a match in front matter or on the draft as a whole has
    segment None and names its `places` itself. `values` fill the blanks of the rule's message; `{match}` is filled by the engine.
    `at_most` is the heaviest that this match can be, unless the organisation's config says itself how heavy its rule is.
    """

    rule: str
    document: Document
    segment: int | None = None
    span: Span = (0, 0)
    places: tuple[Place, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    edits: tuple[Edit, ...] = ()
    platform: str | None = None
    at_most: Severity = Severity.error


@dataclass(frozen=True, slots=True)
class Finding:
    """A match with a rule's words, complete when made. Columns count code points from 1; the end is exclusive.

    `marks` are the found words as spans of `excerpt`. `fingerprint` is made of rule, normalised block and occurrence, never of a line number.
    `in_block` says whether the words stand in a block of the text, which a comment above it can allow; `cell` is the
    column or key of a queue that they stand in. `also` are the other rules, as `id@language`, that
    found the same fault in the same words.
    """

    rule: str
    path: str
    row: Row
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    confidence: float
    message: str
    why: str
    remedy: str
    excerpt: str
    marks: tuple[Span, ...]
    fingerprint: str
    language: str | None = None
    places: tuple[Place, ...] = ()
    evidence: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    in_block: bool = True
    cell: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read or a check that could not run. `key` names its sentence in the catalogue, `key.remedy` what to do.

    `row` and `cell` say which draft of a queue it is about, and which column or key.
    """

    path: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    column: int | None = None
    row: Row = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line of advice about the run as a whole, such as what a plan would add."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that was made: line and column (from 1) are where the words `found` stood then, counted as in a
    finding.
    """

    rule: str
    path: str
    line: int
    column: int
    found: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that an allowance covers."""

    finding: Finding
    directive: Directive


@dataclass(frozen=True, slots=True)
class Checked:
    """One draft in the report."""

    document: Document
    scores: Scores | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that a reporter sees, ordered by place. `rules` are those that ran, `nowhere` the unused allowances whose quoted
    text stands in none of their drafts."""

    drafts: tuple[Checked, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unused_allowances: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    not_checked: tuple[str, ...] = ()
    today: date | None = None
    rules: tuple[Rule, ...] = ()
    fixed: tuple[Change, ...] = ()
    nowhere: tuple[Directive, ...] = ()
