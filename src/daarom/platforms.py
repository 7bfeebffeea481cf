"""The platforms that drafts are written for: their limits and customs, from one dated data file. It judges no
draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

LONG_READS = frozenset({"blog", "website", "newsletter"})
"""Platforms without a limit of their own, where a draft is an article and not a post."""

KINDS = ("blog", "network", "message", "sharing", "publication")
"""The kinds of places that drafts are written for: own pages and mailings, networks of people, short public
messages, pictures and films, links and stories that readers vote on.
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """One number: how many at most, how they are counted (see daarom.counting), who says so, whether that is
    the platform itself, and the day on which the number was held against it.
    """

    value: int
    counting: str
    source: str
    primary: bool
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class PlatformFacts:
    """What one platform takes. An empty tuple or None means that no trustworthy number is known.

    `kind` is one of KINDS; `text` and `title` may each have several limits that all hold; `clickable` says whether a link in the text
    can be followed; `long` platforms carry articles, the others posts; with `link_in_text` a link is
    always part of the text.
    """

    id: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    text: tuple[Limit, ...] = ()
    title: tuple[Limit, ...] = ()
    title_advised: Limit | None = None
    fold: Limit | None = None
    hashtags: Limit | None = None
    hashtags_advised: Limit | None = None
    links: Limit | None = None
    clickable: bool = True
    mentions: Limit | None = None
    alt: Limit | None = None
    long: bool = False
    link_in_text: bool = False


def facts(platform: str) -> PlatformFacts | None:
    """What is known of a platform by its id, or None."""
    return everything()[1].get(platform)


def canonical(name: str) -> str | None:
    """The id of a platform as people write it (Twitter, IG, LinkedIn), or None where nobody calls a platform
    that.
    """
    return _names().get(" ".join(name.casefold().replace("_", " ").split()))


def known() -> tuple[str, ...]:
    """The ids of all platforms, in the file's order."""
    return tuple(everything()[1])


def of_kind(kind: str) -> tuple[str, ...]:
    """The ids of the platforms of one kind, in the file's order."""
    return tuple(name for name, item in everything()[1].items() if item.kind == kind)


def checked() -> date:
    """The day since which every number was held against its source."""
    return everything()[0]


@lru_cache(maxsize=1)
def everything() -> tuple[date, Mapping[str, PlatformFacts]]:
    """The data file: the day since which all of it was checked, and the facts per platform id."""
    data = load_data("platforms.yaml")
    sources: Mapping[str, Mapping[str, object]] = data["sources"]  # type: ignore[assignment]
    entries: Mapping[str, Mapping[str, object]] = data["platforms"]  # type: ignore[assignment]
    day = min(_day(source) for source in sources.values())
    return day, {name: _platform(name, entry, sources) for name, entry in entries.items()}


def load_data(name: str) -> Mapping[str, object]:
    """One of the YAML files that come with daarom, by its name in the data folder."""
    text = files("daarom").joinpath("data", name).read_text(encoding="utf-8")
    data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert isinstance(data, dict)
    return data


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    names = {alias: facts.id for facts in everything()[1].values() for alias in facts.aliases}
    own = {facts.name.casefold(): facts.id for facts in everything()[1].values()}
    return {**names, **own, **{name: name for name in everything()[1]}}


def _platform(
    name: str, entry: Mapping[str, object], sources: Mapping[str, Mapping[str, object]]
) -> PlatformFacts:
    def one(key: str, number: str = "limit") -> Limit | None:
        found = entry.get(key)
        return _limit(found, number, sources) if isinstance(found, dict) and number in found else None

    aliases = entry.get("aliases")
    return PlatformFacts(
        id=name,
        name=str(entry["name"]),
        kind=str(entry["kind"]),
        aliases=tuple(str(alias) for alias in aliases) if isinstance(aliases, list) else (),
        text=_several(entry.get("text"), sources),
        title=_several(entry.get("title"), sources),
        title_advised=one("title_advised"),
        fold=one("fold"),
        hashtags=one("hashtags"),
        hashtags_advised=one("hashtags", "advised"),
        links=one("links"),
        clickable=entry.get("clickable") is not False,
        mentions=one("mentions"),
        alt=one("alt"),
        long=entry.get("long") is True,
        link_in_text=entry.get("link_in_text") is True,
    )


def _several(found: object, sources: Mapping[str, Mapping[str, object]]) -> tuple[Limit, ...]:
    return tuple(_limit(item, "limit", sources) for item in found) if isinstance(found, list) else ()


def _limit(entry: Mapping[str, object], number: str, sources: Mapping[str, Mapping[str, object]]) -> Limit:
    value, source = entry[number], sources[str(entry["source"])]
    assert isinstance(value, int)
    counting = str(entry.get("counting", "code_points"))
    return Limit(value, counting, str(source["name"]), source["primary"] is True, _day(source))


def _day(source: Mapping[str, object]) -> date:
    day = source["checked"]
    assert isinstance(day, date)
    return day
