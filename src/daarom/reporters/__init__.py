"""The output formats: a Report goes in, text comes out. A reporter never computes and never prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from daarom.model import Report
from daarom.reporters import github, gitlab, json, markdown, sarif, text


@dataclass(frozen=True)
class View:
    """How a report is to be shown.

    `language` is that of the frame around findings, `width` the terminal's columns; `everything` or the
    weightiest of each draft, in SARIF also what is allowed; `quiet` without summary and advice.
    """

    language: str = "en"
    width: int = 100
    colour: bool = False
    everything: bool = False
    quiet: bool = False


REPORTERS: Mapping[str, Callable[[Report, View], str]] = {
    "text": text.render,
    "json": json.render,
    "markdown": markdown.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
}
