from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import desk
import pytest

from daarom.cli.main import run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands run in, furnished."""
    desk.furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def daarom(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., desk.Answer]:
    """Runs a command in the folder `here`."""

    def call(*arguments: str, language: str = "en", stdin: bytes = b"") -> desk.Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = run(arguments, language)
        printed = capsys.readouterr()
        return desk.Answer(code, printed.out, printed.err)

    return call
