"""Finds drafts that name a goal, audience or platform which the plan lacks, or none. It reads no prose."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.context import Context, speaks
from daarom.model import Document, Match, Place, Rule
from daarom.plan import Plan
from daarom.platforms import canonical
from daarom.shape import Reader

FIELDS = {"goal": "goal", "audience": "audience", "platform": "platforms"}
OPTIONS: Mapping[str, Reader[object]] = {"what": shape.choice(*FIELDS), "missing": shape.boolean}
REQUIRED = ("what",)
NEEDS = frozenset({"plan"})
BLANKS = ("count", "found", "known", "near")

WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Finder:
    """Rules about what drafts name."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """A match for each unknown name, or with `missing` for each draft that names none.

        There are none where the plan itself lists nothing.
        """
        for rule in self.rules if context.plan is not None else ():
            known = _known(context.plan, str(rule.options["what"]))
            look = _missing if rule.options.get("missing") else _unknown
            for document in documents if known else ():
                if speaks(rule, document.language):
                    yield from look(document, rule, known)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _known(plan: Plan | None, what: str) -> tuple[str, ...]:
    if plan is None:
        return ()
    if what == "goal":
        return tuple(item.id for item in plan.goals)
    return tuple(item.id for item in (plan.audiences if what == "audience" else plan.platforms))


def _part(document: Document) -> bool:
    """Whether this is one platform's text in the front matter of another draft, which has the facts."""
    return isinstance(document.row, str) and "social." in document.row


def _named(document: Document, what: str) -> tuple[str, ...]:
    return document.platforms if what == "platform" else document.texts(FIELDS[what])


def _missing(document: Document, rule: Rule, known: tuple[str, ...]) -> Iterator[Match]:
    if not _part(document) and not _named(document, str(rule.options["what"])):
        yield Match(rule.id, document, values={"known": ", ".join(known), "count": "1"})


def _unknown(document: Document, rule: Rule, known: tuple[str, ...]) -> Iterator[Match]:
    what = str(rule.options["what"])
    if _part(document) and what != "platform":
        return
    for name in _named(document, what):
        if name not in known:
            values = {"found": name, **_nearest(name, known)}
            places, platform = _places(document, what, name), name if what == "platform" else None
            yield Match(rule.id, document, places=places, values=values, platform=platform)


def _nearest(name: str, known: tuple[str, ...]) -> Mapping[str, str]:
    """The known names, the one that looks most like this one first."""
    near = next(iter(difflib.get_close_matches(name, known, 1)), "")
    ordered = sorted(known, key=lambda item: item != near)
    return {"near": near, "known": ", ".join(ordered)}


def _places(document: Document, what: str, name: str) -> tuple[Place, ...]:
    """The name within its field, else the field; nothing where the draft itself does not have the field."""
    field = document.field(FIELDS[what])
    if field is None or _part(document) or field.place.path != document.path:
        return ()
    start, end = field.place.start, field.place.end
    for found in WORD.finditer(document.source.text, start, end):
        if found[0] == name or (what == "platform" and canonical(found[0]) == name):
            return (document.place(found.span()),)
    return (document.place((start, end)),)
