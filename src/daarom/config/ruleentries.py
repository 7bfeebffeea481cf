"""The shape of `packs:` and `rules:` in daarom.yaml. It must not know which rules exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from daarom import shape
from daarom.config.rulesettings import CHANGES, Option, PackSetting, RulePackage, RuleSetting
from daarom.config.types import PACKS
from daarom.model import RULE_LANGUAGES, Place, Severity, Source
from daarom.shape import Faults, Shape
from daarom.yamlfile import Node


@dataclass(frozen=True)
class File:
    """The config file that is being read; `own_packs` where it names rule folders, with packs of any name."""

    folder: Path
    source: Source
    own_packs: bool = False

    def place(self, node: Node) -> Place:
        """Where a value stands."""
        return node.place(self.source.path)

    def key_place(self, node: Node) -> Place:
        """Where a value's key stands."""
        return node.key_place(self.source.path)


def package(node: Node, faults: Faults) -> RulePackage | None:
    """The name of an installed package with rules."""
    name = shape.text(node, faults)
    return (
        None if name is None else RulePackage(name, faults.source.path, faults.source.position(node.start)[0])
    )


def packs(file: File) -> Shape[tuple[PackSetting, ...]]:
    """`{plain: true, hype: false}`, or a list of packs that come on beside the default ones."""

    def read(node: Node, faults: Faults) -> tuple[PackSetting, ...] | None:
        if isinstance(node.value, dict):
            states = shape.table(shape.boolean)(node, faults) or {}
            named = [(key, on, node.items()[key]) for key, on in states.items()]
        else:
            named = [(str(item.value), True, item) for item in shape.many(listed)(node, faults) or ()]
        return tuple(
            PackSetting(pack, on, file.key_place(item))
            for pack, on, item in named
            if _is_pack(file, pack, item, faults)
        )

    return Shape(read, lambda: shape.either(shape.table(shape.boolean).schema(), shape.many(listed).schema()))


def _listed(node: Node, faults: Faults) -> Node | None:
    return node if shape.text(node, faults) is not None else None


listed: Shape[Node] = shape.taking(shape.TEXT, _listed)
"""The node of a text, for those who need its place."""


def _is_pack(file: File, name: str, node: Node, faults: Faults) -> bool:
    if name in PACKS or file.own_packs:
        return True
    shape.unknown(node, name, PACKS, faults)
    return False


def rules(file: File) -> Shape[tuple[RuleSetting, ...]]:
    """Rule id → `off`, a severity, true, false, or `{severity: …, options: …, add: …, drop: …}`."""
    settings = shape.table(_rule(file))

    def read(node: Node, faults: Faults) -> tuple[RuleSetting, ...] | None:
        found = settings(node, faults)
        for name, item in node.items().items():
            if name.count("/") != 1:
                faults.add(item.key_start, "config.rule", found=name)
        return None if found is None else tuple(replace(item, rule=name) for name, item in found.items())

    return Shape(read, lambda: {**settings.schema(), "propertyNames": {"pattern": "^[^/]+/[^/]+$"}})


def _rule(file: File) -> Shape[RuleSetting]:
    def read(node: Node, faults: Faults) -> RuleSetting | None:
        setting = RuleSetting("", file.key_place(node))
        if not isinstance(node.value, dict):
            return _level(setting, node, faults)
        _SETTING(node, faults)
        if "severity" in node.value:
            setting = _level(setting, node.value["severity"], faults) or setting
        return replace(setting, options=changes(node, faults))

    return Shape(read, lambda: shape.either(_LEVEL, _SETTING.schema()))


_LEVEL: shape.Schema = {"enum": [*Severity.__members__, "off", True, False]}
_CHANGED = {kind: shape.table(shape.anything) for kind in CHANGES}
_SETTING = shape.record({"severity": shape.taking(_LEVEL, shape.anything), **_CHANGED})


def changes(node: Node, faults: Faults) -> tuple[Option, ...]:
    """What the keys `options`, `add` and `drop` of a mapping change of a rule, unjudged, in that order. Below
    each stand options, or first `nl`, `en` or `any` and below that the options for the rule in that language."""
    return tuple(
        Option(name, item.key_place(faults.source.path), item, faults.source, kind, language)
        for kind in CHANGES
        if kind in node.items()
        for language, named in _by_language(node.items()[kind], faults)
        for name, item in named.items()
    )


def _by_language(node: Node, faults: Faults) -> Iterator[tuple[str | None, Mapping[str, Node]]]:
    general = {name: item for name, item in node.items().items() if name not in RULE_LANGUAGES}
    yield None, general
    for language in RULE_LANGUAGES:
        if language in node.items():
            inner = node.items()[language]
            shape.table(shape.anything)(inner, faults)
            yield language, inner.items()


def _level(setting: RuleSetting, node: Node, faults: Faults) -> RuleSetting | None:
    if isinstance(node.value, bool):
        return replace(setting, on=node.value)
    word = shape.choice(*Severity.__members__, "off")(node, faults)
    if word is None:
        return None
    return replace(setting, on=False) if word == "off" else replace(setting, severity=Severity[word], on=True)
