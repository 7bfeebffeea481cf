"""Finds what is wrong with the label of an advertisement: none, too weak, out of sight, in another language. Which labels
count where it reads from the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from daarom import labels, shape
from daarom.context import Context, meant_for, readable, speaks
from daarom.labels import Jurisdiction, Source, Spot
from daarom.model import Document, Match, Place, Rule, Severity, Span
from daarom.platforms import facts

RELATIONSHIPS = ("paid", "gifted", "affiliate", "employee", "own-brand", "none")
OPTIONS: Mapping[str, shape.Reader[object]] = {
    "sense": shape.choice("present", "missing", "standing", "fold", "end", "row", "language", "earning"),
    "relationships": shape.many(shape.choice(*RELATIONSHIPS)),
    "untold": shape.boolean,
    "standings": shape.many(shape.choice(*labels.STANDINGS)),
}
REQUIRED = ("sense",)
NEEDS = frozenset({"plan"})
BLANKS = ("instead", "places")


@dataclass(frozen=True)
class Case:
    """One draft and its labels before one rule, in the jurisdictions that the organisation works in."""

    document: Document
    rule: Rule
    places: tuple[Jurisdiction, ...]
    spots: tuple[Spot, ...]

    @cached_property
    def stated(self) -> str | None:
        """The relationship that the draft states."""
        return labels.relationship(self.document)

    @property
    def concerned(self) -> bool:
        """Whether the rule is about this draft: by its relationship, or with `untold` by a label that needs none."""
        if self.stated is not None:
            return self.stated in self.listed("relationships")
        return bool(self.rule.options.get("untold")) and labels.speaks_for_itself(self.spots)

    def listed(self, option: str) -> tuple[str, ...]:
        """An option that is a list."""
        value = self.rule.options.get(option, ())
        return value if isinstance(value, tuple) else ()

    def fine(self, spot: Spot, place: Jurisdiction) -> bool:
        """Whether a jurisdiction has nothing against a label as such."""
        said = labels.judgement(spot, place, self.stated)
        return said is None or said.standing == labels.ACCEPTED

    def match(
        self, spot: Spot | None, places: Sequence[Jurisdiction], sources: Iterable[Source | None]
    ) -> Match:
        """A match at a label, else on the draft. It is heavier than a warning only where an authority itself says so."""
        language = self.document.language
        instead = labels.advised(places, language, self.stated)
        values = {
            "places": _together(
                (place.names.get(language or "", place.names["en"]) for place in places), language
            ),
            "instead": _together((label.shown for label in instead), language),
        }
        if spot is not None and spot.label.names:
            values["match"] = spot.label.names.get(language or "", spot.label.names["en"])
        firm = any(source.primary for source in sources if source) and self.stated is not None
        at_most = (
            Severity.note
            if labels.later_part(self.document)
            else Severity.error
            if firm
            else Severity.warning
        )
        segment, span, where = _where(self.document, spot)
        return Match(self.rule.id, self.document, segment, span, where, values, at_most=at_most)


@dataclass(frozen=True)
class Labelled:
    """Rules about labels."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """Matches at labels, or on the draft where it has none; the values are places and instead."""
        stated = context.settings.get("jurisdictions", ())
        places = labels.jurisdictions(map(str, stated) if isinstance(stated, (tuple, list)) else ())
        own = context.plan.compliance.labels.extra_accepted if context.plan else ()
        for document in documents:
            seen: dict[tuple[object, ...], tuple[Spot, ...]] = {}
            for rule in self.rules:
                if not speaks(rule, document.language) or (rule.platforms and not meant_for(document, rule)):
                    continue
                key = (rule.language, rule.scopes, rule.quotations)
                if key not in seen:
                    seen[key] = labels.spots(document, labels.shown(document, readable(document, rule)), own)
                yield from SENSES[str(rule.options["sense"])](Case(document, rule, places, seen[key]))


def compile(rules: Sequence[Rule]) -> Labelled:
    """One finder for all rules."""
    return Labelled(tuple(rules))


def _present(case: Case) -> Iterator[Match]:
    """Every label; with standings those of which some jurisdiction says so, wherever the organisation works."""
    wanted = case.listed("standings")
    everywhere = tuple(labels.everything().jurisdictions.values())
    for spot in case.spots:
        said = (labels.judgement(spot, place, case.stated) for place in everywhere) if wanted else ()
        if not wanted or spot.own or any(item and item.standing in wanted for item in said):
            segment, span, where = _where(case.document, spot)
            yield Match(case.rule.id, case.document, segment, span, where)


def _missing(case: Case) -> Iterator[Match]:
    if case.concerned and not case.spots:
        yield case.match(None, case.places, [place.duty for place in case.places])


def _standing(case: Case) -> Iterator[Match]:
    if not case.concerned:
        return
    verdicts = [
        verdict
        for verdict in labels.verdicts(case.spots, case.places, case.stated)
        if verdict.standing in case.listed("standings")
    ]
    for spot in case.spots:
        found = [verdict for verdict in verdicts if verdict.spot is spot]
        if found:
            sources = [verdict.judgement.source for verdict in found if verdict.judgement]
            yield case.match(spot, [verdict.jurisdiction for verdict in found], sources)


def _fold(case: Case) -> Iterator[Match]:
    """The first good label stands after the fold of one of the platforms."""
    spot = _first(case)
    places = [place for place in case.places if place.fold]
    if spot is None or not places:
        return
    known = (facts(name) for name in meant_for(case.document, case.rule))
    hiding = [item.name for item in known if item and labels.hidden(case.document, spot, item)]
    if hiding:
        found = case.match(spot, places, ())  # where a platform folds is measured by others
        values = {**found.values, "platform": _together(hiding, case.document.language)}
        yield replace(found, values=values)


def _end(case: Case) -> Iterator[Match]:
    """The first good label stands in the second half of an article."""
    spot = _first(case)
    places = [place for place in case.places if place.fold]
    if spot is not None and places and labels.late(case.document, spot):
        yield case.match(spot, places, [place.fold for place in places])


def _row(case: Case) -> Iterator[Match]:
    """No good label stands apart from other hashtags, or first among them."""
    if not case.concerned or not case.spots:
        return
    places = [place for place in case.places if place.row and _all_buried(case, place)]
    if places:
        buried = next(spot for spot in case.spots if labels.buried(case.document, spot, places[0]))
        yield case.match(buried, places, [place.row for place in places])


def _all_buried(case: Case, place: Jurisdiction) -> bool:
    good = [spot for spot in case.spots if case.fine(spot, place)] or list(case.spots)
    return all(labels.buried(case.document, spot, place) for spot in good)


def _language(case: Case) -> Iterator[Match]:
    """No label stands in the language of the draft, where a jurisdiction asks that."""
    language = case.document.language
    if not case.concerned or not case.spots or language is None:
        return
    places = [place for place in case.places if place.language]
    understood = [spot for spot in case.spots if not spot.label.languages or language in spot.label.languages]
    if places and not understood:
        yield case.match(case.spots[0], places, [place.language for place in places])


def _earning(case: Case) -> Iterator[Match]:
    """A link by which somebody earns, in a draft that has no label and states no relationship."""
    if case.stated not in (None, "none") or case.spots:
        return
    found = next(labels.affiliate_links(readable(case.document, case.rule)), None)
    if found is not None:
        spot = Spot(labels.everything().tool, found[0], found[1])
        yield case.match(spot, case.places, ())


SENSES: Mapping[str, Callable[[Case], Iterator[Match]]] = {
    "present": _present,
    "missing": _missing,
    "standing": _standing,
    "fold": _fold,
    "end": _end,
    "row": _row,
    "language": _language,
    "earning": _earning,
}


def _first(case: Case) -> Spot | None:
    """The first label that is good somewhere, else the first; the platform's own stands in sight."""
    if not case.concerned or any(spot.segment is None for spot in case.spots):
        return None
    good = (spot for spot in case.spots if any(case.fine(spot, place) for place in case.places))
    return next(good, next(iter(case.spots), None))


def _where(document: Document, spot: Spot | None) -> tuple[int | None, Span, tuple[Place, ...]]:
    """Segment, span and places of a match."""
    if spot is not None and spot.segment is not None:
        return spot.segment, spot.span, ()
    field = document.field("commercial_declaration") if spot is not None else None
    return None, (0, 0), (field.place,) if field is not None else ()


def _together(names: Iterable[str], language: str | None) -> str:
    """Names in a row: a, b en c."""
    *most, last = names
    return f"{', '.join(most)} {'en' if language == 'nl' else 'and'} {last}" if most else last
