"""Finds the drafts among files and folders. It must not read a draft."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from daarom.config import Configs, shown
from daarom.config.paths import Globs, absolute, globs
from daarom.errors import ConfigError
from daarom.model import Problem
from daarom.readers import TABLES

SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".html", ".htm", ".txt", ".tweet", ".srt", ".vtt"})
NO_DRAFTS = (
    "readme.*",
    "readme[-_]??.*",
    "readme[-_]??[-_]??.*",
    "changelog*",
    "changes.*",
    "licen[cs]e.*",
    "licen[cs]es.*",
    "licen[cs]e[-_]mit.*",
    "licen[cs]e[-_]apache*",
    "licen[cs]e[-_]third*",
    "copying.*",
    "notice.*",
    "contributing.*",
    "contributing[-_]??.*",
    "contributors.*",
    "authors.*",
    "code_of_conduct*",
    "code-of-conduct*",
    "security.md",
    "pull_request_template*",
    "issue_template*",
    "claude.md",
    "agents.md",
    "robots.txt",
    "humans.txt",
    "security.txt",
    "llms*.txt",
    "ads.txt",
    "requirements*.txt",
    "constraints*.txt",
    "cmakelists.txt",
    "404.*",
)
NO_FOLDERS = frozenset(
    {"node_modules", "bower_components", "vendor", "themes", "venv", "env", "__pycache__"}
    | {"_site", "_includes", "_layouts", "archetypes"}
)
GENERATED = frozenset({"public", "layouts", "dist", "build", "resources", "static", "assets"})
"""Folders of a site generator, left out where the site's own config stands beside them."""

SITE = (
    "hugo.*",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "_config.y*ml",
    "_config.toml",
    "eleventy.config.*",
    ".eleventy.*",
    "astro.config.*",
    "docusaurus.config.*",
    "gatsby-config.*",
)


Found = tuple[list[Path], list[Problem]]


@dataclass(frozen=True)
class Ignores:
    """The .gitignore files that hold in a folder, the outermost first."""

    files: tuple[Globs, ...] = ()

    def drop(self, path: Path, is_folder: bool) -> bool:
        """Whether git leaves the path out: the innermost file with something to say decides."""
        for where in reversed(self.files):
            name = path.relative_to(where.folder).as_posix() + ("/" if is_folder else "")
            verdict = where.spec.check_file(name).include
            if verdict is not None:
                return verdict
        return False

    def within(self, folder: Path) -> Ignores:
        """With the .gitignore of a folder below, where it has one that can be read."""
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
            return Ignores((*self.files, globs(folder, lines)))
        except (OSError, ValueError):
            return self


def discover(paths: Sequence[Path], configs: Configs) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The drafts in `paths`, once each, in the order given and by name in a folder; and what is wrong.

    A file that is named is a draft whatever its name. In a folder drafts go by suffix; README and the like,
    code, themes and built sites are none, nor what .gitignore or the config leaves out. A sheet or list is a draft
    where the config calls it a queue. Links to folders are not followed.
    """
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in paths:
        drafts, faults = _drafts(path, configs)
        for draft in drafts:
            found.setdefault(os.path.realpath(draft), draft)
        problems += [fault for fault in faults if fault not in problems]
    return tuple(found.values()), tuple(problems)


def reaches(folder: Path, path: Path, configs: Configs) -> bool:
    """Whether a walk of `folder` comes upon `path`, a file below it that need not be there any more."""
    ignores, here = _above(absolute(folder)), folder
    *folders, name = path.relative_to(folder).parts
    for inner in folders:
        ignores = ignores.within(absolute(here))
        if not _may_hold_drafts(inner.lower(), _site(_names(here))):
            return False
        here = here / inner
        if ignores.drop(absolute(here), True) or here.is_symlink():
            return False
    if ignores.within(absolute(here)).drop(absolute(path), False):
        return False
    if _may_be_draft(name.lower()):
        return _wanted(path, configs)
    return _may_be_queue(name.lower()) and any(_queue(path, configs))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _site(names: Iterable[str]) -> bool:
    """Whether one of the names in a folder is the config of a site generator."""
    return any(fnmatch(name.lower(), pattern) for name in names for pattern in SITE)


def _drafts(path: Path, configs: Configs) -> Found:
    if not path.is_dir():
        return ([path], []) if path.exists() else ([], [_missing(path)])
    drafts: list[Path] = []
    problems: list[Problem] = []
    for draft, problem in _walk(path, configs, _above(absolute(path))):
        if problem is not None:
            problems.append(problem)
        else:
            drafts.append(draft)
    if not drafts and not problems:
        problems.append(Problem(shown(path), "discover.empty", {"suffixes": ", ".join(sorted(SUFFIXES))}))
    return drafts, problems


def _missing(path: Path) -> Problem:
    return Problem(shown(path), "discover.broken_link" if path.is_symlink() else "discover.missing")


def _above(folder: Path) -> Ignores:
    """The .gitignore files from git's root to `folder`, unless they leave the folder itself out."""
    climb = [folder, *folder.parents]
    top = next((index for index, above in enumerate(climb) if (above / ".git").exists()), 0)
    ignores = Ignores()
    for above in reversed(climb[1 : top + 1]):
        ignores = ignores.within(above)
    return Ignores() if ignores.drop(folder, True) else ignores


def _walk(folder: Path, configs: Configs, ignores: Ignores) -> Iterator[tuple[Path, Problem | None]]:
    """Drafts, and paths with their problem, by name: files of a folder go before its folders."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield folder, Problem(shown(folder), "file.unreadable", {"what": error.strerror or str(error)})
        return
    inner = ignores.within(absolute(folder))
    folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    for entry in entries:
        name = entry.name.lower()
        if entry in folders or not (_may_be_draft(name) or _may_be_queue(name)):
            continue
        if not inner.drop(absolute(entry.path), False):
            yield from (_draft if _may_be_draft(name) else _queue)(folder / entry.name, configs)
    site = _site(entry.name for entry in entries)
    for entry in folders:
        if _may_hold_drafts(entry.name.lower(), site) and not inner.drop(absolute(entry.path), True):
            yield from _walk(folder / entry.name, configs, inner)


def _draft(path: Path, configs: Configs) -> Iterator[tuple[Path, Problem | None]]:
    if not path.exists():
        yield path, _missing(path)
    elif path.is_file() and _wanted(path, configs):
        yield path, None


def _queue(path: Path, configs: Configs) -> Iterator[tuple[Path, Problem | None]]:
    """A file that the config calls a queue; under a config that cannot be used nobody knows."""
    try:
        config = configs.for_file(path)
    except ConfigError as error:
        yield from ((path, problem) for problem in error.problems)
        return
    if config.layout(path) is not None and config.wanted(path, named=True):
        yield path, None


def _wanted(path: Path, configs: Configs) -> bool:
    """By include and exclude; a config that cannot be used is reported when the draft is read."""
    try:
        return configs.for_file(path).wanted(path)
    except ConfigError:
        return True


def _may_be_draft(name: str) -> bool:
    if name.startswith(".") or os.path.splitext(name)[1] not in SUFFIXES:
        return False
    return not any(fnmatch(name, pattern) for pattern in NO_DRAFTS)


def _may_be_queue(name: str) -> bool:
    return not name.startswith(".") and os.path.splitext(name)[1] in TABLES


def _may_hold_drafts(name: str, site: bool) -> bool:
    return not name.startswith(".") and name not in NO_FOLDERS and not (site and name in GENERATED)


def is_file(path: str) -> bool:
    """Whether there is a file at a path, from the working folder; never for what can be no path."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False
