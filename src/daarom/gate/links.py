"""Tells where a cleared draft leads its readers to one that is held. It follows no link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from daarom.gate.judging import Subject
from daarom.gate.taking import slug
from daarom.gate.types import CLEARED, HELD, Decision
from daarom.model import Notice

TAIL = re.compile(r"(?:/index)?(?:\.(?:md|markdown|html?))?/?(?:[?#].*)?\Z")
REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+\"?([^\s\"]+)\"?\s*[%>]\}\}")


def to_held(subjects: Sequence[Subject], decisions: Iterable[Decision]) -> Iterator[Notice]:
    """A notice for each cleared draft and each held one that it links to, known by the last part of the address."""
    states = {item.key: item.state for item in decisions}
    held = {slug(path): path for (path, row), state in states.items() if state == HELD and row is None}
    for subject in subjects:
        document = subject.document
        if states.get((document.path, document.row)) != CLEARED:
            continue
        targets = [item.target for segment in document.segments for item in segment.inline if item.target]
        targets += REF.findall(document.source.text) if document.row is None else []
        for path in dict.fromkeys(held[name] for name in map(_name, targets) if name in held):
            if path != document.path:
                yield Notice("gate.links_to_held", {"path": document.path, "other": path})


def _name(target: str) -> str:
    """The last part of an address, as a draft would be called."""
    bare = TAIL.sub("", target)
    return slug(f"{bare.rsplit('/', 1)[-1]}.md") if bare else ""
