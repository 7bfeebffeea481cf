"""Lays a page out as text for a terminal or as Markdown. It must not change what it says."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping

from daarom.harmless import in_code, in_markdown, one_line, page
from daarom.planpage.types import Line, Page

MARGIN = "  "


def as_text(sheet: Page, width: int, colour: bool) -> str:
    """The page for a terminal, in lines of `width` columns; headings bold where there is colour."""
    lines = [_heading(sheet.title, colour)]
    lines += [part for line in sheet.lines for part in _wrapped(line, "", width)]
    for section in sheet.sections:
        lines += ["", _heading(section.title, colour)]
        lines += [part for line in section.lines for part in _wrapped(line, MARGIN, width)]
    return page("\n".join(lines))


def _heading(title: str, colour: bool) -> str:
    return f"\x1b[1m{one_line(title)}\x1b[0m" if colour else one_line(title)


def _wrapped(line: Line, margin: str, width: int) -> list[str]:
    """A line and what does not fit on it, a step further to the right."""
    start = margin + (MARGIN if line.inner else "")
    text = one_line(f"{line.label}: {line.text}" if line.label and line.text else line.label or line.text)
    return textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=start,
        subsequent_indent=start + (MARGIN if line.inner else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_markdown(sheet: Page, width: int, colour: bool) -> str:  # noqa: ARG001 - as for a terminal
    """The page as Markdown in which nothing of the plan is markup."""
    return page("\n".join(_markdown(sheet)))


def _markdown(sheet: Page) -> Iterator[str]:
    yield f"# {in_markdown(sheet.title)}"
    for line in sheet.lines:
        yield from ("", _item(line))
    for section in sheet.sections:
        yield from ("", f"## {in_markdown(section.title)}", "")
        yield from (f"{'  ' if line.inner else ''}- {_item(line)}" for line in section.lines)


def _item(line: Line) -> str:
    text = in_code(line.text) if line.code else in_markdown(line.text) if line.text else ""
    label = f"**{in_markdown(line.label)}**" if line.label else ""
    return f"{label}: {text}" if label and text else label or text


SHAPES: Mapping[str, Callable[[Page, int, bool], str]] = {"text": as_text, "markdown": as_markdown}
"""The forms that a page can have: page, columns and colour in, text out."""
