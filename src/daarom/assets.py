"""Where the rules and the classifiers are: in the checkout, else in the installed package. Of a classifier it reads only the metrics."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from daarom.errors import ModelError, RuleError
from daarom.model import Problem

PACKAGE = Path(__file__).resolve().parent
INSTALLED = "_assets"
OWN_PROJECT = re.compile(r'^name\s*=\s*["\']daarom["\']', re.MULTILINE)


def rules_folder(package: Path = PACKAGE) -> Path:
    """The folder with rules/<pack>/<language>/*.yaml. Raises RuleError where there is none."""
    found = _find(package, "rules")
    if found is None:
        raise RuleError(Problem("rules", "assets.rules", {"folder": package.as_posix()}))
    return found


def model_folder(name: str = "posts", package: Path = PACKAGE) -> Path:
    """The folder with a trained pipeline. Raises ModelError where there is none."""
    inside = f"models/{name}/pipeline"
    found = _find(package, inside)
    if found is None:
        raise ModelError(Problem(inside, "assets.model", {"name": name, "folder": package.as_posix()}))
    return found


def model_folders(package: Path = PACKAGE) -> tuple[Path, ...]:
    """The folders of all trained pipelines that come with daarom, by name."""
    checkout = package.parents[1]
    root = checkout if _is_checkout(checkout) else package / INSTALLED
    return tuple(folder for folder in sorted((root / "models").glob("*/pipeline")) if _holds_files(folder))


def metrics(folder: Path) -> Mapping[str, Any] | None:
    """What was measured of a pipeline when it was made; None where nothing stands beside it."""
    try:
        stored = json.loads((folder.parent / "metrics.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stored if isinstance(stored, Mapping) else None


def _find(package: Path, inside: str) -> Path | None:
    """A checkout goes first: an editable install may have left an old copy in the package."""
    checkout = package.parents[1]
    places = [package / INSTALLED / inside]
    if _is_checkout(checkout):
        places.insert(0, checkout / inside)
    return next((place for place in places if _holds_files(place)), None)


def _is_checkout(folder: Path) -> bool:
    project = folder / "pyproject.toml"
    if not (folder / "rules").is_dir() or not project.is_file():
        return False
    return OWN_PROJECT.search(project.read_text(encoding="utf-8", errors="replace")) is not None


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(item.is_file() for item in folder.rglob("*"))
