"""Checks the gold: ids, labels in range, folds that do not leak, no near-duplicates, no templates, all labels in balance. Exit 1 on a fault."""

from __future__ import annotations

import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from corpus import FOLDS, fold, gold
from labels import INTENTS, KINDS, SCALES

from daarom.sentences import sentences

Row = Mapping[str, object]
FIELDS = ("id", "text", "language", "sector", "kind", "platform", "writer", "batch", "labeller")
LANGUAGES = ("nl", "en")

SHINGLE = 5
ALIKE = 0.4
"""Share of common five-character shingles (Jaccard) from which two texts are near-duplicates."""

SKELETON_ALIKE = 0.6
"""The same for texts with their names and numbers taken out: from here on two texts are one template filled twice."""

HASHES, BAND = 48, 2
"""Minimum hashes per text, and how many of them must agree for two texts to be compared."""

MOST_OPENINGS = 0.003
"""The share of a language's texts that may begin with the same three words."""

LEAST_SHARE, MOST_SHARE = 0.3, 0.5
"""Between which the share of commercial texts must lie, in each language and fold."""

LEAST_TEXTS, LEAST_TWICE = 6000, 0.15
WORDS = (2, 330)

FILLED = re.compile(r"[A-ZÀ-Ý][\w’'-]+|[\d.,:%€£$]+")


def faults(rows: Sequence[Row]) -> Iterator[str]:
    """All faults, in words."""
    for name, count in Counter(str(row.get("id")) for row in rows).items():
        if count > 1:
            yield f"{name}: id stands {count} times"
    for row in rows:
        yield from (f"{row['id']}: {what}" for what in _shape(row))
    yield from _leaks(rows)
    yield from _balance(rows)
    yield from _openings(rows)
    for one, other, share in alike([str(row["text"]) for row in rows], ALIKE):
        yield f"{rows[one]['id']} and {rows[other]['id']} are alike ({share:.2f})"
    for one, other, share in alike([skeleton(str(row["text"])) for row in rows], SKELETON_ALIKE):
        yield f"{rows[one]['id']} and {rows[other]['id']} are one template ({share:.2f})"


def _shape(row: Row) -> Iterator[str]:
    yield from (f"{name} is missing" for name in FIELDS if not str(row.get(name) or "").strip())
    yield from (f"{name} is {row.get(name)!r}" for name in SCALES if row.get(name) not in (-1, 0, 1))
    yield from (
        f"{name} is {row.get(name)!r}"
        for name in ("commercial", "human_voice")
        if row.get(name) not in (0, 1)
    )
    if row.get("intent") not in INTENTS:
        yield f"intent is {row.get('intent')!r}"
    if row.get("intent") == "sell" and not row.get("commercial"):
        yield "sells, but is not commercial"
    if row.get("commercial") and not row.get("selling"):
        yield "commercial, but no sentence sells"
    if not WORDS[0] <= len(str(row["text"]).split()) <= WORDS[1]:
        yield f"{len(str(row['text']).split())} words"
    count = len(sentences(str(row["text"])))
    for number, kind in row.get("selling", ()):  # type: ignore[attr-defined]
        if kind not in KINDS or not 1 <= number <= count:
            yield f"sentence {number} of {count} sells by {kind!r}"


def _leaks(rows: Sequence[Row]) -> Iterator[str]:
    """A sector or writer in two folds would be seen in training and measured on; who wrote a text must not label it."""
    for name in ("sector", "writer"):
        folds: dict[str, set[str]] = {}
        for row in rows:
            folds.setdefault(str(row[name]), set()).add(fold(row))
        for value, found in folds.items():
            if len(found) > 1:
                yield f"{name} {value} stands in folds {sorted(found)}"
    yield from (f"{row['id']}: labelled by its writer" for row in rows if row["labeller"] == row["writer"])


def _balance(rows: Sequence[Row]) -> Iterator[str]:
    if len(rows) < LEAST_TEXTS:
        yield f"{len(rows)} texts, fewer than {LEAST_TEXTS}"
    if sum("second" in row for row in rows) < LEAST_TWICE * len(rows):
        yield f"fewer than {LEAST_TWICE:.0%} of the texts are labelled twice"
    labels: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        labels[str(row["language"]), fold(row)].append(int(str(row["commercial"])))
    for (language, number), found in labels.items():
        share = sum(found) / len(found)
        if not LEAST_SHARE <= share <= MOST_SHARE:
            yield f"{language}, fold {number}: {share:.2f} of the texts are commercial"


def _openings(rows: Sequence[Row]) -> Iterator[str]:
    for language in LANGUAGES:
        texts = [str(row["text"]) for row in rows if row["language"] == language]
        for opening, count in Counter(" ".join(text.lower().split()[:3]) for text in texts).items():
            if count > max(3, MOST_OPENINGS * len(texts)):
                yield f"{language}: {count} texts begin with {opening!r}"


def skeleton(text: str) -> str:
    """The text with one sign for each name and number: what a template would leave."""
    return FILLED.sub("_", text)


def alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts that share many shingles. Candidates are found by minimum hashes: a pair at `least` .4 is missed once in 60 times."""
    sets = [_shingles(text) for text in texts]
    generator = np.random.default_rng(1)
    factors, shifts = (
        generator.integers(1, 1 << 31, HASHES, "uint64") | 1,
        generator.integers(0, 1 << 31, HASHES, "uint64"),
    )
    least_hashes = [
        ((np.fromiter(found, "uint64")[:, None] * factors + shifts) & 0xFFFFFFFF).min(axis=0)
        for found in sets
    ]
    seen: set[tuple[int, int]] = set()
    for start in range(0, HASHES, BAND):
        groups: dict[bytes, list[int]] = defaultdict(list)
        for index, hashes in enumerate(least_hashes):
            groups[hashes[start : start + BAND].tobytes()].append(index)
        for group in groups.values():
            seen.update(combinations(group, 2))
    for one, other in sorted(seen):
        share = len(sets[one] & sets[other]) / len(sets[one] | sets[other])
        if share >= least:
            yield one, other, share


def _shingles(text: str) -> frozenset[int]:
    plain = " ".join(text.casefold().split())
    return frozenset(
        zlib.crc32(plain[i : i + SHINGLE].encode()) for i in range(max(1, len(plain) - SHINGLE + 1))
    )


def shares(rows: Sequence[Row], name: str) -> dict[str, float]:
    """The share of the texts that carries each value of a label."""
    counts = Counter(str(row[name]) for row in rows)
    return {value: round(count / len(rows), 3) for value, count in sorted(counts.items())}


def main() -> int:
    """Prints the faults and the balance."""
    rows = gold()
    found = list(faults(rows))
    print(*found, sep="\n")
    for language in LANGUAGES:
        chosen = [row for row in rows if row["language"] == language]
        for name in ("commercial", *SCALES, "intent", "human_voice", "kind"):
            print(language, name, shares(chosen, name))
    print(f"{len(rows)} texts, {len(FOLDS)} folds, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
