"""Reads the gold texts, the labels of real text and the unlabelled text, and says which fold a text belongs to; it computes nothing."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from daarom.sentences import sentences

HERE = Path(__file__).resolve().parents[1]
DATA, WORK = HERE / "data", HERE / "work"
FOLDS = ("1", "2", "3", "4")
SEED = 20261125

MARKUP = re.compile(r"<[^>\n]{1,80}>")
SPACES = re.compile(r"[ \t]+")
SHORTEST = 4
"""Words below which a sentence says too little alone to be taught."""

SOURCES = {
    "nl_paragraphs": 4984,
    "nl_subtitles_xed": 5334,
    "en_paragraphs_18f": 6273,
    "en_goemotions": 10000,
    "en_clickbait": 4000,
    "en_humour_colbert": 3000,
}
"""Unlabelled text: how many rows of each file are taught at most, as the teacher sees them."""

MEASURED = ("nl_paragraphs", "en_paragraphs_18f", "en_goemotions")
"""Sources on which false alarms are measured, with a pipeline that has learned nothing of them."""

Row = Mapping[str, object]


@dataclass(frozen=True)
class Text:
    """A text without labels and where it comes from; `cut` is the paragraph that it is a sentence of."""

    text: str
    language: str
    source: str
    cut: str = ""


def gold() -> list[dict[str, object]]:
    """The labelled texts that were written for this project, in the order of the file."""
    return _rows(DATA / "gold.jsonl")


def long_drafts() -> list[dict[str, object]]:
    """Drafts of some hundreds of words, with a label for the whole and the numbers of the paragraphs that sell. Nothing is trained on them."""
    return _rows(DATA / "long.jsonl")


def fold(row: Row) -> str:
    """The fold of a text: writers nl5 and en5 share five sectors, so a fold leaves out sectors and their writers at once."""
    return FOLDS[(int(str(row["writer"])[2:]) - 1) % len(FOLDS)]


def read_real(folder: Path) -> list[dict[str, object]]:
    """The labelled rows of real text; their words are in `folder`, only labels and checksums are kept here.

    Raises SystemExit where a row of the folder is not the one that was labelled.
    """
    return _with_text(folder, "real.jsonl")


def read_called(folder: Path) -> list[dict[str, object]]:
    """Real texts that a trained pipeline called commercial and that were then read; they are labelled `commercial` alone."""
    return _with_text(folder, "called.jsonl")


def labelled_real(folder: Path) -> list[dict[str, object]]:
    """All labelled real texts, each once."""
    found = {str(row["text"]): row for row in (*read_called(folder), *read_real(folder))}
    return list(found.values())


def _with_text(folder: Path, name: str) -> list[dict[str, object]]:
    texts = {source: _source(folder, source) for source in SOURCES}
    found = []
    for row in _rows(DATA / name):
        text = texts[str(row["source"])][int(str(row["row"]))]
        if checksum(text) != row["checksum"]:
            raise SystemExit(f"{row['source']}, row {row['row']}: not the text that was labelled")
        found.append({**row, "text": text, "language": str(row["source"])[:2]})
    return found


def checksum(text: str) -> str:
    """Tells whether a text is the one that was labelled."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def unlabelled(folder: Path, without: Sequence[str] = ()) -> list[Text]:
    """Real text of clean licence and the sentences of its paragraphs, each once, in a fixed order."""
    found = []
    for name, most in SOURCES.items():
        if name in without:
            continue
        rows = [text for text in _source(folder, name) if len(text.split()) >= 2]
        random.Random(f"{SEED} {name}").shuffle(rows)
        found += [Text(text, name[:2], name) for text in rows[:most]]
    cut = [
        Text(said, item.language, item.source, cut=item.text)
        for item in found
        if "paragraphs" in item.source
        for said in said_in(item.text)
    ]
    return list({item.text: item for item in [*cut, *found]}.values())


def said_in(text: str) -> Iterator[str]:
    """The sentences of a text of several, those of at least some words."""
    spans = sentences(text)
    if len(spans) > 1:
        yield from (
            text[start:stop].strip() for start, stop in spans if len(text[start:stop].split()) >= SHORTEST
        )


def parts(row: Row) -> Iterator[dict[str, object]]:
    """A gold text's sentences as rows: what each sells by, and whether it sells. They carry no other label."""
    text, spans = str(row["text"]), sentences(str(row["text"]))
    selling = {int(number): kind for number, kind in row.get("selling", ())}  # type: ignore[attr-defined]
    if len(spans) < 2:
        return
    for number, (start, stop) in enumerate(spans, 1):
        said = text[start:stop].strip()
        if len(said.split()) >= SHORTEST:
            kind = selling.get(number)
            yield {
                "text": said,
                "language": row["language"],
                "commercial": int(kind is not None),
                "kinds": [kind] if kind else [],
            }


def _source(folder: Path, name: str) -> list[str]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [SPACES.sub(" ", MARKUP.sub(" ", json.loads(line)["text"])).strip() for line in lines]


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
