"""Finds words that have a better one, and offers it as an edit where the source allows; it changes nothing
itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from daarom import shape
from daarom.agreement import Swap, substitute
from daarom.context import Context
from daarom.edits import fitted
from daarom.lexicon import Hit
from daarom.model import Document, Edit, Match, Rule
from daarom.phrasebook import phrase
from daarom.shape import Faults, Reader
from daarom.tokens import composed
from daarom.vocabulary import Vocabulary, switched, vocabulary
from daarom.yamlfile import Node

CHOICES = " | "


def _swap(node: Node, faults: Faults) -> dict[str, str] | None:
    if not isinstance(node.value, dict):
        shape.table(shape.text)(node, faults)
        return None
    found: dict[str, str] = {}
    for key, item in node.value.items():
        old = phrase(Node(key, key, item.key_start, item.key_end, item.key_start, item.key_end), faults)
        new = "" if item.value in (None, "") else shape.text(item, faults)
        if old is not None and new is not None:
            found[old] = new.strip()
    return found


swap: shape.Shape[dict[str, str]] = shape.taking(
    {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}}, _swap
)
"""Phrases and what to write instead: text, nothing (to delete), or choices between bars."""

OPTIONS: Mapping[str, Reader[object]] = {
    "swap": swap,
    "exceptions": shape.many(phrase),
    "inflect": shape.boolean,
    "case": shape.boolean,
    "safe": shape.boolean,
}
REQUIRED = ("swap",)
NEEDS: frozenset[str] = frozenset()
BLANKS = ("found", "instead")


@dataclass(frozen=True)
class Substitutions:
    """The swaps of all rules of this check."""

    known: Vocabulary

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - a finder takes two
        """A match per word that should be another, with the values found and instead, and an edit where one
        word is offered."""
        for document in documents:
            for owner, index, hit in self.known.hits(document):
                rule = self.known.rules[owner]
                found = document.segments[index].prose.value[hit.start : hit.end]
                choices = tuple(fitted(found, new) for new in _swaps(rule)[hit.phrase].split(CHOICES.strip()))
                if found in choices or composed(found) in choices:
                    continue
                values = {"found": found, "instead": ", ".join(choices)}
                edits = _edits(document, index, hit, choices, switched(rule, "safe", False))
                yield Match(rule.id, document, index, (hit.start, hit.end), values=values, edits=edits)


def compile(rules: Sequence[Rule]) -> Substitutions:
    """One finder for the swaps of all rules. Raises RuleError for phrases that cannot be used."""
    return Substitutions(vocabulary(rules, _swaps, inflect=False))


def _swaps(rule: Rule) -> Mapping[str, str]:
    value = rule.options.get("swap", {})
    return value if isinstance(value, dict) else {}


def _edits(
    document: Document, index: int, hit: Hit, choices: tuple[str, ...], safe: bool
) -> tuple[Edit, ...]:
    """One edit, or none: a person picks from several choices, and an inflected or wild hit does not fit the
    new words."""
    if len(choices) != 1 or not hit.plain:
        return ()
    made = substitute(document, index, (hit.start, hit.end), Swap(hit.phrase, choices[0]))
    return () if made is None else (replace(made, safe=made.safe and safe),)
