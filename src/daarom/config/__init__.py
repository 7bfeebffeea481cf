"""What the organisation wants: daarom.yaml, the nearest one above a file refining those above it."""

from daarom.config.finding import BASELINE, Configs
from daarom.config.paths import Globs, globs, shown
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
    "BASELINE",
    "DEFAULT_KEYS",
    "PACKS",
    "Allowance",
    "Config",
    "Configs",
    "Globs",
    "Option",
    "Override",
    "PackSetting",
    "RuleSetting",
    "Selection",
    "Settings",
    "globs",
    "load",
    "shown",
]
