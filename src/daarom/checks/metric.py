"""Finds numbers that are too high or too low, at the words that make them so; how they are measured stands in
daarom.metrics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import readability, shape
from daarom.context import Context, meant_for, readable
from daarom.edits import edit
from daarom.metrics import MEASURES, Text
from daarom.model import Document, Edit, Match, Rule, Span
from daarom.outline import Spot

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "measure": shape.choice(*MEASURES),
    "formula": shape.choice(*readability.FORMULAS),
    "max": shape.number(),
    "min": shape.number(),
    "per": shape.number(1),
    "words": shape.integer(),
    "count": shape.integer(),
    "names": shape.many(shape.text),
    "allow": shape.many(shape.text),
}
REQUIRED = ("measure",)
NEEDS = frozenset({"plan"})
BLANKS = ("max", "min", "per", "value", "words")


def compile(rules: Sequence[Rule]) -> Metrics:
    """A finder for numbers out of bounds."""
    return Metrics(tuple(rules))


@dataclass(frozen=True)
class Metrics:
    """Measures drafts."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """Matches on the words that pass a bound; where something is missing, on the draft as a whole."""
        for document in documents:
            for rule in self.rules:
                if rule.platforms and not meant_for(document, rule):
                    continue
                text = Text(document, rule, context.plan, tuple(readable(document, rule)))
                if text.words < (text.number("words") or 0):
                    continue
                for value, spot in MEASURES[str(rule.options["measure"])](text):
                    yield _match(text, value, spot)


def _match(text: Text, value: float, spot: Spot) -> Match:
    values = {"value": f"{value:g}", "words": str(text.words)}
    values |= {
        key: f"{number:g}" for key in ("max", "min", "per") if (number := text.number(key)) is not None
    }
    index, span = spot
    edits = _edits(text, index, span)
    return Match(text.rule.id, text.document, index if index >= 0 else None, span, values=values, edits=edits)


def _edits(text: Text, index: int, span: Span) -> tuple[Edit, ...]:
    """One exclamation mark for a row of them; a question mark among them would be lost."""
    if text.rule.options["measure"] != "exclamation_run":
        return ()
    if text.document.segments[index].prose.value[slice(*span)].strip("!"):
        return ()
    made = edit(text.document, index, span, "!", safe=True)
    return () if made is None else (made,)
