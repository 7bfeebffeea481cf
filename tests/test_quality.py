"""What `pre-commit run --all-files` holds: ruff, its format, mypy, import-linter, the rules' examples and daarom on its own docs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = {
    hook["id"]: hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in repository["hooks"]
}
FILES = {"ruff": ["."], "ruff-format": ["."], "daarom": ["README.md", "CONTRIBUTING.md", "docs"]}


def test_every_hook_is_local() -> None:
    assert all(hook["language"] == "system" for hook in HOOKS.values())


@pytest.mark.parametrize("name", sorted(HOOKS))
def test_a_hook_passes_on_the_whole_project(name: str) -> None:
    program, *arguments = HOOKS[name]["entry"].split()
    found = shutil.which(program, path=str(Path(sys.executable).parent)) or shutil.which(program)
    assert found, f"{program} is installed with the extra `test`"
    done = subprocess.run(
        [found, *arguments, *FILES.get(name, [])], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
