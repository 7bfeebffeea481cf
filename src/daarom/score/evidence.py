"""Finds the words that made a block read as commercial, by leaving them out and scoring what is left; it
decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from daarom.model import Span
from daarom.sentences import sentences, words

Weigh = Callable[[Sequence[str]], Sequence[float]]
"""Log odds of `commercial` for some texts."""

SENTENCES = 2
"""Sentences of a block whose words are looked at: those that move the score most."""

SPANS = 3
WIDEST = 3
LEAST = 0.05
"""Log odds below which a span moved nothing worth telling."""

LONGEST_SENTENCE = 60


def without(text: str, span: Span) -> str:
    """The text with a span left out."""
    return text[: span[0]] + text[span[1] :]


def moved(text: str, weigh: Weigh) -> tuple[tuple[Span, float], ...]:
    """Spans of one to three words and by how much leaving each out lowers the log odds; the weightiest first,
    none overlapping."""
    full = weigh([text])[0]
    found: list[tuple[Span, float]] = []
    spans = sentences(text)
    carriers = _heaviest(_weighed(text, spans, full, weigh), SENTENCES) if len(spans) > 1 else spans
    for start, end in carriers or spans[:1]:
        inside = [(start + a, start + b) for a, b in words(text[start:end])[:LONGEST_SENTENCE]]
        grams = [(inside[i][0], inside[i + n][1]) for n in range(WIDEST) for i in range(len(inside) - n)]
        found += [item for item in _weighed(text, grams, full, weigh) if item[1] >= LEAST]
    return _apart(
        sorted(found, key=lambda item: (-item[1] / len(words(text[slice(*item[0])])) ** 0.5, item[0]))
    )


def _weighed(text: str, spans: Iterable[Span], full: float, weigh: Weigh) -> list[tuple[Span, float]]:
    spans = list(spans)
    rest = weigh([without(text, span) for span in spans])
    return [(span, full - odds) for span, odds in zip(spans, rest, strict=True)]


def _heaviest(weighed: Sequence[tuple[Span, float]], count: int) -> list[Span]:
    best = sorted((item for item in weighed if item[1] > 0), key=lambda item: (-item[1], item[0]))[:count]
    return sorted(span for span, _ in best)


def _apart(ranked: Iterable[tuple[Span, float]]) -> tuple[tuple[Span, float], ...]:
    kept: list[tuple[Span, float]] = []
    for span, weight in ranked:
        if len(kept) < SPANS and all(span[1] <= other[0] or other[1] <= span[0] for other, _ in kept):
            kept.append((span, weight))
    return tuple(kept)
