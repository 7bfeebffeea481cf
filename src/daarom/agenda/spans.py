"""Weeks, and windows that slide along the posts. It counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from daarom.agenda.posts import Agenda, Period, Post

WEEK = timedelta(days=7)


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    try:
        return day - timedelta(days=day.weekday())
    except OverflowError:
        return date.min


def full_weeks(agenda: Agenda) -> tuple[date, ...]:
    """The Mondays of the weeks that lie within the days looked at and have begun when the first post is known."""
    monday = week_of(max(agenda.since, week_of(agenda.known_since)))
    if monday < agenda.since:
        monday += WEEK
    found = []
    while monday <= agenda.until - timedelta(days=6):
        found.append(monday)
        monday += WEEK
    return tuple(found)


def windows(agenda: Agenda, posts: Sequence[Post], days: int) -> Iterator[tuple[Period, tuple[Post, ...]]]:
    """Stretches of so many days with their posts: one ends on every day with a post, and one on the last day looked at.

    Only stretches of which all days are known are given. Where none is, there is one: all that is known of the days
    looked at.
    """
    ends = sorted({post.day for post in posts if agenda.since <= post.day <= agenda.until} | {agenda.until})
    known, given, first = agenda.known_since, False, 0
    for end in ends:
        start = _before(end, days - 1)
        if start < min(known, agenda.since):
            continue
        given = True
        while first < len(posts) and posts[first].day < start:
            first += 1
        yield (start, end), _until(posts, first, end)
    if not given:
        yield (agenda.since, agenda.until), tuple(p for p in posts if agenda.since <= p.day <= agenda.until)


def _until(posts: Sequence[Post], first: int, end: date) -> tuple[Post, ...]:
    last = first
    while last < len(posts) and posts[last].day <= end:
        last += 1
    return tuple(posts[first:last])


def _before(day: date, days: int) -> date:
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return date.min
