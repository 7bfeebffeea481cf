"""Writes metrics.json from what was left out: every figure is about sectors, writers or sources that nothing of teacher, soft scores, student and
calibration has seen."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from calibrate import Left, blocks_of, line, read, verdict
from corpus import FOLDS, HERE, MEASURED, Row, gold, labelled_real, long_drafts, unlabelled
from hold_out import REAL, left_out, tested
from labels import INTENTS, KINDS, PARTS, SCALES, probabilities
from measures import binary, choice, scale
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score, f1_score
from train import PIPELINE

from daarom import nlp
from daarom.score.blocks import BLANK_LINE
from daarom.score.calibration import Line, sigmoid

LANGUAGES = ("nl", "en")
DOUBLE = ("commercial", *SCALES, "intent", "human_voice")
DIGITS = 3
Figures = dict[str, object]


def calibrated(found: Line, odds: np.ndarray) -> np.ndarray:
    """Probabilities of some odds."""
    return np.array([sigmoid(found.slope * float(value) + found.intercept) for value in odds])


def figures(who: str, folds: Mapping[str, Left]) -> Figures:
    """All figures about left-out gold; each fold is calibrated on the other three."""
    rows, odds, sold, heard = [], [], [], []
    for number, left in folds.items():
        others = [folds[other] for other in folds if other != number]
        rows += list(left.rows)
        odds.append(left.odds(who))
        sold.append(calibrated(line(others, "commercial", who), odds[-1][:, 0]))
        heard.append(calibrated(line(others, "human_voice", who), odds[-1][:, 1]))
    every = np.column_stack(
        [np.concatenate(sold), np.concatenate(heard), probabilities(np.concatenate(odds))]
    )
    return {
        language: _about([row for row in rows if row["language"] == language],
                         every[[row["language"] == language for row in rows]])
        for language in LANGUAGES
    }  # fmt: skip


def _about(rows: Sequence[Row], found: np.ndarray) -> Figures:
    sold = [int(str(row["commercial"])) for row in rows]
    columns = {name: found[:, 2 + places] for name, places in PARTS.items()}
    social = [index for index, row in enumerate(rows) if row["kind"] == "social"]
    return {
        "commercial": binary(sold, found[:, 0]),
        "commercial_social": binary([sold[i] for i in social], found[social, 0]),
        "hard": _hard(rows, found[:, 0]),
        "tone": {name: scale([int(str(row[name])) for row in rows], columns[name]) for name in SCALES},
        "intent": choice(
            [str(row["intent"]) for row in rows], [INTENTS[i] for i in columns["intent"].argmax(axis=1)]
        ),
        "human_voice": binary([int(str(row["human_voice"])) for row in rows], found[:, 1]),
        "kinds": {
            name: round(
                float(f1_score([name in row["kinds"] for row in rows], columns["kinds"][:, number] >= 0.5)),
                DIGITS,  # type: ignore[operator]
            )
            for number, name in enumerate(KINDS)
        },
    }


def _hard(rows: Sequence[Row], found: np.ndarray) -> Figures:
    """Texts that were written to be misread: precision where they look like advertising, recall where they hide it."""
    called, sold = found >= 0.5, np.array([bool(row["commercial"]) for row in rows])
    trap = np.array([str(row.get("trap", "")) for row in rows])
    like, hidden = trap == "neg", trap == "pos"
    return {
        "look_like_it": int((like & ~sold).sum()),
        "of_these_not_called": round(float((~called[like & ~sold]).mean()), DIGITS),
        "hide_it": int((hidden & sold).sum()),
        "of_these_called": round(float(called[hidden & sold].mean()), DIGITS),
        "precision": round(float(sold[called & (trap != "")].mean()), DIGITS),
    }


def false_alarms(folder: Path, found: Line) -> Figures:
    """The share of real text called commercial by a pipeline that learned nothing of its source, with texts read as selling set aside."""
    selling = {
        (row["source"], row["text"])
        for row in labelled_real(folder)
        if row["commercial"] and row["source"] in MEASURED
    }
    texts = [item for item in unlabelled(folder) if item.source in MEASURED and not item.cut]
    with np.load(left_out(REAL)) as stored:
        scores, teacher = calibrated(found, stored["student"][:, 0]), stored["teacher"][:, 0]
    learned = nlp.categories(PIPELINE, [item.text for item in texts])
    shipped = np.array([found(item["commercial"]) for item in learned])
    answer: Figures = {}
    for name in MEASURED:
        own = [index for index, item in enumerate(texts) if item.source == name]
        kept = [index for index in own if (name, texts[index].text) not in selling]
        answer[name] = {
            "texts": len(kept),
            "set_aside": len(own) - len(kept),
            "called": round(float((scores[kept] >= 0.5).mean()), 4),
            "called_by_shipped": round(float((shipped[kept] >= 0.5).mean()), 4),
            "rank_correlation_with_teacher": round(float(spearmanr(scores[own], teacher[own])[0]), DIGITS),
        }
    return answer


def likeness(folder: Path, folds: Mapping[str, Left]) -> Figures:
    """Rank correlation of student and teacher on real text that a fold held out, mean over the folds."""
    texts = [item for item in unlabelled(folder) if tested(item) and not item.cut]
    labelled = {row["text"] for row in labelled_real(folder)}
    unseen = [index for index, item in enumerate(texts) if item.text not in labelled]

    def mean(keep: Sequence[int]) -> float:
        each = [
            spearmanr(left.real("student")[keep, 0], left.real("teacher")[keep, 0])[0]
            for left in folds.values()
        ]
        return round(float(np.mean(each)), DIGITS)

    answer: Figures = {"all": mean(unseen)}
    for name in sorted({item.source for item in texts}):
        answer[name] = mean([index for index in unseen if texts[index].source == name])
    return answer


def long_text(found: Line) -> Figures:
    """Long drafts: the verdict on the whole, each draft left out in turn, and the paragraphs that sell, by the shipped pipeline that
    learned none of them."""
    rows = long_drafts()
    sold = [int(str(row["commercial"])) for row in rows]
    blocks = blocks_of(rows, found)
    answer: Figures = {}
    scores = []
    for left in range(len(rows)):
        kept = [index for index in range(len(rows)) if index != left]
        whole = verdict([blocks[index] for index in kept], [sold[index] for index in kept])
        scores.append(whole(blocks[left]))
    for language in LANGUAGES:
        own = [index for index, row in enumerate(rows) if row["language"] == language]
        stories = [index for index in own if not sold[index] and rows[index]["selling"]]
        answer[language] = {
            "whole": binary([sold[index] for index in own], [scores[index] for index in own]),
            "stories_with_one_sales_paragraph": len(stories),
            "of_these_called_as_a_whole": sum(scores[index] >= 0.5 for index in stories),
            "paragraphs": _paragraphs([rows[index] for index in own], found),
        }
    return answer


def _paragraphs(rows: Sequence[Row], found: Line) -> Figures:
    pairs = [
        (paragraph, int(number in row["selling"]))  # type: ignore[operator]
        for row in rows
        for number, paragraph in enumerate(filter(str.strip, BLANK_LINE.split(str(row["text"]))), 1)
    ]
    odds = nlp.categories(PIPELINE, [paragraph for paragraph, _ in pairs])
    return binary([sells for _, sells in pairs], [found(scores["commercial"]) for scores in odds])


def agreement(rows: Sequence[Row]) -> Figures:
    """Cohen's kappa and macro-F1 of the second labels against the first, per language."""
    answer: Figures = {}
    for language in LANGUAGES:
        twice = [row for row in rows if row["language"] == language and "second" in row]
        answer[language] = {"texts": len(twice), **{name: _agree(twice, name) for name in DOUBLE}}
    return answer


def _agree(rows: Sequence[Row], name: str) -> Figures:
    first, second = [str(row[name]) for row in rows], [str(row["second"][name]) for row in rows]  # type: ignore[index]
    return {
        "kappa": round(float(cohen_kappa_score(first, second)), DIGITS),
        "macro_f1": round(float(f1_score(first, second, average="macro")), DIGITS),
    }


def composition(rows: Sequence[Row]) -> Figures:
    """How many texts the gold holds, of what."""
    found: Figures = {"texts": len(rows)}
    for name in ("language", "kind", "writer", "sector"):
        counts = {value: len(list(group)) for value, group in groupby(sorted(str(row[name]) for row in rows))}
        found[name] = counts if len(counts) < 12 else len(counts)
    found["sentences_labelled_in"] = sum("selling" in row for row in rows)
    return found


def main() -> None:
    """Writes metrics.json beside project.yml."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    folder = arguments.parse_args().text
    folds = read()
    size = sum(path.stat().st_size for path in PIPELINE.rglob("*") if path.is_file())
    metrics = {
        "gold": {**composition(gold()), "folds": len(FOLDS), "folds_held_out": len(folds)},
        "agreement": agreement(gold()),
        "student": figures("student", folds),
        "teacher": figures("teacher", folds),
        "likeness_on_real_text": likeness(folder, folds),
        "false_alarms": false_alarms(folder, line(list(folds.values()), "commercial")),
        "long_text": long_text(line(list(folds.values()), "commercial")),
        "size_mb": round(size / 1e6, 1),
    }
    (HERE / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(metrics, indent=1))


if __name__ == "__main__":
    main()
