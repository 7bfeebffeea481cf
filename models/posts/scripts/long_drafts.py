"""Measures what happens to one advertisement among ordinary paragraphs: `python scripts/long_drafts.py --text
FOLDER`.

Drafts are put together from left-out posts and ordinary text of the test split, and judged with the scores of
the fold's own student. Each
paragraph's log odds are mixed with those of its draft by some share, as daarom does with `CONTEXT`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from calibrate import Left, commercial, read
from corpus import SEED, real

from daarom.score.calibration import logit, sigmoid

SOURCES = {"nl": "nl_paragraphs", "en": "en_paragraphs_18f"}
ORDINARY = 12
SHARES = (0.0, 0.1, 0.2, 0.5)
LIMITS = (0.55, 0.75)
SMALL = 25
"""Words below which daarom would join a paragraph with its neighbour."""

Paragraph = tuple[float, int]
"""Log odds and words."""


def drafts(
    posts: Sequence[Paragraph], ordinary: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Each advertisement with a dozen ordinary paragraphs."""
    chosen = random.Random(SEED)
    for post in posts:
        yield post, chosen.choices(ordinary, k=ORDINARY)


def mixed(paragraphs: Sequence[Paragraph], share: float) -> list[float]:
    """The probability of each paragraph in its draft."""
    whole = sum(odds * words for odds, words in paragraphs) / sum(words for _, words in paragraphs)
    return [sigmoid((1 - share) * odds + share * whole) for odds, _ in paragraphs]


def paragraphs(
    left: Left, others: Sequence[Left], texts: Sequence[str], language: str
) -> tuple[list[Paragraph], list[Paragraph]]:
    """A fold's advertisements and ordinary paragraphs in one language, calibrated on the other folds."""
    line = commercial(others)
    posts = [
        (logit(line(scores["commercial"])), len(str(row["text"]).split()))
        for row, scores in zip(left.rows, left.gold, strict=True)
        if row["language"] == language and row["commercial"]
    ]
    ordinary = [
        (logit(line(scores["commercial"])), len(text.split()))
        for text, place, scores in zip(texts, left.places, left.real, strict=True)
        if place["source"] == SOURCES[language] and place["split"] == "test"
    ]
    return [item for item in posts if item[1] >= SMALL], [item for item in ordinary if item[1] >= SMALL]


def main() -> None:
    """Prints, per language, share and limit, how many advertisements are found and how many drafts without
    one get a false alarm."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    texts = [item.text for item in real(arguments.parse_args().text) if item.split != "learn"]
    folds = read("student")
    for language in SOURCES:
        made = []
        for number, left in folds.items():
            others = [other for name, other in folds.items() if name != number]
            made += drafts(*paragraphs(left, others, texts, language))
        for share in SHARES:
            sold = [mixed([post, *ordinary], share)[0] for post, ordinary in made]
            unsold = [max(mixed(ordinary, share)) for _, ordinary in made]
            for limit in LIMITS:
                found = sum(score >= limit for score in sold) / len(made)
                wrong = sum(score >= limit for score in unsold) / len(made)
                print(
                    f"{language}, share {share}, limit {limit}: found {found:.2f}, drafts with a false alarm {wrong:.3f}"
                )


if __name__ == "__main__":
    main()
