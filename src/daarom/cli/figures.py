"""Lines of figures about a classifier, as several commands print them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from daarom.catalogue import say
from daarom.harmless import visible
from daarom.quality import Quality

COLUMNS = tuple(item.name for item in fields(Quality) if item.name != "called")
WIDTH = 12


def heads(language: str) -> str:
    """The names of the figures, above their columns."""
    return " " * WIDTH + "".join(f"{say(f'models.column.{name}', language):>14}" for name in COLUMNS)


def figures_of(name: str, figures: Mapping[str, object]) -> str:
    """One line of figures, by the names of Quality; what is missing becomes a dash."""
    return visible(
        f"  {name:<{WIDTH - 2}}" + "".join(f"{_figure(figures.get(column)):>14}" for column in COLUMNS)
    )


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else "–" if value is None else str(value)
