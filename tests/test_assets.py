from __future__ import annotations

from pathlib import Path

import pytest

from daarom import assets
from daarom.errors import ModelError, RuleError


def put(path: Path, text: str = "x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def package(folder: Path) -> Path:
    return folder / "src" / "daarom"


def checkout(folder: Path) -> None:
    put(folder / "pyproject.toml", '[project]\nname = "daarom"\n')
    put(folder / "rules" / "hype" / "nl" / "praise.yaml")
    put(folder / "models" / "posts" / "pipeline" / "config.cfg")


def installed(folder: Path) -> None:
    put(package(folder) / "_assets" / "rules" / "hype" / "nl" / "praise.yaml")
    put(package(folder) / "_assets" / "models" / "posts" / "pipeline" / "config.cfg")


def test_an_installed_package_brings_its_own(tmp_path: Path) -> None:
    installed(tmp_path)
    inside = package(tmp_path) / "_assets"
    assert assets.rules_folder(package(tmp_path)) == inside / "rules"
    assert assets.model_folder(package=package(tmp_path)) == inside / "models" / "posts" / "pipeline"


def test_a_checkout_uses_its_own_folders(tmp_path: Path) -> None:
    checkout(tmp_path)
    assert assets.rules_folder(package(tmp_path)) == tmp_path / "rules"
    assert assets.model_folder(package=package(tmp_path)) == tmp_path / "models" / "posts" / "pipeline"


def test_an_old_copy_in_the_package_does_not_hide_the_checkout(tmp_path: Path) -> None:
    checkout(tmp_path)
    installed(tmp_path)
    assert assets.rules_folder(package(tmp_path)) == tmp_path / "rules"


def test_a_project_of_somebody_else_is_no_checkout(tmp_path: Path) -> None:
    checkout(tmp_path)
    put(tmp_path / "pyproject.toml", '[project]\nname = "website"\ndependencies = ["daarom"]\n')
    installed(tmp_path)
    assert assets.rules_folder(package(tmp_path)) == package(tmp_path) / "_assets" / "rules"


def test_empty_folders_do_not_count(tmp_path: Path) -> None:
    checkout(tmp_path)
    (package(tmp_path) / "_assets" / "models" / "other" / "pipeline").mkdir(parents=True)
    with pytest.raises(ModelError):
        assets.model_folder("other", package(tmp_path))


def test_missing_assets_are_a_users_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        assets.rules_folder(package(tmp_path))
    with pytest.raises(ModelError):
        assets.model_folder(package=package(tmp_path))


def test_this_project_finds_its_own_rules() -> None:
    assert list(assets.rules_folder().glob("*/*/*.yaml"))
