"""What the organisation wants: daarom.yaml, the nearest one above a file refining those above it."""

from daarom.config.entries import schema
from daarom.config.finding import Configs
from daarom.config.layouts import Queue
from daarom.config.names import JURISDICTIONS
from daarom.config.paths import Globs, absolute, globs, shown
from daarom.config.queues import layout_named
from daarom.config.reading import load
from daarom.config.ruleentries import changes
from daarom.config.rulesettings import (
    ADD,
    CHANGES,
    DROP,
    OPTIONS,
    Option,
    PackSetting,
    RulePackage,
    RuleSetting,
)
from daarom.config.types import (
    DEFAULT_KEYS,
    PACKS,
    Allowance,
    Config,
    Override,
    Selection,
    Settings,
)

__all__ = [
    "ADD",
    "CHANGES",
    "DEFAULT_KEYS",
    "DROP",
    "JURISDICTIONS",
    "OPTIONS",
    "PACKS",
    "Allowance",
    "Config",
    "Configs",
    "Globs",
    "Option",
    "Override",
    "PackSetting",
    "Queue",
    "RulePackage",
    "RuleSetting",
    "Selection",
    "Settings",
    "absolute",
    "changes",
    "globs",
    "layout_named",
    "load",
    "schema",
    "shown",
]
