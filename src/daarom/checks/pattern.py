"""Finds what a regular expression describes, in the prose of one block at a time; an expression that takes
too long is given up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.context import Context, language_of
from daarom.errors import RuleError
from daarom.expressions import Expression, Found, expressions, held, pattern, search, slow
from daarom.lexicon import Hit, uncovered
from daarom.literals import Needs, either
from daarom.model import Document, Match, Problem, Rule
from daarom.phrasebook import phrase
from daarom.shape import Faults, Reader
from daarom.vocabulary import Vocabulary, fault, reading, shown, vocabulary
from daarom.yamlfile import Node

SLOW_AT_MOST = 3
"""A rule that was too slow in this many drafts of a batch is not tried on the others: each gets the problem
at once."""


def _named(node: Node, faults: Faults) -> int | str | None:
    return node.value if isinstance(node.value, int) and node.value is not True else shape.text(node, faults)


group: shape.Shape[int | str] = shape.taking(shape.TEXT, _named)
"""A group's number or name."""

OPTIONS: Mapping[str, Reader[object]] = {
    "pattern": pattern,
    "patterns": shape.many(pattern),
    "ignorecase": shape.boolean,
    "multiline": shape.boolean,
    "group": group,
    "exceptions": shape.many(phrase),
}
REQUIRED: tuple[str, ...] = ()
NEEDS: frozenset[str] = frozenset()
BLANKS = ("found",)


@dataclass(frozen=True)
class Patterns:
    """The expressions of all rules of this check and what a text must hold for one of them, by the rule's
    number, and the phrases that they leave alone."""

    patterns: Sequence[tuple[Expression, ...]]
    needed: Sequence[Needs]
    spared: Vocabulary

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match | Problem]:  # noqa: ARG002 - a finder takes two
        """A match per hit, with the value found and one per named group; a problem per draft that took too
        long."""
        tired: dict[int, int] = {}
        for document in documents:
            for number, rule in enumerate(self.spared.rules):
                try:
                    if tired.get(number, 0) >= SLOW_AT_MOST and reading(document, rule):
                        raise TimeoutError
                    yield from self.matches(document, number, rule)
                except TimeoutError:
                    tired[number] = tired.get(number, 0) + 1
                    yield slow(rule, document.path)

    def matches(self, document: Document, number: int, rule: Rule) -> list[Match]:
        """One rule's matches in one draft, ordered by place. Raises TimeoutError."""
        needed = self.needed[number]
        likely = {
            index
            for index, segment in enumerate(document.segments)
            if held(segment.prose.value).may_hold(needed)
        }
        made: list[Match] = []
        for index in sorted(likely & reading(document, rule)) if likely else ():
            text = document.segments[index].prose.value
            found = self.kept(
                document, index, number, list(search(self.patterns[number], text, _group(rule)))
            )
            for item in found:
                values = {"found": text[item.start : item.end], **dict(item.groups)}
                made.append(Match(rule.id, document, index, (item.start, item.end), values=values))
        return made

    def kept(self, document: Document, index: int, number: int, found: Sequence[Found]) -> Sequence[Found]:
        """What no exception covers, once each, ordered by place."""
        once = {(item.start, item.end): item for item in reversed(found)}
        if once and self.spared.rules[number].options.get("exceptions"):
            segment = document.segments[index]
            spans = (
                self.spared.lexicon(language_of(document, segment))
                .spared(segment.prose.value)
                .get(number, ())
            )
            hits = uncovered([Hit("", start, end, True) for start, end in once], spans)
            once = {(hit.start, hit.end): once[hit.start, hit.end] for hit in hits}
        return [once[span] for span in sorted(once)]


def compile(rules: Sequence[Rule]) -> Patterns:
    """One finder for the expressions of all rules. Raises RuleError for those that cannot be read or miss the
    group."""
    problems: list[Problem] = []
    made: list[tuple[Expression, ...]] = []
    for rule in rules:
        try:
            made.append(_compiled(rule))
        except RuleError as error:
            problems.extend(error.problems)
    if problems:
        raise RuleError(*problems)
    needed = [either(item.needed for item in patterns) for patterns in made]
    return Patterns(made, needed, vocabulary(rules, lambda _: ()))


def _compiled(rule: Rule) -> tuple[Expression, ...]:
    found = expressions(rule)
    if not found:
        raise RuleError(fault(rule, "lexical.some_of", rule=shown(rule), names="pattern, patterns"))
    wanted = _group(rule)
    for item in found:
        if wanted != 0 and not _has_group(item, wanted):
            raise RuleError(fault(rule, "lexical.group", pattern=item.pattern, group=wanted))
    return found


def _has_group(item: Expression, wanted: int | str) -> bool:
    compiled = item.compiled
    return wanted in compiled.groupindex or (isinstance(wanted, int) and 0 <= wanted <= compiled.groups)


def _group(rule: Rule) -> int | str:
    value = rule.options.get("group", 0)
    return value if isinstance(value, (int, str)) else str(value)
