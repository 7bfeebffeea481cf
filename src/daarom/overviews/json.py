"""A calendar as one JSON object: that of a check, with `calendars` beside its findings. The shape is in docs/calendar.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from daarom.agenda import Figures, Post, Share, Week
from daarom.calendar import Outlook
from daarom.harmless import safe_json
from daarom.reporters import REPORTERS, View


def render(outlook: Outlook, view: View) -> str:
    """The calendar as JSON text."""
    shown = json.loads(REPORTERS["json"](outlook.report, view))
    shown["calendars"] = [_calendar(item) for item in outlook.figures]
    return safe_json(json.dumps(shown, ensure_ascii=False, indent=2))


def _calendar(figures: Figures) -> dict[str, Any]:
    agenda = figures.agenda
    return {
        "plan": figures.plan or None,
        "since": agenda.since.isoformat(),
        "until": agenda.until.isoformat(),
        "known_since": agenda.known_since.isoformat(),
        "timezone": agenda.zone.key if agenda.zone else None,
        "posts": [_post(post) for post in agenda.inside],
        "undated": [{"path": item.path, "row": item.row} for item in agenda.undated],
        "shares": [_share(item) for item in figures.shares],
        **{part: dict(counted) for part, counted in figures.served},
        "voices": [{"department": item.department or None, "posts": item.posts} for item in figures.voices],
        "weeks": [_week(item) for item in figures.weeks],
        "disagreements": [
            {"path": post.document.path, "row": post.document.row} for post in figures.disagreements
        ],
    }


def _share(item: Share) -> dict[str, Any]:
    return {**asdict(item), "platform": item.platform or None}


def _week(item: Week) -> dict[str, Any]:
    return {
        "monday": item.monday.isoformat(),
        "posts": item.posts,
        "hours_needed": item.needed,
        "hours_reserved": item.reserved,
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "path": post.document.path,
        "row": post.document.row,
        "day": post.day.isoformat(),
        "time": post.clock.isoformat("minutes") if post.clock else None,
        "platforms": list(post.document.platforms),
        "published": post.published,
        "declared_sales": post.declared,
        "commercial": None if post.judged is None else round(post.judged, 4),
        "asks": post.asks,
    }
