"""Finds the plans that hold in folders. It must not read a plan."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from daarom.config import Configs, shown
from daarom.config.finding import NAME as CONFIG
from daarom.discover import NO_FOLDERS
from daarom.errors import UserError, distinct
from daarom.model import Problem

NAME = "plan.yaml"


def find(paths: Iterable[Path], configs: Configs) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The plans in `paths`, once each, and what is wrong.

    A file is a plan whatever its name. Of a folder it is the plan that holds there, and those that configs in
    the folders below it name; each brand or department may have one.
    """
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in paths:
        before = len(problems)
        plans = tuple(_plans(path, configs, problems))
        if not plans and len(problems) == before:
            problems.append(Problem(shown(path / NAME), "plan.none"))
        for plan in plans:
            found.setdefault(os.path.realpath(plan), plan)
    return tuple(found.values()), distinct(problems)


def meant(folder: Path, configs: Configs) -> Path:
    """The file of the plan that holds in a folder: its own plan.yaml, else what its config names, there or not.

    Raises ConfigError for a config that cannot be used.
    """
    own = folder / NAME
    return own if own.exists() else configs.for_folder(folder).plan or own


def own(folder: Path, configs: Configs) -> Path:
    """The file of a folder's own plan, there or not: plan.yaml, else what the folder's own config names.

    A plan that only a config above it names is not its own. Raises ConfigError as `meant` does.
    """
    config = configs.for_folder(folder)
    stated = config.plan_place is not None and config.plan_place.path == shown(folder / CONFIG)
    return config.plan if stated and config.plan and not (folder / NAME).exists() else folder / NAME


def _plans(path: Path, configs: Configs, problems: list[Problem]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    below = () if configs.given else _below(path)
    for folder in (path, *below):
        try:
            plan = meant(folder, configs)
        except UserError as error:
            problems.extend(error.problems)
            continue
        if plan.exists() or configs.for_folder(folder).plan:
            yield plan


def _below(top: Path) -> Iterator[Path]:
    """The folders below one that have a config, by name."""
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if name[0] != "." and name.lower() not in NO_FOLDERS)
        if CONFIG in files and Path(folder) != top:
            yield Path(folder)
