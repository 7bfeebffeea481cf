"""Finds the words that the plan replaces or rules out; which words those are it does not decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from daarom import shape
from daarom.agreement import Swap, substitute
from daarom.context import Context, language_of, readable
from daarom.edits import fitted
from daarom.lexicon import Hit, Lexicon, Phrase, build, uncovered
from daarom.model import Document, Edit, Match, Rule
from daarom.plan import Terms
from daarom.sentences import hashtags, mentions, urls
from daarom.shape import Reader
from daarom.tokens import composed

OPTIONS: Mapping[str, Reader[object]] = {"which": shape.choice("prefer", "ban")}
REQUIRED = ("which",)
NEEDS = frozenset({"plan"})
BLANKS = ("found", "instead")

LANGUAGES = ("nl", "en", None)
PREFER, BAN, ALLOW, RIGHT = range(4)
SIGNS = frozenset("()[]|*_=\\")
"""Signs with a meaning in phrases; in a plan's words they stand for themselves."""


@dataclass(frozen=True)
class Finder:
    """Rules about the plan's own words."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """A match per word, with the values found and instead; one as the plan writes it has an edit."""
        terms = _terms(context)
        if not terms.prefer and not terms.ban:
            return
        lexicons = {language: _lexicon(terms, language) for language in LANGUAGES}
        for document, rule in product(documents, self.rules):
            for index, segment in readable(document, rule):
                lexicon = lexicons.get(language_of(document, segment), lexicons[None])
                for hit in _hits(lexicon, segment.prose.value, rule):
                    match = _match(rule, document, index, hit, context)
                    if match is not None:
                        yield match


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _terms(context: Context) -> Terms:
    return context.plan.tone.terms if context.plan else Terms()


def _lexicon(terms: Terms, language: str | None) -> Lexicon:
    lists = ((PREFER, terms.prefer), (BAN, terms.ban), (ALLOW, terms.allow), (RIGHT, terms.prefer.values()))
    words = ((owner, word) for owner, listed in lists for word in listed)
    spelled = ((owner, word) for owner, word in words if any(sign.isalnum() for sign in word))
    return build(Phrase(owner, _literal(word), language) for owner, word in spelled)


def _literal(word: str) -> str:
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in word)


def _hits(lexicon: Lexicon, text: str, rule: Rule) -> Sequence[Hit]:
    """Hits outside addresses and names, and outside the words that the plan allows or prefers."""
    found = lexicon.search(text)
    hits = found.get(PREFER if rule.options["which"] == "prefer" else BAN, ())
    if not hits:
        return ()
    allowed = {(hit.start, hit.end) for hit in found.get(ALLOW, ())}
    # 'regio' may become 'regio Zutphen', and is right where that stands already.
    right = {(hit.start, hit.end) for hit in found.get(RIGHT, ())} - {(hit.start, hit.end) for hit in hits}
    return uncovered(hits, [*allowed, *right, *urls(text), *mentions(text)])


def _match(rule: Rule, document: Document, index: int, hit: Hit, context: Context) -> Match | None:
    value, terms, span = document.segments[index].prose.value, _terms(context), (hit.start, hit.end)
    found = value[hit.start : hit.end]
    if rule.options["which"] == "ban":
        return Match(rule.id, document, index, span, values={"found": found})
    old = next((item for item in terms.prefer if _literal(item) == hit.phrase), "")
    instead = terms.prefer.get(old, "")
    if composed(found) in (instead, fitted(found, instead)):
        return None
    swap = Swap(old, instead, context.plan.source.text if context.plan else "")
    values, edits = {"found": found, "instead": instead}, _edits(document, index, hit, swap)
    return Match(rule.id, document, index, span, values=values, edits=edits)


def _edits(document: Document, index: int, hit: Hit, swap: Swap) -> tuple[Edit, ...]:
    """The replacement with the found word's capital; none for inflected words, hashtags and broken words."""
    inside_tag = any(a <= hit.start < b for a, b in hashtags(document.segments[index].prose.value))
    if not hit.plain or inside_tag:
        return ()
    made = substitute(document, index, (hit.start, hit.end), swap)
    return () if made is None else (made,)
