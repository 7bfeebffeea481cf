"""daarom's own sentences in Dutch and English, for everything that is not a rule. One YAML file per room, equal in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

LANGUAGES = ("nl", "en")


@lru_cache(maxsize=1)
def sentences() -> Mapping[str, Mapping[str, str]]:
    """All sentences: key → language → text with {blanks}."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Mapping[str, str]] = {}
    for entry in sorted(files(__package__).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yaml"):
            found.update(yaml.load(entry.read_text(encoding="utf-8"), loader) or {})
    return found


def say(key: str, language: str, /, **values: object) -> str:
    """The sentence `key` in `language` (English where the language has none), its blanks filled. Raises KeyError for an unknown key."""
    texts = sentences()[key]
    return texts.get(language, texts["en"]).format(**values)


def has(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    return key in sentences()
