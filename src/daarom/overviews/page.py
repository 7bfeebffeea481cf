"""A calendar as one web page for a browser or a printer: no scripts, nothing from elsewhere. It counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from daarom.agenda import Figures, Share
from daarom.calendar import Outlook
from daarom.calendar_words import told
from daarom.catalogue import say
from daarom.harmless import in_html, page
from daarom.model import Finding, Problem
from daarom.overviews import wording
from daarom.overviews.month import months
from daarom.reporters import View
from daarom.whereabouts import draft_name

STYLE = "month.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(outlook: Outlook, view: View) -> str:
    """The whole page, in the view's language; findings and posts in their own."""
    language = view.language
    style = files("daarom").joinpath("data", STYLE).read_text(encoding="utf-8")
    heads = dict.fromkeys(wording.title(item, language) for item in outlook.figures)
    title = say("calendar.title", language, days=", ".join(heads) or "–")
    body = [part for figures in outlook.figures for part in _figures(outlook, figures, language)]
    body += _found(outlook.report.findings, language)
    body += _said(outlook, language)
    lines = (
        "<!doctype html>",
        f'<html lang="{language}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{in_html(title)}</title>",
        f"<style>{style}</style></head><body><main>",
        *body,
        "</main></body></html>",
    )
    return page("\n".join(lines))


def _figures(outlook: Outlook, figures: Figures, language: str) -> Iterator[str]:
    head = wording.title(figures, language)
    yield f"<h1>{in_html(head[:1].upper() + head[1:])}</h1>"
    beside = f" · {in_html(figures.plan)}" if figures.plan else ""
    yield f'<p class="soft">{in_html(wording.count(figures, language))}{beside}</p>'
    yield f"<h2>{say('calendar.shares_title', language)}</h2>"
    yield _shares(figures, language)
    yield f"<h2>{say('calendar.days_title', language)}</h2>"
    yield from months(figures.agenda, outlook.closed.get(figures.plan, {}), language)
    yield '<div class="columns">'
    for label, counted in wording.parts(figures, language):
        yield f"<section><h2>{in_html(label[:1].upper() + label[1:])}</h2>{_counted(counted, language)}</section>"
    yield f"<section><h2>{say('calendar.weeks_title', language)}</h2>{_weeks(figures, language)}</section></div>"
    if figures.disagreements:
        told_of = "".join(
            f"<li>{in_html(wording.disagreement(p, language))}</li>" for p in figures.disagreements
        )
        yield f"<h2>{say('calendar.disagreements_title', language)}</h2><ul>{told_of}</ul>"


def _shares(figures: Figures, language: str) -> str:
    keys = ("platform_head", "posts_head", "declared", "judged", "asking")
    heads = "".join(f'<th scope="col">{say(f"calendar.{key}", language)}</th>' for key in keys)
    rows = "\n".join(_share(item, language) for item in figures.shares)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _share(item: Share, language: str) -> str:
    cells = (
        _measured(item.declared, item.posts, item.promotional_max, "≤"),
        _measured(item.judged, item.posts, item.promotional_max, "≤"),
        _measured(item.asking, item.posts, item.dialogue_min, "≥"),
    )
    name = in_html(wording.name(item, language))
    return f'<tr><th scope="row">{name}</th><td>{item.posts}</td>{"".join(cells)}</tr>'


def _measured(part: int, whole: int, stated: float | None, sign: str) -> str:
    """A share in figures and as a bar, with a line where the plan draws it."""
    share = part / whole if whole else 0.0
    off = whole and stated is not None and (share > stated if sign == "≤" else share < stated)
    figure = f"{wording.percent(part, whole)} <span class=soft>{wording.limit(stated, sign)}</span>"
    shown = f'<span class="none">{figure}</span>' if off else figure
    return f"<td>{shown}{_bar(share, stated, bool(off)) if whole else ''}</td>"


def _bar(share: float, stated: float | None = None, off: bool = False) -> str:
    line = "" if stated is None else f'<u style="left:{100 * min(1.0, stated):.1f}%"></u>'
    kind = ' class="over"' if off else ""
    width = f"{100 * min(1.0, max(0.0, share)):.1f}"
    return f'<div class="bar" aria-hidden="true"><i{kind} style="width:{width}%"></i>{line}</div>'


def _counted(counted: Sequence[tuple[str, int]], language: str) -> str:
    """Names with their posts; a name without any stands out in words too."""
    most = max((count for _, count in counted), default=0) or 1
    rows = []
    for name, count in counted:
        shown = str(count) if count else f'<span class="none">{say("calendar.nobody", language)}</span>'
        rows.append(f'<tr><th scope="row">{in_html(name)}</th><td>{shown}{_bar(count / most)}</td></tr>')
    return f"<table><tbody>{chr(10).join(rows)}</tbody></table>"


def _weeks(figures: Figures, language: str) -> str:
    rows = []
    most = max((max(week.needed or 0, week.reserved or 0) for week in figures.weeks), default=0) or 1
    for week in figures.weeks:
        day = told(week.monday, language)
        needed, reserved = wording.hours(week.needed, language), wording.hours(week.reserved, language)
        spent = (
            say("calendar.hours", language, needed=needed, reserved=reserved) if needed and reserved else ""
        )
        off = week.needed is not None and week.reserved is not None and week.needed > week.reserved
        bar = _bar((week.needed or 0) / most, (week.reserved or 0) / most, off) if spent else ""
        rows.append(f'<tr><th scope="row">{day}</th><td>{week.posts}{spent}{bar}</td></tr>')
    return f"<table><tbody>{chr(10).join(rows)}</tbody></table>"


def _found(findings: Sequence[Finding], language: str) -> Iterator[str]:
    """The findings, the heaviest first."""
    yield f"<h2>{say('calendar.findings_title', language)}</h2>"
    if not findings:
        yield f"<p>{say('calendar.no_findings', language)}</p>"
        return
    ordered = sorted(findings, key=lambda item: -item.severity)
    yield f'<ul class="found">{chr(10).join(_finding(item, language) for item in ordered)}</ul>'


def _finding(item: Finding, language: str) -> str:
    tongue = item.language if item.language in ("nl", "en") else language
    place = f"{draft_name(item.path, item.row, language)}:{item.line}"
    return (
        f'<li class="{item.severity.name}" lang="{tongue}">'
        f"<p><strong>{say(f'severity.{item.severity.name}', tongue)}</strong> {in_html(item.message)}</p>"
        f"<p>{say('text.why', tongue)} {in_html(item.why)}</p>"
        f"<p>{say('text.remedy', tongue)} {in_html(item.remedy)}</p>"
        f'<p class="soft">{in_html(place)} · {in_html(item.rule)}</p></li>'
    )


def _said(outlook: Outlook, language: str) -> Iterator[str]:
    """What could not be read, and what else there is to know."""
    for problem in outlook.report.problems:
        yield f'<p class="none">{in_html(_problem(problem, language))}</p>'
    for notice in outlook.report.notices:
        yield f'<p class="soft">{in_html(say(notice.key, language, **notice.values))}</p>'


def _problem(item: Problem, language: str) -> str:
    what = say(item.key, language, **item.values)
    return f"{draft_name(item.path, item.row, language)}{f':{item.line}' if item.line else ''}: {what}"
