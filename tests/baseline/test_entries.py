"""The baseline's file: what is written is read, in any order, and what cannot be read is said at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom.baseline.entries import parsed, read, relative, written
from daarom.errors import BaselineError
from daarom.model import Known

TEXT = st.text(st.characters(codec=None), min_size=1)
KNOWN = st.builds(
    Known,
    path=TEXT,
    rule=TEXT,
    fingerprint=TEXT,
    words=st.text(),
    near=st.text(),
    also=st.lists(st.text()).map(tuple),
    row=st.none() | TEXT,
    unfinished=st.booleans(),
)
LINE = '{"path": "a.md", "rule": "eigen/fout", "fingerprint": "f-1"}'


def bare(entries: tuple[Known, ...]) -> list[tuple[object, ...]]:
    """The entries without their own place, in some order."""
    keys = ("path", "rule", "fingerprint", "words", "near", "also", "row", "unfinished")
    return sorted((tuple(getattr(item, key) for key in keys) for item in entries), key=repr)


@given(st.lists(KNOWN))
def test_what_is_written_is_read(entries: list[Known]) -> None:
    text = written(entries)
    text.encode("utf-8")
    got, problems = parsed(text, "daarom-baseline.jsonl")
    assert (bare(got), problems) == (bare(tuple(entries)), ())


def test_each_finding_has_a_line_of_its_own_under_the_form() -> None:
    lines = written([Known("b.md", "r", "f-1"), Known("a.md", "r", "f-2", also=("x",))]).splitlines()
    assert [json.loads(line) for line in lines] == [
        {"daarom-baseline": 1},
        {"path": "a.md", "rule": "r", "fingerprint": "f-2", "also": ["x"]},
        {"path": "b.md", "rule": "r", "fingerprint": "f-1"},
    ]


def test_nothing_in_it_can_act_on_a_terminal_or_a_runner() -> None:
    text = written([Known("::error::\x1b[31m\u202e.md", "r", "f", "<b>\u2028##[error]")])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not [line for line in text.splitlines() if line.startswith("::") or "##[" in line]


def test_lines_may_stand_in_any_order_with_empty_ones_between() -> None:
    got, problems = parsed(f'\n{LINE}\r\n\n{{"daarom-baseline": 1}}\n', "b")
    assert [(item.path, item.line) for item in got] == [("a.md", 2)]
    assert problems == ()


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "[]",
        "{}",
        "{",
        "[" * 100_000,
        '{"path": "a.md"}',
        '{"path": "", "rule": "r", "fingerprint": "f"}',
        '{"path": 3, "rule": "r", "fingerprint": "f"}',
        '{"path": "a", "rule": "r", "fingerprint": "f", "row": 3}',
        '{"path": "a", "rule": "r", "fingerprint": "f", "also": "x"}',
        '{"path": "a", "rule": "r", "fingerprint": "f", "near": 1}',
    ],
)
def test_a_line_that_is_no_entry_is_named_and_the_others_are_read(line: str) -> None:
    got, (problem,) = parsed(f"{LINE}\n{line}\n{line}\n{LINE}\n", "b")
    assert len(got) == 2
    assert (problem.key, problem.line, problem.values) == ("baseline.line", 2, {"count": 2})


@pytest.mark.parametrize("version", ["2", '"1"', "null"])
def test_a_file_of_a_later_form_is_refused(version: str) -> None:
    with pytest.raises(BaselineError) as raised:
        parsed(f'{{"daarom-baseline": {version}}}\n', "b")
    assert raised.value.problems[0].key == "baseline.version"


def test_a_file_that_is_not_there_is_no_text_or_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    found = []
    for name in ("weg", "bytes", "."):
        with pytest.raises(BaselineError) as raised:
            read(tmp_path / name)
        found.append(raised.value.problems[0].key)
    assert found == ["baseline.missing", "baseline.line", "file.unreadable"]


def test_paths_are_told_from_the_baselines_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "blog").mkdir()
    monkeypatch.chdir(tmp_path / "blog")
    assert relative("a.md", tmp_path) == "blog/a.md"
    assert relative("../social/b.md", tmp_path / "blog") == "../social/b.md"
    assert relative("e\u0301.md", tmp_path) == "blog/é.md"
