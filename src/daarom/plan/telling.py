"""Tells Dutch from English by the smallest words, for a plan's few sentences. It must not read drafts."""

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
