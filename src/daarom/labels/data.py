"""Reads the labels of advertising from their dated data file. It looks at no draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from daarom.labels.types import AffiliateLinks, Judgement, Jurisdiction, Label, Labels, Source
from daarom.platforms import load_data

FILE = "labels.yaml"
USUAL = ("eu",)
"""The jurisdiction of who states none."""


@lru_cache(maxsize=1)
def everything() -> Labels:
    """The data file: sources, jurisdictions, labels, the platform's own label and affiliate links."""
    data: Mapping[str, Any] = load_data(FILE)
    sources = {name: Source(id=name, **entry) for name, entry in data["sources"].items()}
    labels = tuple(_label(name, entry, sources) for name, entry in data["labels"].items())
    links = data["affiliate_links"]
    return Labels(
        data["checked"],
        sources,
        {name: _jurisdiction(name, entry, sources) for name, entry in data["jurisdictions"].items()},
        labels,
        _label("tool", data["tool"], sources),
        AffiliateLinks(
            tuple(links["hosts"]),
            tuple(links["parameters"]),
            (links["tagged"]["parameter"], links["tagged"]["host"]),
        ),
    )


def jurisdictions(names: Iterable[str]) -> tuple[Jurisdiction, ...]:
    """The jurisdictions with these ids, else the whole EU."""
    known = everything().jurisdictions
    return tuple(known[name] for name in names if name in known) or tuple(known[name] for name in USUAL)


def _jurisdiction(name: str, entry: Mapping[str, Any], sources: Mapping[str, Source]) -> Jurisdiction:
    named = {key: sources[entry[key]] for key in ("closed", "language", "fold", "row") if key in entry}
    return Jurisdiction(
        name, entry["name"], sources[entry["duty"]], row_end=bool(entry.get("row_end")), **named
    )


def _label(name: str, entry: Mapping[str, Any], sources: Mapping[str, Source]) -> Label:
    written = {key: tuple(entry.get(key, ())) for key in ("tags", "words", "phrases")}
    return Label(
        name,
        tuple(entry.get("language", ())),
        telling=bool(entry.get("telling")),
        relationships=tuple(entry.get("for", ())),
        judged={place: _judgements(said, sources) for place, said in entry["judged"].items()},
        names=entry.get("name", {}),
        elsewhere=_judgements(entry["elsewhere"], sources) if "elsewhere" in entry else (),
        **written,
    )


def _judgements(said: Any, sources: Mapping[str, Source]) -> tuple[Judgement, ...]:
    entries = said if isinstance(said, list) else [said]
    return tuple(
        Judgement(entry["as"], sources[entry["source"]], tuple(entry.get("for", ()))) for entry in entries
    )
