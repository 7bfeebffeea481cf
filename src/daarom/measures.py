"""What can be counted in one block of prose: shouting, exclamation marks, emoji, words for us and for the
reader. It judges nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

import regex

from daarom import counting
from daarom.model import Span
from daarom.platforms import load_data
from daarom.sentences import hashtags, mentions, quotations, sentences, urls, words

CAPITALS = regex.compile(
    r"(?<![\p{L}\p{N}.&/_-])[\p{Lu}]{2,}(?:-[\p{Lu}]{2,})*(?![\p{L}\p{N}&/_]|-\p{L}|\.\p{L})"
)
VOWELS = regex.compile(r"[AEIOUYÀ-ÖØ-Ý]")
EXCLAMATION = regex.compile(r"[!?¡‼⁉❗❕]*[!‼⁉❗❕][!?‼⁉❗❕\ufe0f]*")
QUESTION = regex.compile(r"\?+")
PROMOTION = frozenset("🔥💥🚨🛒🛍👉👇⏰⏳💸💰🤑🎁🏷🆓🆕📢📣⚡❗‼✅🚀💯")
"""Emoji that advertisements are dressed with."""

WORD_BEFORE = regex.compile(r"[\p{L}\p{N}][,;:–-]?[ \u00a0]?$")
WORD_AFTER = regex.compile(r"[ \u00a0]?[\p{Ll}\p{N}]")
BULLET = regex.compile(rf"^[ \t]*(?:{counting.EMOJI.pattern})(?=[ \t]*\p{{L}})", regex.MULTILINE)
WE = regex.compile(
    r"(?<![\p{L}-])(?:wij|we|ons|onze|onszelf|our|ours|us|ourselves)(?![\p{L}-])", regex.IGNORECASE
)
YOU = regex.compile(
    r"(?<![\p{L}-])(?:jij|je|jou|jouw|jullie|jezelf|u|uw|uzelf|you|your|yours|yourself|yourselves)(?![\p{L}-])",
    regex.IGNORECASE,
)


def clear_of(spans: Iterable[Span], *aside: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that do not begin within one of the others; linear, however many there are."""
    barred: list[Span] = []
    for start, end in sorted(span for group in aside for span in group):
        if barred and start <= barred[-1][1]:
            barred[-1] = (barred[-1][0], max(end, barred[-1][1]))
        else:
            barred.append((start, end))
    starts = [start for start, _ in barred]
    return tuple(s for s in spans if not (at := bisect_right(starts, s[0])) or s[0] >= barred[at - 1][1])


def plain_words(text: str) -> tuple[Span, ...]:
    """The words that a reader reads: hashtags, mentions and addresses left out."""
    return clear_of(words(text), urls(text), hashtags(text), mentions(text))


def shouted(text: str, calm: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """The words in capitals that are shouted: runs of real words, and single ones known as loud or before !.

    Acronyms, `calm` words (given in capitals), quotations, hashtags and addresses are none.
    """
    aside = (quotations(text), hashtags(text), mentions(text), urls(text))
    found = clear_of((m.span() for m in CAPITALS.finditer(text)), *aside)
    runs: list[list[Span]] = []
    for span in found:
        if runs and regex.fullmatch(r"[ \t,]{1,3}", text[runs[-1][-1][1] : span[0]]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return tuple(
        (run[0][0], run[-1][1])
        for run in runs
        if _loud([text[a:b] for a, b in run], text[run[-1][1] :][:1], calm)
    )


def _loud(run: list[str], following: str, calm: frozenset[str]) -> bool:
    """Three real words are shouted; two or one only when a word is known to be, or an exclamation mark
    follows.
    """
    real = [
        word for word in run if word not in calm and word not in _listed("acronyms") and VOWELS.search(word)
    ]
    if not any(len(word) > 3 for word in real):
        return False
    known = any(word in _listed("loud") and len(word) > (3 if len(real) == 1 else 1) for word in real)
    return len(real) > 2 or known or following == "!"


@lru_cache(maxsize=2)
def _listed(name: str) -> frozenset[str]:
    """Words in capitals that are terms (acronyms), or that are shouted rather than abbreviated (loud)."""
    return frozenset(str(load_data("capitals.yaml")[name]).split())


def exclamations(text: str) -> tuple[Span, ...]:
    """The runs of exclamation marks, with the question marks among them, outside quotations."""
    return clear_of((m.span() for m in EXCLAMATION.finditer(text)), quotations(text))


def questions(text: str) -> tuple[Span, ...]:
    """The runs of question marks, those in addresses left out."""
    return clear_of((m.span() for m in QUESTION.finditer(text)), urls(text))


def promotional(text: str) -> tuple[Span, ...]:
    """The emoji that advertisements are dressed with."""
    return tuple((a, b) for a, b in counting.emoji(text) if text[a] in PROMOTION)


def emoji_runs(text: str) -> tuple[tuple[Span, int], ...]:
    """Emoji that follow one another with at most spaces between, each run with its number."""
    runs: list[tuple[Span, int]] = []
    for start, end in counting.emoji(text):
        if runs and not text[runs[-1][0][1] : start].strip(" \u00a0\ufe0f\u200d"):
            (first, _), number = runs[-1]
            runs[-1] = ((first, end), number + 1)
        else:
            runs.append(((start, end), 1))
    return tuple(runs)


def emoji_inside(text: str) -> tuple[Span, ...]:
    """The emoji that stand between the words of one sentence, where a screen reader reads them out."""
    ends = [end for _, end in sentences(text)]
    found = []
    for start, end in counting.emoji(text):
        here = bisect_right(ends, start)
        if here < len(ends) and end < ends[here]:
            before, after = text[max(0, start - 3) : start], text[end : min(end + 3, ends[here])]
            if WORD_BEFORE.search(before) and WORD_AFTER.match(after):
                found.append((start, end))
    return tuple(found)


def emoji_bullets(text: str) -> tuple[Span, ...]:
    """The emoji that begin a line and stand there for a bullet."""
    return tuple(m.span() for m in BULLET.finditer(text))


def us(text: str, names: tuple[str, ...] = ()) -> tuple[Span, ...]:
    """The words by which an organisation speaks of itself, its name among them; not those in quotations."""
    quotations(text)
    spans = [m.span() for m in WE.finditer(text) if text[m.start() : m.end()] != "US"] + list(
        named(text, names)
    )
    return clear_of(sorted(spans), quotations(text))


def you(text: str) -> tuple[Span, ...]:
    """The words by which the reader is spoken to; not those in quotations."""
    return clear_of((m.span() for m in YOU.finditer(text)), quotations(text))


def named(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Where one of the names stands as a whole word, also with a genitive s."""
    if not names:
        return ()
    either = "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))
    return tuple(
        m.span()
        for m in regex.finditer(
            rf"(?<![\p{{L}}\p{{N}}@#])(?:{either})(?:['’]?s)?(?![\p{{L}}\p{{N}}])", text, regex.IGNORECASE
        )
    )


def hashtag_runs(text: str) -> tuple[tuple[Span, int], ...]:
    """Hashtags that follow one another with no words between, each run with its number."""
    runs: list[tuple[Span, int]] = []
    for start, end in hashtags(text):
        if runs and not words(text[runs[-1][0][1] : start]):
            (first, _), number = runs[-1]
            runs[-1] = ((first, end), number + 1)
        else:
            runs.append(((start, end), 1))
    return tuple(runs)
