"""Finds words and phrases; it knows nothing of what is wrong with them. How phrases are written stands in
daarom.phrasebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.context import Context
from daarom.lexicon import Hit
from daarom.model import Document, Match, Rule
from daarom.phrasebook import phrase
from daarom.shape import Reader
from daarom.tokens import folded
from daarom.vocabulary import Vocabulary, listed, vocabulary

OPTIONS: Mapping[str, Reader[object]] = {
    "phrases": shape.many(phrase),
    "exceptions": shape.many(phrase),
    "inflect": shape.boolean,
    "case": shape.boolean,
    "minimum": shape.integer(1),
}
REQUIRED = ("phrases",)
NEEDS: frozenset[str] = frozenset()
BLANKS = ("count", "found", "phrase")


@dataclass(frozen=True)
class Phrases:
    """The phrases of all rules of this check."""

    known: Vocabulary

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - a finder takes two
        """A match per hit, with the values found, phrase and count (different hits in the draft)."""
        for document in documents:
            hits = list(self.known.hits(document))
            different = _different(document, hits)
            for owner, index, hit in hits:
                rule, count = self.known.rules[owner], different[owner]
                if count >= _minimum(rule):
                    found = _words(document, index, hit)
                    values = {"found": found, "phrase": hit.phrase, "count": str(count)}
                    yield Match(rule.id, document, index, (hit.start, hit.end), values=values)


def compile(rules: Sequence[Rule]) -> Phrases:
    """One finder for the phrases of all rules. Raises RuleError for phrases that cannot be used."""
    return Phrases(vocabulary(rules, lambda rule: listed(rule, "phrases")))


def _minimum(rule: Rule) -> int:
    return int(str(rule.options.get("minimum", 1)))


def _different(document: Document, hits: Sequence[tuple[int, int, Hit]]) -> Mapping[int, int]:
    """How many different words each rule found."""
    found: dict[int, set[str]] = {}
    for owner, index, hit in hits:
        found.setdefault(owner, set()).add(" ".join(folded(_words(document, index, hit)).split()))
    return {owner: len(words) for owner, words in found.items()}


def _words(document: Document, index: int, hit: Hit) -> str:
    return document.segments[index].prose.value[hit.start : hit.end]
