"""Pairs findings with what was known: by rule and content, never by line. It must not read files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from daarom.baseline.entries import ALSO, near, relative
from daarom.model import Checked, Document, Finding, Known
from daarom.resemblance import ALIKE, alike

LONG = 40
"""Characters from which a block is its own proof of where it came from."""


@dataclass(frozen=True)
class Found:
    """A finding, its draft, and its path relative to the baseline's folder."""

    finding: Finding
    document: Document
    path: str

    @cached_property
    def near(self) -> str:
        """The sketch of the draft."""
        return near(self.document)

    @property
    def long(self) -> bool:
        """Whether the finding stands in a block that is long enough to be recognised anywhere."""
        segment = self.finding.segment
        if segment is None or self.finding.whole:
            return False
        return len(" ".join(self.document.segments[segment].prose.value.split())) >= LONG

    def like(self, known: Known) -> bool:
        """Whether the draft is the one that an entry was found in, edited or not."""
        return alike(self.near, known.near) >= ALIKE


@dataclass(frozen=True, slots=True)
class World:
    """Which of the paths in a baseline went, and from which a block may have been moved to another draft."""

    vanished: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pairs:
    """The entry of each finding that was known, by the finding's number, and the entries that were not found again."""

    known: Mapping[int, Known]
    left: tuple[Known, ...]


Test = Callable[[Found, Known, World], bool]


def found_in(findings: Iterable[Finding], drafts: Iterable[Checked], folder: Path) -> tuple[Found, ...]:
    """Findings with their drafts."""
    documents = {(item.document.path, item.document.row): item.document for item in drafts}
    return tuple(
        Found(item, documents[item.path, item.row], relative(item.path, folder)) for item in findings
    )


def pair(found: Sequence[Found], known: Sequence[Known], world: World) -> Pairs:
    """Which findings were known. An entry pays for one finding, in its own draft if it can, else where the draft or the block went;
    what its `also` names in its own draft is known as well.
    """
    marks, also = _by_mark(known), _by_also(known)
    pairs: dict[int, Known] = {}
    paid: set[int] = set()
    for test, spends in STAGES:
        for number, item in enumerate(found):
            if number in pairs:
                continue
            mark = item.finding.mark
            names = marks.get(mark, ()) if spends else also.get(mark[:ALSO], ())
            entry = next(
                (n for n in names if not (spends and n in paid) and _pays(item, known[n], world, test)), None
            )
            if entry is not None:
                pairs[number] = known[entry]
                paid.add(entry)
    paid |= _merged(found, known, marks)
    return Pairs(pairs, tuple(item for number, item in enumerate(known) if number not in paid))


def _by_mark(known: Sequence[Known]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(known):
        found[item.mark].append(number)
    return found


def _by_also(known: Sequence[Known]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(known):
        for mark in item.also:
            found[mark].append(number)
    return found


def _merged(found: Sequence[Found], known: Sequence[Known], marks: Mapping[str, Sequence[int]]) -> set[int]:
    """The entries whose fault is still there, as part of a finding of another rule or pinned on another block."""
    return {
        number
        for item in found
        for mark in item.finding.also
        for number in marks.get(mark, ())
        if known[number].path == item.path
    }


def _pays(item: Found, known: Known, world: World, test: Test) -> bool:
    """Whether an entry is this finding's; what an unfinished draft was spared is judged when it is finished."""
    return (item.document.unfinished or not known.unfinished) and test(item, known, world)


def _same_draft(item: Found, known: Known, _: World) -> bool:
    return known.path == item.path and known.row == item.finding.row


def _same_file(item: Found, known: Known, _: World) -> bool:
    return known.path == item.path and (item.long or item.like(known))


def _own(item: Found, known: Known, world: World) -> bool:
    return _same_draft(item, known, world) or _same_file(item, known, world)


def _renamed(item: Found, known: Known, world: World) -> bool:
    return known.path in world.vanished and item.like(known)


def _moved(item: Found, known: Known, world: World) -> bool:
    return known.path in world.free and item.long


STAGES: tuple[tuple[Test, bool], ...] = (
    (_same_draft, True),
    (_same_file, True),
    (_own, False),
    (_renamed, True),
    (_renamed, False),
    (_moved, True),
)
"""The tests, the surest first, and whether an entry pays once."""
