"""The pipeline is loaded lazily, answers in order, and a folder that cannot be used is a clear problem."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from daarom import assets, nlp
from daarom.errors import ModelError

TEXTS = ("Bestel nu met 20% korting!", "De raad vergadert dinsdag.", "Thanks, Sanne, for eleven years.")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(assets.model_folder(), tmp_path / "pipeline"))


def key(folder: Path) -> str:
    with pytest.raises(ModelError) as raised:
        list(nlp.categories(folder, TEXTS))
    return raised.value.problems[0].key


def test_each_text_is_answered_in_order_however_they_are_batched() -> None:
    many = [*TEXTS] * 50

    together = list(nlp.categories(assets.model_folder(), many))

    assert len(together) == len(many)
    assert together[3]["commercial"] == pytest.approx(together[0]["commercial"], abs=1e-5)
    assert together[-1]["commercial"] == pytest.approx(together[2]["commercial"], abs=1e-5)


def test_importing_the_room_does_not_import_spacy() -> None:
    program = "import sys, daarom.score, daarom.checks.classifier; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_no_texts_need_no_pipeline(tmp_path: Path) -> None:
    assert list(nlp.categories(tmp_path / "none", ())) == []


def test_a_folder_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert key(tmp_path / "none") == "model.missing"


def test_an_empty_folder_is_missing_a_model(tmp_path: Path) -> None:
    assert key(tmp_path) == "model.missing"


def test_a_folder_without_its_config_is_damaged(copied: Path) -> None:
    (copied / "config.cfg").unlink()

    assert key(copied) == "model.damaged"


@pytest.mark.parametrize("part", ["meta.json", "daarom_network/weights.npz", "daarom_network/network.json"])
def test_a_file_that_was_cut_off_is_damage(copied: Path, part: str) -> None:
    path = copied / part
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    assert key(copied) == "model.damaged"


def test_a_model_that_was_emptied_is_damaged(copied: Path) -> None:
    (copied / "daarom_network" / "weights.npz").write_bytes(b"")

    assert key(copied) == "model.damaged"


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800 taart", "a" * 100_000, "!" * 50_000, "taart " * 40_000, "\x00\ufffc🙂"]
)
def test_any_text_can_be_scored(text: str) -> None:
    (scores,) = nlp.categories(assets.model_folder(), [text])

    assert 0 <= scores["commercial"] <= 1


def test_of_a_very_long_text_the_beginning_and_end_are_read() -> None:
    clipped = nlp.clip("begin " + "midden " * 10_000 + "einde")

    assert clipped.startswith("begin ")
    assert clipped.endswith(" einde")
    assert len(clipped) <= nlp.HEAD + nlp.TAIL + 1


def test_daaroms_own_pipeline_is_read_without_spacy() -> None:
    program = (
        "import sys; from daarom import assets, nlp; list(nlp.categories(assets.model_folder(), ['Taart.'])); "
        "sys.exit('spacy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_spacy_gives_the_same_answers_to_the_same_pipeline() -> None:
    import spacy  # noqa: PLC0415 - a second of loading that few tests need

    nlp.register()
    pipeline = spacy.load(assets.model_folder())

    for doc, scores in zip(pipeline.pipe(TEXTS), nlp.categories(assets.model_folder(), TEXTS), strict=True):
        assert doc.cats == pytest.approx(scores, abs=1e-5)


def test_a_pipeline_of_other_components_is_read_by_spacy(tmp_path: Path) -> None:
    import spacy  # noqa: PLC0415

    pipeline = spacy.blank("xx")
    pipeline.add_pipe("textcat_multilabel").add_label("commercial")  # type: ignore[attr-defined]
    pipeline.initialize()
    pipeline.to_disk(tmp_path)

    assert [set(scores) for scores in nlp.categories(tmp_path, TEXTS)] == [{"commercial"}] * 3
