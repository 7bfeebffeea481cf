"""Measures a whole draft (readability, sentence length, shouting, emoji, …) and says which words make a
number too high or too low.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from daarom import counting, measures, outline, readability
from daarom.context import language_of, meant_for
from daarom.model import Document, Rule, Segment, Span
from daarom.outline import Found, Spot
from daarom.plan import Plan
from daarom.platforms import facts
from daarom.sentences import fold, sentences, words

HEADLINES = ("heading", "title", "cell", "caption")


@dataclass(frozen=True)
class Text:
    """What a rule reads of one draft."""

    document: Document
    rule: Rule
    plan: Plan | None
    segments: tuple[tuple[int, Segment], ...]

    @cached_property
    def running(self) -> tuple[tuple[int, Segment], ...]:
        """The segments that are sentences: no headings, titles or table cells."""
        return tuple(item for item in self.segments if item[1].kind not in HEADLINES)

    @cached_property
    def words(self) -> int:
        """How many words a reader reads, addresses and hashtags left out."""
        return sum(len(measures.plain_words(segment.prose.value)) for _, segment in self.segments)

    @property
    def names(self) -> tuple[str, ...]:
        """What the organisation calls itself."""
        name = self.plan.organisation.name if self.plan else None
        return (*((name,) if name else ()), *self.several("names"))

    def several(self, key: str) -> tuple[str, ...]:
        """An option that is a list."""
        value = self.rule.options.get(key)
        return value if isinstance(value, tuple) else ()

    def number(self, key: str, fallback: float | None = None) -> float | None:
        """A numeric option."""
        value = self.rule.options.get(key)
        return value if isinstance(value, (int, float)) else fallback


def _over(text: Text, look: Callable[[str], Iterable[Span]], headlines: bool = True) -> Found:
    """Counts what `look` finds; yields the first beyond `max`, for every `per` words where that is given."""
    spots = [
        (index, span)
        for index, segment in (text.segments if headlines else text.running)
        for span in look(segment.prose.value)
    ]
    most, per, least = text.number("max"), text.number("per"), text.number("min")
    if most is not None:
        allowed = most if per is None else most * max(1.0, text.words / per)
        if len(spots) > allowed:
            first = spots[int(allowed)]
            last = [span for index, span in spots[int(allowed) :] if index == first[0]]
            yield len(spots), (first[0], (first[1][0], _joined(first[1], last)))
    elif least is not None and len(spots) < least and text.segments:
        yield len(spots), (-1, (0, 0))


def _joined(first: Span, following: Sequence[Span]) -> int:
    """The end of the run of found words that touch one another from the first on."""
    end = first[1]
    for start, stop in following:
        end = stop if start <= end + 1 else end
    return end


def _each(text: Text, look: Callable[[str], Iterable[tuple[Span, float]]], headlines: bool = True) -> Found:
    """Yields each thing found whose own size is more than `max`."""
    most = text.number("max", 0)
    for index, segment in text.segments if headlines else text.running:
        for span, size in look(segment.prose.value):
            if most is not None and size > most:
                yield size, (index, span)


def _sentence_length(text: Text) -> Found:
    most = (text.plan.tone.readability.max_sentence if text.plan else None) or text.number("max")
    for index, segment in text.running:
        value = segment.prose.value
        for start, end in sentences(value):
            size = len(measures.plain_words(value[start:end]))
            if most is not None and size > most:
                yield size, (index, (start, end))


def _readability(text: Text) -> Found:
    """The formula of the rule's language under `min` or above `max`; the plan's own minimum goes first."""
    language = text.rule.language if text.rule.language in readability.SYLLABLES else text.document.language
    if language is None or language not in readability.SYLLABLES:
        return
    prose = [
        segment.prose.value for _, segment in text.running if language_of(text.document, segment) == language
    ]
    found = readability.amount(prose, language)
    formula = str(text.rule.options.get("formula", "flesch_douma" if language == "nl" else "flesch"))
    planned = text.plan.tone.readability if text.plan else None
    own = (
        {"flesch_douma": planned.nl_flesch_douma_min, "flesch": planned.en_flesch_min}.get(formula)
        if planned
        else None
    )
    least = own if own is not None else text.number("min")
    if not found.enough:
        return
    score = readability.FORMULAS[formula](found)
    if (least is not None and score < least) or score > (text.number("max") or float("inf")):
        yield round(score), longest(text)


def longest(text: Text) -> Spot:
    """The sentence with the most words."""
    every = [
        (len(words(s.prose.value[a:b])), (i, (a, b)))
        for i, s in text.running
        for a, b in sentences(s.prose.value)
    ]
    return max(every, key=lambda item: item[0])[1]


def _capitals(text: Text) -> Found:
    allowed = {word for name in text.names for word in name.upper().split()}
    allowed |= {word.upper() for word in (text.plan.tone.terms.allow if text.plan else ())}
    calm = frozenset(allowed | {word.upper() for word in text.several("allow")})
    return _over(text, lambda value: measures.shouted(value, calm), headlines=False)


def _exclamation_run(text: Text) -> Found:
    return _each(
        text,
        lambda value: (
            (span, len(value[slice(*span)].replace("\ufe0f", ""))) for span in measures.exclamations(value)
        ),
    )


def _we_share(text: Text) -> Found:
    """The share of words for us among those for us and the reader, in per cent; the sentence with the most of
    them is marked.
    """
    own = [
        (index, span)
        for index, segment in text.running
        for span in measures.us(segment.prose.value, text.names)
    ]
    yours = sum(len(measures.you(segment.prose.value)) for _, segment in text.running)
    if not own or text.words < (text.number("words", 60) or 0):
        return
    share = len(own) / (len(own) + yours)
    if share > (text.number("max") or 0) and len(own) >= (text.number("count", 5) or 0):
        yield round(100 * share), _fullest(text, own)


def _fullest(text: Text, spots: Sequence[Spot]) -> Spot:
    """The sentence that holds most of the spots."""
    every = [(index, span) for index, segment in text.running for span in sentences(segment.prose.value)]
    keys = [(index, span[0]) for index, span in every]
    held = Counter(bisect_right(keys, (index, span[0])) - 1 for index, span in spots)
    return every[max(0, held.most_common(1)[0][0])]


def _word_count(text: Text) -> Found:
    size = text.words
    if size > (text.number("max") or float("inf")) or size < (text.number("min") or 0):
        yield size, (-1, (0, 0))


def _fold(text: Text) -> int | None:
    """Characters above the earliest fold of the platforms that a post is for; None where nothing is folded."""
    known = [found for name in text.document.platforms if (found := facts(name))]
    meant = meant_for(text.document, text.rule)
    folds = [item.fold.value for item in known if item.fold and item.id in meant]
    return None if not folds or any(item.long for item in known) else min(folds)


def _hook(text: Text) -> Found:
    """Fewer than `min` words of the writer's own above a platform's fold: only tags, names, addresses."""
    limit = _fold(text)
    if limit is None or not text.running:
        return
    index, segment = text.running[0]
    value = segment.prose.value
    span = fold(value, limit)
    size = len(measures.plain_words(value[slice(*span)]))
    if size < (text.number("min", 3) or 0) <= text.words:
        yield size, (index, span)


def _first_sentence(text: Text) -> Found:
    limit = _fold(text)
    return (
        iter(()) if limit is None else outline.first_sentence(text.running, limit, text.number("max", 1) or 1)
    )


def _main_headings(text: Text) -> Found:
    """A page in HTML shows its title in the window only, so there it is no heading."""
    titled = text.document.text("title") is not None and text.document.format != "html"
    return outline.main_headings(text.segments, titled)


MEASURES: Mapping[str, Callable[[Text], Found]] = {
    "readability": _readability,
    "sentence_length": _sentence_length,
    "capitals": _capitals,
    "exclamation_marks": lambda text: _over(text, measures.exclamations),
    "exclamation_run": _exclamation_run,
    "question_marks": lambda text: _over(text, measures.questions),
    "emoji": lambda text: _over(text, counting.emoji),
    "promo_emoji": lambda text: _over(text, measures.promotional),
    "emoji_run": lambda text: _each(text, measures.emoji_runs),
    "emoji_inside": lambda text: _over(text, measures.emoji_inside),
    "emoji_bullets": lambda text: _over(text, measures.emoji_bullets),
    "hashtag_wall": lambda text: _each(text, measures.hashtag_runs),
    "brand_share": lambda text: _over(text, lambda value: measures.named(value, text.names), headlines=False),
    "we_share": _we_share,
    "broetry": lambda text: outline.short_paragraphs(text.running, text.number("max", 5) or 0),
    "word_count": _word_count,
    "hook": _hook,
    "first_sentence": _first_sentence,
    "skipped_heading": lambda text: outline.skipped_levels(text.segments),
    "main_headings": _main_headings,
    "bold_headings": lambda text: outline.bold_headings(text.segments, text.number("max") or 0),
    "paragraph_length": lambda text: outline.long_paragraphs(text.segments, text.number("max", 150) or 0),
    "stretch": lambda text: outline.long_stretches(text.segments, text.number("max", 600) or 0),
    "chapters": lambda text: outline.chapters(text.segments),
}
