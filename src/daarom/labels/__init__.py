"""Labels of advertising: which there are, where a draft has them, and what each jurisdiction says of them."""

from daarom.labels.data import everything, jurisdictions
from daarom.labels.finding import Spot, spots, tool
from daarom.labels.judging import (
    Verdict,
    advised,
    judgement,
    relationship,
    speaks_for_itself,
    verdicts,
)
from daarom.labels.links import affiliate_links
from daarom.labels.sight import buried, hidden, late, later_part, shown
from daarom.labels.types import (
    ACCEPTED,
    INSUFFICIENT,
    STANDINGS,
    WEAK,
    Judgement,
    Jurisdiction,
    Label,
    Labels,
    Source,
)

__all__ = [
    "ACCEPTED",
    "INSUFFICIENT",
    "STANDINGS",
    "WEAK",
    "Judgement",
    "Jurisdiction",
    "Label",
    "Labels",
    "Source",
    "Spot",
    "Verdict",
    "advised",
    "affiliate_links",
    "buried",
    "everything",
    "hidden",
    "judgement",
    "jurisdictions",
    "late",
    "later_part",
    "relationship",
    "shown",
    "speaks_for_itself",
    "spots",
    "tool",
    "verdicts",
]
