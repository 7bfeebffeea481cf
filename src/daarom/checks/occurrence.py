"""Counts phrases or a pattern per sentence, paragraph, draft or hundred words, and finds too many or too
few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.context import Context, speaks
from daarom.errors import RuleError
from daarom.expressions import Expression, expressions, pattern, search, slow
from daarom.lexicon import Hit, longest
from daarom.model import Document, Match, Problem, Rule, Span
from daarom.phrasebook import phrase
from daarom.sentences import sentences, words
from daarom.shape import Reader
from daarom.vocabulary import Vocabulary, fault, listed, reading, shown, vocabulary

PER = ("sentence", "paragraph", "document", "100 words")
LONG = ("document", "100 words")

OPTIONS: Mapping[str, Reader[object]] = {
    "phrases": shape.many(phrase),
    "pattern": pattern,
    "exceptions": shape.many(phrase),
    "inflect": shape.boolean,
    "case": shape.boolean,
    "ignorecase": shape.boolean,
    "multiline": shape.boolean,
    "max": shape.integer(0),
    "min": shape.integer(1),
    "per": shape.choice(*PER),
}
REQUIRED: tuple[str, ...] = ()
NEEDS: frozenset[str] = frozenset()
BLANKS = ("count", "found", "limit")

Hits = Sequence[tuple[int, Span]]
"""Segment and span of each hit in one draft, in order."""


@dataclass(frozen=True)
class Occurrences:
    """The rules of this check: their phrases, and the expressions by the rule's number (empty where it counts
    phrases)."""

    known: Vocabulary
    patterns: Sequence[tuple[Expression, ...]]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match | Problem]:  # noqa: ARG002 - a finder takes two
        """A match on the first one over the maximum per unit, or on the draft under the minimum; values
        found, count and limit."""
        for document in documents:
            hits: dict[int, list[tuple[int, Span]]] = defaultdict(list)
            for owner, index, hit in self.known.hits(document):
                hits[owner].append((index, (hit.start, hit.end)))
            for number, rule in enumerate(self.known.rules):
                try:
                    found = self.searched(document, number, rule) if self.patterns[number] else hits[number]
                except TimeoutError:
                    yield slow(rule, document.path)
                else:
                    yield from _judged(document, rule, found)

    def searched(self, document: Document, number: int, rule: Rule) -> Hits:
        """What a rule's expression matches in one draft, without overlaps. Raises TimeoutError."""
        found: list[tuple[int, Span]] = []
        for index in sorted(reading(document, rule)):
            text = document.segments[index].prose.value
            hits = longest(
                Hit("", item.start, item.end, True) for item in search(self.patterns[number], text)
            )
            found.extend((index, (hit.start, hit.end)) for hit in hits)
        return found


def compile(rules: Sequence[Rule]) -> Occurrences:
    """One finder for all rules. Raises RuleError for options that contradict each other or cannot be read."""
    problems = [problem for rule in rules for problem in _faults(rule)]
    if problems:
        raise RuleError(*problems)
    return Occurrences(
        vocabulary(rules, lambda rule: listed(rule, "phrases")), [expressions(rule) for rule in rules]
    )


def _faults(rule: Rule) -> Iterator[Problem]:
    if bool(rule.options.get("phrases")) == bool(rule.options.get("pattern")):
        yield fault(rule, "lexical.one_of", rule=shown(rule), names="phrases, pattern")
    if "max" not in rule.options and "min" not in rule.options:
        yield fault(rule, "lexical.some_of", rule=shown(rule), names="max, min")
    if "min" in rule.options and _per(rule) not in LONG:
        yield fault(rule, "lexical.least", rule=shown(rule), per=_per(rule))


def _per(rule: Rule) -> str:
    return str(rule.options.get("per", "document"))


def _judged(document: Document, rule: Rule, hits: Hits) -> Iterator[Match]:
    if "max" in rule.options:
        limit = _limit(document, rule, "max")
        for unit in _units(document, _per(rule), hits):
            if len(unit) > limit:
                index, span = unit[limit]
                values = _values(document.segments[index].prose.value[slice(*span)], len(unit), limit)
                yield Match(rule.id, document, index, span, values=values)
    if "min" in rule.options and speaks(rule, document.language) and reading(document, rule):
        limit = _limit(document, rule, "min")
        if len(hits) < limit:
            yield Match(rule.id, document, values=_values("", len(hits), limit))


def _values(found: str, count: int, limit: int) -> Mapping[str, str]:
    return {"found": found, "count": str(count), "limit": str(limit)}


def _limit(document: Document, rule: Rule, option: str) -> int:
    """The limit for this draft: per 100 words it grows with the text, and is never under the number that the
    rule states."""
    stated = int(str(rule.options[option]))
    if _per(rule) != "100 words":
        return stated
    count = sum(len(words(document.segments[index].prose.value)) for index in reading(document, rule))
    return max(stated, stated * count // 100)


def _units(document: Document, per: str, hits: Hits) -> Sequence[Hits]:
    """The hits of each sentence or paragraph, or all of them."""
    if per in LONG:
        return [hits]
    units: dict[tuple[int, int], list[tuple[int, Span]]] = defaultdict(list)
    for index, span in hits:
        units[index, _sentence(document, index, span) if per == "sentence" else 0].append((index, span))
    return list(units.values())


def _sentence(document: Document, index: int, span: Span) -> int:
    """The start of the sentence that a hit begins in."""
    starts = [start for start, end in sentences(document.segments[index].prose.value) if start <= span[0]]
    return starts[-1] if starts else 0
