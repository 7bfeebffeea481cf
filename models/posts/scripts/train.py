"""Trains the pipeline that is shipped, on all gold, and stores it with its calibration in pipeline/."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from calibrate import commercial, human_voice, read
from corpus import HERE, gold, parts, real
from embed import cached
from hold_out import learn

from daarom.score.calibration import FILE

PIPELINE = HERE / "pipeline"
META = {
    "name": "posts",
    "version": "1.0.0",
    "description": "Commercial, tone, intent and human voice of organisational posts in Dutch and English",
    "author": "daarom",
    "license": "MIT",
}


def main() -> None:
    """Needs the left-out folds for the calibration."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    rows = gold()
    cuts = [part for row in rows for part in parts(row)]
    _, student = learn(rows, cuts, list(real(arguments.parse_args().text)), cached())
    student.meta.update(META)
    shutil.rmtree(PIPELINE, ignore_errors=True)
    student.to_disk(PIPELINE)
    folds = list(read("student").values())
    lines = {"commercial": commercial(folds), "human_voice": human_voice(folds)}
    stored = {name: {"slope": line.slope, "intercept": line.intercept} for name, line in lines.items()}
    (PIPELINE / FILE).write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
