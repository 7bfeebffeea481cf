r"""Reads the phrases of rules; it finds nothing itself.

The syntax of a phrase:

- words are separated by white space or hyphens, which are alike: `must have` is also `must-have`;
- `wees er (snel) bij`, `korting(en)`: a part that may be missing; `bestel [nu|direct]`: one of these; both
  may be nested;
- `kortings*`, `*korting`: any letters at the end or the start of a word; `_`: exactly one word, whatever it
  is;
- signs count where they are written, white space around them does not: `op = op`, `24/7`, `50%`, `🔥`;
- straight and curly apostrophes are alike, accents count: `hét adres` is not `het adres`;
- `=boek nu`: no inflected forms of this phrase; `\(`, `\*`, `\_`, `\=`: the sign itself.

Inflected are phrases of one word and the last word of a longer phrase, if it has four letters or more, no
capitals and no brackets or stars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from daarom.inflection import inflected
from daarom.shape import TEXT, Faults, Shape, taking
from daarom.tokens import Token, composed, folded, tokens
from daarom.yamlfile import Node

VARIANTS_AT_MOST = 256
LETTERS_AT_MOST = 500
DEPTH_AT_MOST = 20

_ESCAPED = "()[]|*_=\\"
_HIDDEN = {sign: chr(0xFDD0 + number) for number, sign in enumerate(_ESCAPED)}
_UNMARKED = re.compile(r"[^()\[\]|\\]+")
_LETTER = re.compile("[A-Za-z]")
_WHOLE = re.compile(r"[^\S ]|(?<!\S)[-\u2010\u2011](?!\S)")
_SHOWN = str.maketrans({hidden: sign for sign, hidden in _HIDDEN.items()})


class PhraseError(ValueError):
    """A phrase that cannot be used; `key` names the sentence in the catalogue."""

    def __init__(self, phrase: str, key: str) -> None:
        super().__init__(f"{key}: {phrase}")
        self.phrase, self.key = phrase, key


class Word(NamedTuple):
    """One word or sign of a phrase: as written, as compared, and whether any letters may stand before or
    after; `free` is any one word."""

    written: str
    key: str
    before: bool = False
    after: bool = False
    free: bool = False
    sign: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to write a phrase; `plain` when it is the phrase as written, without wildcards or
    inflection."""

    words: tuple[Word, ...]
    plain: bool = True


def _phrase(node: Node, faults: Faults) -> str | None:
    text = node.value if isinstance(node.value, str) else node.raw.strip()
    if isinstance(node.value, (dict, tuple)) or not text.strip():
        faults.add(node.start, "lexical.empty", phrase=node.raw.strip()[:40])
        return None
    try:
        verify(text)
    except PhraseError as error:
        faults.add(node.start, error.key, phrase=text[:80])
        return None
    return text


phrase: Shape[str] = taking(TEXT, _phrase)
"""A phrase in a YAML file, as written; reports one that cannot be used at its line."""


def verify(text: str) -> None:
    """Raises PhraseError for a phrase that cannot be used."""
    body = _body(text)
    # Only a star or the sign for code can be wrong beside letters, and only they need a closer look.
    if "*" in body or "\ufffc" in body or not all(map(_LETTER.search, _spellings(text))):
        variants(text)


@lru_cache(maxsize=4096)
def variants(text: str, language: str | None = None) -> tuple[Variant, ...]:
    """All ways to write a phrase; with a language also those with its last word inflected. Raises
    PhraseError."""
    body = _body(text)
    found: dict[tuple[Word, ...], Variant] = {}
    for spelled in _spellings(text):
        words = _words(text, spelled)
        if words not in found:
            found[words] = Variant(words, not any(word.before or word.after or word.free for word in words))
    if language and not _fixed(text) and not set("".join(body.split()[-1:])) & set(_ESCAPED):
        for words in tuple(found):
            for last in _inflected(words[-1], len(words) == 1, language):
                other = (*words[:-1], last)
                found.setdefault(other, Variant(other, plain=False))
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _inflected(last: Word, alone: bool, language: str) -> tuple[Word, ...]:
    if last.before or last.after or last.free or last.sign:
        return ()
    # A capital at the start of a phrase is only a capital; one anywhere else makes a name or an abbreviation.
    written = last.written[:1].lower() + last.written[1:] if alone else last.written
    forms = inflected(written, language)
    kept = (form if written == last.written else form[:1].upper() + form[1:] for form in forms)
    return tuple(Word(spelled, folded(form)) for spelled, form in zip(kept, forms, strict=True))


def _fixed(text: str) -> bool:
    return text.lstrip().startswith("=")


def _body(text: str) -> str:
    """A phrase without the sign that forbids inflected forms."""
    return text.lstrip()[1:] if _fixed(text) else text


@lru_cache(maxsize=4096)
def _spellings(text: str) -> tuple[str, ...]:
    """A phrase with its optional parts and alternatives written out. Raises PhraseError."""
    body = _body(text)
    if len(body) > LETTERS_AT_MOST:
        raise PhraseError(text, "lexical.many")
    return tuple(_Spelling(text, body).all())


class _Spelling:
    """Writes out the optional parts and alternatives of one phrase."""

    def __init__(self, phrase_text: str, body: str) -> None:
        self.phrase, self.body, self.at, self.depth = phrase_text, body, 0, 0

    def all(self) -> list[str]:
        return self.alternatives("")

    def alternatives(self, closer: str) -> list[str]:
        done: list[str] = []
        current = [""]
        while self.at < len(self.body):
            if run := _UNMARKED.match(self.body, self.at):
                self.at, current = run.end(), [head + run[0] for head in current]
                continue
            sign = self.body[self.at]
            self.at += 1
            if closer and sign == closer:
                return [*done, *current]
            if closer and sign == "|":
                done, current = [*done, *current], [""]
            else:
                current = self.joined(current, self.part(sign))
        if closer:
            raise PhraseError(self.phrase, "lexical.bracket")
        return current

    def part(self, sign: str) -> list[str]:
        if sign == "\\" and self.at < len(self.body) and self.body[self.at] in _ESCAPED:
            self.at += 1
            return [_HIDDEN[self.body[self.at - 1]]]
        if sign in ")]":
            raise PhraseError(self.phrase, "lexical.bracket")
        if sign not in "([":
            return [sign]
        self.depth += 1
        if self.depth > DEPTH_AT_MOST:
            raise PhraseError(self.phrase, "lexical.many")
        inner = self.alternatives(")" if sign == "(" else "]")
        self.depth -= 1
        return ["", *inner] if sign == "(" else inner

    def joined(self, heads: list[str], tails: list[str]) -> list[str]:
        if len(heads) * len(tails) > VARIANTS_AT_MOST:
            raise PhraseError(self.phrase, "lexical.many")
        return [head + tail for head in heads for tail in tails]


def _words(text: str, spelled: str) -> tuple[Word, ...]:
    # Words do not reach over spaces, and phrases share many; only a loose hyphen looks at what is around it.
    parts = (spelled,) if _WHOLE.search(spelled) else spelled.split(" ")
    words: list[Word] = []
    for part in parts:
        found = _part(part)
        if found is None:
            raise PhraseError(text, "lexical.star")
        words.extend(found)
    if all(word.free for word in words) or "\ufffc" in spelled:
        raise PhraseError(text, "lexical.empty")
    return tuple(words)


@lru_cache(maxsize=8192)
def _part(spelled: str) -> tuple[Word, ...] | None:
    """The words in a part of a phrase; None where a star stands at no end of a word."""
    found = tokens(spelled)
    words: list[Word] = []
    for index, token in enumerate(found):
        if token.key == "*":
            if not _touches(found, index):
                return None
        elif token.key == "_":
            words.append(Word("_", "_", free=True))
        else:
            words.append(_word(found, index, spelled))
    return tuple(words)


def _word(found: list[Token], index: int, spelled: str) -> Word:
    token = found[index]
    before = token.word and index > 0 and found[index - 1].key == "*" and found[index - 1].end == token.start
    after = (
        token.word
        and index + 1 < len(found)
        and found[index + 1].key == "*"
        and found[index + 1].start == token.end
    )
    written = composed(spelled[token.start : token.end]).translate(_SHOWN)
    return Word(written, token.key.translate(_SHOWN), before, after, sign=not token.word)


def _touches(found: list[Token], index: int) -> bool:
    """Whether a star is at the start or the end of one word, not between two and not alone."""
    star = found[index]
    left = (
        index > 0
        and found[index - 1].word
        and found[index - 1].key != "_"
        and found[index - 1].end == star.start
    )
    right = (
        index + 1 < len(found)
        and found[index + 1].word
        and found[index + 1].key != "_"
        and found[index + 1].start == star.end
    )
    return left != right
