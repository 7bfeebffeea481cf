"""Reads the gold posts and the unlabelled text, and says which fold and which split a text belongs to; it computes nothing."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from daarom.sentences import sentences

HERE = Path(__file__).resolve().parents[1]
GOLD = HERE / "data" / "gold.jsonl"
FOLDS = ("1", "2", "3", "4")
SEED = 20261122

MARKUP = re.compile(r"<[^>\n]{1,80}>")
SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class Real:
    """Real text of one source: how many rows to learn from, and whether false alarms are measured on it."""

    name: str
    language: str
    learned: int
    measured: bool = False


REAL = (
    Real("nl_paragraphs", "nl", 3000, True),
    Real("nl_subtitles_xed", "nl", 1500, True),
    Real("en_paragraphs_18f", "en", 2000, True),
    Real("en_goemotions", "en", 2500, True),
    Real("en_clickbait", "en", 1000),
    Real("en_humour_colbert", "en", 600),
)
MEASURED = 400
SPLITS = {"learn": (0.0, 0.6), "calibrate": (0.6, 0.8), "test": (0.8, 1.0)}
"""Stretches of each file: neighbours in a file often come from one page, so a page falls in one split."""


@dataclass(frozen=True)
class Text:
    """One text of a source, in a split, without labels."""

    text: str
    language: str
    source: str
    split: str


@dataclass(frozen=True)
class Part:
    """A stretch of a gold post. `commercial` is its label where a labeller (or the post as a whole) gave one."""

    text: str
    post: str
    commercial: float | None


def gold() -> list[dict[str, object]]:
    """The labelled posts, in the order of the file."""
    with GOLD.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def fold(row: dict[str, object]) -> str:
    """The fold of a post: writers nl1 and en1 share five sectors, so a fold leaves out sectors and writers at once."""
    return str(row["writer"])[-1]


def parts(row: dict[str, object]) -> Iterator[Part]:
    """A post's sentences and its runs of three sentences, each once; none for a post of one sentence.

    Every sentence of a post that does not sell is labelled 0; of one that does, the sentences that the labellers marked are labelled.
    """
    post, text = str(row["id"]), str(row["text"])
    spans = sentences(text)
    marked = {said.strip(): float(label) for said, label in row.get("sentences", ())}  # type: ignore[attr-defined]
    seen = {text.strip()}
    for width in (1, 3):
        for first in range(len(spans) - width + 1):
            said = text[spans[first][0] : spans[first + width - 1][1]]
            if said in seen or len(said.split()) < 3:
                continue
            seen.add(said)
            label = 0.0 if not row["commercial"] else marked.get(said)
            yield Part(said, post, label)
    yield from (Part(said, post, label) for said, label in marked.items() if said not in seen)


def real(folder: Path) -> Iterator[Text]:
    """The chosen rows of all sources in `folder`. Raises FileNotFoundError where one is missing."""
    for source in REAL:
        with gzip.open(folder / f"{source.name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [_cleaned(json.loads(line)["text"]) for line in lines]
        for split, (start, stop) in SPLITS.items():
            if split != "learn" and not source.measured:
                continue
            pool = [text for text in rows[int(start * len(rows)) : int(stop * len(rows))] if len(text) > 1]
            wanted = source.learned if split == "learn" else MEASURED
            chosen = random.Random(f"{SEED} {source.name} {split}").sample(pool, min(wanted, len(pool)))
            yield from (Text(text, source.language, source.name, split) for text in chosen)


def _cleaned(text: str) -> str:
    return SPACES.sub(" ", MARKUP.sub(" ", text)).strip()
