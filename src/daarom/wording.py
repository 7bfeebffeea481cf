"""Gives matches their rule's words, their place and the excerpt that a writer sees."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from daarom.context import language_of
from daarom.edits import edit, fitted, settled
from daarom.model import Document, Edit, Finding, Match, Place, Prose, Rule, Severity, Span
from daarom.sentences import sentences

EXCERPT = 160
"""Characters of text around a finding, at most."""

WHITE = re.compile(r"\s+")
BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Hit:
    """A match that passed its conditions, with the rule and the severity it has in this draft. `marks` and `also` are the words and the
    rules (`id@language`) of the hits that were merged into it."""

    match: Match
    rule: Rule
    severity: Severity
    marks: tuple[Match, ...] = ()
    also: tuple[str, ...] = ()


def findings(hits: Iterable[Hit]) -> Iterator[Finding]:
    """Findings of one draft. Fingerprints count the occurrences of one rule in one block, in reading order."""
    seen: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda hit: _order(hit.match)):
        print_ = _fingerprint(hit.rule, hit.match)
        seen[print_] += 1
        yield _finding(hit, f"{print_}-{seen[print_]}")


def _order(match: Match) -> tuple[int, int]:
    places = _places(match)
    return places[0].start, places[-1].end


def _finding(hit: Hit, fingerprint: str) -> Finding:
    match, rule, source = hit.match, hit.rule, hit.match.document.source
    places = tuple(place for item in _words(hit) for place in _places(item))
    language = _language(rule, match)
    return Finding(
        rule.id,
        match.document.path,
        match.document.row,
        *source.position(min(places).start),
        *source.position(max(place.end for place in places)),
        hit.severity,
        round(match.confidence, 3),
        *_told(hit, language),
        *excerpt_of(match, tuple(item.span for item in _words(hit))),
        fingerprint,
        language=language,
        places=places,
        evidence=tuple(_evidence(match)),
        edits=settled(match, _made(hit, language)),
        in_block=_in_block(match),
        cell=_cell(match.document, min(places)),
        also=hit.also,
    )


def _in_block(match: Match) -> bool:
    return match.segment is not None and match.document.segments[match.segment].part == "body"


def _cell(document: Document, place: Place) -> str:
    """The column or key of a queue that a place stands in: the innermost one."""
    if document.format != "queue":
        return ""
    around = (
        item for item in document.fields if item.place.start <= place.start and place.end <= item.place.end
    )
    inside = [item for item in around if item.place.path == document.path]
    return min(inside, key=lambda item: item.place.end - item.place.start).name if inside else ""


def _words(hit: Hit) -> tuple[Match, ...]:
    return hit.marks or (hit.match,)


def _told(hit: Hit, language: str | None) -> tuple[str, str, str]:
    """Message, reason and remedy, their blanks filled."""
    rule, values = hit.rule, _values(hit)
    message, why, remedy = (rule.words(item, language) for item in (rule.message, rule.why, rule.remedy))
    return fill(message, values), fill(why, values), fill(remedy, values)


def _values(hit: Hit) -> Mapping[str, str]:
    match = hit.match
    return {"match": _quoted(_words(hit)), "platform": match.platform or "", **match.values}


def _made(hit: Hit, language: str | None) -> Edit | None:
    """The edit that the rule's own fix makes of a match; none where a blank of it is unknown."""
    fix, match = hit.rule.fix, hit.match
    if fix is None or match.segment is None:
        return None
    found = match.document.segments[match.segment].prose.value[slice(*match.span)]
    written, values = hit.rule.words(fix.write, language), {**_values(hit), "match": found}
    if not set(BLANK.findall(written)) <= set(values):
        return None
    return edit(match.document, match.segment, match.span, fitted(found, fill(written, values)), fix.safe)


def fill(text: str, values: Mapping[str, str]) -> str:
    """A wording with its {blanks} filled; a blank that the check does not know stays as written."""
    return BLANK.sub(lambda blank: str(values.get(blank[1], blank[0])), text)


def _language(rule: Rule, match: Match) -> str | None:
    """The rule's, else that of the words."""
    if rule.language in ("nl", "en"):
        return rule.language
    if match.segment is None:
        return match.document.language
    return language_of(match.document, match.document.segments[match.segment])


def _places(match: Match) -> tuple[Place, ...]:
    """Where a match stands in the source; a match on the draft as a whole stands at its title, else its first words."""
    document = match.document
    if match.places:
        return match.places
    if match.segment is not None:
        spans = document.segments[match.segment].prose.sources(*match.span)
        if spans:
            return tuple(document.place(span) for span in spans)
    return (_head(document),)


def _head(document: Document) -> Place:
    for _, segment in document.body():
        spans = segment.prose.sources(0, len(segment.prose.value))
        if spans:
            stop = min(spans[0][1], spans[0][0] + 60)
            return document.place((spans[0][0], stop))
    own = (item.place for item in document.fields if item.place.path == document.path and item.place.end)
    return next(own, document.place((0, 0))) if document.format == "queue" else document.place((0, 0))


def _quoted(words: Iterable[Match]) -> str:
    """The found words, as they stand in the text; several are joined by commas."""
    texts = (
        match.document.segments[match.segment].prose.value[slice(*match.span)]
        for match in words
        if match.segment is not None
    )
    return "', '".join(dict.fromkeys(WHITE.sub(" ", text) for text in texts))


def _evidence(match: Match) -> Iterator[str]:
    for item in match.evidence:
        yield match.document.segments[item.segment].prose.value[item.start : item.end]


def excerpt_of(match: Match, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The sentence around a match, cut to a readable length, and the spans of the found words in it.

    For front matter it is the line of the field; for the draft as a whole its first words, unmarked.
    """
    document = match.document
    if match.segment is None:
        place = (match.places or (_head(document),))[0]
        text = WHITE.sub(" ", document.source.text[place.start : place.end])[:EXCERPT]
        return text, ((0, len(text)),) if match.places else ()
    prose = document.segments[match.segment].prose
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    start, end = _window(prose, first, last)
    shown = ((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    return prose.value[start:end].replace("\n", " ").replace("\ufffc", "…"), _apart(shown)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _window(prose: Prose, first: int, last: int) -> Span:
    text = prose.value
    around = [span for span in sentences(text) if span[0] < max(last, first + 1) and first < span[1]]
    start, end = (around[0][0], around[-1][1]) if around else (0, len(text))
    if end - start <= EXCERPT:
        return start, end
    begin = max(start, min(first - EXCERPT // 3, end - EXCERPT))
    while begin > start and not text[begin - 1].isspace() and first - begin < EXCERPT:
        begin -= 1
    stop = min(end, max(begin + EXCERPT, last))
    while stop < end and not text[stop].isspace() and stop - last < 30:
        stop += 1
    return begin, stop


def _fingerprint(rule: Rule, match: Match) -> str:
    """Rule and normalised block, so that edits elsewhere do not change it."""
    if match.segment is None:
        block = "|".join(
            match.document.source.text[p.start : p.end] for p in match.places or (_head(match.document),)
        )
    else:
        block = match.document.segments[match.segment].prose.value
    return hashlib.sha256(f"{rule.id}\0{match.platform or ''}\0".encode() + _normal(block)).hexdigest()[:16]


@lru_cache(maxsize=64)
def _normal(block: str) -> bytes:
    """A digest of the block that white space, case and ways of writing one letter do not change."""
    normal = WHITE.sub(" ", unicodedata.normalize("NFKC", block)).strip().casefold()
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).digest()
