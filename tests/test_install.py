"""Rules and classifier are found in a checkout, in an editable install and in an installed wheel alike.

The builds use the build backend that is installed, and what daarom itself needs: nothing is downloaded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from checkout import copy_to

ASK = "from daarom import assets; print(assets.rules_folder().as_posix()); print(assets.model_folder().as_posix())"


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    """What a command prints. It sees the libraries of these tests, but no daarom other than the one in `path`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        command, cwd=cwd, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(checkout: Path, folder: Path, *options: str) -> Path:
    """Installs a checkout in a new virtual environment that sees the libraries of these tests; the environment's Python."""
    venv.create(folder, with_pip=False)
    bin_ = folder / ("Scripts" if os.name == "nt" else "bin")
    paths = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", paths))
    python = bin_ / ("python.exe" if os.name == "nt" else "python")
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
    )
    (site / "libraries.pth").write_text(
        f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n", encoding="utf-8"
    )
    run(*pip, *options, str(checkout), cwd=folder)
    return python


def found(python: Path, folder: Path) -> list[Path]:
    """Where the daarom of a Python finds its rules and its classifier."""
    return [Path(line).resolve() for line in run(str(python), "-c", ASK, cwd=folder).splitlines()]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "checkout").resolve()


def test_a_checkout_uses_its_own(checkout: Path, tmp_path: Path) -> None:
    lines = run(sys.executable, "-c", ASK, cwd=tmp_path, path=checkout / "src").splitlines()
    assert [Path(line).resolve() for line in lines] == [
        checkout / "rules",
        checkout / "models/posts/pipeline",
    ]


def test_an_editable_install_uses_those_of_the_checkout_and_no_copy(checkout: Path, tmp_path: Path) -> None:
    python = install(checkout, tmp_path / "venv", "--editable")
    own = [checkout / "rules", checkout / "models/posts/pipeline"]
    assert found(python, tmp_path) == own
    stale = checkout / "src/daarom/_assets"
    (stale / "rules/oud/nl").mkdir(parents=True)
    (stale / "rules/oud/nl/oud.yaml").write_text("id: oud/oud\n", encoding="utf-8")
    (stale / "models/posts/pipeline").mkdir(parents=True)
    (stale / "models/posts/pipeline/config.cfg").write_text("", encoding="utf-8")
    assert found(python, tmp_path) == own


def test_an_installed_wheel_brings_its_own(checkout: Path, tmp_path: Path) -> None:
    rules, pipeline = (checkout / name for name in ("rules", "models/posts/pipeline"))
    counts = [sum(1 for path in folder.rglob("*") if path.is_file()) for folder in (rules, pipeline)]
    python = install(checkout, tmp_path / "venv")
    inside = found(python, tmp_path)
    assert [
        path.parts[-len(name) :]
        for path, name in zip(inside, (("_assets", "rules"), ("posts", "pipeline")), strict=True)
    ] == [
        ("_assets", "rules"),
        ("posts", "pipeline"),
    ]
    assert all((tmp_path / "venv").resolve() in path.parents for path in inside)
    assert [sum(1 for path in folder.rglob("*") if path.is_file()) for folder in inside] == counts


def test_an_installed_wheel_checks_a_draft(checkout: Path, tmp_path: Path) -> None:
    python = install(checkout, tmp_path / "venv")
    (tmp_path / "goed.md").write_text(
        "---\nlanguage: nl\n---\nRuud lag twee uur met zijn hoofd in de oven.\n", encoding="utf-8"
    )
    printed = run(str(python), "-m", "daarom.cli.main", "check", "--lang", "nl", "goed.md", cwd=tmp_path)
    assert "Concepten gelezen: 1." in printed


def test_a_wheel_holds_the_package_and_nothing_else(checkout: Path, tmp_path: Path) -> None:
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        str(checkout),
        cwd=tmp_path,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"daarom"}
    assert not [name for name in names if name.endswith((".pyc", ".orig"))]
    assert "daarom/catalogue/cli.yaml" in names
