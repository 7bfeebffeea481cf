"""Finds words, hashtags, mentions, bare links and the fold; it does not know what any of them count for."""

from __future__ import annotations

from functools import lru_cache

import regex

from daarom.model import Span

WORD = regex.compile(
    r"(?:(?<![\p{L}\p{N}])['’](?=[stnkm](?![\p{L}\p{N}])))?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*+"
    r"(?:(?:['’‑-]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*+)*+"
)
HASHTAG = regex.compile(
    r"(?<![\p{L}\p{N}_&/#＃])[#＃](?=[\p{N}_]{0,50}[\p{L}\p{Extended_Pictographic}])[\p{L}\p{N}\p{M}_\p{Extended_Pictographic}]++"
)
MENTION = regex.compile(
    r"(?<![\p{L}\p{N}_.@＠/!#$%&*+-])[@＠][\p{L}\p{N}_]++(?:[.-][\p{L}\p{N}_]++)*+(?:@[\p{L}\p{N}_]++(?:[.-][\p{L}\p{N}_]++)*+)?"
)
DOMAINS = (
    "nl|com|org|net|eu|be|de|fr|uk|io|gov|edu|info|app|dev|frl|amsterdam|gent|brussels|vlaanderen"
    "|social|me|tv|co|ly|gl"
)
URL = regex.compile(
    r"(?<![\p{L}\p{N}@])(?:https?://[^\s<>\"“”«»\ufffc]++|www\.[^\s<>\"“”«»\ufffc]++"
    rf"|(?<![.\-_/])(?:[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}-]{{0,62}}+\.){{1,4}}(?:{DOMAINS})(?![\p{{L}}\p{{N}}@_-]|\.\p{{L}})(?:[/?#][^\s<>\"“”«»\ufffc]*+)?)",
    regex.IGNORECASE,
)
JOINERS = regex.compile(r"[\p{M}\u200d\p{Emoji_Modifier}]")


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Span, ...]:
    """The words, with the apostrophes and hyphens inside them; 1.000,50 is one word, 's and 't are."""
    return tuple(found.span() for found in WORD.finditer(text))


def hashtags(text: str) -> tuple[Span, ...]:
    """The hashtags with their sign; one needs a letter, so #1 is none, nor is the anchor of a link."""
    return tuple(found.span() for found in HASHTAG.finditer(text))


def mentions(text: str) -> tuple[Span, ...]:
    """The names after an at sign, also @name@server and @name.bsky.social; e-mail addresses are none."""
    return tuple(found.span() for found in MENTION.finditer(text))


@lru_cache(maxsize=2048)
def urls(text: str) -> tuple[Span, ...]:
    """The bare links: with a scheme, with www, or a domain under a well-known top level; closing
    punctuation is left out.
    """
    return tuple((found.start(), _url_end(text, *found.span())) for found in URL.finditer(text))


def _url_end(text: str, start: int, end: int) -> int:
    """The end of a link without the punctuation of the sentence around it; a bracket stays when it was
    opened inside.
    """
    unclosed = text.count(")", start, end) - text.count("(", start, end)
    while end > start and (text[end - 1] in ".,;:!?'’…*_~]}" or (text[end - 1] == ")" and unclosed > 0)):
        unclosed -= text[end - 1] == ")"
        end -= 1
    return end


def fold(text: str, limit: int) -> Span:
    """What of a text shows above a fold after `limit` code points: whole words, where a word fits, and
    whole characters.
    """
    begin = len(text) - len(text.lstrip())
    if len(text.rstrip()) - begin <= limit:
        return begin, max(begin, len(text.rstrip()))
    end = begin + max(0, limit)
    while end > begin and JOINERS.match(text, end):
        end -= 1
    end -= 1 if end > begin and text[end - 1] == "\u200d" else 0
    part = text[begin : end + 1]
    cut = len(part.rstrip()) if part[-1:].isspace() else max(part.rfind(" "), part.rfind("\n"))
    return begin, begin + len(part[:cut].rstrip()) if cut > 0 else end
