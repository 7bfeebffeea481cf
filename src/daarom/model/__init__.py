"""The types that every room shares. Values only: nothing here reads files, knows a rule's wording or prints."""

from daarom.model.drafts import Directive, Document, Field, Inline, Moment, Segment
from daarom.model.findings import (
    Change,
    Checked,
    Edit,
    Finding,
    Match,
    Notice,
    Problem,
    Report,
    Severity,
    Suppressed,
)
from daarom.model.places import Piece, Place, Prose, Row, Source, Span, row_order
from daarom.model.rules import ANY, RULE_LANGUAGES, WITHIN, Condition, Example, Fix, Rule
from daarom.model.scores import Evidence, PartScores, Scores

__all__ = [
    "ANY",
    "RULE_LANGUAGES",
    "WITHIN",
    "Change",
    "Checked",
    "Condition",
    "Directive",
    "Document",
    "Edit",
    "Evidence",
    "Example",
    "Field",
    "Finding",
    "Fix",
    "Inline",
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
    "row_order",
]
