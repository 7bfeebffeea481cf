"""How a draft and a place in it are named to people."""

from __future__ import annotations

import pytest

from daarom.model import Row, row_order
from daarom.whereabouts import draft_name


@pytest.mark.parametrize(
    ("path", "row", "cell", "nl", "en"),
    [
        ("a.md", None, "", "a.md", "a.md"),
        ("a.md", "social.x", "", "a.md [social.x]", "a.md [social.x]"),
        ("plan.csv", 7, "Bericht", "plan.csv [rij 7, Bericht]", "plan.csv [row 7, Bericht]"),
        ("plan.csv", "7.social.x", "Tweet", "plan.csv [rij 7, x, Tweet]", "plan.csv [row 7, x, Tweet]"),
        ("plan.yaml", 2, "tekst", "plan.yaml [bericht 2, tekst]", "plan.yaml [post 2, tekst]"),
        ("plan.yaml", "kerst.social.x", "", "plan.yaml [kerst, x]", "plan.yaml [kerst, x]"),
        ("film.yaml", None, "title", "film.yaml [title]", "film.yaml [title]"),
        ("plan.jsonl", 3, "", "plan.jsonl [regel 3]", "plan.jsonl [line 3]"),
        ("a.tweet", 2, "", "a.tweet [tweet 2]", "a.tweet [tweet 2]"),
    ],
)
def test_a_draft_goes_by_its_file_row_and_column(path: str, row: Row, cell: str, nl: str, en: str) -> None:
    assert draft_name(path, row, "nl", cell) == nl
    assert draft_name(path, row, "en", cell) == en


def test_rows_are_in_the_order_of_their_numbers() -> None:
    rows: list[Row] = ["b", 10, None, 9, "a"]
    assert sorted(rows, key=row_order) == [None, 9, 10, "a", "b"]
