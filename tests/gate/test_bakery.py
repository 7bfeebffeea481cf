from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from checkout import ROOT

from daarom.config import Configs
from daarom.gate.run import answer
from daarom.gate.types import CLEARED, HELD, Ask


def test_the_bakery_publishes_all_of_november_but_three_posts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples/bakkerij")
    now = datetime.fromisoformat("2026-11-05T09:00:00+01:00")
    folder = ROOT / "examples/bakkerij"
    found = answer(Ask((folder,), now, timedelta(hours=720)), Configs())
    held = ["social/laatste-kans.md", "social/like-en-win.md", "social/verkeerde-dag.md"]
    assert [item.path for item in found.of(HELD)] == held
    assert len(found.of(CLEARED)) == 8
    assert not found.problems
