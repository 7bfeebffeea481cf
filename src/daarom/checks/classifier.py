"""Finds paragraphs or drafts that the classifier scores above or below a limit; what that means to the writer
is the rule's affair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from daarom import shape
from daarom.context import Context, language_of, readable, speaks
from daarom.errors import ModelError, RuleError
from daarom.model import Document, Evidence, Match, PartScores, Problem, Rule, Scores, Span
from daarom.sentences import sentences

INTENTS = ("inform", "explain", "ask", "story", "thank", "invite", "recruit", "announce", "respond", "sell")
PARTS = ("commercial", "human_voice")
"""What is scored per paragraph; an intent belongs to the draft as a whole."""

DECISION = 0.5

KINDS = ("pressure", "call", "offer", "praise", "steering")
WORDS = ("kind", "way_out")
"""The blanks of a rule's message and remedy that depend on what a text sells by."""

TELLING = 0.35
"""Score of a kind below which it is not named."""

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "label": shape.choice(*PARTS, *INTENTS),
    "above": shape.number(0, 1),
    "below": shape.number(0, 1),
    "level": shape.choice("paragraph", "document"),
    "kinds": shape.record(
        {
            name: shape.record({word: shape.table(shape.text) for word in WORDS}, required=WORDS)
            for name in (*KINDS, "other")
        },
        required=("other",),
    ),
}
REQUIRED: tuple[str, ...] = ()
NEEDS: frozenset[str] = frozenset({"model"})
BLANKS = ("kind", "way_out")


@dataclass(frozen=True)
class Wanted:
    """A rule's label and the limits that a score must pass, both excluded below and included above."""

    rule: Rule
    label: str
    above: float | None
    below: float | None
    paragraphs: bool
    kinds: Mapping[str, Mapping[str, Mapping[str, str]]]

    def met(self, score: float) -> bool:
        """Whether a score is one to report."""
        return (self.above is None or score >= self.above) and (self.below is None or score < self.below)

    def confidence(self, score: float) -> float:
        """How sure the classifier is: the probability of what was looked for."""
        return round(score if self.above is not None else 1 - score, 4)

    def told(self, kinds: Mapping[str, float], language: str | None) -> Mapping[str, str]:
        """What fills the rule's blanks: the likeliest kind of selling and its way out, in the draft's language."""
        if not self.kinds:
            return {}
        known = [name for name in KINDS if name in self.kinds and kinds.get(name, 0.0) >= TELLING]
        said = self.kinds[max(known, key=lambda name: kinds[name]) if known else "other"]
        return {word: self.rule.words(texts, language) for word, texts in said.items()}


@dataclass(frozen=True)
class Verdicts:
    """The rules of this check."""

    wanted: Sequence[Wanted]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match | Problem]:
        """A match per paragraph or draft whose score passes; the problem with the model, once, where it
        cannot be loaded."""
        try:
            for document in documents:
                yield from self._in(document, context)
        except ModelError as error:
            yield from error.problems

    def _in(self, document: Document, context: Context) -> Iterator[Match]:
        asked = [item for item in self.wanted if document.language and speaks(item.rule, document.language)]
        scores = context.scores(document) if asked else None
        if scores is not None:
            for item in asked:
                yield from (
                    _paragraphs(document, scores, item) if item.paragraphs else _whole(document, scores, item)
                )


def compile(rules: Sequence[Rule]) -> Verdicts:
    """All rules of this check. Raises RuleError where one asks for an intent per paragraph."""
    wanted = [_wanted(rule) for rule in rules]
    wrong = [item.rule for item in wanted if item.paragraphs and item.label not in PARTS]
    if wrong:
        raise RuleError(
            *(Problem(_file(rule), "classifier.level", {"label": rule.options["label"]}) for rule in wrong)
        )
    return Verdicts(wanted)


def _file(rule: Rule) -> str:
    return rule.place.path if rule.place else rule.id


def _wanted(rule: Rule) -> Wanted:
    above, below = rule.options.get("above"), rule.options.get("below")
    if above is None and below is None:
        above = DECISION
    label = str(rule.options.get("label", "commercial"))
    level = rule.options.get("level", "paragraph" if label in PARTS else "document")
    kinds = rule.options.get("kinds")
    return Wanted(
        rule,
        label,
        _number(above),
        _number(below),
        level == "paragraph",
        kinds if isinstance(kinds, dict) else {},
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _whole(document: Document, scores: Scores, wanted: Wanted) -> Iterator[Match]:
    """A match on the draft as a whole."""
    score = (
        scores.intent.get(wanted.label, 0.0) if wanted.label not in PARTS else getattr(scores, wanted.label)
    )
    if wanted.met(score) and _reads(document, wanted.rule):
        yield _match(document, wanted, score, None, scores)


def _paragraphs(document: Document, scores: Scores, wanted: Wanted) -> Iterator[Match]:
    """A match per block of text, on the paragraph that carries it; a short draft is one block."""
    reads = _reads(document, wanted.rule)
    blocks = [list(parts) for _, parts in groupby(scores.paragraphs, key=lambda part: part.block)]
    for parts in blocks:
        score, heard = getattr(parts[0], wanted.label), [part for part in parts if part.segment in reads]
        if not wanted.met(score) or not heard:
            continue
        yield _match(document, wanted, score, _strongest(heard, scores, wanted.label), scores)


def _reads(document: Document, rule: Rule) -> frozenset[int]:
    return frozenset(index for index, _ in readable(document, rule))


def _strongest(parts: Sequence[PartScores], scores: Scores, label: str) -> PartScores:
    """The part of a block that its evidence stands in; else the longest."""
    return max(
        parts,
        key=lambda part: (sum(item.weight for item in _inside(part, scores, label)), part.end - part.start),
    )


def _inside(part: PartScores, scores: Scores, label: str) -> Iterator[Evidence]:
    for item in scores.evidence:
        if (
            item.label == label
            and item.segment == part.segment
            and part.start <= item.start
            and item.end <= part.end
        ):
            yield item


def _match(
    document: Document, wanted: Wanted, score: float, part: PartScores | None, scores: Scores
) -> Match:
    confidence = wanted.confidence(score)
    if part is None:
        evidence = tuple(item for item in scores.evidence if item.label == wanted.label)
        values = wanted.told(scores.kinds, document.language)
        return Match(wanted.rule.id, document, confidence=confidence, evidence=evidence, values=values)
    evidence = tuple(_inside(part, scores, wanted.label))
    segment = document.segments[part.segment]
    span = _carried(segment.prose.value, part, evidence)
    return Match(
        wanted.rule.id,
        document,
        part.segment,
        span,
        values=wanted.told(_kinds(scores, part, span), language_of(document, segment)),
        confidence=confidence,
        evidence=evidence,
    )


def _kinds(scores: Scores, part: PartScores, span: Span) -> Mapping[str, float]:
    """What the marked sentences sell by; the whole part where its sentences were not scored."""
    said = [
        item.kinds
        for item in scores.sentences
        if item.segment == part.segment and item.start < span[1] and span[0] < item.end and item.kinds
    ]
    return {name: max(kinds[name] for kinds in said) for name in said[0]} if said else part.kinds


def _carried(text: str, part: PartScores, evidence: Sequence[Evidence]) -> Span:
    """From the first to the last sentence that holds evidence; the whole part where there is none."""
    spans = [
        span
        for span in sentences(text)
        if part.start < span[1]
        and span[0] < part.end
        and any(item.start < span[1] and span[0] < item.end for item in evidence)
    ]
    return (spans[0][0], spans[-1][1]) if spans else (part.start, part.end)
