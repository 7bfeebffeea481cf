"""Small values to test with."""

from __future__ import annotations

from datetime import date

from daarom.context import Context
from daarom.model import Document, Piece, Prose, Rule, Segment, Severity, Source


def segment(source: str, start: int, end: int, block: int = 0, kind: str = "paragraph") -> Segment:
    """A verbatim segment of source[start:end]."""
    prose = Prose(source[start:end], (Piece(0, end - start, start, end),))
    return Segment((kind,), prose, block)


def document(text: str, language: str | None = "nl", **more: object) -> Document:
    """A draft whose paragraphs are the blocks of `text` between blank lines."""
    segments, offset = [], 0
    for block, part in enumerate(text.split("\n\n")):
        segments.append(segment(text, offset, offset + len(part), block))
        offset += len(part) + 2
    return Document(Source("draft.md", text), tuple(segments), language=language, **more)  # type: ignore[arg-type]


def rule(check: str, language: str = "nl", **more: object) -> Rule:
    """A rule of one check with plain wording."""
    words = {"nl": "{match}", "en": "{match}"}
    return Rule(
        id=str(more.pop("id", f"test/{check}")),
        check=check,
        severity=Severity.warning,
        language=language,
        message=words,
        remedy=words,
        why=words,
        source="test",
        **more,
    )  # type: ignore[arg-type]


def context(**more: object) -> Context:
    """A context on a fixed day."""
    return Context(**{"today": date(2026, 11, 22), **more})  # type: ignore[arg-type]
