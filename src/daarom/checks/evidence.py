"""Finds what a draft brings forward for its claims, and evidence that it names but that is not there. It judges no
evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import regex

from daarom import shape
from daarom.context import Context, meant_for, readable, speaks
from daarom.model import Document, Match, Rule, Segment, Span
from daarom.sentences import sentences, urls

OPTIONS: Mapping[str, shape.Reader[object]] = {"sense": shape.choice("given", "lost")}
REQUIRED = ("sense",)
NEEDS = frozenset({"plan", "files"})
BLANKS = ("file", "folder")

FILE_KEYS = ("file", "path", "bestand", "url", "href", "link")
ADDRESS = regex.compile(r"(?:https?:|www\.|mailto:|doi:|10\.\d{4,}/)", regex.IGNORECASE)
SHOPPING = regex.compile(
    r"(?<!\p{L})(?:bestel\p{L}*|koop|kopen|shop\p{L}*|\p{L}*winkel|webshop|boek(?: nu)?|reserveer|aanbieding\p{L}*|assortiment"
    r"|order|buy|book|store|sale|basket|cart|checkout|collection|collectie|home(?:page)?)(?!\p{L})",
    regex.IGNORECASE,
)
"""What a link says or leads to that sells instead of proving."""


@dataclass(frozen=True)
class Evidence:
    """Rules about evidence."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """With `given` a match on the draft for evidence in its facts, and one per link with the sentence before it; with
        `lost` one per file that is not in the plan's folder, named file and folder.
        """
        for document in documents:
            for rule in self.rules:
                if speaks(rule, document.language) and (not rule.platforms or meant_for(document, rule)):
                    yield from SENSES[str(rule.options["sense"])](document, rule, context)


def compile(rules: Sequence[Rule]) -> Evidence:
    """One finder for all rules."""
    return Evidence(tuple(rules))


def _given(document: Document, rule: Rule, context: Context) -> Iterator[Match]:
    named = _named(document)
    if named and len(named) > len(_lost_files(named, context)):
        yield Match(rule.id, document)
    for index, segment in readable(document, rule):
        for span in _links(segment):
            yield Match(rule.id, document, index, _with_sentence_before(segment.prose.value, span))


def _lost(document: Document, rule: Rule, context: Context) -> Iterator[Match]:
    field = document.field("evidence")
    for name in _lost_files(_named(document), context):
        folder = (context.plan.compliance.evidence_dir if context.plan else None) or ""
        places = (field.place,) if field is not None else ()
        yield Match(rule.id, document, places=places, values={"file": name, "folder": folder})


def _named(document: Document) -> tuple[str, ...]:
    """The pieces of evidence in a draft's facts: texts, or the file or address of a mapping."""
    field = document.field("evidence")
    value = field.value if field is not None else None
    items = value if isinstance(value, (list, tuple)) else (value,)
    named = (
        next((item[key] for key in FILE_KEYS if item.get(key)), None) if isinstance(item, dict) else item
        for item in items
    )
    return tuple(str(item).strip() for item in named if item not in (None, "", True, False))


def _lost_files(named: Sequence[str], context: Context) -> tuple[str, ...]:
    """What is no address and no file in the folder that the plan names; nothing where it names none."""
    folder = context.plan.compliance.evidence_dir if context.plan else None
    if context.plan is None or not folder:
        return ()
    root = PurePosixPath(context.plan.path).parent / folder
    return tuple(
        name for name in named if not ADDRESS.match(name) and not _stands_in(root, folder, name, context)
    )


def _stands_in(root: PurePosixPath, folder: str, name: str, context: Context) -> bool:
    """Whether a file is in the folder. It may be written with the folder before it; not above it."""
    inside = PurePosixPath(name.replace("\\", "/").removeprefix(f"{folder.strip('/')}/"))
    if inside.is_absolute() or ".." in inside.parts:
        return False
    return context.is_file(str(root / inside))


def _links(segment: Segment) -> Iterator[Span]:
    """Links that may prove something: none to a shop, and no bare address of a site as a whole."""
    text = segment.prose.value
    for item in segment.inline:
        if (
            item.kind in ("link", "autolink")
            and item.target
            and not _sells(text[item.start : item.end], item.target)
        ):
            yield item.start, item.end
    for start, end in urls(text):
        if urlsplit(f"//{text[start:end].partition('//')[2] or text[start:end]}").path.strip(
            "/"
        ) and not _sells("", text[start:end]):
            yield start, end


def _sells(words: str, target: str) -> bool:
    return (
        SHOPPING.search(words) is not None or SHOPPING.search(target.partition("//")[2] or target) is not None
    )


def _with_sentence_before(text: str, span: Span) -> Span:
    """The span with its sentence and the one before it: a claim is often proved in the next sentence."""
    starts = [start for start, _ in sentences(text) if start <= span[0]]
    return (starts[-2] if len(starts) > 1 else 0), span[1]


SENSES: Mapping[str, Callable[[Document, Rule, Context], Iterator[Match]]] = {"given": _given, "lost": _lost}
