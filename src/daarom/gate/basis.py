"""Hashes what an answer rests on: plans, configs, rules, data and models. It reads and decides nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from daarom import __version__, assets
from daarom.config import Config, shown
from daarom.errors import UserError
from daarom.gate.types import Ask, Basis

DATA = assets.PACKAGE / "data"
MISSING = "missing"
"""Stands for a hash where there is nothing to read; then there is a problem as well."""


def basis(configs: Iterable[Config], ask: Ask) -> Basis:
    """The hashes for a run under these configs."""
    used = tuple(dict.fromkeys(configs))
    plans = [ask.plan] if ask.plan is not None else [item.plan for item in used if item.plan is not None]
    files = sorted({Path(name) for item in used for name in item.files})
    folders = sorted({folder for item in used for folder in item.rule_folders})
    models = {shown(item.model): item.model for item in used if item.model is not None}
    return Basis(
        __version__,
        digest((*_own_rules(), *folders, DATA)),
        {shown(path): digest((path,)) for path in dict.fromkeys(plans)},
        {shown(path): digest((path,)) for path in files},
        {"posts": _own_model(), **{name: digest((path,)) for name, path in sorted(models.items())}},
    )


def _own_rules() -> Iterator[Path]:
    try:
        yield assets.rules_folder()
    except UserError:
        return


@cache
def _own_model() -> str:
    try:
        return digest((assets.model_folder(),))
    except UserError:
        return MISSING


def digest(places: Iterable[Path]) -> str:
    """One sha256 over files, and over all files in folders by name; "missing" where there is none."""
    whole, count = hashlib.sha256(), 0
    for place in places:
        for name, path in _files(place):
            try:
                inner = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                inner = MISSING
            whole.update(f"{inner} {name}\n".encode("utf-8", "surrogateescape"))
            count += 1
    return whole.hexdigest() if count else MISSING


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    if place.is_file():
        yield place.name, place
        return
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(place).as_posix(), path
