"""Runs the encoder's frozen half over all texts once and keeps its hidden states in work/ (some three gigabytes), for the folds to share."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus import WORK, gold, labelled_real, parts, unlabelled
from teacher import STATES, lower


def main() -> None:
    """Covers gold, its sentences, labelled real text and unlabelled text."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    folder = arguments.parse_args().text
    STATES.unlink(missing_ok=True)
    rows = [*gold(), *labelled_real(folder)]
    below = lower()
    below.states([str(row["text"]) for row in rows])
    below.states([str(part["text"]) for row in rows for part in parts(row)])
    below.states([item.text for item in unlabelled(folder)])
    WORK.mkdir(exist_ok=True)
    below.store(STATES)


if __name__ == "__main__":
    main()
