"""What stands on the page of a plan, and how numbers and spans of time are put. It must not know the plan's parts."""

from __future__ import annotations

from dataclasses import dataclass

from daarom.catalogue import say
from daarom.plan import Period, number_told


@dataclass(frozen=True, slots=True)
class Line:
    """One line, after a label where it has one; `inner` belongs to the line above it, `code` is to be copied as it is."""

    text: str
    label: str = ""
    inner: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands below it."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page."""

    title: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of the page, and its words for what the plan holds."""

    language: str

    def say(self, key: str, **values: object) -> str:
        """The sentence `page.<key>`, its blanks filled."""
        return say(f"page.{key}", self.language, **values)

    def number(self, value: float) -> str:
        """A number as people write it."""
        return number_told(value, self.language)

    def every(self, period: Period) -> str:
        """A span of time after 'every': maand, 6 maanden."""
        return self._span(period) or period.written

    def within(self, period: Period) -> str:
        """A span of time after 'within': een dag, 4 uur."""
        span = self._span(period) or period.written
        return span if span[:1].isdigit() or span == period.written else self.say("one", unit=span)

    def _span(self, period: Period) -> str | None:
        """A span in one unit, without a number where that is one; None for a mixed one."""
        hours, minutes = divmod(period.minutes, 60)
        parts = {"month": period.months, "day": period.days, "hour": hours, "minute": minutes}
        stated = [(unit, count) for unit, count in parts.items() if count]
        if len(stated) != 1:
            return None
        unit, count = stated[0]
        return self.say(unit) if count == 1 and unit != "minute" else self.say(f"{unit}s", count=count)

    def lines(self, *pairs: tuple[str, str], inner: bool = True) -> tuple[Line, ...]:
        """Lines with a label each, `page.<label>`; those without text are left out."""
        return tuple(Line(text, self.say(label), inner) for label, text in pairs if text)
