"""Which files a pattern in the config is about, and how a path is shown. It must not read files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pathspec import GitIgnoreSpec


def absolute(path: Path | str) -> Path:
    """The path from the root, `..` taken out, symbolic links left alone."""
    return Path(os.path.abspath(path))


def shown(path: Path) -> str:
    """A path as reports show it: with forward slashes, relative to the working folder where it lies in it."""
    full = absolute(path)
    here = Path.cwd()
    return (full.relative_to(here) if full.is_relative_to(here) else full).as_posix()


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns as in .gitignore, relative to a folder: `blog/**`, `*.en.md`, `!blog/old/`."""

    folder: Path
    patterns: tuple[str, ...]
    spec: GitIgnoreSpec = field(compare=False, repr=False)

    def match(self, path: Path) -> bool:
        """Whether the patterns are about a file; never for a file outside their folder."""
        full, base = os.path.abspath(path), os.path.join(self.folder, "")
        if not os.path.normcase(full).startswith(os.path.normcase(base)):
            return False
        return self.spec.match_file(full[len(base) :].replace(os.sep, "/"))


def globs(folder: Path, patterns: Iterable[str]) -> Globs:
    """Patterns relative to `folder`. Raises ValueError for a pattern that cannot be read."""
    written = tuple(patterns)
    return Globs(absolute(folder), written, GitIgnoreSpec.from_lines(written))
