"""Finds the words that the plan replaces or rules out; which words those are it does not decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from daarom import shape
from daarom.context import Context, language_of, readable
from daarom.lexicon import Hit, Lexicon, Phrase, build, uncovered
from daarom.model import Document, Edit, Match, Prose, Rule, Span
from daarom.plan import Terms
from daarom.sentences import hashtags, mentions, urls
from daarom.shape import Reader

OPTIONS: Mapping[str, Reader[object]] = {"which": shape.choice("prefer", "ban")}
REQUIRED = ("which",)
NEEDS = frozenset({"plan"})

LANGUAGES = ("nl", "en", None)
PREFER, BAN, ALLOW = 0, 1, 2
SIGNS = frozenset("()[]|*_=\\")
"""Signs with a meaning in phrases; in a plan's words they stand for themselves."""


@dataclass(frozen=True)
class Finder:
    """Rules about the plan's own words."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """A match per word, with the values found and instead; one as the plan writes it has a safe edit."""
        terms = context.plan.tone.terms if context.plan else Terms()
        if not terms.prefer and not terms.ban:
            return
        lexicons = {language: _lexicon(terms, language) for language in LANGUAGES}
        for document, rule in product(documents, self.rules):
            for index, segment in readable(document, rule):
                lexicon = lexicons.get(language_of(document, segment), lexicons[None])
                for hit in _hits(lexicon, segment.prose.value, rule):
                    yield _match(rule, document, index, hit, terms)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _lexicon(terms: Terms, language: str | None) -> Lexicon:
    lists = ((PREFER, terms.prefer), (BAN, terms.ban), (ALLOW, terms.allow))
    words = ((owner, word) for owner, listed in lists for word in listed)
    spelled = ((owner, word) for owner, word in words if any(sign.isalnum() for sign in word))
    return build(Phrase(owner, _literal(word), language) for owner, word in spelled)


def _literal(word: str) -> str:
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in word)


def _hits(lexicon: Lexicon, text: str, rule: Rule) -> Sequence[Hit]:
    """Hits outside addresses and names, and outside the words that the plan allows."""
    found = lexicon.search(text)
    hits = found.get(PREFER if rule.options["which"] == "prefer" else BAN, ())
    if not hits:
        return ()
    allowed = [(hit.start, hit.end) for hit in found.get(ALLOW, ())]
    return uncovered(hits, [*allowed, *urls(text), *mentions(text)])


def _match(rule: Rule, document: Document, index: int, hit: Hit, terms: Terms) -> Match:
    prose = document.segments[index].prose
    found = prose.value[hit.start : hit.end]
    if rule.options["which"] == "ban":
        return Match(rule.id, document, index, (hit.start, hit.end), values={"found": found})
    instead = next((new for old, new in terms.prefer.items() if _literal(old) == hit.phrase), "")
    values, edits = {"found": found, "instead": instead}, _edits(document, prose, hit, instead)
    return Match(rule.id, document, index, (hit.start, hit.end), values=values, edits=edits)


def _edits(document: Document, prose: Prose, hit: Hit, instead: str) -> tuple[Edit, ...]:
    """The replacement with the found word's capital; none for inflected words, hashtags and broken words."""
    found = prose.value[hit.start : hit.end]
    inside_tag = any(start <= hit.start < end for start, end in hashtags(prose.value))
    spans = prose.sources(hit.start, hit.end)
    if not hit.plain or inside_tag or len(spans) != 1 or _source(document, spans[0]) != found:
        return ()
    return (Edit(document.place(spans[0]), _fitted(found, instead), safe=True),)


def _source(document: Document, span: Span) -> str:
    return document.source.text[span[0] : span[1]]


def _fitted(found: str, instead: str) -> str:
    """The new word in capitals where the old one is, or with its first capital."""
    if found.isupper() and len(found) > 1 and instead.islower():
        return instead.upper()
    if found[:1].isupper() and instead[:1].islower():
        return ("IJ" + instead[2:]) if instead.startswith("ij") else instead[:1].upper() + instead[1:]
    return instead
