from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import desks
import pytest

from daarom.cli.main import run


@dataclass(frozen=True)
class Said:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """Its output as JSON."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    def of(self, state: str) -> list[str]:
        """The paths of the drafts of which this became, from JSON."""
        rows = ((item["path"], item["row"]) for item in self.facts[state])
        return [path if row is None else f"{path}#{row}" for path, row in rows]

    def why(self, path: str) -> list[str]:
        """The reasons that hold a draft."""
        found = next(item for item in self.facts["held"] if item["path"] == path)
        return [why["rule"] or why["reason"] for why in found["why"]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the gate runs in, furnished."""
    folder = tmp_path / "content"
    desks.furnish(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def gate(here: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:  # noqa: ARG001 - it runs there
    """Runs `daarom gate`; at NOW, as JSON, unless told otherwise."""

    def call(*arguments: str, now: str | None = desks.NOW, shape: str = "json", language: str = "en") -> Said:
        given = ["gate", *arguments]
        if not arguments or arguments[0] not in ("verify", "release", "pause"):
            given += ["--format", shape]
        given += ["--now", now] if now else []
        code = run(given, language)
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call
