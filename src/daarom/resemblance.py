"""Tells whether two texts are the same one, edited, by small sketches that can be kept. It must not read files.

A sketch holds the smallest hashes of a text's word pairs; the share of the smallest of both together that stands in both estimates how much
the texts have in common (Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

SIZE = 32
"""Hashes in a sketch: enough for an estimate that is seldom a quarter off."""

SIGNS = 4
"""Letters and digits of a hash, six bits each."""

ALIKE = 0.4
"""From this on two texts are taken for the same one; paragraphs that drafts of one organisation share stay well below it."""

WORD = re.compile(r"\w+")

Key = TypeVar("Key", bound=Hashable)
Other = TypeVar("Other", bound=Hashable)


def sketch(texts: Iterable[str]) -> str:
    """The sketch of a text in parts: a string of letters and digits, empty for a text without words."""
    return _sketch(_pairs(texts))


def alike(one: str, other: str) -> float:
    """How much the texts of two sketches have in common: 0 nothing, 1 everything; 0 where one is empty."""
    first, second = _hashes(one), _hashes(other)
    both = sorted(first | second)[:SIZE]
    return sum(item in first and item in second for item in both) / len(both) if first and second else 0.0


def partners(new: Mapping[Key, str], old: Mapping[Other, str]) -> dict[Key, Other]:
    """For each new text the old one that it was made from: an equal one, else the most alike. An old text has one partner."""
    by_hash: dict[str, set[Other]] = defaultdict(set)
    known = {name: _pairs((text,)) for name, text in old.items()}
    for name, pairs in known.items():
        for item in _hashes(_sketch(pairs)):
            by_hash[item].add(name)
    scored: list[tuple[float, int, int, Key, Other]] = []
    order = {name: number for number, name in enumerate(old)}
    for number, (key, text) in enumerate(new.items()):
        own = _pairs((text,))
        for name in {name for item in _hashes(_sketch(own)) for name in by_hash[item]}:
            score = 2.0 if text == old[name] else len(own & known[name]) / len(own | known[name])
            if score >= ALIKE:
                scored.append((-score, number, order[name], key, name))
    found: dict[Key, Other] = {}
    taken: set[Other] = set()
    for *_, key, name in sorted(scored, key=lambda item: item[:3]):
        if key not in found and name not in taken:
            found[key] = name
            taken.add(name)
    return found


def _pairs(texts: Iterable[str]) -> set[str]:
    """Each two words that follow each other; of a text of one word that word with itself."""
    words = [word for text in texts for word in WORD.findall(unicodedata.normalize("NFKC", text).casefold())]
    return {f"{first} {second}" for first, second in zip(words, words[1:] or words, strict=False)}


def _sketch(pairs: set[str]) -> str:
    return "".join(sorted({_hash(pair) for pair in pairs})[:SIZE])


def _hash(text: str) -> str:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIGNS * 6 // 8).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")


def _hashes(sketched: str) -> set[str]:
    return {sketched[start : start + SIGNS] for start in range(0, len(sketched) - SIGNS + 1, SIGNS)}
