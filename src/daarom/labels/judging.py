"""Judges the labels of a draft for each jurisdiction, and says which label would do everywhere. It words nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daarom.labels.data import everything
from daarom.labels.finding import Spot
from daarom.labels.types import ACCEPTED, INSUFFICIENT, WEAK, Judgement, Jurisdiction, Label
from daarom.model import Document

RANKS = {ACCEPTED: 3, None: 2, WEAK: 1, INSUFFICIENT: 0}
"""From bad to good; None is a label of which a jurisdiction says nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best that one jurisdiction says of a draft's labels; `spot` None where there is no label."""

    jurisdiction: Jurisdiction
    spot: Spot | None
    judgement: Judgement | None

    @property
    def standing(self) -> str | None:
        """accepted, weak, insufficient, or None where nothing is said."""
        return self.judgement.standing if self.judgement else None


def relationship(document: Document) -> str | None:
    """The relationship that a draft states, or None."""
    return document.text("relationship")


def speaks_for_itself(spots: Iterable[Spot]) -> bool:
    """Whether a label among them makes the draft advertising, also where it states no relationship."""
    return any(spot.label.telling and spot.apart for spot in spots)


def judgement(spot: Spot, place: Jurisdiction, stated: str | None) -> Judgement | None:
    """What a jurisdiction says of one label, or None.

    A label that the plan accepts is accepted, unless the jurisdiction says that it is not enough.
    """
    label = spot.label
    said = next((item for item in label.judged.get(place.id, label.elsewhere) if item.about(stated)), None)
    if spot.own and (said is None or said.standing != INSUFFICIENT):
        return None
    if said is None and place.closed is not None and not spot.own and label is not everything().tool:
        return Judgement(WEAK, place.closed)
    return said


def verdicts(
    spots: Sequence[Spot], places: Iterable[Jurisdiction], stated: str | None
) -> tuple[Verdict, ...]:
    """The best label for each jurisdiction; of several that are as good a telling one, else the first."""
    return tuple(_verdict(spots, place, stated) for place in places)


def _verdict(spots: Sequence[Spot], place: Jurisdiction, stated: str | None) -> Verdict:
    judged = [Verdict(place, spot, judgement(spot, place, stated)) for spot in spots]
    return max(judged, key=_worth_of, default=Verdict(place, None, None))


def _worth_of(verdict: Verdict) -> tuple[int, bool]:
    telling = verdict.spot is not None and verdict.spot.label.telling
    return RANKS[verdict.standing], telling


def advised(
    places: Sequence[Jurisdiction], language: str | None, stated: str | None = None
) -> tuple[Label, ...]:
    """As few labels as will do in all these jurisdictions, in the draft's language where there is one.

    Where no jurisdiction names a label, the first one in that language.
    """
    labels = sorted(everything().labels, key=lambda label: language not in label.languages)
    chosen: list[Label] = []
    open_: list[Jurisdiction] = [
        place for place in places if any(_accepts(place, item, stated) for item in labels)
    ]
    while open_:
        best = max(labels, key=lambda label: _worth(label, open_, language, stated))
        chosen.append(best)
        open_ = [place for place in open_ if not _accepts(place, best, stated)]
    return tuple(chosen) or tuple(labels[:1])


def _worth(
    label: Label, places: Sequence[Jurisdiction], language: str | None, stated: str | None
) -> tuple[int, int]:
    """Jurisdictions that accept a label, counted in the draft's language first."""
    count = sum(_accepts(place, label, stated) for place in places)
    return (count if language in label.languages else 0), count


def _accepts(place: Jurisdiction, label: Label, stated: str | None) -> bool:
    if label.relationships and stated not in label.relationships:
        return False
    said = (item for item in label.judged.get(place.id, label.elsewhere) if item.about(stated))
    return next((item.standing for item in said), None) == ACCEPTED
