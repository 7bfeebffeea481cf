"""A copy of this checkout in another folder, with what a build needs and nothing that an earlier build left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = ("src", "rules", "models/posts/pipeline")
FILES = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "models/posts/metrics.json")


def copy_to(folder: Path) -> Path:
    """Copies the checkout to `folder`, and gives it back."""
    for name in FOLDERS:
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "_assets", "*.egg-info")
        )
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder
