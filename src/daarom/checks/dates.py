"""Finds dates that cannot be right: a weekday that does not fit, a 'today' that is not the day of
publication, an event already past.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import regex

from daarom import shape
from daarom.calendar_words import NAMES, WEEKDAYS, Written, dates, told, weekday_of
from daarom.context import Context, language_of, publication, readable, speaks
from daarom.measures import clear_of
from daarom.model import Document, Match, Rule, Segment
from daarom.platforms import load_data
from daarom.sentences import quotations, sentences

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "sense": shape.choice("weekday", "today", "past_event", "offer")
}
REQUIRED = ("sense",)
NEEDS = frozenset({"today"})
BLANKS = ("date", "field", "publish", "stated", "weekday", "word")

FAR = timedelta(days=45)
"""A date without a year that lies longer before publication than this may be meant for next year."""

_FULL = "|".join(name for names in NAMES.values() for name in names)
TODAY = regex.compile(
    r"(?<![\p{L}-])(?P<word>vandaag|van(?:avond|middag|ochtend|morgen|nacht)|morgen(?:avond|middag|ochtend)?|overmorgen"
    r"|today|tonight|tomorrow)"
    r"(?P<glue>(?: is het| alweer|,? dus| ook| evening| morning| afternoon| night)?"
    r"(?:[,:–—-]| \(|,? op| on)?,?[ \u00a0\u2009]?)(?=[\p{L}\d])",
    regex.IGNORECASE,
)
WEEKDAY = regex.compile(rf"(?:{_FULL})(?:ochtend|morgen|middag|avond)?(?=$|[\s,.)!?;:–—-])", regex.IGNORECASE)
TOMORROW = frozenset({"morgen", "morgenavond", "morgenmiddag", "morgenochtend", "tomorrow"})
RUNS_ON = regex.compile(
    r"(?:sinds|vanaf|van|since|from|after|na|as of|starting|uiterlijk gisteren)[ \u00a0](?:de |the )?$",
    regex.IGNORECASE,
)
UNTIL = regex.compile(
    r"(?<!\p{L})(?:t/m|tot en met|tot|geldig op|until|till|through|ends?(?: on)?|expires?(?: on)?|alleen op"
    r"|only on)[ \u00a0]$",
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
        """Matches at the date in the text; for an offer that ended also at the field that says so."""
        for document in documents:
            day = publication(document, context)
            for rule in self.rules:
                sense = str(rule.options["sense"])
                if sense == "offer" and day is not None and speaks(rule, document.language):
                    yield from _offer_field(rule, document, day)
                for index, segment in readable(document, rule):
                    reading = Reading(rule, document, index, segment, day or context.today)
                    yield from SENSES[sense](reading, day is not None)


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
        return Match(
            self.rule.id,
            self.document,
            self.index,
            span,
            values={"publish": told(self.day, self.language), **values},
            confidence=confidence,
        )


@lru_cache(maxsize=4)
def cue(name: str) -> regex.Pattern[str]:
    """The words of one kind in data/date_cues.yaml: announces, tells or offer."""
    pieces = str(load_data("date_cues.yaml")[name]).splitlines()
    return regex.compile(rf"(?<![\p{{L}}-])(?:{'|'.join(pieces)})(?![\p{{L}}-])", regex.IGNORECASE)


def _weekday(reading: Reading, dated: bool) -> Iterator[Match]:
    """Weekday and date disagree.

    A date without a year in a draft without a publish time is left alone: nobody knows which year is meant.
    """
    for written in dates(reading.text, reading.language):
        found = written.nearest(reading.day)
        if written.weekday is None or found is None or found.weekday() == written.weekday:
            continue
        sure = written.year is not None
        if not sure and not dated:
            continue
        stated = NAMES.get(reading.language or "", NAMES["en"])[written.weekday]
        values = {
            "stated": stated,
            "weekday": weekday_of(found, reading.language),
            "date": told(found, reading.language),
        }
        yield reading.match(written.span, 0.98 if sure else 0.9, **values)


def _today(reading: Reading, dated: bool) -> Iterator[Match]:
    """'Vandaag, 3 december' in a draft that is published on the fourth; also 'morgen, zaterdag' before a
    Sunday.
    """
    if not dated:
        return
    known = {item.span[0]: item for item in dates(reading.text, reading.language)}
    for match in TODAY.finditer(reading.text):
        meant = reading.day + timedelta(days=_later(match["word"].casefold()))
        written, named = known.get(match.end()), WEEKDAY.match(reading.text, match.end())
        if written is not None:
            wrong, end = written.nearest(reading.day) not in (meant, None), written.span[1]
        elif named is not None and match["glue"].strip(" \u00a0"):
            day = regex.match(_FULL, named[0], regex.IGNORECASE)
            wrong, end = day is not None and WEEKDAYS[day[0].casefold()] != meant.weekday(), named.end()
        else:
            continue
        if wrong:
            values = {
                "word": match["word"],
                "date": told(meant, reading.language),
                "weekday": weekday_of(meant, reading.language),
            }
            yield reading.match((match.start(), end), 0.9, **values)


def _later(word: str) -> int:
    """How many days after today a word means."""
    return 2 if word == "overmorgen" else int(word in TOMORROW)


def _said(reading: Reading, cues: str) -> Iterator[tuple[int, list[tuple[Written, date]]]]:
    """Sentences with a cue and no story in them: where they begin, and their dates outside quotations."""
    written = dates(reading.text, reading.language)
    clear = set(clear_of((item.span for item in written), quotations(reading.text)) if written else ())
    for start, end in sentences(reading.text) if clear else ():
        sentence = reading.text[start:end]
        inside = written[bisect_left(written, start, key=_start) : bisect_left(written, end, key=_start)]
        if inside and cue(cues).search(sentence) and not cue("tells").search(sentence):
            days = ((item, item.nearest(reading.day)) for item in inside if item.span in clear)
            yield start, [(item, day) for item, day in days if day is not None]


def _start(written: Written) -> int:
    return written.span[0]


def _past_event(reading: Reading, dated: bool) -> Iterator[Match]:
    """An invitation to something that will be over when the draft is published."""
    for start, found in _said(reading, "announces") if dated else ():
        if any(day >= reading.day for _, day in found):
            continue
        for written, day in found:
            before = reading.text[max(start, written.span[0] - 30) : written.span[0]]
            if not RUNS_ON.search(before) and _sure(written, day, reading.day):
                yield reading.match(
                    written.span, 0.9 if written.year else 0.85, date=told(day, reading.language)
                )


def _offer(reading: Reading, dated: bool) -> Iterator[Match]:
    """An offer that runs until a day before publication."""
    for start, found in _said(reading, "offer") if dated else ():
        for written, day in found:
            before = reading.text[max(start, written.span[0] - 30) : written.span[0]]
            if UNTIL.search(before) and day < reading.day and _sure(written, day, reading.day):
                yield reading.match(written.span, 0.9, date=told(day, reading.language), field="")


def _sure(written: Written, day: date, published: date) -> bool:
    """Whether a past date is this one and not next year's."""
    return written.year is not None or published - day <= FAR


def _offer_field(rule: Rule, document: Document, day: date) -> Iterator[Match]:
    found = document.field("offer_ends")
    if found is None or not found.value:
        return
    try:
        ends = (
            found.value if isinstance(found.value, date) else datetime.fromisoformat(str(found.value).strip())
        )
    except ValueError:
        return
    last = ends.date() if isinstance(ends, datetime) else ends
    if last < day:
        values = {"date": told(last, document.language), "publish": told(day, document.language)}
        named = {**values, "field": found.name or found.key}
        yield Match(rule.id, document, places=(found.place,), values=named, confidence=0.98)


SENSES: Mapping[str, Callable[[Reading, bool], Iterator[Match]]] = {
    "weekday": _weekday,
    "today": _today,
    "past_event": _past_event,
    "offer": _offer,
}
