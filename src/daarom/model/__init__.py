"""The types that every room shares. Values only: nothing here reads files, knows a rule's wording or prints."""

from daarom.model.drafts import Directive, Document, Field, Inline, Moment, Segment
from daarom.model.findings import (
    Checked,
    Edit,
    Finding,
    Known,
    Match,
    Notice,
    Problem,
    Report,
    Severity,
    Suppressed,
)
from daarom.model.places import Piece, Place, Prose, Row, Source, Span
from daarom.model.rules import ANY, WITHIN, Condition, Example, Rule
from daarom.model.scores import Evidence, PartScores, Scores

__all__ = [
    "ANY",
    "WITHIN",
    "Checked",
    "Condition",
    "Directive",
    "Document",
    "Edit",
    "Evidence",
    "Example",
    "Field",
    "Finding",
    "Inline",
    "Known",
    "Match",
    "Moment",
    "Notice",
    "PartScores",
    "Piece",
    "Place",
    "Problem",
    "Prose",
    "Report",
    "Row",
    "Rule",
    "Scores",
    "Segment",
    "Severity",
    "Source",
    "Span",
    "Suppressed",
]
