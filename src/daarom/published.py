"""Puts together the text of a post as it goes out to a platform, with the way back to its segments; it judges
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daarom.model import Document, Segment
from daarom.platforms import facts


@dataclass(frozen=True)
class Published:
    """A post as it goes out: paragraphs one below the other, link targets written out.

    `parts`: (offset in text, segment, offset in prose).
    """

    text: str
    parts: tuple[tuple[int, int, int], ...]

    def spot(self, offset: int) -> tuple[int, int]:
        """The segment and prose offset of a text offset; between segments, where the next one begins."""
        found = next(part for part in reversed(self.parts) if part[0] <= offset)
        return found[1], found[2] + offset - found[0]


def is_post(document: Document) -> bool:
    """Whether a draft is meant for platforms that carry posts only: its text is what goes out there. Captions do not
    go out as a text."""
    if document.format == "captions":
        return False
    known = [facts(name) for name in document.platforms]
    return bool(known) and not any(item is not None and item.long for item in known)


def published(document: Document, platform: str = "") -> Published | None:
    """The text of a draft that is a post, or None where it also is (or only is) an article. A link that a queue keeps
    beside the text is part of it where the platform takes no link but in the text."""
    if not is_post(document):
        return None
    texts: list[str] = []
    parts: list[tuple[int, int, int]] = []
    length, before = 0, ""
    for index, segment in enumerate(document.segments):
        if segment.kind in ("alt", "title", "description", "summary") or not _in_post(segment, platform):
            continue
        gap = "" if not texts else _gap(segment.kind, before)
        length, before = length + len(gap), segment.kind
        texts.append(gap)
        for piece, offset in _written(index, document):
            parts.append((length, index, offset))
            texts.append(piece)
            length += len(piece)
    return Published("".join(texts), tuple(parts)) if parts else None


def _gap(kind: str, before: str) -> str:
    """What stands between two blocks of a post; tools put a link right behind the text."""
    return " " if kind == "link" else "\n" if kind == before == "item" else "\n\n"


def _in_post(segment: Segment, platform: str) -> bool:
    if segment.kind == "link":
        found = facts(platform)
        return found is not None and found.link_in_text
    return segment.part == "body" or segment.part.startswith("social.")


def _written(index: int, document: Document) -> Iterator[tuple[str, int]]:
    """A segment's prose in pieces, with the address of a link after its words where the words do not say it;
    images take no room.
    """
    segment, at = document.segments[index], 0
    prose = segment.prose.value
    for link in sorted(segment.inline, key=lambda item: item.start):
        if link.kind == "link" and link.start >= at and link.target.startswith(("http:", "https:")):
            words = prose[link.start : link.end]
            if words not in link.target:
                yield prose[at : link.end].replace("\ufffc", ""), at
                yield " " + link.target, link.end
                at = link.end
    yield prose[at:], at
