"""Finds drafts whose tone lies further from the plan's than is tolerated, and the sentences that carry the
distance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.context import Context, readable, speaks
from daarom.errors import ModelError
from daarom.model import Document, Evidence, Match, PartScores, Problem, Rule, Scores, Segment
from daarom.plan import TONES
from daarom.sentences import words

MORE, LESS = "more", "less"
TOLERANCE = 0.6
MINIMUM = 20
NOTICEABLE = 0.2
"""How far a draft must lean to the rule's side of the scale; what nobody would call funny is never too funny."""

CARRIERS = 3
"""Sentences that are named as carrying the distance."""

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "scale": shape.choice(*TONES),
    "direction": shape.choice(MORE, LESS),
    "tolerance": shape.number(0, 2),
    "minimum": shape.integer(1),
}
REQUIRED: tuple[str, ...] = ("scale", "direction")
NEEDS: frozenset[str] = frozenset({"model", "plan"})
BLANKS = ("direction", "scale")


@dataclass(frozen=True)
class Distances:
    """The rules of this check."""

    rules: Sequence[Rule]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match | Problem]:
        """At most one match per rule and draft, on the sentence that lies furthest out; nothing where the
        plan states no such tone."""
        if context.plan is None or not context.plan.tone.nng:
            return
        try:
            for document in documents:
                yield from self._in(document, context)
        except ModelError as error:
            yield from error.problems

    def _in(self, document: Document, context: Context) -> Iterator[Match]:
        assert context.plan is not None
        stated = context.plan.tone.nng
        asked = [
            rule
            for rule in self.rules
            if _scale(rule) in stated and document.language and speaks(rule, document.language)
        ]
        scores = context.scores(document) if asked else None
        if scores is None:
            return
        for rule in asked:
            match = _match(document, rule, scores, stated[_scale(rule)])
            if match is not None:
                yield match


def compile(rules: Sequence[Rule]) -> Distances:
    """All rules of this check."""
    return Distances(tuple(rules))


def _scale(rule: Rule) -> str:
    return str(rule.options["scale"])


def _number(rule: Rule, key: str, fallback: float) -> float:
    value = rule.options.get(key)
    return float(value) if isinstance(value, (int, float)) else fallback


def _match(document: Document, rule: Rule, scores: Scores, target: float) -> Match | None:
    scale = _scale(rule)
    sign = 1 if rule.options["direction"] == MORE else -1
    reads = dict(readable(document, rule))
    beyond = sign * (scores.tone[scale] - target) - _number(rule, "tolerance", TOLERANCE)
    leans = sign * scores.tone[scale] >= NOTICEABLE
    long = _length(reads.values()) >= _number(rule, "minimum", MINIMUM)
    carriers = _carriers(scores, scale, sign, reads) if beyond > 0 and leans and long else ()
    if not carriers:
        return None
    first = carriers[0]
    evidence = tuple(
        Evidence(scale, part.segment, part.start, part.end, round(part.tone[scale], 4)) for part in carriers
    )
    confidence = round(min(1.0, 0.5 + beyond / 2), 4)
    values = {"scale": scale, "direction": str(rule.options["direction"])}
    span = (first.start, first.end)
    return Match(rule.id, document, first.segment, span, (), values, confidence, evidence)


def _length(segments: Iterable[Segment]) -> int:
    return sum(len(words(segment.prose.value)) for segment in segments)


def _carriers(scores: Scores, scale: str, sign: int, reads: Mapping[int, object]) -> tuple[PartScores, ...]:
    """The sentences (or, without those, paragraphs) furthest out in the rule's direction, the furthest
    first."""
    parts = [
        part
        for part in scores.sentences or scores.paragraphs
        if part.segment in reads and sign * part.tone[scale] > 0
    ]
    parts = parts or [part for part in scores.paragraphs if part.segment in reads]
    return tuple(
        sorted(parts, key=lambda part: (-sign * part.tone[scale], part.segment, part.start))[:CARRIERS]
    )
