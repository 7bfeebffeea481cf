"""The files beside a plan: config, pre-commit hook and CI workflow. It must not write them, nor change what is there."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from daarom import __version__
from daarom.catalogue import say
from daarom.config import Configs
from daarom.config.finding import NAME
from daarom.config.paths import absolute
from daarom.discover import discover
from daarom.interview.yamltext import written

ADDRESS = "https://github.com/daarom/daarom"
USUAL = ("blog", "social")
"""Folders that drafts will be in where there are none yet."""

CONFIG = """\
# {comment}
plan: {plan}
language: {language}
"""
HOOK = f"""\
  - repo: {ADDRESS}
    rev: v{__version__}
    hooks:
      - id: daarom
      - id: daarom-plan
"""
INSTALL = f"python -m pip install git+{ADDRESS}@v{__version__}"
JOBS = """\
  daarom:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-python@v6
        with: {{python-version: "3.12"}}
      - run: {install}
      - run: {check}
        if: {condition}
      # {comment}
      - run: {plan}
        if: always()
        continue-on-error: true
"""
WORKFLOW = """\
# {comment}
name: daarom
on: [push, pull_request]
permissions: {{contents: read}}
jobs:
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that should be there: its text where it is new, and the lines to add where one is there without daarom."""

    path: Path
    text: str
    lines: str
    there: bool
    served: bool

    @property
    def state(self) -> str:
        """`made` where it is new, `there` where daarom is in it already, else `add`."""
        return "add" if self.there and not self.served else "there" if self.there else "made"


def wanted(plan: Path, folders: tuple[str, ...], language: str) -> tuple[Wanted, ...]:
    """The files that belong to a plan. Hook and workflow go to the root of the git repository, where there is one.

    Raises ConfigError for a config that cannot be used.
    """
    folder = absolute(plan).parent
    root = next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
    return (
        _config(folder / NAME, absolute(plan), folders, language),
        _hook(root / ".pre-commit-config.yaml", language),
        _workflow(root / ".github" / "workflows" / "daarom.yml", folder, folders, language),
    )


def draft_folders(folder: Path, configs: Configs) -> tuple[str, ...] | None:
    """The folders right below one that hold drafts, by name; none where there are no drafts, None where drafts
    stand in the folder itself."""
    found, _ = discover((folder,), configs)
    inside = [absolute(path).relative_to(absolute(folder)).parts for path in found]
    if any(len(parts) == 1 for parts in inside):
        return None
    return tuple(sorted({parts[0] for parts in inside}))


def _config(path: Path, plan: Path, folders: tuple[str, ...], language: str) -> Wanted:
    name = plan.relative_to(path.parent).as_posix()
    text = CONFIG.format(comment=say("init.comment.config", language), plan=written(name), language=language)
    if folders:
        text += f"include: [{', '.join(written(_pattern(name)) for name in folders)}]\n"
    served = path.exists() and Configs().for_folder(path.parent).plan == plan
    return Wanted(path, text, f"plan: {written(name)}\n", path.exists(), served)


def _pattern(folder: str) -> str:
    """A folder as a pattern that means just that folder."""
    return re.sub(r"([\\*?\[\]!#])", r"\\\1", folder.strip("/")) + "/"


def _hook(path: Path, language: str) -> Wanted:
    text = f"# {say('init.comment.hook', language)}\nrepos:\n{HOOK}"
    return Wanted(path, text, HOOK, path.exists(), _names(path, "id: daarom"))


def _workflow(path: Path, folder: Path, folders: tuple[str, ...], language: str) -> Wanted:
    below = folder.relative_to(path.parents[2])
    patterns = [(below / name / "**").as_posix() for name in folders] or [(below / "**/*.md").as_posix()]
    jobs = JOBS.format(
        install=INSTALL,
        check=written(f"daarom check --format github {shlex.quote(below.as_posix())}"),
        plan=written(f"daarom plan check --format github {shlex.quote(below.as_posix())}"),
        condition=written(f"hashFiles({', '.join(map(_quoted, patterns))}) != ''"),
        comment=say("init.comment.plan", language),
    )
    text = WORKFLOW.format(comment=say("init.comment.workflow", language)) + jobs
    return Wanted(path, text, jobs, path.exists(), _names(path, "daarom check"))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _names(path: Path, words: str) -> bool:
    try:
        return words in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
