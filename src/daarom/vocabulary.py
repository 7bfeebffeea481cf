"""Finds the phrases of many rules in drafts, one lexicon per language, where each rule may look; it
decides nothing about the hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom.context import language_of, meant_for, readable
from daarom.errors import RuleError
from daarom.lexicon import Hit, Lexicon, Phrase, build
from daarom.model import ANY, Document, Problem, Rule
from daarom.phrasebook import PhraseError, verify

Naming = Callable[[Rule], Iterable[str]]
"""Which phrases a rule looks for."""


@dataclass(frozen=True)
class Vocabulary:
    """The phrases of rules, ready to be found. Rules are known by their number, for two languages may share
    an id."""

    rules: Sequence[Rule]
    lexicons: Mapping[str, Lexicon]

    def hits(self, document: Document) -> Iterator[tuple[int, int, Hit]]:
        """Rule number, segment number and hit, ordered by segment, place and rule."""
        reach: dict[int, frozenset[int]] = {}
        for index, segment in enumerate(document.segments):
            lexicon = self.lexicon(language_of(document, segment))
            found = lexicon.search(segment.prose.value)
            for owner in found:
                if owner not in reach:
                    reach[owner] = reading(document, self.rules[owner])
            heard = ((owner, hit) for owner, hits in found.items() if index in reach[owner] for hit in hits)
            for owner, hit in sorted(heard, key=lambda pair: (pair[1].start, pair[1].end, pair[0])):
                yield owner, index, hit

    def lexicon(self, language: str | None) -> Lexicon:
        """The phrases for text in a language: those of its own rules and of the rules for any language."""
        return self.lexicons.get(language or ANY, self.lexicons[ANY])


def reading(document: Document, rule: Rule) -> frozenset[int]:
    """The segments that a rule looks at; none where it is meant for other platforms."""
    if rule.platforms and not meant_for(document, rule):
        return frozenset()
    return frozenset(index for index, _ in readable(document, rule))


def vocabulary(rules: Sequence[Rule], naming: Naming, inflect: bool = True) -> Vocabulary:
    """The phrases that `naming` gives for each rule, with the rule's exceptions. `inflect` holds where a rule
    does not say.

    Raises RuleError with every phrase that cannot be used.
    """
    phrases = [
        phrase for number, rule in enumerate(rules) for phrase in _phrases(number, rule, naming, inflect)
    ]
    problems = [problem for phrase in phrases if (problem := _problem(rules[phrase.owner], phrase))]
    if problems:
        raise RuleError(*problems)
    languages = {ANY, *(rule.language for rule in rules)}
    lexicons = {
        language: build(phrase for phrase in phrases if rules[phrase.owner].language in (ANY, language))
        for language in languages
    }
    return Vocabulary(tuple(rules), lexicons)


def listed(rule: Rule, option: str) -> tuple[str, ...]:
    """A rule's option that is a list of texts; empty where it is absent."""
    value = rule.options.get(option, ())
    return tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else (str(value),)


def switched(rule: Rule, option: str, default: bool) -> bool:
    """A rule's option that is true or false."""
    return bool(rule.options.get(option, default))


def shown(rule: Rule) -> str:
    """The rule's id as its writer knows it, without the language and the number of a condition."""
    return rule.id.partition("@")[0].partition("#")[0]


def fault(rule: Rule, key: str, /, **values: object) -> Problem:
    """A problem with a rule's options, in the rule's own file where that is known."""
    return Problem(rule.place.path if rule.place else shown(rule), key, values)


def _phrases(number: int, rule: Rule, naming: Naming, inflect: bool) -> Iterator[Phrase]:
    language = rule.language if switched(rule, "inflect", inflect) and rule.language != ANY else None
    case = switched(rule, "case", False)
    for text in naming(rule):
        yield Phrase(number, text, language, case)
    for text in listed(rule, "exceptions"):
        yield Phrase(number, text, rule.language if rule.language != ANY else None, spares=True)


def _problem(rule: Rule, phrase: Phrase) -> Problem | None:
    try:
        verify(phrase.text)
    except PhraseError as error:
        return fault(rule, error.key, phrase=error.phrase)
    return None
