"""Gives a front-matter value the form that daarom's key asks for, or says what is wrong. It knows one key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from zoneinfo import ZoneInfo

from daarom import moments
from daarom.config.names import intent, language_code, platform
from daarom.model import Moment

COMMA = re.compile(r"\s*[,;]\s*")
RELATIONSHIPS: Mapping[str, str] = {
    "true": "paid",
    "ja": "paid",
    "yes": "paid",
    "betaald": "paid",
    "gesponsord": "paid",
    "sponsored": "paid",
    "gekregen": "gifted",
    "cadeau": "gifted",
    "gift": "gifted",
    "medewerker": "employee",
    "eigen-merk": "own-brand",
    "eigen": "own-brand",
    "own": "own-brand",
    "false": "none",
    "nee": "none",
    "no": "none",
    "geen": "none",
}
YES = frozenset(("true", "yes", "ja", "on", "1"))
NO = frozenset(("false", "no", "nee", "off", "0"))


class Unfit(ValueError):
    """A value that its key cannot have; the argument names the sentence in the catalogue."""


def text(value: object) -> str | None:
    """One text; a number or a boolean as it is written in YAML. Raises Unfit for a list or a mapping."""
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    raise Unfit("metadata.text")


def words(value: object) -> tuple[str, ...]:
    """A list of texts; one text is split at its commas. Raises Unfit for a mapping, alone or in a list."""
    if isinstance(value, str):
        return tuple(word for word in COMMA.split(value.strip()) if word)
    if isinstance(value, dict):
        raise Unfit("metadata.words")
    return tuple(word for item in _items(value) if (word := _word(item)) is not None)


def _word(item: object) -> str | None:
    try:
        return text(item)
    except Unfit as error:
        raise Unfit("metadata.words") from error


def _items(value: object) -> Iterable[object]:
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def platforms(value: object) -> tuple[str, ...]:
    """daarom's ids of the platforms, once each."""
    return tuple(dict.fromkeys(platform(word) for word in words(value)))


def one_or_more(value: object) -> object:
    """One text, or several as a tuple. Raises Unfit for a mapping."""
    if isinstance(value, str):
        return text(value)
    found = words(value)
    return found[0] if len(found) == 1 else found or None


def people(value: object) -> object:
    """Names of people; of a mapping its `name`, else its keys. Raises Unfit where a name is no text."""
    if isinstance(value, dict):
        return (
            text(value.get("name") or value.get("naam"))
            if {"name", "naam"} & set(value)
            else tuple(map(str, value))
        )
    if isinstance(value, (list, tuple)):
        named = (person for item in value if (person := people(item)) is not None)
        flat = tuple(name for person in named for name in _items(person))
        return tuple(str(name) for name in flat) or None
    return text(value)


def language(value: object) -> str | None:
    """A language code. Raises Unfit for what is no language."""
    written = text(value)
    code = language_code(written) if written else None
    if written and code is None:
        raise Unfit("metadata.language")
    return code


def declared_intent(value: object) -> str | None:
    """An intent in daarom's words."""
    written = text(value)
    return intent(written) if written else None


def relationship(value: object) -> str | None:
    """paid, gifted, affiliate, employee, own-brand, none, or what was written, in lower case."""
    written = text(value)
    if written is None:
        return None
    word = re.sub(r"[\s_]+", "-", written.casefold())
    return RELATIONSHIPS.get(word, word)


def truth(value: object) -> object:
    """true or false where that is what is written, else the text."""
    word = (text(value) or "").casefold()
    return True if word in YES else False if word in NO else text(value)


def time(value: object, zone: ZoneInfo | None) -> Moment | None:
    """A moment. Raises Unfit where it cannot be read, or in two ways."""
    written = text(value)
    if written is None:
        return None
    found = moments.moment(written, zone)
    if found is None:
        raise Unfit("metadata.two_ways" if moments.two_ways(written) else "metadata.date")
    return found


FORMS: Mapping[str, Callable[[object], object]] = {
    "title": text,
    "description": text,
    "summary": text,
    "platforms": platforms,
    "language": language,
    "author": people,
    "account": people,
    "goal": one_or_more,
    "audience": one_or_more,
    "intent": declared_intent,
    "pillar": one_or_more,
    "post_type": declared_intent,
    "status": text,
    "relationship": relationship,
    "paid_by": people,
    "approver": people,
    "commercial_declaration": truth,
}
"""How the value of a key is read; keys that are not named here stay as they are."""

TIMES = ("publish_at", "expires_at", "offer_ends", "event_date")
