"""Counts a post as each platform counts it, and finds where it runs over; it knows no platform's limit.

Ways of counting: `weighted` (X, after twitter-text v3), `url23` (Mastodon), `graphemes` (Bluesky),
`emoji_bytes` (Threads), `utf16` (TikTok), `code_points` and `bytes` (UTF-8).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

import regex

from daarom.model import Span
from daarom.platforms import load_data

Unit = tuple[int, int, int]
"""Start and end of a piece of text that is counted as a whole, and what it counts for."""

URL_LENGTH = 23
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that count for one in weighted counting; all others count for two."""

EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}"
    r"|[0-9#*]\ufe0f?\u20e3"
    r"|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
    r"|(?:(?![©®])\p{Extended_Pictographic}(?!\ufe0e)|[©®](?=\ufe0f))\ufe0f?\p{Emoji_Modifier}?"
    r"(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)*+"
)
CLUSTER = regex.compile(r"\X")
_LETTER = r"a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_WIDE = rf"(?:[{_LETTER}]|(?![\p{{P}}\p{{S}}\p{{Z}}\p{{C}}])[^\x00-\x7f]|\u2603)"
_PATH = r"[a-z0-9!*';:=+,.$/%#\[\]\u2013_~@|&\u00c0-\u024f\u0400-\u04ff-]"
_TAIL = r"[a-z0-9=_#/+\u00c0-\u024f\u0400-\u04ff-]"
_QUERY = r"[a-z0-9!?*'@();:&=+$/%#\[\]_.,~|-]"
_REST = (
    rf"(?::[0-9]+)?(?:/(?:(?:{_PATH}|\([^()\s]{{1,100}}\))*(?:{_TAIL}|\([^()\s]{{1,100}}\)))?)?"
    rf"(?:\?(?:{_QUERY})*[a-z0-9_&=#/-])?"
)
SHORTENED = regex.compile(
    r"https?://t\.co/([a-z0-9]+)(?:\?(?:[a-z0-9!?*'@();:&=+$/%#\[\]_.,~|-])*[a-z0-9_&=#/-])?",
    regex.IGNORECASE,
)
LABEL_AT_MOST, SLUG_AT_MOST = 63, 40
REMOTE = regex.compile(r"(?<![/\w])[@＠](\w+(?:[.-]+\w+)*)@[a-z0-9.-]+[a-z0-9]", regex.IGNORECASE)
WITH_PROTOCOL = regex.compile(r"https?://[^\s<>\"“”«»\ufffc]+", regex.IGNORECASE)


def count(text: str, counting: str) -> int:
    """How long a text is in the given way of counting. Raises KeyError for an unknown way."""
    return sum(weight for _, _, weight in COUNTINGS[counting](text))


def overflow(text: str, counting: str, limit: int) -> int | None:
    """The offset of the first character that no longer fits within `limit`, or None where all of it fits."""
    total = 0
    for start, _, weight in COUNTINGS[counting](text):
        total += weight
        if total > limit:
            return start
    return None


def emoji(text: str) -> tuple[Span, ...]:
    """The emoji, each sequence (a family, a flag, a skin tone, a keycap) as one."""
    return tuple(found.span() for found in EMOJI.finditer(text))


def links(text: str) -> tuple[Span, ...]:
    """The links that X makes of a text: with a protocol, and bare domains under a known top level."""
    found = []
    for match in _linker().finditer(text):
        start, end = match.span()
        host = match["host"] or match["bare"]
        if not all(_label(label) for label in host.split(".")):
            continue
        short = SHORTENED.match(text, start)
        if short is not None and len(short[1]) > SLUG_AT_MOST:
            continue
        found.append((start, short.end() if short is not None else end))
    return tuple(found)


@lru_cache(maxsize=1)
def _linker() -> regex.Pattern[str]:
    """Links with a protocol may have any domain; bare ones need Latin letters and a top level of
    data/tlds.yaml.
    """
    data = load_data("tlds.yaml")
    tops = "|".join(sorted(f"{data['country']} {data['generic']}".split(), key=len, reverse=True))
    end = r"(?![0-9a-z@+-])"
    wide = rf"{_WIDE}(?:(?:{_WIDE}|[_-])*{_WIDE})?"
    name = rf"{_WIDE}(?:(?:{_WIDE}|-)*{_WIDE})?"
    latin = rf"[{_LETTER}](?:[{_LETTER}_-]{{0,61}}[{_LETTER}])?"
    bare_name = rf"[{_LETTER}](?:[{_LETTER}-]{{0,61}}[{_LETTER}])?"
    top = rf"(?:xn--[a-z0-9-]+|[a-z]{{2,63}})(?!_){end}|(?:(?![a-z0-9]){_WIDE}){{2,20}}"
    before = r"(?<![a-z0-9@＠$#＃])"
    return regex.compile(
        rf"{before}(?:https?://(?P<host>(?:{wide}\.)*{name}\.(?:{top}))"
        rf"|(?<![-_./])(?P<bare>(?:{latin}\.)*{bare_name}\.(?:{tops}){end})){_REST}",
        regex.IGNORECASE,
    )


def _label(label: str) -> bool:
    """Whether a part of a domain name is short enough for the network, written in ASCII if need be."""
    if label.isascii():
        return len(label) <= LABEL_AT_MOST
    return not label.lower().startswith("xn--") and len(label.encode("punycode")) + 4 <= LABEL_AT_MOST


def _weighted(text: str) -> Iterator[Unit]:
    at = 0
    for start, end in links(text):
        yield from _light(text, at, start)
        yield start, end, URL_LENGTH
        at = end
    yield from _light(text, at, len(text))


def _light(text: str, start: int, end: int) -> Iterator[Unit]:
    """Text without links: an emoji counts for two, the rest by its weight after composition (NFC)."""
    at = start
    for found in EMOJI.finditer(text, start, end):
        yield from _clusters(text, at, found.start(), _weight)
        yield found.start(), found.end(), 2
        at = found.end()
    yield from _clusters(text, at, end, _weight)


def _weight(cluster: str) -> int:
    composed = unicodedata.normalize("NFC", cluster)
    return sum(1 if any(low <= ord(char) <= high for low, high in LIGHT) else 2 for char in composed)


def _clusters(text: str, start: int, end: int, weight: Callable[[str], int]) -> Iterator[Unit]:
    return ((m.start(), m.end(), weight(m[0])) for m in CLUSTER.finditer(text, start, end))


def _one(cluster: str) -> int:  # noqa: ARG001 - stands in for a weight
    return 1


def _url23(text: str) -> Iterator[Unit]:
    """Links with a protocol count for 23, of a mention on another server only @name counts, the rest is
    characters as seen.
    """
    at = 0
    marked = [
        (m.start(), _url_end(text, m.start(), m.end()), URL_LENGTH) for m in WITH_PROTOCOL.finditer(text)
    ]
    marked += [(m.start(), m.end(), len(m[1]) + 1) for m in REMOTE.finditer(text)]
    for start, end, weight in sorted(marked):
        if start < at:
            continue
        yield from _clusters(text, at, start, _one)
        yield start, end, weight
        at = end
    yield from _clusters(text, at, len(text), _one)


def _url_end(text: str, start: int, end: int) -> int:
    """The end of a link without the sentence's punctuation; a bracket stays where one was opened."""
    while end > start and (
        text[end - 1] in ".,;:!?'’…" or (text[end - 1] == ")" and "(" not in text[start:end])
    ):
        end -= 1
    return end


def _graphemes(text: str) -> Iterator[Unit]:
    return _clusters(text, 0, len(text), _one)


def _emoji_bytes(text: str) -> Iterator[Unit]:
    at = 0
    for start, end in emoji(text):
        yield from ((i, i + 1, 1) for i in range(at, start))
        yield start, end, len(text[start:end].encode("utf-8", "surrogatepass"))
        at = end
    yield from ((i, i + 1, 1) for i in range(at, len(text)))


def _code_points(text: str) -> Iterator[Unit]:
    return ((i, i + 1, 1) for i in range(len(text)))


def _bytes(text: str) -> Iterator[Unit]:
    return ((i, i + 1, len(char.encode("utf-8", "surrogatepass"))) for i, char in enumerate(text))


def _utf16(text: str) -> Iterator[Unit]:
    return ((i, i + 1, 1 if ord(char) <= 0xFFFF else 2) for i, char in enumerate(text))


COUNTINGS: Mapping[str, Callable[[str], Iterator[Unit]]] = {
    "weighted": _weighted,
    "url23": _url23,
    "graphemes": _graphemes,
    "emoji_bytes": _emoji_bytes,
    "utf16": _utf16,
    "code_points": _code_points,
    "bytes": _bytes,
}
