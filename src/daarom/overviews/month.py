"""The days of a calendar as tables, a month each, with the posts in their cells. It counts nothing."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from daarom.agenda import Agenda, Post
from daarom.calendar_words import MONTH_NAMES, NAMES
from daarom.catalogue import say
from daarom.harmless import in_html
from daarom.overviews import wording
from daarom.platforms import facts

MOST_MONTHS = 18
"""Beyond these a page is no longer read; the figures hold for all days."""

WORDS = 60
"""Characters of a post in its cell."""


def months(agenda: Agenda, closed: Mapping[date, str], language: str) -> Iterator[str]:
    """A table for each month, the last MOST_MONTHS at most. `closed` holds the days on which nothing goes out."""
    posts: dict[date, list[Post]] = defaultdict(list)
    for post in agenda.inside:
        posts[post.day].append(post)
    first = agenda.since.year * 12 + agenda.since.month - 1
    last = agenda.until.year * 12 + agenda.until.month - 1
    for number in range(max(first, last - MOST_MONTHS + 1), last + 1):
        year, month = number // 12, number % 12 + 1
        yield _month(year, month, agenda, posts, closed, language)


def _month(year: int, month: int, agenda: Agenda, posts: Mapping[date, list[Post]], *rest: object) -> str:
    closed, language = rest
    assert isinstance(closed, dict)
    assert isinstance(language, str)
    heads = "".join(f'<th scope="col">{name}</th>' for name in NAMES[language])
    rows = []
    for week in calendar.Calendar().monthdayscalendar(year, month):
        days = [date(year, month, number) if number else None for number in week]
        cells = (_cell(day, agenda, posts.get(day, []) if day else [], closed, language) for day in days)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    caption = f"{MONTH_NAMES[language][month - 1]} {year}"
    return (
        f'<div class="wide"><table class="month"><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{chr(10).join(rows)}</tbody></table></div>"
    )


def _cell(
    day: date | None, agenda: Agenda, posts: list[Post], closed: Mapping[date, str], language: str
) -> str:
    if day is None or not agenda.since <= day <= agenda.until:
        return '<td class="out"></td>'
    kind, reason = ("", "") if day not in closed else (' class="closed"', f" {in_html(closed[day])}")
    listed = "".join(_post(post, language) for post in posts)
    return f"<td{kind}><b>{day.day}{reason}</b>{f'<ul>{listed}</ul>' if listed else ''}</td>"


def _post(post: Post, language: str) -> str:
    kinds = [kind for kind, held in (("sell", post.commercial), ("ask", post.asks)) if held]
    marks = "".join(f" · {say(f'calendar.mark_{kind}', language)}" for kind in kinds)
    classes = " ".join([*kinds, "out"] if post.published else kinds)
    clock = post.clock.isoformat("minutes") + " " if post.clock else ""
    where = ", ".join(item.name if (item := facts(name)) else name for name in post.document.platforms)
    text = " ".join(post.text.split())
    short = text if len(text) <= WORDS else text[:WORDS].rsplit(" ", 1)[0] + " …"
    tongue = f' lang="{in_html(post.document.language)}"' if post.document.language else ""
    return (
        f'<li class="{classes}" title="{in_html(wording.draft(post))}">{clock}{in_html(where)}{marks}: '
        f"<span{tongue}>{in_html(short)}</span></li>"
    )
