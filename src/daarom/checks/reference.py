"""Finds drafts that name a goal, audience or platform which the plan lacks, or none. It reads no prose."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import shape
from daarom.addressed import audiences
from daarom.context import Context, meant_for, speaks
from daarom.model import Document, Match, Place, Rule
from daarom.plan import Audience, Plan, PlatformPlan
from daarom.platforms import canonical
from daarom.shape import Reader

FIELDS = {"goal": "goal", "audience": "audience", "platform": "platforms"}
WHEREABOUTS = "whereabouts"
OPTIONS: Mapping[str, Reader[object]] = {
    "what": shape.choice(*FIELDS, WHEREABOUTS),
    "missing": shape.boolean,
}
REQUIRED = ("what",)
NEEDS = frozenset({"plan"})
BLANKS = ("audience", "count", "found", "known", "near")

WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Finder:
    """Rules about what drafts name."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """A match for each unknown name, or with `missing` for each draft that names none.

        `whereabouts`: one for each platform on which the draft's audience is not. There are none where the plan itself
        lists nothing.
        """
        if context.plan is None:
            return
        for rule in self.rules:
            for document in documents:
                if speaks(rule, document.language):
                    yield from _found(document, rule, context.plan)


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all rules."""
    return Finder(tuple(rules))


def _found(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:
    if rule.options["what"] == WHEREABOUTS:
        yield from _elsewhere(document, rule, plan)
    elif known := _known(plan, str(rule.options["what"])):
        yield from (_missing if rule.options.get("missing") else _unknown)(document, rule, known)


def _elsewhere(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:
    """The platforms on which none of the draft's audiences is, where the plan knows where they are.

    Platforms that the plan does not list are another rule's.
    """
    people = audiences(document, plan)
    where = [item.id for item in plan.platforms if not all(_absent(one, item) for one in people)]
    for platform in filter(None, map(plan.platform, meant_for(document, rule))):
        if where and platform.id not in where:
            values = {"audience": ", ".join(item.id for item in people), "known": ", ".join(where)}
            places = _places(document, "platform", platform.id)
            yield Match(rule.id, document, places=places, values=values, platform=platform.id)


def _absent(audience: Audience, platform: PlatformPlan) -> bool:
    """Whether the plan says of a platform that it is for others, or without saying for whom, knows the audience from elsewhere only."""
    if platform.audiences:
        return audience.id not in platform.audiences
    researched = {item.platform for item in audience.research if item.platform and item.finding}
    return bool(researched) and platform.id not in researched


def _known(plan: Plan, what: str) -> tuple[str, ...]:
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
