"""The plans and posts that goal matching is measured on are whole, distinct and of the sizes that their page tells."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from daarom.model import Source
from daarom.plan import Plan, parse

DATA = Path(__file__).parents[2] / "benchmarks" / "data" / "goals"
FOLDERS = sorted(path.parent for path in DATA.glob("*/*/plan.yaml"))


def plan(folder: Path) -> Plan:
    return parse(Source("plan.yaml", (folder / "plan.yaml").read_text(encoding="utf-8")))


def posts(folder: Path) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in (folder / "posts.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_goal_has_words_examples_and_posts(folder: Path):
    goals, served = plan(folder).goals, Counter(post["goal"] for post in posts(folder))
    assert 3 <= len(goals) <= 5
    for goal in goals:
        assert goal.statement
        assert 5 <= len(goal.keywords) <= 12
        assert len(goal.example_posts) == 2
        assert served[goal.id] >= 5
    assert set(served) == {goal.id for goal in goals} | {None}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_only_posts_with_a_goal_have_a_manner(folder: Path):
    for post in posts(folder):
        assert (post["manner"] in ("ordinary", "oblique")) is (post["goal"] is not None)


def test_no_post_or_example_stands_twice():
    texts = [str(post["text"]) for folder in FOLDERS for post in posts(folder)]
    texts += [post for folder in FOLDERS for goal in plan(folder).goals for post in goal.example_posts]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_the_page_tells_the_numbers_of_posts():
    page = (DATA / "README.md").read_text(encoding="utf-8")
    for part in ("development", "left-out"):
        folders = [folder for folder in FOLDERS if folder.parent.name == part]
        rows = [post for folder in folders for post in posts(folder)]
        served = [post for post in rows if post["goal"]]
        oblique = sum(post["manner"] == "oblique" for post in served)
        cells = " | ".join(map(str, (len(folders), len(rows), len(served), oblique)))
        assert re.search(rf"`{part}` \| {re.escape(cells)} \|", page), cells
