"""Writes metrics.json from the left-out folds: every figure is about sectors and writers that were not seen,
calibration included."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence

from calibrate import Left, commercial, human_voice, read, sources
from corpus import FOLDS, HERE, gold
from labels import INTENTS, SCALES
from measures import binary, calibration_error, choice, scale, share_above
from train import PIPELINE

from daarom import nlp
from daarom.score.calibration import Line

LANGUAGES = ("nl", "en")
STRICT = 0.75
Item = tuple[Mapping[str, object], Mapping[str, float], float, float]
"""A gold row, its raw scores, and its calibrated commercial and human-voice scores."""


def figures(who: str) -> dict[str, object]:
    """All figures of the teacher or the student; each fold is calibrated on the other three."""
    folds = read(who)
    lines = {number: _lines(number, folds) for number in FOLDS}
    items = [
        (row, scores, lines[number][0](scores["commercial"]), lines[number][1](scores["human_voice"]))
        for number, left in folds.items()
        for row, scores in zip(left.rows, left.gold, strict=True)
    ]
    found: dict[str, object] = {}
    for language in LANGUAGES:
        found[language] = _about([item for item in items if item[0]["language"] == language])
    found["both"] = _about(items)
    found["false_alarms"] = _false_alarms(folds, {number: line for number, (line, _) in lines.items()})
    found["ece_with_ordinary_text"] = _mixed_error(items, folds, lines)
    return found


def _lines(number: str, folds: Mapping[str, Left]) -> tuple[Line, Line]:
    others = [left for other, left in folds.items() if other != number]
    return commercial(others), human_voice(others)


def _about(items: Sequence[Item]) -> dict[str, object]:
    rows = [item[0] for item in items]
    intents = [max(INTENTS, key=lambda name, scores=scores: scores[name]) for _, scores, _, _ in items]
    return {
        "commercial": binary([float(str(row["commercial"])) for row in rows], [item[2] for item in items]),
        "commercial_social": _social(items),
        "commercial_at_75": _strict(items),
        "tone": {
            name: scale(
                [int(str(row[name])) for row in rows],
                [item[1][f"{name}+"] - item[1][f"{name}-"] for item in items],
            )
            for name in SCALES
        },
        "intent": choice([str(row["intent"]) for row in rows], intents),
        "human_voice": binary([float(str(row["human_voice"])) for row in rows], [item[3] for item in items]),
    }


def _social(items: Sequence[Item]) -> dict[str, float]:
    chosen = [item for item in items if item[0]["kind"] == "social"]
    return binary([float(str(item[0]["commercial"])) for item in chosen], [item[2] for item in chosen])


def _strict(items: Sequence[Item]) -> dict[str, float]:
    """Precision and recall of the advertisements at .75."""
    truth = [bool(item[0]["commercial"]) for item in items]
    found = [item[2] >= STRICT for item in items]
    right = sum(one and other for one, other in zip(truth, found, strict=True))
    return {"precision": round(right / max(1, sum(found)), 3), "recall": round(right / sum(truth), 3)}


def _false_alarms(folds: Mapping[str, Left], lines: Mapping[str, Line]) -> dict[str, float]:
    """The share of real text in the test split that is called commercial, per source, over the four
    students."""
    return {
        source: share_above(
            [lines[n](score) for n, left in folds.items() for score in left.ordinary("test", source)]
        )
        for source in sources(list(folds.values()))
    }


def _mixed_error(
    items: Sequence[Item], folds: Mapping[str, Left], lines: Mapping[str, tuple[Line, Line]]
) -> float:
    ordinary = [lines[n][0](score) for n, left in folds.items() for score in left.ordinary("test")]
    kept = ordinary[:: max(1, len(ordinary) // len(items))]
    truth = [float(str(item[0]["commercial"])) for item in items] + [0.0] * len(kept)
    return round(calibration_error(truth, [item[2] for item in items] + kept), 3)


def _speed(texts: Sequence[str], clock: Callable[[], float] = time.process_time) -> int:
    list(nlp.categories(PIPELINE, texts[:64]))
    start = clock()
    list(nlp.categories(PIPELINE, texts))
    return round(len(texts) / (clock() - start))


def main() -> None:
    """Writes metrics.json beside project.yml."""
    texts = [str(row["text"]) for row in gold()]
    size = sum(path.stat().st_size for path in PIPELINE.rglob("*") if path.is_file())
    metrics = {
        "gold": {"posts": len(texts), "folds": len(FOLDS)},
        "student": figures("student"),
        "teacher": figures("teacher"),
        "size_mb": round(size / 1e6, 1),
        "texts_per_cpu_second": _speed(texts),
    }
    (HERE / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(metrics, indent=1))


if __name__ == "__main__":
    main()
