"""Finds approvals in git: a commit in which somebody who wrote nothing of a draft puts a name at `approver`. It changes
no repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, takewhile
from pathlib import Path

from daarom import git, readers
from daarom.config import Configs, shown
from daarom.errors import GitError, UserError
from daarom.gate.taking import File
from daarom.gate.types import Approval
from daarom.git import Version
from daarom.intake import take

Said = tuple[tuple[str, ...], tuple[str, ...]]
"""What a version says: its prose, and who it names as approver."""


def approvals(files: Iterable[File], configs: Configs) -> tuple[Approval, ...]:
    """The approvals of these files' present text. Where git knows nothing there are none: no approval is made up."""
    return tuple(found for file in files for found in _of(file, configs))


def _of(file: File, configs: Configs) -> Iterator[Approval]:
    try:
        top = git.root(Path(file.real).parent)
        versions = git.history(top, Path(file.real).relative_to(top).as_posix())
        held = git.contents(top, [item.blob for item in versions])
    except (GitError, ValueError):
        return
    if not versions or held.get(versions[0].blob) != file.data:
        return
    said = {item.blob: _said(held.get(item.blob, b""), file, configs) for item in versions}
    yield from _approving(file, versions, said)


def _approving(
    file: File, versions: tuple[Version, ...], said: Mapping[str, Said | None]
) -> Iterator[Approval]:
    """The newest commits that left the prose alone and changed the approver, by people who wrote none of the others."""
    present = said[versions[0].blob]
    if present is None:
        return
    same = list(takewhile(lambda item: _prose(said[item.blob]) == present[0], versions))
    pairs = list(pairwise(same))
    naming = [new for new, old in pairs if _approver(said[new.blob]) not in ((), _approver(said[old.blob]))]
    writers = {item.email.casefold() for item in versions if item not in naming}
    for item in naming:
        if item.email.casefold() not in writers and _approver(said[item.blob]) == present[1]:
            yield Approval(file.name, file.sha256, item.name, item.at)


def _prose(said: Said | None) -> tuple[str, ...] | None:
    return None if said is None else said[0]


def _approver(said: Said | None) -> tuple[str, ...]:
    return () if said is None else said[1]


def _said(data: bytes, file: File, configs: Configs) -> Said | None:
    """What a version says; None where it cannot be read, which then equals no other."""
    try:
        source = readers.decode(data, shown(file.path), file.path.suffix.lower() in readers.LEGACY)
        documents = take(file.path, configs, text=source).documents
    except UserError:
        return None
    prose = tuple(segment.prose.value for document in documents for segment in document.segments)
    return prose, tuple(name for document in documents for name in document.texts("approver"))
