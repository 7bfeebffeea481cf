"""How figures of a calendar are put in words, the same in every form of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daarom.agenda import Figures, Post, Share
from daarom.calendar_words import MONTH_NAMES, told
from daarom.catalogue import say


def title(figures: Figures, language: str) -> str:
    """The days looked at: a month by its name, else the first and the last."""
    since, until = figures.agenda.since, figures.agenda.until
    if since.day == 1 and (since.year, since.month) == (until.year, until.month) and _last(until):
        return f"{MONTH_NAMES[language][since.month - 1]} {since.year}"
    return f"{told(since, language)} – {told(until, language)}"


def _last(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def count(figures: Figures, language: str) -> str:
    """How many posts there are, and how many of them were published."""
    posts = figures.agenda.inside
    out = sum(post.published for post in posts)
    key = "calendar.posts_published" if out else "calendar.posts"
    return say(key, language, count=len(posts), published=out)


def percent(part: int, whole: int) -> str:
    """A share as people read it: 3 (8%)."""
    return f"{part} ({100 * part / whole:.0f}%)" if whole else "–"


def limit(stated: float | None, sign: str) -> str:
    """What the plan says: ≤ 10%."""
    return "" if stated is None else f"{sign} {100 * stated:.0f}%"


def name(share: Share, language: str) -> str:
    """The platform, or the word for all of them."""
    return share.platform or say("calendar.all", language)


def draft(post: Post) -> str:
    """A post by its file and row."""
    row = post.document.row
    return post.document.path + ("" if row is None else f" [{row}]")


def parts(figures: Figures, language: str) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    """Goals, audiences, pillars and voices, each with its counted names."""
    for part, counted in figures.served:
        yield say(f"calendar.{part}", language), counted
    if figures.voices:
        unknown = say("calendar.unknown", language)
        yield (
            say("calendar.voices", language),
            tuple((item.department or unknown, item.posts) for item in figures.voices),
        )


def disagreement(post: Post, language: str) -> str:
    """Who says what about a post."""
    key = "calendar.said_sales" if post.declared else "calendar.reads_sales"
    return say(key, language, draft=draft(post), score=f"{100 * (post.judged or 0):.0f}%")


def hours(value: float | None, language: str) -> str:
    """Hours without idle noughts, with a comma in Dutch."""
    written = "" if value is None else f"{value:g}"
    return written.replace(".", ",") if language == "nl" else written
