"""Tells Dutch from English in a plan's few sentences, and tells numbers in either. It must not read drafts."""

from __future__ import annotations

import re

DUTCH = "de het een en van voor met niet wij je zijn dat die ook naar onze hoe wat"
ENGLISH = "the and of to for with not we you are that this our how what is their from"
TELLING = {"nl": frozenset(DUTCH.split()), "en": frozenset(ENGLISH.split())}


def language_told(text: str) -> str | None:
    """nl or en, whichever most of the small words are, or None where they do not tell."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    dutch, english = (sum(word in TELLING[language] for word in words) for language in ("nl", "en"))
    return None if dutch == english else "nl" if dutch > english else "en"


def number_told(value: float, language: str | None) -> str:
    """A number to two decimals, without those that say nothing, and with a comma in Dutch."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return written.replace(".", ",") if language == "nl" else written
