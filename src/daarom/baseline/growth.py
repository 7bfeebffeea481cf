"""Tells what was added to a baseline since the version that counts. It must not look at drafts."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from daarom import git
from daarom.baseline.entries import ALSO, parsed
from daarom.config.paths import shown
from daarom.errors import UserError
from daarom.model import Known


def grown(file: Path, entries: Iterable[Known], since: str | None) -> tuple[Known, ...]:
    """The entries of a baseline that it did not have where the work left `since`, else in the last commit.

    None where it is new there, or stands in no repository. Raises GitError for a revision that is not there.
    """
    before = _before(file, since)
    if before is None:
        return ()
    pool = Counter(item.mark for item in before)
    also = {mark for item in before for mark in item.also}
    added = []
    for item in entries:
        if pool[item.mark] > 0:
            pool[item.mark] -= 1
        elif not item.faint and item.mark[:ALSO] not in also:
            added.append(item)
    return tuple(added)


def _before(file: Path, since: str | None) -> tuple[Known, ...] | None:
    """The entries that counted; None where there were none to count against."""
    real = Path(os.path.realpath(file))
    try:
        top = git.root(real.parent)
    except UserError:
        return None
    tree = git.head(top) if since is None else git.base(top, since)
    data = git.file_at(top, tree, real.relative_to(top).as_posix())
    try:
        return None if data is None else parsed(data.decode("utf-8-sig", "replace"), shown(file))[0]
    except UserError:
        return None
