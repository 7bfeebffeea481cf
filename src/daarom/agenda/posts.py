"""Drafts and published posts as one row in time. It must not judge them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from daarom.goals import goal_scores
from daarom.measures import questions
from daarom.model import Document, Moment
from daarom.moments import in_zone, settle
from daarom.plan import Plan

DECISION = 0.5
"""From here on the classifier calls a post commercial."""

ENOUGH = 0.5
"""From here on a post speaks the words of a goal that it does not name."""

SALES = "sales"
Period = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class Post:
    """One draft with its time, on every platform that it goes to.

    `day` and `clock` are in the zone of the agenda; `clock` is None for a post that states a day only. `published`
    posts come from an export or a sheet of what went out: they count, and no finding stands at them. `judged` is
    the classifier's commercial score, None where it gave none; `asks` whether the text holds a question; `goals`
    are those that it states, else those whose words it speaks.
    """

    document: Document
    moment: Moment
    day: date
    clock: time | None
    published: bool = False
    judged: float | None = None
    asks: bool = False
    goals: tuple[str, ...] = ()

    @property
    def platforms(self) -> tuple[str, ...]:
        """Where it goes; an empty name where the draft does not say."""
        return self.document.platforms or ("",)

    @property
    def declared(self) -> bool | None:
        """Whether its maker calls it selling; None where nothing is said."""
        said = self.document.text("intent") or self.document.text("post_type")
        return None if said is None else said == SALES

    @property
    def reads_as_sales(self) -> bool:
        """Whether the classifier calls it selling."""
        return self.judged is not None and self.judged >= DECISION

    @property
    def commercial(self) -> bool:
        """Whether it sells, by its maker's word or by the classifier's."""
        return bool(self.declared) or self.reads_as_sales

    @property
    def text(self) -> str:
        """The prose, without alt texts."""
        return "\n".join(item.prose.value for _, item in self.document.body())

    @property
    def order(self) -> tuple[date, time, str, str]:
        """Sorts by time; posts with a day only go first."""
        return self.day, self.clock or time.min, self.document.path, str(self.document.row)


@dataclass(frozen=True, slots=True)
class Agenda:
    """All dated posts in order, and the days, both included, that are looked at."""

    posts: tuple[Post, ...]
    since: date
    until: date
    zone: ZoneInfo | None = None
    undated: tuple[Document, ...] = ()

    @property
    def inside(self) -> tuple[Post, ...]:
        """The posts of the days looked at, published ones too."""
        return tuple(post for post in self.posts if self.since <= post.day <= self.until)

    @property
    def known_since(self) -> date:
        """The first day of which anything is known; the first looked at where there are no posts."""
        return min((post.day for post in self.posts), default=self.since)

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms that posts of these days go to, by name."""
        return tuple(sorted({name for post in self.inside for name in post.platforms if name}))

    def on(self, platform: str) -> tuple[Post, ...]:
        """All posts on one platform, in order, those outside the days too."""
        return tuple(post for post in self.posts if platform in post.platforms)


def month_of(day: date) -> Period:
    """The first and last day of the month of a day."""
    first = day.replace(day=1)
    if (first.year, first.month) == (date.max.year, 12):
        return first, date.max
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def agenda(
    documents: Sequence[tuple[Document, bool]],
    period: Period,
    zone: ZoneInfo | None = None,
    judged: Iterable[float | None] = (),
    plan: Plan | None = None,
) -> Agenda:
    """The agenda of documents, each with whether it was published already. `judged` are the classifier's commercial
    scores in the same order, if there are any; goals that a post does not state are told for the days looked at only.
    """
    scores = iter(judged)
    posts: list[Post] = []
    undated: list[Document] = []
    for document, published in documents:
        score = next(scores, None)
        if document.publish_at is None:
            undated.append(document)
        else:
            posts.append(_post(document, published, zone, score))
    aimed = (_aimed(post, plan, period) for post in posts)
    return Agenda(tuple(sorted(aimed, key=lambda post: post.order)), *period, zone, tuple(undated))


def _aimed(post: Post, plan: Plan | None, period: Period) -> Post:
    stated = post.document.texts("goal")
    if stated or plan is None or not period[0] <= post.day <= period[1]:
        return replace(post, goals=stated)
    scored = goal_scores(post.text, plan, post.document.language)
    return replace(post, goals=tuple(name for name, score in scored if score >= ENOUGH))


def _post(document: Document, published: bool, zone: ZoneInfo | None, score: float | None) -> Post:
    moment = document.publish_at
    assert moment is not None
    settled = settle(moment, zone) if zone else moment
    local = settled.value
    if zone is not None and not settled.whole_day:
        local = _local(settled, zone)
    clock = None if settled.whole_day else local.time()
    asks = any(questions(text) for text in _texts(document))
    return Post(document, settled, local.date(), clock, published, score, asks)


def _local(moment: Moment, zone: ZoneInfo) -> datetime:
    """The time on the clocks of a zone; at the edges of the calendar as written."""
    try:
        return in_zone(moment, zone).astimezone(zone)
    except OverflowError:
        return moment.value


def _texts(document: Document) -> Iterator[str]:
    return (segment.prose.value for _, segment in document.body() if not segment.quoted)
