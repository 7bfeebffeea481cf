"""Finds times that cannot be meant: gone by, shown twice or never by the clocks, without a zone, on closed days. It reads
no prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.agenda import Agenda, Post
from daarom.calendar_words import told, weekday_of
from daarom.context import Context
from daarom.metadata.keys import folded
from daarom.model import Document, Match, Rule
from daarom.shape import Reader

Found = Iterator[tuple[Post, Mapping[str, str]]]

NEEDS = frozenset({"plan", "today", "siblings"})
BLANKS = ("count", "date", "reason", "status", "time", "weekday")


@dataclass(frozen=True)
class Finder:
    """Rules about times."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """A match at the publish time of each draft that has such a time; published posts are left alone."""
        agenda = context.agenda
        if agenda is None:
            return
        drafts = tuple(post for post in agenda.inside if not post.published)
        for rule in self.rules:
            for post, values in TIMES[str(rule.options["time"])](drafts, agenda, rule, context):
                yield _match(rule, post, values)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _match(rule: Rule, post: Post, values: Mapping[str, str]) -> Match:
    document, field = post.document, post.document.field("publish_at")
    places = (field.place,) if field is not None and field.place.path == document.path else ()
    language = document.language
    known = {
        "date": told(post.day, language),
        "weekday": weekday_of(post.day, language),
        "time": post.clock.isoformat("minutes") if post.clock else "",
    }
    return Match(rule.id, document, places=places, values={**known, **values})


def _past(drafts: Sequence[Post], agenda: Agenda, rule: Rule, context: Context) -> Found:  # noqa: ARG001
    """The day is over, and the status says that the draft still waits."""
    waiting = rule.options.get("statuses", ())
    assert isinstance(waiting, tuple)
    for post in drafts:
        status = folded(post.document.status or "")
        if post.day < context.today and (post.document.unfinished or status in waiting):
            yield post, {"status": post.document.status or "concept"}


def _twice(drafts: Sequence[Post], agenda: Agenda, rule: Rule, context: Context) -> Found:  # noqa: ARG001
    yield from ((post, {}) for post in drafts if post.moment.ambiguous and not _skipped(post, agenda))


def _never(drafts: Sequence[Post], agenda: Agenda, rule: Rule, context: Context) -> Found:  # noqa: ARG001
    for post in drafts:
        if post.moment.ambiguous and _skipped(post, agenda):
            yield post, {"time": post.moment.value.time().isoformat("minutes")}


def _skipped(post: Post, agenda: Agenda) -> bool:
    """Whether the clocks never show a time: in spring the offset grows, so the later reading has the larger one."""
    if agenda.zone is None:
        return False
    naive = post.moment.value
    first, second = (naive.replace(tzinfo=agenda.zone, fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first < second


def _zoneless(drafts: Sequence[Post], agenda: Agenda, rule: Rule, context: Context) -> Found:  # noqa: ARG001
    """The first draft with a time that no zone belongs to; said once, for one line in the config mends all."""
    bare = [p for p in drafts if p.clock is not None and not p.moment.zone_stated and agenda.zone is None]
    yield from ((post, {"count": str(len(bare))}) for post in bare[:1])


def _blackout(drafts: Sequence[Post], agenda: Agenda, rule: Rule, context: Context) -> Found:  # noqa: ARG001
    infrastructure = context.plan.infrastructure if context.plan else None
    closed = infrastructure.publish.blackout if infrastructure else ()
    for post in drafts:
        for item in closed:
            since, until = item.since or item.until, item.until or item.since
            if since and until and since <= post.day <= until:
                yield post, {"reason": item.reason or "–"}
                break


TIMES: Mapping[str, Callable[[Sequence[Post], Agenda, Rule, Context], Found]] = {
    "past": _past,
    "twice": _twice,
    "never": _never,
    "zoneless": _zoneless,
    "blackout": _blackout,
}
OPTIONS: Mapping[str, Reader[object]] = {
    "time": shape.choice(*TIMES),
    "statuses": shape.many(shape.text),
}
REQUIRED = ("time",)
