"""What the organisation wants: daarom.yaml, the nearest one above a file refining those above it."""

from daarom.config.finding import Configs
from daarom.config.layouts import History, Queue
from daarom.config.names import JURISDICTIONS
from daarom.config.paths import Globs, globs, shown
from daarom.config.queues import layout_named
from daarom.config.reading import load
from daarom.config.types import (
    DEFAULT_KEYS,
    PACKS,
    Allowance,
    Config,
    Option,
    Override,
    PackSetting,
    RuleSetting,
    Selection,
    Settings,
)

__all__ = [
    "DEFAULT_KEYS",
    "JURISDICTIONS",
    "PACKS",
    "Allowance",
    "Config",
    "Configs",
    "Globs",
    "History",
    "Option",
    "Override",
    "PackSetting",
    "Queue",
    "RuleSetting",
    "Selection",
    "Settings",
    "globs",
    "layout_named",
    "load",
    "shown",
]
