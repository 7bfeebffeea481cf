from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import desk
import networks
import pytest

from daarom import nlp
from daarom.cli.main import run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands run in, furnished."""
    desk.furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def daarom(
    here: Path,  # noqa: ARG001 - commands run in it
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., desk.Answer]:
    """Runs a command in the folder `here`."""

    def call(*arguments: str, language: str = "en", stdin: bytes = b"") -> desk.Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = run(arguments, language)
        printed = capsys.readouterr()
        return desk.Answer(code, printed.out, printed.err)

    return call


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole classifier of chance weights: quick to make and to load."""
    import spacy  # noqa: PLC0415 - a second of loading that few tests need

    folder = tmp_path_factory.mktemp("model") / "pipeline"
    nlp.register()
    pipeline = spacy.blank("xx")
    pipeline.add_pipe(nlp.NETWORK).weights = networks.made(networks.LABELS, networks.CHOICES)  # type: ignore[attr-defined]
    pipeline.to_disk(folder)
    line = {"slope": 1, "intercept": 0}
    (folder / "calibration.json").write_text(
        json.dumps({"commercial": line, "human_voice": line}), encoding="utf-8"
    )
    return folder
