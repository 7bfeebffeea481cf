"""The benchmark of old repositories says what it should of a small one, with daarom's own rules and classifier."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_an_old_repository_is_green_on_the_first_day_and_shows_what_is_new(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for path in sorted((ROOT / "examples/gemeente").rglob("*.md")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    script = str(ROOT / "benchmarks/old_repository.py")
    monkeypatch.setattr(sys, "argv", [script, str(tmp_path), "--histories", "5"])
    with pytest.raises(SystemExit) as raised:
        runpy.run_path(script, run_name="__main__")
    told = capsys.readouterr().out
    assert raised.value.code == 0, told
    assert " 0 shown." in told
