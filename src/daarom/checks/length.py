"""Finds what is too long or too many for a platform: text, title, alt texts, hashtags, links, mentions, each
as the platform counts it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daarom import counting, shape
from daarom.context import Context, meant_for, readable
from daarom.model import Document, Match, Rule, Span
from daarom.platforms import Limit, PlatformFacts, facts
from daarom.published import is_post, published
from daarom.sentences import hashtags, mentions

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "what": shape.choice("text", "title", "alt", "hashtags", "links", "mentions", "unclickable"),
    "at": shape.choice("limit", "advised"),
    "limit": shape.integer(),
    "counting": shape.choice(*counting.COUNTINGS),
    "near": shape.number(0, 1),
}
REQUIRED = ("what",)
NEEDS = frozenset({"plan"})
BLANKS = ("count", "limit", "over")

Spot = tuple[int, Span]
"""A segment's index and a span of its prose."""


def compile(rules: Sequence[Rule]) -> Lengths:
    """A finder for limits per platform."""
    return Lengths(tuple(rules))


@dataclass(frozen=True)
class Lengths:
    """Holds drafts against what their platforms take."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """One match per platform whose limit is passed, on what stands beyond it; alt texts one each."""
        for document in documents:
            for rule in self.rules:
                for platform in meant_for(document, rule):
                    known = facts(platform) or PlatformFacts(platform, platform)
                    yield from FINDERS[str(rule.options["what"])](document, rule, known, context)


def _text(document: Document, rule: Rule, known: PlatformFacts, context: Context) -> Iterator[Match]:
    post = published(document, known.id)
    if post is None:
        return
    planned = context.plan.platform(known.id) if context.plan else None
    own = planned.limits.length if planned else None
    limits = (
        known.text
        if own is None
        else (*known.text, Limit(own, known.text[0].counting if known.text else "code_points", "plan", True))
    )
    passed = _passed(post.text, _chosen(rule, limits), rule)
    if passed is not None:
        limit, count, at = passed
        segment, start = post.spot(at)
        end = len(document.segments[segment].prose.value.rstrip())
        start = min(start, max(0, end - 1))
        yield _match(document, rule, known, (segment, (start, end)), (count, limit.value))


def _title(document: Document, rule: Rule, known: PlatformFacts, _: Context) -> Iterator[Match]:
    if not is_post(document) and "limit" not in rule.options:
        return
    advised = rule.options.get("at") == "advised"
    limits = _chosen(
        rule, ((known.title_advised,) if known.title_advised else ()) if advised else known.title
    )
    for index, segment in enumerate(document.segments):
        passed = _passed(segment.prose.value, limits, rule) if segment.part == "title" else None
        if passed is not None:
            span = (passed[2], len(segment.prose.value))
            yield _match(document, rule, known, (index, span), (passed[1], passed[0].value))


def _alt(document: Document, rule: Rule, known: PlatformFacts, _: Context) -> Iterator[Match]:
    limits = _chosen(rule, (known.alt,) if known.alt else ())
    for index, segment in enumerate(document.segments):
        passed = _passed(segment.prose.value, limits, rule) if segment.kind == "alt" else None
        if passed is not None:
            span = (passed[2], len(segment.prose.value))
            yield _match(document, rule, known, (index, span), (passed[1], passed[0].value))


def _hashtags(document: Document, rule: Rule, known: PlatformFacts, context: Context) -> Iterator[Match]:
    planned = context.plan.platform(known.id) if context.plan else None
    own = planned.limits.hashtags_max if planned else None
    advised = rule.options.get("at") == "advised"
    limit = known.hashtags_advised if advised else known.hashtags
    most = [item for item in (limit.value if limit else None, own if advised else None) if item is not None]
    yield from _surplus(
        document, rule, known, (_spots(document, rule, hashtags), min(most) if most else None)
    )


def _mentions(document: Document, rule: Rule, known: PlatformFacts, _: Context) -> Iterator[Match]:
    yield from _surplus(
        document,
        rule,
        known,
        (_spots(document, rule, mentions), known.mentions.value if known.mentions else None),
    )


def _links(document: Document, rule: Rule, known: PlatformFacts, _: Context) -> Iterator[Match]:
    beside = [
        (index, (0, len(segment.prose.value)))
        for index, segment in enumerate(document.segments)
        if segment.kind == "link"
    ]
    spots = [*_addresses(document, rule), *beside]
    yield from _surplus(document, rule, known, (spots, known.links.value if known.links else None))


def _unclickable(document: Document, rule: Rule, known: PlatformFacts, _: Context) -> Iterator[Match]:
    if not known.clickable:
        yield from _surplus(document, rule, known, (_addresses(document, rule), 0))


def _spots(document: Document, rule: Rule, look: Callable[[str], tuple[Span, ...]]) -> list[Spot]:
    return [
        (index, span)
        for index, segment in readable(document, rule)
        if segment.part != "title"
        for span in look(segment.prose.value)
    ]


def _addresses(document: Document, rule: Rule) -> list[Spot]:
    """The first spot of each different address: links with words and bare ones."""
    seen: dict[str, Spot] = {}
    for index, segment in readable(document, rule):
        prose = segment.prose.value
        named = [
            ((item.start, item.end), item.target)
            for item in segment.inline
            if item.kind in ("link", "autolink") and item.target
        ]
        bare = [
            (span, prose[slice(*span)])
            for span in counting.links(prose)
            if not any(a <= span[0] < b for (a, b), _ in named)
        ]
        for span, address in sorted(named + bare):
            if not address.startswith(("#", "/", "mailto:", "tel:", ".")):
                seen.setdefault(address, (index, span))
    return list(seen.values())


def _surplus(
    document: Document, rule: Rule, known: PlatformFacts, found: tuple[list[Spot], int | None]
) -> Iterator[Match]:
    """The spots beyond what is allowed, as one match from the first to the last in its segment; articles have
    no limit of their own.
    """
    spots, limit = found
    if isinstance(own := rule.options.get("limit"), int):
        limit = own
    elif not is_post(document):
        return
    if limit is None or len(spots) <= limit:
        return
    first = spots[limit]
    last = [span for index, span in spots[limit:] if index == first[0]][-1]
    yield _match(document, rule, known, (first[0], (first[1][0], last[1])), (len(spots), limit))


def _chosen(rule: Rule, limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
    """The limits to hold to: the rule's own where it has one."""
    own = rule.options.get("limit")
    way = str(rule.options.get("counting") or (limits[0].counting if limits else "code_points"))
    return (Limit(own, way, rule.source, True),) if isinstance(own, int) else limits


def _passed(text: str, limits: tuple[Limit, ...], rule: Rule) -> tuple[Limit, int, int] | None:
    """The first limit that is passed, the count and where; with `near`, a limit that is nearly reached but
    not passed.
    """
    for limit in limits:
        at = counting.overflow(text, limit.counting, limit.value)
        near = rule.options.get("near")
        if isinstance(near, float):
            edge = counting.overflow(text, limit.counting, int(near * limit.value))
            at = edge if at is None else None
        if at is not None:
            return limit, counting.count(text, limit.counting), at
    return None


def _match(document: Document, rule: Rule, known: PlatformFacts, spot: Spot, sizes: tuple[int, int]) -> Match:
    count, limit = sizes
    values = {
        "platform": known.name,
        "count": str(count),
        "limit": str(limit),
        "over": str(max(0, count - limit)),
    }
    return Match(rule.id, document, spot[0], spot[1], values=values, platform=known.id)


FINDERS: Mapping[str, Callable[[Document, Rule, PlatformFacts, Context], Iterator[Match]]] = {
    "text": _text,
    "title": _title,
    "alt": _alt,
    "hashtags": _hashtags,
    "links": _links,
    "mentions": _mentions,
    "unclickable": _unclickable,
}
