"""Workflow commands of GitHub Actions, so written that nothing in them can become another command. It prints none."""

from __future__ import annotations

from collections.abc import Mapping

from daarom.harmless import visible


def command(level: str, place: Mapping[str, object], text: str) -> str:
    """A workflow command at a place, with nothing in it that could be another."""
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    return f"::{level} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
