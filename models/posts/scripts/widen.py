"""Fits the n-gram weights that stand beside the network: logistic regression on the words of the gold alone.

Without arguments it puts them into the shipped pipeline; `--left-out` keeps the odds of weights that have not seen a fold, or of weights of all gold for real
text, for `calibrate.py` and `evaluate.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from corpus import FOLDS, Row, fold, gold
from hold_out import REAL, left_out, ngram_odds, split
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from train import PIPELINE

from daarom import network, nlp
from daarom.network import read_as
from daarom.ngrams import SIZE, Ngrams, features

STRENGTH = 5.0
"""Inverse regularisation."""

SHARE = 0.5
"""What their log odds count beside the network's; compared with .2, .3, .7 and 1 on left-out folds."""


def fit(rows: Sequence[Row]) -> Ngrams:
    """Weights of some gold texts; how rare a feature is, is counted in them."""
    texts = [read_as(str(row["text"])) for row in rows]
    counted = np.asarray((matrix(texts) > 0).sum(axis=0)).ravel()
    rarity = (1 + np.log((1 + len(texts)) / (1 + counted))).astype("float16").astype("float64")
    head = LogisticRegression(C=STRENGTH, max_iter=1000)
    head.fit(matrix(texts, rarity), [row["commercial"] for row in rows])
    weights = head.coef_.T.astype("float16")
    return Ngrams(("commercial",), weights, rarity, (round(float(head.intercept_[0]), 4),), (SHARE,))


def matrix(texts: Sequence[str], rarity: np.ndarray | None = None) -> csr_matrix:
    """The features of some texts, one text per row."""
    places, columns, values = [0], [], []
    for text in texts:
        for rows, found in features(text, rarity):
            columns.append(rows)
            values.append(found)
        places.append(places[-1] + sum(len(rows) for rows in columns[-2:]))
    return csr_matrix((np.concatenate(values), np.concatenate(columns), places), shape=(len(texts), 2 * SIZE))


def main() -> None:
    """Widens the pipeline, or keeps the odds of all that has been held out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--left-out", type=Path, metavar="FOLDER", help="folder with the unlabelled text (*.jsonl.gz)"
    )
    folder = arguments.parse_args().left_out
    if folder is None:
        network.write(replace(nlp.weights(PIPELINE), ngrams=fit(gold())), PIPELINE / nlp.NETWORK)
        return
    for number in (*FOLDS, REAL):
        if left_out(number).exists():
            weights = fit([row for row in gold() if fold(row) != number])
            odds = [SHARE * weights.odds(read_as(text))[0] for text in split(number, folder)[2]]
            np.save(ngram_odds(number), np.array(odds))


if __name__ == "__main__":
    main()
