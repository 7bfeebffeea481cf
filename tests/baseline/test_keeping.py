"""What nearly was a finding is kept beside what is one, and counts when it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import document
from test_matching import LONG, finding

from daarom.baseline import Reports, Use, applied, kept, read, written
from daarom.config import BASELINE, Configs
from daarom.model import Checked, Report

HERE = (Path(),)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "draft.md").write_text(LONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(*marks: str) -> Report:
    findings = tuple(finding(mark, path="draft.md") for mark in marks)
    return Report(drafts=(Checked(document(LONG)),), findings=findings)


def keep(found: Report, eased: Report, add: bool = True) -> tuple[int, int, int]:
    """Writes the baseline; how many findings it holds, and how many came and went."""
    (made,) = kept(Reports(found, eased), Use(HERE), Configs(), add)
    made.file.write_text(written(made.entries), encoding="utf-8")
    return made.count, made.added, made.removed


def entries(folder: Path) -> Sequence[tuple[str, bool]]:
    return [(item.mark, item.faint) for item in read(folder / BASELINE)[0]]


def test_what_is_close_is_kept_without_being_counted(here: Path) -> None:
    assert keep(report("aaaaaaaa1"), report("aaaaaaaa1", "bbbbbbbb1")) == (1, 1, 0)
    assert entries(here) == [("aaaaaaaa1", False), ("bbbbbbbb1", True)]


def test_it_is_known_when_it_is_found_and_not_gone_while_it_is_not(here: Path) -> None:
    assert here
    keep(report("aaaaaaaa1"), report("aaaaaaaa1", "bbbbbbbb1"))
    quiet = applied(report("aaaaaaaa1"), Use(HERE, strict=True), Configs())
    assert (quiet.findings, quiet.gone, quiet.grown) == ((), (), ())
    found = applied(report("aaaaaaaa1", "bbbbbbbb1", "cccccccc1"), Use(HERE), Configs())
    assert [item.mark for item in found.findings] == ["cccccccc1"]


def test_shrinking_keeps_what_is_still_close_and_adds_nothing(here: Path) -> None:
    keep(report("aaaaaaaa1"), report("aaaaaaaa1", "bbbbbbbb1", "cccccccc1"))
    now, close = report("bbbbbbbb1"), report("bbbbbbbb1", "cccccccc1", "dddddddd1")
    assert keep(now, close, add=False) == (1, 0, 1)
    assert entries(here) == [("bbbbbbbb1", False), ("cccccccc1", True)]
    assert keep(report(), report(), add=False) == (0, 0, 1)
    assert entries(here) == []
