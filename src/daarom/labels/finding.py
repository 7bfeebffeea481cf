"""Finds labels of advertising in a draft: as hashtags, as words where a label stands, as phrases. It judges none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from daarom.labels.data import everything
from daarom.labels.types import Label
from daarom.model import Document, Segment, Span

OPENING = regex.compile(
    r"(?:^|[\n.!?…:|•·(\[—–\ufffc\p{Extended_Pictographic}\ufe0f]|\s-)[\s*_\"'“‘(\[]*$"
    r"|\b(?:dit|deze \p{L}+|this|this \p{L}+)(?: \p{L}+)?\s+(?:is|bevat|betreft|contains)\s+"
    r"(?:een |an? )?(?:betaalde |paid )?$",
    regex.IGNORECASE,
)
"""What stands before a word that is a label: the start of a line or sentence, or "this is an"."""

FOLLOWING = regex.compile(
    r"[\"'”’*_]*\s*(?:$|[\n:|•·/)\]!.—–]|-\s)"
    r"|\s+(?:in (?:samenwerking|collaboration|partnership)|i\.?s\.?m\.?)\b"
    r"|\s+(?:van|voor|door|met|by|for|from|with)\s+(?:@|(?-i:\p{Lu}))",
    regex.IGNORECASE,
)
"""What stands after one."""

BEFORE = regex.compile(r"(?:^|[\n.!?…|•·\ufffc\p{Extended_Pictographic}\ufe0f]|#[\p{L}\p{N}_]+)\s*$")
AFTER = regex.compile(r"\s*(?:$|#|\n|\p{Extended_Pictographic})")
"""What stands before or after a hashtag that is a mark on the post and no word in it."""

EDGE = r"(?<![\p{L}\p{N}_@#/&])"
LOOK_BACK = 60
FOLLOWED = {" @": r"(?=,?\s+@\w)", " name": r"(?=,?\s+(?:@\w|(?-i:\p{Lu}\p{L})))"}
"""How a phrase ends in the data that needs a mention or a name after it."""


Way = tuple[Label, bool, bool]
"""What a way of writing stands for: its label, whether it must stand as a label, whether the plan accepts it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A label in a draft: prose offsets in one segment, or segment None for the platform's own label.

    `own` when the organisation's plan accepts these words; `tag` when it is written as a hashtag, `apart` when that
    is no word of a sentence ("Write #ad in front").
    """

    label: Label
    segment: int | None
    span: Span = (0, 0)
    own: bool = False
    tag: bool = False
    apart: bool = False


def spots(
    document: Document, readable: Iterable[tuple[int, Segment]], own: tuple[str, ...] = ()
) -> tuple[Spot, ...]:
    """The labels in the given segments, in order, then the platform's own label where the draft states it."""
    found = (
        replace(spot, segment=index)
        for index, segment in readable
        for spot in _in_text(segment.prose.value, own)
        if _counts(spot.label, document.text("relationship"))
    )
    return (*found, *tool(document))


def _counts(label: Label, stated: str | None) -> bool:
    """Whether it is a label for a draft with this relationship."""
    untold = label.telling and stated in (None, "none")
    return not label.relationships or stated in label.relationships or untold


@lru_cache(maxsize=512)
def _in_text(text: str, own: tuple[str, ...]) -> tuple[Spot, ...]:
    """The labels in one block; several rules look at the same blocks."""
    expression, known = _compiled(own)
    found: list[Spot] = []
    for match in expression.finditer(text):
        label, word, mine = known[match.lastgroup or ""]
        if not word or _stands_as_label(text, match.span()):
            tag = match[0].startswith("#")
            found.append(Spot(label, None, match.span(), mine, tag, tag and _apart(text, match.span())))
    return tuple(found)


def tool(document: Document) -> tuple[Spot, ...]:
    """The platform's own label, where the draft says that it is switched on."""
    return (Spot(everything().tool, None),) if document.text("commercial_declaration") == "True" else ()


def _stands_as_label(text: str, span: Span) -> bool:
    before = text[max(0, span[0] - LOOK_BACK) : span[0]]
    return OPENING.search(before) is not None and FOLLOWING.match(text, span[1]) is not None


def _apart(text: str, span: Span) -> bool:
    return BEFORE.search(text[max(0, span[0] - LOOK_BACK) : span[0]]) is not None or (
        AFTER.match(text, span[1]) is not None
    )


def _key(written: str) -> str:
    """The form in which ways of writing are compared."""
    return " ".join(written.casefold().split())


@lru_cache(maxsize=32)
def _compiled(own: tuple[str, ...]) -> tuple[regex.Pattern[str], Mapping[str, Way]]:
    """One expression for all labels, and what each of its groups stands for; the longest way of writing goes first."""
    known: dict[str, Way] = {}
    for label in everything().labels:
        known |= {_key(f"#{tag}"): (label, False, False) for tag in label.tags}
        known |= {_key(text): (label, True, False) for text in label.words}
        known |= {_key(text): (label, False, False) for text in label.phrases}
    for text in own:
        label = known.get(_key(text), (Label(text, ()), False, False))[0]
        known[_key(text)] = (label, False, True)
    ordered = sorted(known, key=len, reverse=True)
    ways = "|".join(f"(?P<w{number}>{_way(text)})" for number, text in enumerate(ordered))
    groups = {f"w{number}": known[text] for number, text in enumerate(ordered)}
    return regex.compile(f"{EDGE}(?:{ways})", regex.IGNORECASE), groups


def _way(text: str) -> str:
    ending = next((end for end in FOLLOWED if text.endswith(end)), "")
    parts = text.removesuffix(ending).split()
    written = r"\s+".join(r"\S+(?:\s+\S+){0,4}?" if part == "..." else regex.escape(part) for part in parts)
    edge = r"(?![\p{L}\p{N}_])" if parts[-1][-1].isalnum() else ""
    return written + edge + FOLLOWED.get(ending, "")
