"""Finds the rules in an installed Python package. Nothing of the package is run, and no rule is read here."""

from __future__ import annotations

import re
from importlib import metadata, util
from pathlib import Path

GROUP = "daarom.packs"
"""Entry points by which a package may offer its rules under another name: `zorg = "zorg_regels.pakket"`."""

RULES = "rules"
NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def folder_of(name: str) -> Path | None:
    """The folder with the rules of an installed package, else None: `rules` in the package, or the package itself.

    `name` is an entry point in GROUP, the package as it is imported, or as pip knows it.
    """
    offered = next((item.module for item in metadata.entry_points(group=GROUP, name=name)), None)
    module = offered or name.replace("-", "_")
    inside = _located(module) if NAME.fullmatch(module) else None
    if inside is None:
        return None
    return inside / RULES if (inside / RULES).is_dir() else inside


def _located(module: str) -> Path | None:
    """The folder of a package. Only the first part is looked up, for to look up an inner one would run the outer."""
    first, *inner = module.split(".")
    try:
        spec = util.find_spec(first)
    except (ImportError, ValueError):
        return None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place).joinpath(*inner)
        if folder.is_dir():
            return folder
    return None
