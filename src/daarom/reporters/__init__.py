"""The output formats: a Report goes in, text comes out. A reporter never computes and never prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from daarom.model import Report
from daarom.reporters import github, json, text


@dataclass(frozen=True)
class View:
    """How a report is to be shown: `language` of the frame around findings, terminal `width` in columns, `colour`, everything or the weightiest."""

    language: str = "en"
    width: int = 100
    colour: bool = False
    everything: bool = False
    quiet: bool = False


REPORTERS: Mapping[str, Callable[[Report, View], str]] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
}
