"""Finds drafts that say nearly what another post said some days before. It must not look at files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.agenda import Agenda, Pair, alike
from daarom.calendar_words import told
from daarom.context import Context
from daarom.model import Document, Match, Rule
from daarom.shape import Reader

OPTIONS: Mapping[str, Reader[object]] = {
    "where": shape.choice("same", "elsewhere"),
    "days": shape.integer(0),
    "least": shape.number(0, 1),
}
REQUIRED = ("where",)
NEEDS = frozenset({"siblings"})
BLANKS = ("date", "other", "where")
DAYS, LEAST = 30, 0.5


@dataclass(frozen=True)
class Finder:
    """Rules about posts that are alike."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """A match at the later of two; on the `same` platform, or `elsewhere`. Published posts are left alone."""
        agenda = context.agenda
        if agenda is None:
            return
        for rule in self.rules:
            days, least = rule.options.get("days", DAYS), rule.options.get("least", LEAST)
            assert isinstance(days, int)
            assert isinstance(least, (int, float))
            elsewhere = rule.options["where"] == "elsewhere"
            found = _elsewhere(agenda, days, least) if elsewhere else _same(agenda, days, least)
            for pair in found:
                if agenda.since <= pair.later.day <= agenda.until and not pair.later.published:
                    yield _match(rule, pair)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _elsewhere(agenda: Agenda, days: int, least: float) -> Iterator[Pair]:
    """Pairs on different platforms."""
    return (pair for pair in alike(agenda.posts, days, least) if not _shared(pair))


def _same(agenda: Agenda, days: int, least: float) -> Iterator[Pair]:
    """Pairs on one platform, a later post once."""
    told_of: set[int] = set()
    names = {name for post in agenda.inside for name in post.platforms}
    for name in sorted(names):
        for pair in alike(agenda.on(name), days, least):
            if id(pair.later) not in told_of:
                told_of.add(id(pair.later))
                yield pair


def _shared(pair: Pair) -> bool:
    """Whether two posts share a platform."""
    return not set(pair.earlier.platforms).isdisjoint(pair.later.platforms)


def _match(rule: Rule, pair: Pair) -> Match:
    other, document = pair.earlier.document, pair.later.document
    values = {
        "other": other.path + (f" [{other.row}]" if other.row is not None else ""),
        "date": told(pair.earlier.day, document.language),
        "where": ", ".join(pair.earlier.platforms),
    }
    return Match(rule.id, document, values=values, confidence=min(1.0, 0.5 + pair.likeness / 2))
