"""Finds the phrases of many rules in one pass over the words of a text; it knows no documents and no
wording.

All phrases of a language stand in one tree of words. A phrase of one word is not found inside a hyphenated
word (`actie-dag` is a longer word than `actie`) unless a star stands on that side. Among the hits of one
owner the longest wins, then the first; they never overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate

from daarom.phrasebook import Variant, Word, variants, verify
from daarom.tokens import HYPHENS, Token, composed, tokens

WILD_AT_MOST = 200
"""Longer runs of letters than this are no words, and no wildcard looks into them."""


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[Token, ...]:
    """The words of a text; several lexicons look through the same blocks."""
    return tuple(tokens(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of one owner (a rule's number). `language` is that of its inflected forms, None for none;
    `spares` makes it an exception."""

    owner: int
    text: str
    language: str | None = None
    case: bool = False
    spares: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands; `plain` when as written, without wildcards or inflection."""

    phrase: str
    start: int
    end: int
    plain: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: Phrase
    variant: Variant


@dataclass(slots=True)
class _Node:
    """What may follow: exact words, word starts, word ends, word middles, any word; and the phrases that end
    here."""

    exact: dict[str, _Node] = field(default_factory=dict)
    starts: dict[str, _Node] = field(default_factory=dict)
    ends: dict[str, _Node] = field(default_factory=dict)
    middles: dict[str, _Node] = field(default_factory=dict)
    free: _Node | None = None
    entries: list[_Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Lexicon:
    """Phrases ready to be found. Their tree is made when a text is first searched."""

    phrases: tuple[Phrase, ...]

    @cached_property
    def root(self) -> _Node:
        """Where every phrase begins."""
        root = _Node()
        for phrase in self.phrases:
            for variant in variants(phrase.text, phrase.language):
                node = root
                for word in variant.words:
                    node = _branch(node, word)
                node.entries.append(_Entry(phrase, variant))
        return root

    def search(self, text: str) -> Mapping[int, Sequence[Hit]]:
        """Hits per owner, ordered by place; owners without hits are absent."""
        hits: dict[int, dict[tuple[int, int], Hit]] = defaultdict(dict)
        spared: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for entry, start, end in self._found(text):
            if entry.phrase.spares:
                spared[entry.phrase.owner].append((start, end))
            else:
                known = hits[entry.phrase.owner].get((start, end))
                if known is None or (entry.variant.plain and not known.plain):
                    hits[entry.phrase.owner][start, end] = Hit(
                        entry.phrase.text, start, end, entry.variant.plain
                    )
        chosen = {owner: longest(uncovered(found.values(), spared[owner])) for owner, found in hits.items()}
        return {owner: found for owner, found in chosen.items() if found}

    def spared(self, text: str) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Where the exceptions of each owner stand."""
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for entry, start, end in self._found(text):
            if entry.phrase.spares:
                spans[entry.phrase.owner].append((start, end))
        return spans

    def _found(self, text: str) -> Iterator[tuple[_Entry, int, int]]:
        words = _tokens(text)
        firsts: dict[str, list[_Node]] = {}
        for index, token in enumerate(words):
            nodes = firsts.get(token.key)
            if nodes is None:
                nodes = firsts[token.key] = _next(self.root, token)
            for node in nodes:
                yield from _ended(node, words, index, text)


def build(phrases: Iterable[Phrase]) -> Lexicon:
    """A lexicon of phrases. Raises PhraseError for the first that cannot be used."""
    given = tuple(phrases)
    for phrase in given:
        verify(phrase.text)
    return Lexicon(given)


def _branch(node: _Node, word: Word) -> _Node:
    if word.free:
        node.free = node.free or _Node()
        return node.free
    after = node.middles if word.before else node.starts
    before = node.ends if word.before else node.exact
    table = after if word.after else before
    found = table.get(word.key)
    if found is None:
        found = table[word.key] = _Node()
    return found


def _next(node: _Node, token: Token) -> list[_Node]:
    found = [node.exact[token.key]] if token.key in node.exact else []
    if not token.word:
        return found
    if node.free:
        found.append(node.free)
    wild = node.starts or node.ends or node.middles
    if wild and len(token.key) <= WILD_AT_MOST and "." not in token.key:
        found.extend(_wild(node, token.key))
    return found


def _wild(node: _Node, key: str) -> Iterator[_Node]:
    sizes = range(1, len(key) + 1)
    if node.starts:
        yield from (node.starts[key[:size]] for size in sizes if key[:size] in node.starts)
    if node.ends:
        yield from (node.ends[key[-size:]] for size in sizes if key[-size:] in node.ends)
    yield from (inner for middle, inner in node.middles.items() if middle in key)


def _ended(node: _Node, words: Sequence[Token], first: int, text: str) -> Iterator[tuple[_Entry, int, int]]:
    open_ends = [(node, first)]
    while open_ends:
        node, last = open_ends.pop()
        start, end = words[first].start, words[last].end
        for entry in node.entries:
            if _stands(entry, words[first : last + 1], text):
                yield entry, start, end
        if last + 1 < len(words):
            open_ends.extend((inner, last + 1) for inner in _next(node, words[last + 1]))


def _stands(entry: _Entry, found: Sequence[Token], text: str) -> bool:
    written = entry.variant.words
    if entry.phrase.case and not all(
        _same_case(word, text[t.start : t.end]) for word, t in zip(written, found, strict=True)
    ):
        return False
    only = written[0]
    if len(written) > 1 or only.sign:
        return True
    return (only.before or not _hyphened(text, found[0].start - 1, -1)) and (
        only.after or not _hyphened(text, found[0].end, 1)
    )


def _same_case(word: Word, raw: str) -> bool:
    if word.free or word.sign:
        return True
    shown = composed(raw)
    if word.before and word.after:
        return word.written in shown
    if word.before:
        return shown.endswith(word.written)
    return shown.startswith(word.written) if word.after else shown == word.written


def _hyphened(text: str, at: int, step: int) -> bool:
    """Whether a hyphen at this offset ties the word to another one."""
    return (
        0 <= at < len(text)
        and text[at] in HYPHENS
        and 0 <= at + step < len(text)
        and text[at + step].isalnum()
    )


def uncovered(hits: Iterable[Hit], spans: Iterable[tuple[int, int]]) -> list[Hit]:
    """The hits that do not stand wholly within one of the spans."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))
    return [hit for hit in hits if not (n := bisect_right(starts, hit.start)) or reach[n - 1] < hit.end]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The longest hits that do not overlap, the first where they are as long; ordered by place."""
    chosen: list[Hit] = []
    starts: list[int] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        at = bisect_left(starts, hit.start)
        free_left = at == 0 or chosen[at - 1].end <= hit.start
        if free_left and (at == len(chosen) or hit.end <= chosen[at].start):
            chosen.insert(at, hit)
            starts.insert(at, hit.start)
    return chosen
