"""Reads one daarom.yaml with what it extends, and lays configs over each other. It looks for no configs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from daarom.config.entries import whole
from daarom.config.paths import absolute, shown
from daarom.config.ruleentries import File
from daarom.config.rulesettings import packs_over, rules_over
from daarom.config.types import DEFAULT_KEYS, Config, defaults_over
from daarom.errors import ConfigError, UserError
from daarom.shape import Faults
from daarom.yamlfile import Node
from daarom.yamlfile import read as read_yaml


def load(path: Path, own_packs: bool = False) -> Config:
    """The config in one file, over the ones that it `extends`. `own_packs` tells that packs of the organisation's
    own may come from a config above it.

    Raises ConfigError with all faults of the file, each at its line; where files extend each other in a
    circle, with the whole circle.
    """
    return _load(absolute(path), (), own_packs)


def _load(path: Path, chain: tuple[Path, ...], own_packs: bool) -> Config:
    try:
        source, root = read_yaml(path, shown(path))
    except UserError as error:
        raise ConfigError(*error.problems) from error
    faults = Faults(source)
    own_packs = own_packs or not {"rule_folders", "rule_packages", "extends"}.isdisjoint(root.items())
    values = whole(File(path.parent, source, own_packs))(root, faults)
    if faults.problems or values is None:
        raise ConfigError(*faults.problems)
    own = _config(shown(path), values)
    for node in reversed(cast("tuple[Node, ...]", values.get("extends", ()))):
        own = refine(_extended(node, (*chain, path), faults), own)
    return own


def _extended(node: Node, chain: tuple[Path, ...], faults: Faults) -> Config:
    target = absolute(chain[-1].parent / str(node.value))
    resolved = [item.resolve() for item in chain]
    if target.resolve() in resolved:
        circle = [*chain[resolved.index(target.resolve()) :], target]
        faults.add(node.start, "config.cycle", files=" → ".join(shown(item) for item in circle))
        raise ConfigError(*faults.problems)
    if not target.is_file():
        faults.add(node.start, "config.extends", file=shown(target))
        raise ConfigError(*faults.problems)
    return _load(target, chain, True)


LISTS = (
    "rules",
    "rule_folders",
    "rule_packages",
    "languages",
    "overrides",
    "keys",
    "allow",
    "queues",
    "history",
)
SINGLE = (
    *("jurisdictions", "audience_type", "include", "model", "baseline"),
    *("fail_on", "min_confidence", "timezone", "gate"),
)


def _config(name: str, values: dict[str, Any]) -> Config:
    """A config of what one file states."""
    plan = values.get("plan")
    stated: dict[str, Any] = {key: values.get(key, ()) for key in LISTS}
    stated |= {key: values.get(key) for key in SINGLE}
    return Config(
        files=(name,),
        root=values.get("root", False),
        plan=plan[0] if plan else None,
        plan_place=plan[1] if plan else None,
        packs=packs_over((), values.get("packs", ())),
        exclude=(values["exclude"],) if "exclude" in values else (),
        defaults=tuple(values[key] for key in DEFAULT_KEYS if key in values),
        **stated,
    )


def refine(outer: Config, inner: Config) -> Config:
    """One config over another: the inner values win, rules and packs merge by name, lists are joined."""
    if not outer.files:
        return inner
    single = ("plan", "plan_place", "jurisdictions", "audience_type", "include", "model", "baseline")
    stated: dict[str, Any] = {
        name: getattr(inner, name) if getattr(inner, name) is not None else getattr(outer, name)
        for name in (*single, "fail_on", "min_confidence", "timezone", "gate")
    }
    joined: dict[str, Any] = {
        name: (*getattr(outer, name), *getattr(inner, name))
        for name in ("files", "exclude", "languages", "overrides", "allow", "queues", "history")
    }
    return replace(
        inner,
        **stated,
        **joined,
        packs=packs_over(outer.packs, inner.packs),
        rules=rules_over(outer.rules, inner.rules, inner.packs),
        rule_folders=tuple(dict.fromkeys((*outer.rule_folders, *inner.rule_folders))),
        rule_packages=tuple(dict.fromkeys((*outer.rule_packages, *inner.rule_packages))),
        defaults=defaults_over(outer.defaults, inner.defaults),
        keys=tuple({**dict(outer.keys), **dict(inner.keys)}.items()),
    )
