"""The values that the labels of advertising are made of. They judge no draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

ACCEPTED, WEAK, INSUFFICIENT = "accepted", "weak", "insufficient"
STANDINGS = (ACCEPTED, WEAK, INSUFFICIENT)
"""What a jurisdiction may say of a label, the best first."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something. `primary` when it is the authority itself; `read` is page, copy or report: how its
    words were seen on the day `checked`.
    """

    id: str
    name: str
    url: str
    primary: bool
    read: str
    checked: date


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a label, by whom, and for which relationships (empty for all)."""

    standing: str
    source: Source
    relationships: tuple[str, ...] = ()

    def about(self, relationship: str | None) -> bool:
        """Whether it is about a draft with this relationship; an unknown one counts as paid."""
        return not self.relationships or (relationship or "paid") in self.relationships


@dataclass(frozen=True, slots=True)
class Label:
    """One label with its ways of writing.

    `tags` count as hashtags anywhere, `words` where a label stands, `phrases` anywhere: there ... stands for up to
    five words, a closing @ for a mention, a closing Name for a mention or a capital. Where `relationships` are named
    it is a label for those only, and where it is `telling` for drafts that state none. `judged` has an entry per
    jurisdiction that says something; `elsewhere` holds in the others.
    """

    id: str
    languages: tuple[str, ...]
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    telling: bool = False
    relationships: tuple[str, ...] = ()
    judged: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    elsewhere: tuple[Judgement, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The label as one would write it."""
        return f"#{self.tags[0]}" if self.tags else (*self.words, *self.phrases)[0]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What one jurisdiction asks of a label, each with its source; None where nothing was found.

    `closed`: only the labels that it names count. `row_end`: the last place in a row of hashtags will do.
    """

    id: str
    names: Mapping[str, str]
    duty: Source
    closed: Source | None = None
    language: Source | None = None
    fold: Source | None = None
    row: Source | None = None
    row_end: bool = False


@dataclass(frozen=True, slots=True)
class AffiliateLinks:
    """How links look by which somebody earns: hosts, parameters (a name, or name=value), and a parameter that
    counts on the hosts that hold a word.
    """

    hosts: tuple[str, ...]
    parameters: tuple[str, ...]
    tagged: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """The data file as values. `tool` is the label that a platform itself shows."""

    checked: date
    sources: Mapping[str, Source]
    jurisdictions: Mapping[str, Jurisdiction]
    labels: tuple[Label, ...]
    tool: Label
    links: AffiliateLinks
