"""Trains the pipeline that is shipped, on all labelled texts, and stores it in pipeline/; `calibrate.py` adds the calibration."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy
from corpus import HERE, gold, labelled_real, unlabelled
from hold_out import learn
from teacher import lower

from daarom.nlp import NETWORK, register

PIPELINE = HERE / "pipeline"
META = {
    "name": "posts",
    "version": "2.1.0",
    "description": "Commercial, tone, intent, human voice and kinds of selling of organisational posts in Dutch and English",
    "author": "daarom",
    "license": "MIT",
}


def main() -> None:
    """Learns everything."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    folder = arguments.parse_args().text
    _, network = learn([*gold(), *labelled_real(folder)], unlabelled(folder), lower())
    register()
    pipeline = spacy.blank("xx")
    pipeline.add_pipe(NETWORK).weights = network
    pipeline.meta.update(META)
    shutil.rmtree(PIPELINE, ignore_errors=True)
    pipeline.to_disk(PIPELINE)


if __name__ == "__main__":
    main()
