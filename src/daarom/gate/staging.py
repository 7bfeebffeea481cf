"""Chooses what of a site may be built: everything but drafts that are held or whose time has not come. What it puts
there are the bytes that were judged.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from daarom import readers, write
from daarom.config import shown
from daarom.errors import DraftError, GateError
from daarom.gate.types import CLEARED, LIVE, MARK, NOT_DUE, Answer, Ask, Decision
from daarom.model import Problem
from daarom.readers import open_bytes

NEVER = frozenset({".git", ".daarom", "public", "_site"})
"""Folders at the top of a site that hold its history, or what an earlier build made of drafts that may since be held."""

LARGEST = 2_000_000_000


@dataclass(frozen=True)
class Site:
    """A site's folder with what may not leave it: real paths of files and of whole bundles. `judged` are bytes by real path."""

    root: str
    target: str
    kept_back: frozenset[str]
    judged: Mapping[str, bytes]


def stage(answer: Answer, ask: Ask, target: Path) -> Answer:
    """Makes the folder `target` with everything of the site that may be built; the answer with what could not be copied.

    Raises GateError where the question names anything but one folder, OutputError where the target cannot be written.
    """
    if len(ask.paths) != 1 or not ask.paths[0].is_dir():
        raise GateError(Problem("--stage", "gate.one_folder"))
    root = os.path.realpath(ask.paths[0])
    if os.path.commonpath([root, os.path.realpath(target)]) == os.path.realpath(target):
        raise GateError(Problem("--stage", "gate.stage_inside"))
    site = Site(root, os.path.realpath(target), frozenset(_kept_back(answer)), answer.contents)
    problems: list[Problem] = []
    write.tree(target, MARK, lambda folder: _fill(site, folder, problems))
    return replace(answer, problems=(*answer.problems, *problems))


def _kept_back(answer: Answer) -> Iterator[str]:
    """The real paths of files that hold a draft which may not go out, and of bundles of which nothing may."""
    states: dict[str, set[str]] = {}
    for item in answer.decisions:
        states.setdefault(os.path.realpath(item.path), set()).add(_fate(item))
    out = {path for path, found in states.items() if "stays" in found}
    yield from out
    folders: dict[str, set[bool]] = {}
    for path in states:
        if os.path.basename(path).partition(".")[0] == "index":
            folders.setdefault(os.path.dirname(path), set()).add(path in out)
    yield from (folder for folder, found in folders.items() if found == {True})


def _fate(item: Decision) -> str:
    """A finished page without a time is part of the site as it stands."""
    timeless = item.state == NOT_DUE and any(why.key == "gate.undated" for why in item.why)
    return "goes" if item.state in (CLEARED, LIVE) or timeless else "stays"


def _fill(site: Site, folder: Path, problems: list[Problem]) -> None:
    for base, folders, names in os.walk(site.root):
        inside = Path(base).relative_to(site.root)
        folders[:] = sorted(name for name in folders if _enter(site, base, name, problems))
        for name in sorted(names):
            if not name.endswith(".lock"):
                _copy(site, Path(base, name), folder / inside / name, problems)


def _enter(site: Site, base: str, name: str, problems: list[Problem]) -> bool:
    path, real = os.path.join(base, name), os.path.realpath(os.path.join(base, name))
    if os.path.islink(path):
        problems.append(Problem(shown(Path(path)), "gate.linked_folder"))
        return False
    top = base == site.root and name in NEVER
    return not top and name != ".git" and real not in site.kept_back and not _is_stage(site, real)


def _is_stage(site: Site, real: str) -> bool:
    return real == site.target or os.path.exists(os.path.join(real, MARK))


def _copy(site: Site, path: Path, target: Path, problems: list[Problem]) -> None:
    real = os.path.realpath(path)
    if any(real == kept or real.startswith(kept + os.sep) for kept in site.kept_back):
        return
    if os.path.commonpath([real, site.root]) != site.root:
        problems.append(Problem(shown(path), "gate.outside"))
        return
    if path.suffix.lower() in readers.TABLES and real in site.judged:
        return
    try:
        data = (
            site.judged[real]
            if real in site.judged
            else open_bytes(Path(real), shown(path), LARGEST, follow=False)
        )
    except DraftError as error:
        problems.extend(error.problems)
        return
    write.placed(target, data)
