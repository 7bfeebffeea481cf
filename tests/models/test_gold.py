"""The gold that the classifier learns from is sound: labels in range, nobody labels what they wrote, no copies, no templates, all in balance."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

POSTS = Path(__file__).parents[2] / "models" / "posts"
sys.path.insert(0, str(POSTS / "scripts"))

import check_data  # noqa: E402 - a script of the training project, not of the package
import corpus  # noqa: E402

BAKER = "Vrijdag bakken we speltbrood met walnoten uit eigen tuin, de oven gaat om vier uur aan."


@pytest.fixture(scope="module")
def gold() -> list[dict[str, object]]:
    return corpus.gold()


def test_the_gold_has_no_faults(gold: list[dict[str, object]]) -> None:
    assert list(check_data.faults(gold)) == []


def test_a_third_of_the_gold_is_hard(gold: list[dict[str, object]]) -> None:
    sys.path.insert(0, str(POSTS.parents[1] / "benchmarks"))
    import quality  # noqa: PLC0415 - a benchmark, for its list of words

    from daarom.labelled import Labelled  # noqa: PLC0415

    rows = [Labelled(str(row["text"]), bool(row["commercial"]), str(row["language"]), 1) for row in gold]
    misread = [
        (score >= 0.5) != row.commercial for score, row in zip(quality.keywords(rows), rows, strict=True)
    ]
    hard = [wrong or "trap" in row for wrong, row in zip(misread, gold, strict=True)]
    assert sum(hard) >= len(gold) / 3


def test_a_text_with_other_names_and_numbers_is_found_as_one_template() -> None:
    other = BAKER.replace("Vrijdag", "Zondag").replace("vier", "vijf")
    assert [
        pair[:2]
        for pair in check_data.alike(
            [check_data.skeleton(BAKER), "Iets anders.", check_data.skeleton(other)], 0.6
        )
    ] == [(0, 2)]


def test_a_copy_with_a_changed_word_is_found() -> None:
    assert list(check_data.alike([BAKER, BAKER.replace("walnoten", "noten")], check_data.ALIKE))


def test_faults_are_named_with_their_text(gold: list[dict[str, object]]) -> None:
    broken = [
        {**gold[0], "formal": 3},
        {**gold[1], "intent": "shout"},
        {**gold[2], "selling": [[99, "offer"]]},
    ]
    found = "\n".join(check_data.faults(broken))
    for row, fault in zip(broken, ("formal is 3", "intent is 'shout'", "sentence 99"), strict=True):
        assert f"{row['id']}: {fault}" in found


def test_labels_of_real_text_name_their_source_and_checksum_and_hold_no_text() -> None:
    for line in (POSTS / "data" / "real.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row["source"] in corpus.SOURCES
        assert len(row["checksum"]) == 16
        assert "text" not in row


def test_long_drafts_name_paragraphs_that_they_have() -> None:
    for row in corpus.long_drafts():
        count = len([part for part in str(row["text"]).split("\n\n") if part.strip()])
        assert all(1 <= number <= count for number in row["selling"]), row["id"]  # type: ignore[attr-defined]
        assert bool(row["selling"]) >= bool(row["commercial"])
