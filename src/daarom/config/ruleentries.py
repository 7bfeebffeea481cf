"""The shape of `packs:` and `rules:` in daarom.yaml. It must not know which rules exist."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from daarom import shape
from daarom.config.types import PACKS, Option, PackSetting, RuleSetting
from daarom.model import Place, Severity, Source
from daarom.shape import Faults, Reader
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


def packs(file: File) -> Reader[tuple[PackSetting, ...]]:
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

    return read


def listed(node: Node, faults: Faults) -> Node | None:
    """The node of a text, for those who need its place."""
    return node if shape.text(node, faults) is not None else None


def _is_pack(file: File, name: str, node: Node, faults: Faults) -> bool:
    if name in PACKS or file.own_packs:
        return True
    shape.unknown(node, name, PACKS, faults)
    return False


def rules(file: File) -> Reader[tuple[RuleSetting, ...]]:
    """Rule id → `off`, a severity, true, false, or `{severity: …, options: {…}}`."""

    def read(node: Node, faults: Faults) -> tuple[RuleSetting, ...] | None:
        settings = shape.table(_rule(file))(node, faults)
        for name, item in node.items().items():
            if name.count("/") != 1:
                faults.add(item.key_start, "config.rule", found=name)
        return (
            None if settings is None else tuple(replace(item, rule=name) for name, item in settings.items())
        )

    return read


def _rule(file: File) -> Reader[RuleSetting]:
    def read(node: Node, faults: Faults) -> RuleSetting | None:
        setting = RuleSetting("", file.key_place(node))
        if not isinstance(node.value, dict):
            return _level(setting, node, faults)
        shape.record({"severity": shape.anything, "options": shape.table(shape.anything)})(node, faults)
        if "severity" in node.value:
            setting = _level(setting, node.value["severity"], faults) or setting
        options = node.value["options"].items() if "options" in node.value else {}
        given = (Option(name, file.place(item), item, file.source) for name, item in options.items())
        return replace(setting, options=tuple(given))

    return read


def _level(setting: RuleSetting, node: Node, faults: Faults) -> RuleSetting | None:
    if isinstance(node.value, bool):
        return replace(setting, on=node.value)
    word = shape.choice(*Severity.__members__, "off")(node, faults)
    if word is None:
        return None
    return replace(setting, on=False) if word == "off" else replace(setting, severity=Severity[word], on=True)
