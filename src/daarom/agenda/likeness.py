"""Finds posts that say nearly the same within some days of each other. It must not say whether that is wrong."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import regex

from daarom.agenda.posts import Post

WORD = regex.compile(r"[\p{L}\p{N}]+")
SHINGLE = 3
"""Words in a row that are compared."""

FEWEST = 6
"""Posts with fewer runs of words say too little to be alike."""

COMMON = 60
"""A run of words that more posts of these days share, such as a fixed closing line, tells nothing by itself."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two posts, the earlier first, and how alike they are (0 to 1: shared runs of words among all of them)."""

    earlier: Post
    later: Post
    likeness: float


def alike(posts: Sequence[Post], days: int, least: float) -> Iterator[Pair]:
    """For each post the one before it, at most so many days ago, that it resembles most, if by `least` or more.

    `posts` are in order. Works with one list of recent posts for each run of words, so that years of posts are read in
    one go.
    """
    shapes = [_shape(post.text) for post in posts]
    recent: dict[int, deque[int]] = defaultdict(deque)
    for number, post in enumerate(posts):
        shape = shapes[number]
        if len(shape) < FEWEST:
            continue
        shared: Counter[int] = Counter()
        for run in shape:
            seen = recent[run]
            while seen and (post.day - posts[seen[0]].day).days > days:
                seen.popleft()
            if len(seen) <= COMMON:
                shared.update(seen)
            seen.append(number)
        best = max(
            shared, key=lambda other: (_likeness(shared[other], shape, shapes[other]), other), default=None
        )
        if best is not None and (found := _likeness(shared[best], shape, shapes[best])) >= least:
            yield Pair(posts[best], post, found)


def _likeness(shared: int, one: frozenset[int], other: frozenset[int]) -> float:
    return shared / (len(one) + len(other) - shared)


def _shape(text: str) -> frozenset[int]:
    """The runs of words in a text, as numbers; case and accents do not count."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
    runs = (" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) for run in runs)
