"""Finds drafts that come at a bad time by the plan: sales before anybody has listened, a question when nobody is there to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import regex

from daarom import answering, shape
from daarom.calendar_words import NAMES, told
from daarom.context import Context, language_of, meant_for, publication, readable, speaks
from daarom.errors import ModelError
from daarom.model import Document, Match, Problem, Rule, Segment, Span
from daarom.moments import in_zone
from daarom.plan import Plan, PlatformPlan
from daarom.platforms import load_data
from daarom.sentences import hashtags, quotations, sentences, urls, words

DECISION = 0.5
WEEKS = 4
MINUTES = 60
HEADLINES = ("heading", "title", "caption", "cell")
CLOSING = "\"'”’»)]\u200d\ufe0f \t\n"

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "sense": shape.choice("first_weeks", "answering"),
    "weeks": shape.integer(1),
    "minutes": shape.integer(0),
}
REQUIRED = ("sense",)
NEEDS = frozenset({"plan", "today", "model"})
BLANKS = ("back", "first", "publish", "since", "weeks")

Said = tuple[int, Span]
"""A segment's index and the span of a sentence in it."""


@dataclass(frozen=True)
class Finder:
    """The rules of this check."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match | Problem]:
        """`first_weeks`: a match per platform on which a draft sells too soon. `answering`: one at the sentence that asks.

        Nothing where the plan says neither since when nor in which hours somebody listens.
        """
        if context.plan is None:
            return
        try:
            for document in documents:
                for rule in self.rules:
                    if speaks(rule, document.language):
                        yield from SENSES[str(rule.options["sense"])](document, rule, context.plan, context)
        except ModelError as error:
            yield from error.problems


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _first_weeks(document: Document, rule: Rule, plan: Plan, context: Context) -> Iterator[Match]:
    """Sales within so many weeks after somebody began to listen on a platform, by what the draft says of itself or by the classifier.

    What was published before that is history.
    """
    weeks = _number(rule, "weeks", WEEKS)
    day = publication(document, context) or context.today
    for item in filter(None, map(plan.platform, meant_for(document, rule))):
        since = item.listened_since
        if since is None or since + timedelta(weeks=weeks) <= day or day < min(since, context.today):
            continue
        if sells := _sells(document, context):
            values = _early(item, weeks, document.language)
            yield Match(rule.id, document, platform=item.id, values=values, confidence=sells)


def _early(item: PlatformPlan, weeks: int, language: str | None) -> Mapping[str, str]:
    since = item.listened_since
    assert since is not None
    first = since + timedelta(weeks=weeks)
    return {"since": told(since, language), "first": told(first, language), "weeks": str(weeks)}


def _sells(document: Document, context: Context) -> float:
    """How sure it is that a draft sells; nought where it does not."""
    if document.text("intent") == "sales":
        return 1.0
    scores = context.scores(document) if document.text("intent") is None else None
    return scores.commercial if scores is not None and scores.commercial >= DECISION else 0.0


def _answering(document: Document, rule: Rule, plan: Plan, context: Context) -> Iterator[Match]:
    """A question to the readers that appears when nobody answers, nor will as soon as the plan promises."""
    hours, appears = _hours(plan), _appears(document, plan, context)
    if hours is None or appears is None:
        return
    back = hours.next(appears)
    if back is None or back - appears <= _patience(plan, rule):
        return
    for index, span in list(_asked(document, rule))[-1:]:
        language = language_of(document, document.segments[index])
        values = {"publish": _time(appears, language), "back": _time(back, language)}
        yield Match(rule.id, document, index, span, values=values, confidence=0.8)


def _hours(plan: Plan) -> answering.Hours | None:
    respond = plan.infrastructure.respond if plan.infrastructure else None
    return answering.read(respond.hours) if respond and respond.hours else None


def _patience(plan: Plan, rule: Rule) -> timedelta:
    """How long readers may wait: as the rule, else the plan promises."""
    respond = plan.infrastructure.respond if plan.infrastructure else None
    promised = respond.first_reply_max if respond else None
    if promised is None or "minutes" in rule.options:
        return timedelta(minutes=_number(rule, "minutes", MINUTES))
    return timedelta(days=promised.days + 30 * promised.months, minutes=promised.minutes)


def _appears(document: Document, plan: Plan, context: Context) -> datetime | None:
    """When a draft appears, on the wall clock that the hours are told by; None where its hour is not known.

    That clock is the config's or the plan's zone; where neither states one, the time as it is written.
    """
    moment = document.publish_at
    if moment is None or moment.whole_day or moment.ambiguous:
        return None
    publish = plan.infrastructure.publish if plan.infrastructure else None
    stated = ZoneInfo(publish.timezone) if publish and publish.timezone else None
    zone = context.zone or stated
    return moment.value if zone is None else in_zone(moment, zone).astimezone(zone)


def _asked(document: Document, rule: Rule) -> Iterator[Said]:
    """The sentences that ask readers for an answer: invitations anywhere, and a question that the text ends with."""
    said = [
        (index, span, segment)
        for index, segment in readable(document, rule)
        if segment.kind not in HEADLINES and (segment.part == "body" or segment.part.startswith("social."))
        for span in _prose(segment)
    ]
    for number, (index, span, segment) in enumerate(said):
        text, invited = segment.prose.value, _invites(language_of(document, segment))
        sentence = text[slice(*span)].rstrip(CLOSING)
        last = number >= len(said) - 2 and sentence.endswith("?")
        if (last or (invited and invited.search(sentence))) and not _quoted(text, span[0] + len(sentence)):
            yield index, span


def _prose(segment: Segment) -> Iterator[Span]:
    """The sentences of a block that are more than hashtags and links."""
    text = segment.prose.value
    aside = (*hashtags(text), *urls(text))
    for start, end in sentences(text):
        held = sum(min(end, b) - max(start, a) for a, b in aside if a < end and start < b)
        if words(text[start:end]) and held * 2 < end - start:
            yield start, end


def _quoted(text: str, end: int) -> bool:
    """Whether a sentence that ends here is somebody else's."""
    return any(start < end <= stop for start, stop in quotations(text))


@lru_cache(maxsize=4)
def _invites(language: str | None) -> regex.Pattern[str] | None:
    """The invitations of one language in data/asking.yaml."""
    pieces = load_data("asking.yaml").get(language or "")
    if pieces is None:
        return None
    return regex.compile(
        rf"(?<![\p{{L}}-])(?:{'|'.join(str(pieces).splitlines())})(?![\p{{L}}-])", regex.IGNORECASE
    )


def _time(moment: datetime, language: str | None) -> str:
    name = NAMES.get(language or "", NAMES["en"])[moment.weekday()]
    return f"{name} {moment:%H:%M}"


def _number(rule: Rule, name: str, usual: int) -> int:
    value = rule.options.get(name, usual)
    return value if isinstance(value, int) else usual


SENSES: Mapping[str, Callable[[Document, Rule, Plan, Context], Iterator[Match]]] = {
    "first_weeks": _first_weeks,
    "answering": _answering,
}
