"""The forms of a calendar: an Outlook goes in, text comes out. They count nothing and print nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from daarom.calendar import Outlook
from daarom.overviews import json, page, text
from daarom.reporters import View

OVERVIEWS: Mapping[str, Callable[[Outlook, View], str]] = {
    "text": text.render,
    "json": json.render,
    "html": page.render,
}
