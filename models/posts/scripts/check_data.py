"""Checks the gold file: every id once, labels in range, no near-duplicates, all kinds of posts in balance. Exit 1 on a fault."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from corpus import FOLDS, fold, gold
from labels import INTENTS, SCALES

Row = Mapping[str, object]
FIELDS = ("id", "text", "language", "variant", "sector", "kind", "platform", "writer", "batch")
SHINGLE = 5
ALIKE = 0.4
"""Share of common five-character shingles (Jaccard) from which two posts are near-duplicates."""

LEAST_SHARE, MOST_SHARE = 0.35, 0.5
"""Between which the share of commercial posts must lie, in each language and fold."""


def faults(rows: Sequence[Row]) -> Iterator[str]:
    """All faults, in words."""
    for name, count in Counter(str(row.get("id")) for row in rows).items():
        if count > 1:
            yield f"{name}: id stands {count} times"
    for row in rows:
        yield from (f"{row['id']}: {what}" for what in _shape(row))
    yield from _leaks(rows)
    for one, other, share in duplicates(rows):
        yield f"{one} and {other} are alike ({share:.2f})"
    for (language, number), share in _shares(rows).items():
        if not LEAST_SHARE <= share <= MOST_SHARE:
            yield f"{language}, fold {number}: {share:.2f} of the posts are commercial"


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
    for said, label in row.get("sentences", ()):  # type: ignore[attr-defined]
        if said not in str(row["text"]) or label not in (0, 1):
            yield f"sentence not in the post, or badly labelled: {said[:40]!r}"


def _leaks(rows: Sequence[Row]) -> Iterator[str]:
    """A sector or writer in two folds would be seen in training and measured on."""
    for name in ("sector", "writer"):
        folds: dict[str, set[str]] = {}
        for row in rows:
            folds.setdefault(str(row[name]), set()).add(fold(row))
        yield from (
            f"{name} {value} stands in folds {sorted(found)}"
            for value, found in folds.items()
            if len(found) > 1
        )


def _shares(rows: Sequence[Row]) -> dict[tuple[str, str], float]:
    labels: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        labels.setdefault((str(row["language"]), fold(row)), []).append(int(str(row["commercial"])))
    return {key: sum(found) / len(found) for key, found in labels.items()}


def duplicates(rows: Sequence[Row]) -> Iterator[tuple[str, str, float]]:
    """Pairs of posts that share many shingles."""
    shingles = {str(row["id"]): _shingles(str(row["text"])) for row in rows}
    for (one, first), (other, second) in combinations(shingles.items(), 2):
        share = len(first & second) / (len(first | second) or 1)
        if share >= ALIKE:
            yield one, other, share


def _shingles(text: str) -> frozenset[str]:
    plain = " ".join(text.casefold().split())
    return frozenset(plain[i : i + SHINGLE] for i in range(max(1, len(plain) - SHINGLE + 1)))


def main() -> int:
    """Prints the faults and the balance."""
    rows = gold()
    found = list(faults(rows))
    print(*found, sep="\n")
    for language in ("nl", "en"):
        chosen = [row for row in rows if row["language"] == language]
        for name in ("commercial", *SCALES, "intent", "human_voice", "kind"):
            print(language, name, dict(sorted(Counter(str(row[name]) for row in chosen).items())))
    print(f"{len(rows)} posts, {len(FOLDS)} folds, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
