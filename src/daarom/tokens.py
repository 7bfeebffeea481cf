"""Cuts prose into words and signs that keep their offsets, and gives each the form in which it is
compared; it knows nothing of phrases.

White space and the hyphens between two words are no tokens, so `state-of-the-art` and `state of the art`
are alike. Every other sign is one: a comma, a dash, an emoji, and the object replacement character that
stands for code and images. Soft hyphens and zero-width signs inside a word, emoji variation selectors and
skin tones do not count. A web address, an e-mail address and a mention are one token each.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import regex

HYPHENS = "-\u2010\u2011"

_TOKEN = regex.compile(
    r"""
    (?:
      (?P<url>(?:[Hh][Tt][Tt][Pp][Ss]?+://|[Ww][Ww][Ww]\.)[^\s\ufffc]++)
    | (?P<word>@?+[\p{L}\p{N}_][\w\p{N}\u00ad\u200b\u200c\u2060]*+
        (?:
          (?:['\u2018\u2019\u02bc\uff07](?=\p{L})|\.(?=[\p{Ll}\p{N}])|@(?=[\p{L}\p{N}])|(?<=\p{N}),(?=\p{N}))
          [\w\p{N}\u00ad\u200b\u200c\u2060]++
        )*+)
    | (?P<gap>\s)
    | (?P<dash>[-\u2010\u2011]{2,}+|(?<=\s)[-\u2010\u2011](?=\s)|[\u2012-\u2015])
    | (?P<hyphen>[-\u2010\u2011])
    | (?P<sign>\X)
    )\s*+
    """,
    regex.VERBOSE,
)
_UNSEEN = regex.compile(r"[\u00ad\u200b\u200c\u2060\ufe0e\ufe0f]|\p{Emoji_Modifier}|(?<=[\p{L}\p{M}])\u200d")
_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\uff07": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"'}
)


class Token(NamedTuple):
    """A word or sign: the form to compare, its offsets in the prose, and whether it is a word (or number)
    rather than a sign or address."""

    key: str
    start: int
    end: int
    word: bool


def tokens(text: str) -> list[Token]:
    """The words and signs of a text, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "gap"
        if kind in ("gap", "hyphen"):
            continue
        start, end = match.span(kind)
        if kind == "dash":
            found.append(Token("–", start, end, False))
        else:
            raw = text[start:end]
            key = raw.lower() if raw.isascii() else folded(raw)
            found.append(Token(key, start, end, kind == "word" and "@" not in raw))
    return found


def folded(raw: str) -> str:
    """The form in which words are compared: case folded, composed, straight apostrophes. Its length may
    differ from the word's."""
    if raw.isascii():
        return raw.lower()
    return unicodedata.normalize("NFC", composed(raw).casefold())


def composed(raw: str) -> str:
    """A word as written, but composed (NFC), with straight apostrophes and without signs that nobody sees."""
    if raw.isascii():
        return raw
    # An emoji modifier on its own is a sign like any other.
    return unicodedata.normalize("NFC", _UNSEEN.sub("", raw) or raw).translate(_SAME)
