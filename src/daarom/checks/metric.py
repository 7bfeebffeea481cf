"""Finds numbers that are too high or too low (readability, sentence length, shouting, emoji, …) and points at the words that make them so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import counting, measures, readability, shape
from daarom.context import Context, language_of, meant_for, readable
from daarom.model import Document, Match, Rule, Segment, Span
from daarom.plan import Plan
from daarom.platforms import facts
from daarom.sentences import fold, hashtags, mentions, sentences, urls, words

Spot = tuple[int, Span]
"""A segment's index and a span of its prose."""

HEADLINES = ("heading", "title", "cell", "caption")
SHORT_PARAGRAPH = 15
"""Words in a paragraph of one sentence that is written for effect."""


@dataclass(frozen=True)
class Text:
    """What a rule reads of one draft."""

    document: Document
    rule: Rule
    plan: Plan | None
    segments: tuple[tuple[int, Segment], ...]

    @property
    def running(self) -> tuple[tuple[int, Segment], ...]:
        """The segments that are sentences: no headings, titles or table cells."""
        return tuple(item for item in self.segments if item[1].kind not in HEADLINES)

    @property
    def words(self) -> int:
        """How many words a reader reads, addresses and hashtags left out."""
        return sum(len(_plain_words(segment.prose.value)) for _, segment in self.segments)

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


def _plain_words(text: str) -> tuple[Span, ...]:
    aside = (*urls(text), *hashtags(text), *mentions(text))
    return tuple(span for span in words(text) if not any(a <= span[0] < b for a, b in aside))


def _over(text: Text, look: Callable[[str], Iterable[Span]], headlines: bool = True) -> Iterator[tuple[float, Spot]]:
    """Counts what `look` finds, and yields the first that is more than allowed: more than `max`, per `per` words where that is given."""
    spots = [(index, span) for index, segment in (text.segments if headlines else text.running) for span in look(segment.prose.value)]
    most, per, least = text.number("max"), text.number("per"), text.number("min")
    if most is not None:
        allowed = most if per is None else most * max(1.0, text.words / per)
        if len(spots) > allowed:
            first = spots[int(allowed)]
            last = [span for index, span in spots[int(allowed) :] if index == first[0]]
            yield len(spots), (first[0], first[1] if text.rule.options.get("mark") == "first" else (first[1][0], _joined(first[1], last)))
    elif least is not None and len(spots) < least and text.segments:
        yield len(spots), (-1, (0, 0))


def _joined(first: Span, following: Sequence[Span]) -> int:
    """The end of the run of found words that touch one another from the first on."""
    end = first[1]
    for start, stop in following:
        end = stop if start <= end + 1 else end
    return end


def _each(text: Text, look: Callable[[str], Iterable[tuple[Span, float]]], headlines: bool = True) -> Iterator[tuple[float, Spot]]:
    """Yields each thing found whose own size is more than `max`."""
    most = text.number("max", 0)
    for index, segment in text.segments if headlines else text.running:
        for span, size in look(segment.prose.value):
            if most is not None and size > most:
                yield size, (index, span)


def _sentence_length(text: Text) -> Iterator[tuple[float, Spot]]:
    most = (text.plan.tone.readability.max_sentence if text.plan else None) or text.number("max")
    for index, segment in text.running:
        value = segment.prose.value
        for start, end in sentences(value):
            size = len(_plain_words(value[start:end]))
            if most is not None and size > most:
                yield size, (index, (start, end))


def _readability(text: Text) -> Iterator[tuple[float, Spot]]:
    """The formula of the rule's language under `min` or above `max`; the plan's own minimum counts before the rule's."""
    language = text.rule.language if text.rule.language in readability.SYLLABLES else text.document.language
    if language not in readability.SYLLABLES:
        return
    prose = [segment.prose.value for _, segment in text.running if language_of(text.document, segment) == language]
    found = readability.amount(prose, language)
    formula = str(text.rule.options.get("formula", "flesch_douma" if language == "nl" else "flesch"))
    planned = text.plan.tone.readability if text.plan else None
    own = {"flesch_douma": planned.nl_flesch_douma_min, "flesch": planned.en_flesch_min}.get(formula) if planned else None
    least = own if own is not None else text.number("min")
    if not found.enough:
        return
    score = readability.FORMULAS[formula](found)
    if (least is not None and score < least) or score > (text.number("max") or float("inf")):
        yield round(score), _longest(text)


def _longest(text: Text) -> Spot:
    """The sentence with the most words."""
    every = [(len(words(s.prose.value[a:b])), (i, (a, b))) for i, s in text.running for a, b in sentences(s.prose.value)]
    return max(every, key=lambda item: item[0])[1]


def _capitals(text: Text) -> Iterator[tuple[float, Spot]]:
    allowed = {word for name in text.names for word in name.upper().split()}
    allowed |= {word.upper() for word in (text.plan.tone.terms.allow if text.plan else ())}
    calm = frozenset(allowed | {word.upper() for word in text.several("allow")})
    return _over(text, lambda value: measures.shouted(value, calm), headlines=False)


def _exclamation_run(text: Text) -> Iterator[tuple[float, Spot]]:
    return _each(text, lambda value: ((span, len(value[slice(*span)].replace("\ufe0f", ""))) for span in measures.exclamations(value)))


def _we_share(text: Text) -> Iterator[tuple[float, Spot]]:
    """The share of words for us among those for us and the reader, in per cent; the sentence with the most of them is marked."""
    own = [(index, span) for index, segment in text.running for span in measures.us(segment.prose.value, text.names)]
    yours = sum(len(measures.you(segment.prose.value)) for _, segment in text.running)
    if not own or text.words < (text.number("words", 60) or 0):
        return
    share = len(own) / (len(own) + yours)
    if share > (text.number("max") or 0) and len(own) >= (text.number("count", 5) or 0):
        yield round(100 * share), _fullest(text, own)


def _fullest(text: Text, spots: Sequence[Spot]) -> Spot:
    """The sentence that holds most of the spots."""
    every = [(index, span) for index, segment in text.running for span in sentences(segment.prose.value)]
    return max(every, key=lambda item: sum(index == item[0] and item[1][0] <= span[0] < item[1][1] for index, span in spots))


def _broetry(text: Text) -> Iterator[tuple[float, Spot]]:
    """Paragraphs of one short sentence, one after another: `max` in a row are allowed."""
    run: list[Spot] = []
    for index, segment in (*text.running, (-1, None)):
        value = segment.prose.value if segment is not None and segment.kind in ("paragraph", "text") else ""
        size = len(_plain_words(value))
        if 0 < size <= SHORT_PARAGRAPH and len(sentences(value)) == 1:
            run.append((index, (0, len(value))))
            continue
        if len(run) > (text.number("max", 5) or 0):
            yield len(run), run[0]
        run = []


def _word_count(text: Text) -> Iterator[tuple[float, Spot]]:
    size = text.words
    if size > (text.number("max") or float("inf")) or size < (text.number("min") or 0):
        yield size, (-1, (0, 0))


def _hook(text: Text) -> Iterator[tuple[float, Spot]]:
    """Fewer than `min` words of the writer's own above the fold of a platform: only tags, names or addresses stand there."""
    known = [found for name in text.document.platforms if (found := facts(name))]
    folds = [item.fold.value for item in known if item.fold and item.id in meant_for(text.document, text.rule)]
    if not folds or not text.running or any(item.long for item in known):
        return
    index, segment = text.running[0]
    value = segment.prose.value
    span = fold(value, min(folds))
    size = len(_plain_words(value[slice(*span)]))
    if size < (text.number("min", 3) or 0) <= text.words:
        yield size, (index, span)


MEASURES: Mapping[str, Callable[[Text], Iterator[tuple[float, Spot]]]] = {
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
    "broetry": _broetry,
    "word_count": _word_count,
    "hook": _hook,
}

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "measure": shape.choice(*MEASURES),
    "formula": shape.choice(*readability.FORMULAS),
    "max": shape.number(),
    "min": shape.number(),
    "per": shape.number(1),
    "words": shape.integer(),
    "count": shape.integer(),
    "mark": shape.choice("first", "run"),
    "names": shape.many(shape.text),
    "allow": shape.many(shape.text),
}
REQUIRED = ("measure",)
NEEDS = frozenset({"plan"})


def compile(rules: Sequence[Rule]) -> Metrics:
    """A finder for numbers out of bounds."""
    return Metrics(tuple(rules))


@dataclass(frozen=True)
class Metrics:
    """Measures drafts."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """Matches on the words that pass a bound; where something is missing, on the draft as a whole."""
        for document in documents:
            for rule in self.rules:
                if rule.platforms and not meant_for(document, rule):
                    continue
                text = Text(document, rule, context.plan, tuple(readable(document, rule)))
                if text.words < (text.number("words") or 0):
                    continue
                for value, spot in MEASURES[str(rule.options["measure"])](text):
                    yield _match(text, value, spot)


def _match(text: Text, value: float, spot: Spot) -> Match:
    values = {"value": f"{value:g}", "words": str(text.words)}
    values |= {key: f"{number:g}" for key in ("max", "min", "per") if (number := text.number(key)) is not None}
    index, span = spot
    return Match(text.rule.id, text.document, index if index >= 0 else None, span, values=values)
