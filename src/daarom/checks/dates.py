"""Finds dates that cannot be right: a weekday that does not fit, a 'today' that is not the day of publication, an event already past."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import regex

from daarom import shape
from daarom.calendar_words import NAMES, WEEKDAYS, Written, dates, told, weekday_of
from daarom.context import Context, language_of, readable, speaks
from daarom.model import Document, Match, Rule, Segment
from daarom.sentences import quotations, sentences

OPTIONS: Mapping[str, shape.Reader[object]] = {"sense": shape.choice("weekday", "today", "past_event", "offer")}
REQUIRED = ("sense",)
NEEDS = frozenset({"today"})

FAR = timedelta(days=45)
"""A date without a year that lies longer before publication than this may be meant for next year."""

_FULL = "|".join(name for names in NAMES.values() for name in names)
TODAY = regex.compile(
    r"(?<![\p{L}-])(?P<word>vandaag|vanavond|vanmiddag|vanochtend|vanmorgen|vannacht|morgen|morgenavond|morgenmiddag|morgenochtend|overmorgen"
    r"|today|tonight|tomorrow)(?P<glue>(?: is het| alweer|,? dus| ook| evening| morning| afternoon| night)?(?:[,:–—-]| \(|,? op| on)?,?[ \u00a0\u2009]?)(?=[\p{L}\d])",
    regex.IGNORECASE,
)
WEEKDAY = regex.compile(rf"(?:{_FULL})(?:ochtend|morgen|middag|avond)?(?=$|[\s,.)!?;:–—-])", regex.IGNORECASE)
LATER: Mapping[str, int] = {"morgen": 1, "morgenavond": 1, "morgenmiddag": 1, "morgenochtend": 1, "tomorrow": 1, "overmorgen": 2}
ANNOUNCES = regex.compile(
    r"(?<![\p{L}-])(?:kom(?:en jullie)?|meld je|meld u|aanmelden|schrijf je|schrijf u|inschrijven|doe mee|ben je erbij|bent u erbij|bezoek ons"
    r"|je bent welkom|u bent welkom|welkom op|van harte welkom|nodigen|uitgenodigd|organiseren we|organiseren wij|wij organiseren|we organiseren"
    r"|vindt plaats|vinden plaats|tickets|kaarten|reserveer|zien we je|zien we jullie|tot dan|zet (?:het|hem|deze datum) in je agenda"
    r"|come|join|register|sign up|rsvp|will be held|will take place|takes place|we are hosting|we['’]re hosting|we will host|save the date"
    r"|see you|you['’]re invited|you are invited|get your ticket)(?![\p{L}-])",
    regex.IGNORECASE,
)
TELLS = regex.compile(
    r"(?<![\p{L}-])(?:was|waren|werd|werden|vond|vonden|kwam|kwamen|had|hadden|hield|hielden|ging|gingen|organiseerden?|bezochten?|terugblik|terug op"
    r"|verslag|geleden|afgelopen|vorige?|gehouden|geweest|bezocht|were|took|held|came|went|had|did|last|ago|past|joined|attended|visited|registered"
    r"|recap|invited us)(?![\p{L}-])",
    regex.IGNORECASE,
)
RUNS_ON = regex.compile(r"(?:sinds|vanaf|van|since|from|after|na|as of|starting|uiterlijk gisteren)[ \u00a0](?:de |the )?$", regex.IGNORECASE)
UNTIL = regex.compile(r"(?<!\p{L})(?:t/m|tot en met|tot|geldig op|until|till|through|ends?(?: on)?|expires?(?: on)?|alleen op|only on)[ \u00a0]$", regex.IGNORECASE)
OFFER = regex.compile(
    r"(?<!\p{L})(?:korting|aanbieding|actie|actieprijs|geldig|gratis|halve prijs|inwisselen|deal|discount|offer|sale|valid|% off|free|coupon|voucher)(?!\p{L})",
    regex.IGNORECASE,
)


def compile(rules: Sequence[Rule]) -> Dates:
    """A finder for dates that cannot be right."""
    return Dates(tuple(rules))


@dataclass(frozen=True)
class Dates:
    """Holds dates in the text against the calendar and the time of publication."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """Matches at the date in the text; for an offer that ends too early also at the field that says so."""
        for document in documents:
            day = publication(document, context)
            for rule in self.rules:
                sense = str(rule.options["sense"])
                if sense == "offer" and day is not None and speaks(rule, document.language):
                    yield from _offer_field(rule, document, day)
                for index, segment in readable(document, rule):
                    for match in SENSES[sense](Reading(rule, document, index, segment, day or context.today), day is not None):
                        yield match


@dataclass(frozen=True)
class Reading:
    """One segment and the day against which its dates are read."""

    rule: Rule
    document: Document
    index: int
    segment: Segment
    day: date

    @property
    def text(self) -> str:
        """The prose."""
        return self.segment.prose.value

    @property
    def language(self) -> str | None:
        """The language of the prose."""
        return language_of(self.document, self.segment)

    def match(self, span: tuple[int, int], confidence: float, **values: str) -> Match:
        """A match in this segment."""
        return Match(self.rule.id, self.document, self.index, span, values={"publish": told(self.day, self.language), **values}, confidence=confidence)


def publication(document: Document, context: Context) -> date | None:
    """The day on which a draft is to be published, in the plan's zone; None where it does not say."""
    if document.publish_at is None:
        return None
    value = document.publish_at.value
    return (value.astimezone(context.zone) if value.tzinfo and context.zone else value).date()


def _weekday(reading: Reading, dated: bool) -> Iterator[Match]:
    """Weekday and date disagree. Without a stated year or publication, it must be wrong in the years around as well."""
    for written in dates(reading.text, reading.language):
        found = written.nearest(reading.day)
        if written.weekday is None or found is None or found.weekday() == written.weekday:
            continue
        sure = written.year is not None
        if not sure and not dated and any(other.weekday() == written.weekday for other in _around(written, reading.day)):
            continue
        stated = NAMES.get(reading.language or "", NAMES["en"])[written.weekday]
        values = {"stated": stated, "weekday": weekday_of(found, reading.language), "date": told(found, reading.language)}
        yield reading.match(written.span, 0.98 if sure else 0.9 if dated else 0.7, **values)


def _around(written: Written, day: date) -> list[date]:
    return [found for year in (day.year - 1, day.year, day.year + 1) if (found := written.on(year))]


def _today(reading: Reading, dated: bool) -> Iterator[Match]:
    """'Vandaag, 3 december' in a draft that is published on the fourth; also 'morgen, zaterdag' before a Sunday."""
    if not dated:
        return
    known = {item.span[0]: item for item in dates(reading.text, reading.language)}
    for match in TODAY.finditer(reading.text):
        meant = reading.day + timedelta(days=LATER.get(match["word"].casefold(), 0))
        written, named = known.get(match.end()), WEEKDAY.match(reading.text, match.end())
        if written is not None:
            wrong, end = written.nearest(reading.day) not in (meant, None), written.span[1]
        elif named is not None and match["glue"].strip(" \u00a0"):
            day = regex.match(_FULL, named[0], regex.IGNORECASE)
            wrong, end = day is not None and WEEKDAYS[day[0].casefold()] != meant.weekday(), named.end()
        else:
            continue
        if wrong:
            values = {"word": match["word"], "date": told(meant, reading.language), "weekday": weekday_of(meant, reading.language)}
            yield reading.match((match.start(), end), 0.9, **values)


def _past_event(reading: Reading, dated: bool) -> Iterator[Match]:
    """An invitation to something that will be over when the draft is published."""
    if not dated:
        return
    aside = quotations(reading.text)
    for start, end in sentences(reading.text):
        sentence = reading.text[start:end]
        if not ANNOUNCES.search(sentence) or TELLS.search(sentence):
            continue
        found = [(item, item.nearest(reading.day)) for item in dates(reading.text, reading.language) if start <= item.span[0] < end]
        if any(day is not None and day >= reading.day for _, day in found):
            continue
        for written, day in found:
            quoted = any(a <= written.span[0] < b for a, b in aside)
            if day is None or quoted or RUNS_ON.search(reading.text[start : written.span[0]]):
                continue
            if written.year is not None or reading.day - day <= FAR:
                yield reading.match(written.span, 0.9 if written.year else 0.85, date=told(day, reading.language))


def _offer(reading: Reading, dated: bool) -> Iterator[Match]:
    """An offer that runs until a day before publication."""
    if not dated:
        return
    for start, end in sentences(reading.text):
        sentence = reading.text[start:end]
        if not OFFER.search(sentence) or TELLS.search(sentence):
            continue
        for written in dates(reading.text, reading.language):
            day = written.nearest(reading.day)
            inside = start <= written.span[0] < end and UNTIL.search(reading.text[start : written.span[0]])
            near = day is not None and (written.year is not None or reading.day - day <= FAR)
            if inside and near and day is not None and day < reading.day:
                yield reading.match(written.span, 0.9, date=told(day, reading.language), field="")


def _offer_field(rule: Rule, document: Document, day: date) -> Iterator[Match]:
    found = document.field("offer_ends")
    if found is None or not found.value:
        return
    try:
        ends = found.value if isinstance(found.value, date) else datetime.fromisoformat(str(found.value).strip())
    except ValueError:
        return
    last = ends.date() if isinstance(ends, datetime) else ends
    if last < day:
        values = {"date": told(last, document.language), "publish": told(day, document.language), "field": found.name or found.key}
        yield Match(rule.id, document, places=(found.place,), values=values, confidence=0.98)


SENSES: Mapping[str, Callable[[Reading, bool], Iterator[Match]]] = {
    "weekday": _weekday,
    "today": _today,
    "past_event": _past_event,
    "offer": _offer,
}
