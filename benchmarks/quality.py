"""daarom's commercial score beside two baselines on the same labelled texts: `python benchmarks/quality.py FILE.jsonl [FILE …]`.

Each line of a file is an object with text, language and label (or commercial), 1 or 0. The baselines: a list of words that sell, and TF-IDF of
words and parts of words with logistic regression (needs scikit-learn: `pip install -e ".[train]"`), trained on the gold posts of
models/posts. Texts that stand in the gold are left out and counted, for daarom and the second baseline have learned them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from daarom import assets
from daarom.errors import UserError
from daarom.labelled import Labelled, read
from daarom.model import Problem
from daarom.quality import measure
from daarom.score import Scorer

GOLD = Path(__file__).resolve().parents[1] / "models" / "posts" / "data" / "gold.jsonl"

WORDS = {
    "nl": """koop bestel bestellen reserveer boek aanbieding aanbiedingen korting actie gratis nu voordeel voordelig profiteer goedkoop
        uitverkoop sale deal webshop winkel offerte vrijblijvend ontdek exclusief uniek nieuw beste kwaliteit vakmanschap specialist
        passie ervaring scherpe prijs prijzen euro winnen win winactie schrijf inschrijven abonneer demo whitepaper trots""",
    "en": """buy order book offer offers discount sale save free deal deals shop now limited exclusive unique new best quality expert
        experts passion price prices win giveaway subscribe sign demo trial download award-winning leading proud trusted today
        special bargain code checkout discover guaranteed""",
}
"""What a communication adviser would write down in five minutes; no word was chosen or dropped after measuring."""

COLUMNS = ("texts", "precision", "recall", "f1", "macro_f1", "auc", "calibration_error")
Judge = Callable[[Sequence[Labelled]], list[float]]


def keywords(rows: Sequence[Labelled]) -> list[float]:
    """The baseline of words: .5 for the first word of the list, more for more; a text in another language is held against both lists."""
    lists = {name: frozenset(words.split()) for name, words in WORDS.items()}
    every = frozenset().union(*lists.values())
    return [_share(row.text, lists.get(row.language or "", every)) for row in rows]


def _share(text: str, words: frozenset[str]) -> float:
    hits = sum(word in words for word in re.findall(r"[\w-]+", text.lower()))
    return hits / (hits + 1)


def bag(rows: Sequence[Labelled]) -> list[float]:
    """The baseline of TF-IDF and logistic regression, trained on the gold posts."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - only this baseline needs it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415

    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3),
    )
    model = make_pipeline(features, LogisticRegression(C=10, max_iter=2000))
    model.fit([row["text"] for row in gold], [row["commercial"] for row in gold])
    return [float(score) for score in model.predict_proba([row.text for row in rows])[:, 1]]


def ours(rows: Sequence[Labelled]) -> list[float]:
    """The shipped pipeline."""
    return [raw.commercial for raw in Scorer(assets.model_folder()).texts(row.text for row in rows)]


JUDGES: dict[str, Judge] = {"daarom": ours, "tf-idf + lr": bag, "words": keywords}


def table(rows: Sequence[Labelled]) -> list[str]:
    """A line per judge and language."""
    lines = [f"{'':<22}" + "".join(f"{name:>18}" for name in COLUMNS)]
    for name, judge in JUDGES.items():
        scores = judge(rows)
        for language in sorted({row.language or "?" for row in rows}):
            chosen = [index for index, row in enumerate(rows) if (row.language or "?") == language]
            found = asdict(measure([scores[i] for i in chosen], [rows[i].commercial for i in chosen]))
            lines.append(
                f"{name:<16}{language:<6}" + "".join(f"{_figure(found[column]):>18}" for column in COLUMNS)
            )
    return lines


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else "-" if value is None else str(value)


def main() -> int:
    """Prints a table per file; exit 2 where a line could not be used."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=Path)
    given = arguments.parse_args()
    learned = {json.loads(line)["text"].strip() for line in GOLD.read_text(encoding="utf-8").splitlines()}
    problems: list[Problem] = []
    for path in given.files:
        try:
            found = list(read(path, problems))
        except UserError as error:
            problems.extend(error.problems)
            continue
        rows = [row for row in found if row.text.strip() not in learned]
        print(f"{path}: {len(rows)} texts, {len(found) - len(rows)} left out because they stand in the gold")
        if rows:
            print(*table(rows), sep="\n")
    for problem in problems:
        print(f"{problem.path}:{problem.line or ''}: {problem.key}", file=sys.stderr)
    return 2 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
