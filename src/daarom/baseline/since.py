"""Keeps the findings that a change brought: those in changed text, and those that the older version did not have."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from daarom.baseline.entries import entries_of
from daarom.baseline.matching import Found, World, found_in, pair
from daarom.model import Checked, Report


def brought(report: Report, before: Report) -> Report:
    """The report without what was there before: findings in a block that did not change and that the older draft at the same path had.

    A draft that was unfinished and is finished now, and one without an older version, is judged whole.
    """
    here = Path.cwd()
    found = found_in(report.findings, report.drafts, here)
    known = pair(found, entries_of(before.findings, before.drafts, here), World()).known
    blocks = _blocks(before.drafts)
    kept = tuple(
        item.finding for number, item in enumerate(found) if number not in known or _touched(item, blocks)
    )
    return replace(report, findings=kept, unchanged=len(found) - len(kept))


def _blocks(drafts: Iterable[Checked]) -> Mapping[str, set[str]]:
    """The blocks of each file."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in drafts:
        found[item.document.path].update(_plain(segment.prose.value) for segment in item.document.segments)
    return found


def _touched(item: Found, blocks: Mapping[str, set[str]]) -> bool:
    """Whether a finding is pinned on a block that the older version did not have."""
    segment = item.finding.segment
    prose = None if segment is None else item.document.segments[segment].prose.value
    return prose is not None and _plain(prose) not in blocks.get(item.finding.path, ())


def _plain(prose: str) -> str:
    """Prose as it reads however its lines are broken."""
    return " ".join(unicodedata.normalize("NFC", prose).split())
