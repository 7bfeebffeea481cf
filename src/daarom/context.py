"""All that a check may know beside the documents: the plan, the day, the platform facts, the scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from daarom.model import ANY, Document, Rule, Scores, Segment
from daarom.plan import Plan

DEFAULT_PARTS = ("body", "title", "description", "summary")


def unscored(document: Document) -> Scores | None:  # noqa: ARG001 - stands in for a scorer
    """The scorer of a run without a classifier."""
    return None


def unfiled(path: str) -> bool:  # noqa: ARG001 - stands in for a look at the disk
    """The answer of a run without files: there is none."""
    return False


@dataclass(frozen=True)
class Context:
    """What holds for one batch of documents. `scores` is lazy: asking it loads the classifier, once. `is_file` says
    whether a path, from the working folder, is a file.
    """

    today: date
    plan: Plan | None = None
    zone: ZoneInfo | None = None
    scores: Callable[[Document], Scores | None] = unscored
    settings: Mapping[str, object] = field(default_factory=dict)
    is_file: Callable[[str], bool] = unfiled


def language_of(document: Document, segment: Segment) -> str | None:
    """The language that a segment is written in: its own, else the draft's."""
    return segment.language or document.language


def speaks(rule: Rule, language: str | None) -> bool:
    """Whether a rule is for text in `language`."""
    return rule.language in (ANY, language)


def readable(document: Document, rule: Rule) -> Iterator[tuple[int, Segment]]:
    """Index and segment of the prose that a rule looks at: by its scopes, its language and whether it reads quotations.

    Without scopes that is the block prose and title, description and summary, once each. A scope is a segment kind, an outer scope, a
    part, or one of those after `~` (not in it).
    """
    if rule.platforms and not meant_for(document, rule):
        return
    wanted = {scope for scope in rule.scopes if not scope.startswith("~")}
    barred = {scope[1:] for scope in rule.scopes if scope.startswith("~")}
    for index, segment in enumerate(document.segments):
        scopes = {*segment.scopes, segment.part}
        usual = segment.kind != "alt" and (
            segment.part in DEFAULT_PARTS or segment.part.startswith("social.")
        )
        if (scopes & wanted if wanted else usual) and not scopes & barred and _heard(document, segment, rule):
            yield index, segment


def _heard(document: Document, segment: Segment, rule: Rule) -> bool:
    return (rule.quotations or not segment.quoted) and speaks(rule, language_of(document, segment))


def meant_for(document: Document, rule: Rule) -> tuple[str, ...]:
    """The draft's platforms that a rule is for; all of them where the rule names none."""
    return tuple(p for p in document.platforms if not rule.platforms or p in rule.platforms)


def publication(document: Document, context: Context) -> date | None:
    """The day on which a draft is to be published, in the plan's zone; None where it does not say."""
    if document.publish_at is None:
        return None
    value = document.publish_at.value
    return (value.astimezone(context.zone) if value.tzinfo and context.zone else value).date()
