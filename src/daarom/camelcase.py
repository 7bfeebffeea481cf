"""Knows where the words in a hashtag begin, where something shows it: a list, the draft itself, the
organisation's name. It guesses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import regex

from daarom.edits import capital
from daarom.measures import plain_words
from daarom.model import Document
from daarom.sentences import hashtags

LETTERS_AT_LEAST = 8
"""Letters from which words that follow one another in the text show how a hashtag is made up."""

LETTERS_OF_TWO = 12
"""The same where they are two: 'every one' in a text says nothing of #everyone."""

INNER_CAPITAL = regex.compile(r"[\p{Ll}\p{N}]\p{Lu}|\p{Lu}\p{Lu}\p{Ll}")
BLANK = regex.compile(r"[ \t\n]+")


def spellings(document: Document, known: Iterable[str], name: str | None) -> Mapping[str, str]:
    """Hashtags without their sign, in lower case, and how they are written with capitals. `known` goes before
    the draft's own hashtags, those before the organisation's `name`, that before words in the text.
    """
    texts = [segment.prose.value for segment in document.segments]
    tags = [text[start + 1 : end] for text in texts for start, end in hashtags(text)]
    unsure = {tag.casefold() for tag in tags if not INNER_CAPITAL.search(tag)}
    found: dict[str, str] = {}
    sources = ((word.lstrip("#") for word in known), _agreed(tags), _named(name), _in_text(texts, unsure))
    for spelled in (item for source in sources for item in source):
        found.setdefault(spelled.casefold(), spelled)
    return found


def _agreed(tags: list[str]) -> Iterator[str]:
    """The hashtags that the draft writes with capitals, always in the same way."""
    spelled = {tag for tag in tags if INNER_CAPITAL.search(tag)}
    for tag in sorted(spelled):
        if sum(other.casefold() == tag.casefold() for other in spelled) == 1:
            yield tag


def _named(name: str | None) -> Iterator[str]:
    parts = BLANK.split(name or "")
    if len(parts) > 1 and all(part.isalnum() for part in parts):
        yield "".join(map(capital, parts))


def _in_text(texts: Iterable[str], tags: set[str]) -> Iterator[str]:
    """The hashtags among `tags` that words in the text make when they are written together."""
    wanted = {tag for tag in tags if len(tag) >= LETTERS_AT_LEAST}
    for text in texts if wanted else ():
        words = plain_words(text)
        for first in range(len(words)):
            yield from _from_word(text, words[first : first + 12], wanted)


def _from_word(text: str, words: tuple[tuple[int, int], ...], wanted: set[str]) -> Iterator[str]:
    parts: list[str] = []
    for number, (start, end) in enumerate(words):
        if number and not BLANK.fullmatch(text, words[number - 1][1], start):
            return
        parts.append(text[start:end])
        joined = "".join(parts).casefold()
        if not any(tag.startswith(joined) for tag in wanted):
            return
        enough = len(parts) > 2 or len(joined) >= LETTERS_OF_TWO
        if len(parts) > 1 and enough and joined in wanted:
            yield "".join(map(capital, parts))
