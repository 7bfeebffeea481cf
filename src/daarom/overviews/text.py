"""A calendar for the terminal: the figures against the plan, then the findings. It counts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from daarom.agenda import Figures
from daarom.calendar import Outlook
from daarom.calendar_words import told
from daarom.catalogue import say
from daarom.harmless import one_line, page
from daarom.overviews import wording
from daarom.reporters import REPORTERS, View

MOST_WEEKS = 10
HEADS = ("posts_head", "declared", "judged", "plan", "asking", "plan")


def render(outlook: Outlook, view: View) -> str:
    """The whole calendar; quiet leaves the figures out."""
    lines: list[str] = []
    if not view.quiet:
        for figures in outlook.figures:
            lines += _figures(figures, view)
    found = REPORTERS["text"](outlook.report, replace(view, everything=True))
    return page("\n".join([*lines, found] if lines else [found]))


def _figures(figures: Figures, view: View) -> Iterator[str]:
    language = view.language
    head = wording.title(figures, language)
    yield _bold(head[:1].upper() + head[1:], view) + f": {wording.count(figures, language)}"
    yield ""
    yield from _table(figures, language)
    yield ""
    for label, counted in wording.parts(figures, language):
        named = " · ".join(f"{one_line(name)} {count}" for name, count in counted)
        yield from _listed(label, named, view)
    if weeks := _weeks(figures, language):
        yield from _listed(say("calendar.weeks", language), weeks, view)
    for post in figures.disagreements:
        yield from _listed("", one_line(wording.disagreement(post, language)), view)
    yield ""


def _table(figures: Figures, language: str) -> Iterator[str]:
    rows = [["", *(say(f"calendar.{head}", language) for head in HEADS)]]
    for share in figures.shares:
        rows.append(
            [
                one_line(wording.name(share, language)),
                str(share.posts),
                wording.percent(share.declared, share.posts),
                wording.percent(share.judged, share.posts),
                wording.limit(share.promotional_max, "≤"),
                wording.percent(share.asking, share.posts),
                wording.limit(share.dialogue_min, "≥"),
            ]
        )
    stated = [column for column in range(len(rows[0])) if any(row[column] for row in rows[1:])]
    rows = [[row[column] for column in stated] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        yield ("  " + "  ".join(cells)).rstrip()


def _weeks(figures: Figures, language: str) -> str:
    """The weeks; of many only those that take more hours than there are."""
    parts = []
    many = len(figures.weeks) > MOST_WEEKS
    for week in figures.weeks:
        if many and (week.needed or 0) <= (week.reserved or float("inf")):
            continue
        day = told(week.monday, language).rsplit(" ", 1)[0]
        hours = wording.hours(week.needed, language)
        reserved = wording.hours(week.reserved, language)
        spent = say("calendar.hours", language, needed=hours, reserved=reserved) if hours and reserved else ""
        parts.append(f"{day}: {week.posts}{spent}")
    return " · ".join(parts)


def _listed(label: str, text: str, view: View) -> Iterator[str]:
    """A label and a text beside it, folded to the view's width between its parts."""
    room, line = max(40, view.width) - 16, ""
    for part in text.split(" · "):
        if line and len(line) + 3 + len(part) > room:
            yield f"  {label:<12}  {line}"
            label, line = "", part
        else:
            line = f"{line} · {part}" if line else part
    yield f"  {label:<12}  {line}"


def _bold(text: str, view: View) -> str:
    return f"\x1b[1m{text}\x1b[0m" if view.colour else text
