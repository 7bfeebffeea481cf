"""Scores texts with the shipped pipeline: `python benchmarks/classifier.py FILE.jsonl[.gz] … [--each N]`.

Prints per file the share of texts at or above the decision point and the texts per CPU second; for rows with a label
`commercial` also precision and recall. What is printed for gold.jsonl is about texts that the pipeline has learned: for
left-out sectors and writers see models/posts/metrics.json.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

from daarom import assets
from daarom.score import Scorer

DECISION = 0.5


def rows(path: Path, each: int) -> list[dict[str, object]]:
    """Every `each`-th row of a JSONL file."""
    stored = path.read_bytes()
    lines = (gzip.decompress(stored) if path.suffix == ".gz" else stored).splitlines()
    return [json.loads(line) for line in lines[::each]]


def figures(found: list[dict[str, object]], scores: list[float]) -> str:
    """The share called commercial, and precision and recall where the rows are labelled."""
    called = [score >= DECISION for score in scores]
    text = f"{sum(called) / len(called):.3f} commercial"
    if all("commercial" in row for row in found):
        right = sum(one and bool(row["commercial"]) for one, row in zip(called, found, strict=True))
        truth = sum(bool(row["commercial"]) for row in found)
        text += f", precision {right / (sum(called) or 1):.3f}, recall {right / (truth or 1):.3f}"
    return text


def main() -> None:
    """Prints a line per file."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--each", type=int, default=1, help="score only every so many rows")
    given = arguments.parse_args()
    scorer = Scorer(assets.model_folder())
    list(scorer.texts(["Eerst laden."]))
    for path in given.files:
        found = rows(path, given.each)
        start = time.process_time()
        scores = [raw.commercial for raw in scorer.texts(str(row["text"]) for row in found)]
        speed = len(found) / (time.process_time() - start)
        print(f"{path.name}: {len(found)} texts, {figures(found, scores)}, {speed:.0f} texts per CPU second")


if __name__ == "__main__":
    main()
