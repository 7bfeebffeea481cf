"""Finds the drafts that changed since a revision, with what they held before. It must not judge them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from daarom import discover, git, readers
from daarom.config import Configs, shown
from daarom.errors import UserError
from daarom.model import Problem, Source
from daarom.resemblance import partners


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts as changed: since the commit where the work left `since` (else since the last commit), in the
    work tree, or where `staged` in the index.
    """

    since: str | None = None
    staged: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """One draft to read. `source` is None where its file holds the text; `old` what it was before, None for a new one, and
    `was` the other path that it had then.
    """

    path: Path
    source: Source | None = None
    old: Source | None = None
    was: Path | None = None


@dataclass
class Repository:
    """One repository during a search: what differs, by path from its root, and the blobs that were read."""

    top: Path
    entries: dict[str, git.Entry]
    blobs: dict[str, bytes] = field(default_factory=dict)

    def read(self, ids: Iterable[str | None]) -> None:
        """Reads blobs in one go."""
        self.blobs.update(git.contents(self.top, [item for item in ids if item and item not in self.blobs]))

    def text(self, blob: str | None, name: str) -> Source | None:
        """A blob as a draft's text, shown as `name`; None where there is none. Raises DraftError where it is no text."""
        if blob not in self.blobs:
            return None
        return readers.decode(self.blobs[blob], name, PurePosixPath(name).suffix.lower() in readers.LEGACY)

    def old(self, blob: str | None, name: str) -> Source | None:
        """What a draft was; None where it was no text, so that all of it counts as new."""
        try:
            return self.text(blob, name)
        except UserError:
            return None


@dataclass
class Tops:
    """The roots of the repositories during a search, each folder looked up once."""

    known: dict[Path, Path] = field(default_factory=dict)

    def of(self, real: Path) -> Path:
        """The root that a path without links lies in. Raises GitError where it lies in none."""
        folder = next(item for item in (real, *real.parents) if item.is_dir())
        if folder not in self.known:
            self.known[folder] = git.root(folder)
        return self.known[folder]


Member = tuple[Path, git.Entry]
"""A path as a walk would give it, and what git says of it."""

Found = tuple[tuple[Changed, ...], tuple[Problem, ...]]


def changes(paths: Sequence[Path], scope: Scope, configs: Configs) -> Found:
    """The new and changed drafts in `paths`, once each, and what is wrong.

    Folders are searched as `discover` does, for what git knows or would add. A file that was renamed, edited or not, is held against what
    it was before. Raises GitError where there is no repository, or no such revision.
    """
    tops = Tops()
    known: dict[Path, Repository] = {}
    members: dict[Path, dict[str, Member]] = defaultdict(dict)
    problems: list[Problem] = []
    for path in paths:
        real = Path(os.path.realpath(path))
        top = tops.of(real)
        if top not in known:
            known[top] = _repository(top, scope)
        found = list(_members(path, real, known[top], configs))
        if not found and not os.path.lexists(path):
            problems.append(Problem(shown(path), "discover.missing"))
        for draft, entry in found:
            members[top].setdefault(entry.path, (draft, entry))
    read = [
        change
        for top, inside in members.items()
        for change in _read(tuple(inside.values()), known[top], scope, problems)
    ]
    return tuple(read), tuple(problems)


def hook_scope(paths: Sequence[Path], environment: Mapping[str, str]) -> Scope | None:
    """What pre-commit wants judged: what lies after its first revision (a push, CI), or what a commit holds; None for the
    whole files, as with --all-files.

    A commit is told by the index that git names, else by files that are all staged.
    """
    if environment.get("PRE_COMMIT_FROM_REF"):
        return Scope(environment["PRE_COMMIT_FROM_REF"])
    if environment.get("GIT_INDEX_FILE"):
        return Scope(staged=True)
    tops = Tops()
    known: dict[Path, frozenset[str]] = {}
    for path in paths:
        real = Path(os.path.realpath(path))
        top = tops.of(real)
        if top not in known:
            known[top] = git.staged_names(top)
        if real.relative_to(top).as_posix() not in known[top]:
            return None
    return Scope(staged=True)


def _repository(top: Path, scope: Scope) -> Repository:
    tree = git.head(top) if scope.since is None else git.base(top, scope.since)
    entries: dict[str, git.Entry] = {}
    for item in git.differences(top, tree, scope.staged):
        before = entries.get(item.path)
        entries[item.path] = replace(item, old=before.old) if before else item
    return Repository(top, entries)


def _members(path: Path, real: Path, repository: Repository, configs: Configs) -> Iterator[Member]:
    """The entries that are drafts in `path`, or that are `path`."""
    inside = "" if real == repository.top else real.relative_to(repository.top).as_posix()
    if not real.is_dir():
        named = repository.entries.get(inside)
        if named is not None and named.new is not None:
            yield path, named
        return
    for name, entry in sorted(repository.entries.items()):
        if entry.new is not None and (not inside or name.startswith(f"{inside}/")):
            draft = path / name.removeprefix(inside).removeprefix("/")
            if discover.reaches(path, draft, configs):
                yield draft, entry


def _read(
    members: Sequence[Member], repository: Repository, scope: Scope, problems: list[Problem]
) -> Iterator[Changed]:
    """The members with what they hold and held."""
    repository.read(item for _, entry in members for item in (entry.old, entry.new if scope.staged else None))
    made: list[Changed] = []
    for path, entry in members:
        try:
            staged = repository.text(entry.new, shown(path)) if scope.staged else None
        except UserError as error:
            problems.extend(error.problems)
            continue
        made.append(Changed(path, staged, repository.old(entry.old, shown(path))))
    yield from _renamed(made, repository)


def _renamed(made: Sequence[Changed], repository: Repository) -> Iterator[Changed]:
    """The changes, each new draft with the one that it was renamed from."""
    new = {number: _text(change) for number, change in enumerate(made) if change.old is None}
    before = _gone(repository) if new else {}
    origin = partners(new, {name: _prose(source, Path(name)) for name, source in before.items()})
    for number, change in enumerate(made):
        name = origin.get(number)
        if name is None:
            yield change
        else:
            old = replace(before[name], path=shown(change.path))
            yield replace(change, old=old, was=repository.top / name)


def _text(change: Changed) -> str:
    try:
        return _prose(change.source or readers.open_source(change.path, shown(change.path)), change.path)
    except UserError:
        return ""


def _prose(source: Source, path: Path) -> str:
    """What a reader sees of a draft, for front matter is much alike in all; the whole text where there is no more."""
    try:
        parsed = readers.read(source, path.suffix)
    except UserError:
        return source.text
    return "\n".join(segment.prose.value for segment in parsed.segments) or source.text


def _gone(repository: Repository) -> dict[str, Source]:
    """The drafts that went, by path from the root."""
    went = [
        item
        for item in repository.entries.values()
        if item.old and item.new is None and PurePosixPath(item.path).suffix.lower() in readers.READERS
    ]
    repository.read(item.old for item in went)
    texts = ((item.path, repository.old(item.old, item.path)) for item in went)
    return {path: source for path, source in texts if source is not None}
