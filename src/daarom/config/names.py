"""One name for what people write in many ways: platforms, languages and intents. It knows no files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from daarom.platforms import canonical

LANGUAGE_NAMES: Mapping[str, str] = {
    "nederlands": "nl",
    "dutch": "nl",
    "vlaams": "nl",
    "nld": "nl",
    "dut": "nl",
    "engels": "en",
    "english": "en",
    "eng": "en",
    "duits": "de",
    "german": "de",
    "deutsch": "de",
    "frans": "fr",
    "french": "fr",
    "français": "fr",
    "spaans": "es",
    "spanish": "es",
    "fries": "fy",
    "frysk": "fy",
}
JURISDICTIONS = ("nl", "be", "uk", "us", "eu")
MEMBERS = frozenset({"nl", "be"})
"""The jurisdictions where the law of the EU holds too."""

CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*")
SALES = frozenset(
    (
        "sales",
        "sell",
        "selling",
        "sale",
        "verkoop",
        "verkopen",
        "promo",
        "promotie",
        "promotion",
        "sales-promotion",
    )
)
SPACES = re.compile(r"[\s_]+")


def platform(name: str) -> str:
    """daarom's id of a platform: `Twitter` is x; a name it does not know stays, in lower case."""
    return canonical(name.strip()) or SPACES.sub("-", name.strip().casefold())


def language_code(name: str) -> str | None:
    """The two- or three-letter code in `nl`, `nl-NL`, `en_GB`, `Nederlands`; None for what is no language."""
    word = name.strip().casefold()
    if word in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[word]
    found = CODE.fullmatch(word)
    return LANGUAGE_NAMES.get(found[1], found[1]) if found else None


def intent(name: str) -> str:
    """An intent in lower case; every word for selling is `sales`."""
    word = SPACES.sub("-", name.strip().casefold())
    return "sales" if word in SALES else word


def laws(jurisdictions: Iterable[str]) -> frozenset[str]:
    """Whose law holds: of the jurisdictions stated, with the EU for its members; else of the EU."""
    stated = frozenset(jurisdictions)
    return stated | {"eu"} if stated & MEMBERS or not stated else stated
