"""What a config says of rules and packs, and how one config's say goes over another's. It must not know which rules exist."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from daarom.model import Place, Severity, Source
from daarom.yamlfile import Node

OPTIONS, ADD, DROP = CHANGES = ("options", "add", "drop")
"""How a rule is changed: options get another value, or words are added to them or dropped from them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a rule that is changed, unjudged: the rule's check has the reader for it.

    `kind` is one of CHANGES; `language` limits the change to the rule in that language. Two are equal where
    they say the same at the same place.
    """

    name: str
    place: Place
    node: Node = field(compare=False, repr=False)
    source: Source = field(compare=False, repr=False)
    kind: str = OPTIONS
    language: str | None = None


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What the config says of one rule. `severity` and `on` None leave the rule as it is; options go in order."""

    rule: str
    place: Place
    severity: Severity | None = None
    on: bool | None = None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePackage:
    """An installed package that the config takes rules from, and where it says so."""

    name: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class PackSetting:
    """A pack that the config switches on or off."""

    pack: str
    on: bool
    place: Place


def packs_over(outer: tuple[PackSetting, ...], inner: tuple[PackSetting, ...]) -> tuple[PackSetting, ...]:
    """Both, the inner ones winning, by pack."""
    return tuple(sorted({item.pack: item for item in (*outer, *inner)}.values(), key=lambda item: item.pack))


def rules_over(
    outer: tuple[RuleSetting, ...], inner: tuple[RuleSetting, ...], packs: tuple[PackSetting, ...] = ()
) -> tuple[RuleSetting, ...]:
    """Both, by rule: the inner severity wins where it is stated, and so do the inner options.

    A pack that `packs` (the inner ones) switch off takes along the rules that were switched on outside.
    """
    off = {item.pack for item in packs if not item.on}
    merged = {
        item.rule: replace(item, on=None) if item.on and item.rule.split("/")[0] in off else item
        for item in outer
    }
    for item in inner:
        before = merged.get(item.rule, RuleSetting(item.rule, item.place))
        merged[item.rule] = RuleSetting(
            item.rule,
            item.place,
            before.severity if item.severity is None else item.severity,
            before.on if item.on is None else item.on,
            options_over(before.options, item.options),
        )
    return tuple(sorted(merged.values(), key=lambda item: item.rule))


def options_over(outer: tuple[Option, ...], inner: tuple[Option, ...]) -> tuple[Option, ...]:
    """Both, in order. An inner value takes the place of what was said outside of that option; words that are
    added or dropped come after it."""
    kept = (item for item in outer if not any(_replaces(other, item) for other in inner))
    return tuple(dict.fromkeys((*kept, *inner)))


def _replaces(inner: Option, outer: Option) -> bool:
    return inner.kind == OPTIONS and inner.name == outer.name and inner.language in (None, outer.language)
