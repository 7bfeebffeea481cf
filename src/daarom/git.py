"""Asks git what changed and what a file held before; the only room that calls git. It must not change a repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from daarom.errors import GitError
from daarom.model import Problem

NO_REPOSITORY = "not a git repository"
FILES = ("100644", "100755", "100664")
"""The modes of plain files; links and submodules have others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A path that differs from a tree: the ids of what it held and holds, None where that was or is no plain file.

    `new` is "" for a file whose content stands in the work tree only. `path` is relative to the root, with forward slashes.
    """

    path: str
    old: str | None
    new: str | None


def root(folder: Path) -> Path:
    """The root of the work tree that a folder is in, links resolved. Raises GitError where it is in none."""
    return Path(_line(folder, "rev-parse", "--show-toplevel"))


def head(top: Path) -> str:
    """The commit that is checked out; before the first commit the tree without files."""
    found = _run(top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}", allowed=(0, 1))
    return os.fsdecode(found).strip() or _line(top, "hash-object", "-t", "tree", "--stdin")


def base(top: Path, revision: str) -> str:
    """The commit where the work that is checked out left `revision`: the revision itself where nothing was added to it since.

    Raises GitError where there is no such revision, or no commit that both have.
    """
    named = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    option = revision.startswith("-") or not revision
    commit = "" if option else os.fsdecode(_run(top, *named, allowed=(0, 1, 128))).strip()
    if not commit:
        raise _unknown(top, revision, "revision")
    found = os.fsdecode(_run(top, "merge-base", "HEAD", commit, allowed=(0, 1, 128))).strip()
    if not found:
        raise _unknown(top, revision, "apart")
    return found


def differences(top: Path, tree: str, staged: bool) -> Iterator[Entry]:
    """The paths that differ from a tree: in the index where `staged`, else in the work tree, new files included.

    A renamed file counts as one that went and one that came.
    """
    cached = ("--cached",) if staged else ()
    raw = _run(top, "diff-index", "--raw", "-z", "--no-abbrev", "--no-renames", *cached, tree, "--")
    words = raw.split(b"\0")
    for facts, path in zip(words[0::2], words[1::2], strict=False):
        modes, ids, status = _facts(os.fsdecode(facts))
        if staged and status == "U":
            continue
        new = None if modes[1] not in FILES else ids[1] if ids[1].strip("0") else ""
        yield Entry(os.fsdecode(path), ids[0] if modes[0] in FILES else None, "" if status == "U" else new)
    if not staged:
        for path in _run(top, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0"):
            if path:
                yield Entry(os.fsdecode(path), None, "")


def _facts(text: str) -> tuple[tuple[str, str], tuple[str, str], str]:
    """Modes, ids and status in `:100644 100644 ID ID M`."""
    old, new, before, after, status = text.removeprefix(":").split(" ")
    return (old, new), (before, after), status[:1]


def contents(top: Path, ids: Sequence[str]) -> Mapping[str, bytes]:
    """What objects hold, by id, read in one go; an id that is not there is left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    raw = _run(top, "cat-file", "--batch", stdin="".join(f"{item}\n" for item in wanted).encode())
    found: dict[str, bytes] = {}
    at = 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        words, at = raw[at:end].split(b" "), end + 1
        if len(words) == 3:
            size = int(words[2])
            found[words[0].decode()] = raw[at : at + size]
            at += size + 1
    return found


def staged_names(top: Path) -> frozenset[str]:
    """The paths in the index that differ from what is checked out."""
    return frozenset(item.path for item in differences(top, head(top), True))


def file_at(top: Path, tree: str, path: str) -> bytes | None:
    """What a path holds in a commit, or None where it is not there."""
    raw = _run(top, "ls-tree", "-z", "--full-tree", tree, "--", path, allowed=(0, 128))
    words = raw.split(b"\t", 1)[0].split(b" ")
    blob = words[2].decode() if os.fsdecode(words[0]) in FILES else None
    return contents(top, [blob]).get(blob) if blob else None


@dataclass(frozen=True, slots=True)
class Version:
    """What a file held after one commit: its id, and who wrote that commit (by the repository's .mailmap)."""

    commit: str
    email: str
    name: str
    at: str
    path: str
    blob: str


def history(top: Path, path: str) -> tuple[Version, ...]:
    """The versions of a file, the newest first, also under names that it had before; none for a shallow clone, which
    does not know who wrote what."""
    if _line(top, "rev-parse", "--is-shallow-repository") == "true":
        return ()
    form = "--format=%x01%H%x02%aE%x02%aN%x02%aI"
    options = ("--follow", "--use-mailmap", "--raw", "-z", "--no-abbrev", form)
    raw = _run(top, "log", *options, "--", path, allowed=(0, 128))
    return tuple(version for part in raw.split(b"\x01")[1:] if (version := _version(part)))


def _version(part: bytes) -> Version | None:
    """One commit of a log: who and when, then the modes and ids, then the path (after a rename the second)."""
    head, *changes = part.split(b"\0")
    commit, email, name, at = (os.fsdecode(word) for word in head.split(b"\x02"))
    facts = [index for index, word in enumerate(changes) if word.lstrip().startswith(b":")]
    if not facts:
        return None
    new = os.fsdecode(changes[facts[0]]).strip().split(" ")[3]
    paths = [os.fsdecode(word) for word in changes[facts[0] + 1 :] if word.strip()]
    return Version(commit, email, name, at, paths[-1], new) if paths else None


def _line(folder: Path, *arguments: str) -> str:
    return os.fsdecode(_run(folder, *arguments)).removesuffix("\n").removesuffix("\r")


def _run(folder: Path, *arguments: str, stdin: bytes = b"", allowed: Sequence[int] = (0,)) -> bytes:
    """What git prints. Raises GitError where it cannot be started or ends with another exit code."""
    command = ["git", "-C", os.fspath(folder), *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, env=_environment())
    except OSError as error:
        raise GitError(
            Problem(_near(folder), "git.missing", {"what": error.strerror or str(error)})
        ) from error
    if done.returncode not in allowed:
        raise _failed(folder, done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _environment() -> Mapping[str, str]:
    """This process's, in English; a hook's relative GIT_DIR would mean another folder after -C."""
    inherited = {
        name: os.path.abspath(value) if name in ("GIT_DIR", "GIT_WORK_TREE") else value
        for name, value in os.environ.items()
    }
    return {**inherited, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}


def _failed(folder: Path, said: str) -> GitError:
    if NO_REPOSITORY in said:
        return GitError(Problem(_near(folder), "git.none"))
    return GitError(Problem(_near(folder), "git.failed", {"what": " ".join(said.split())[:300]}))


def _near(folder: Path) -> str:
    """A folder as reports show it, relative to the working folder where it lies in it."""
    here = Path(os.path.realpath(Path.cwd()))
    return (folder.relative_to(here) if folder.is_relative_to(here) else folder).as_posix()


def _unknown(top: Path, revision: str, key: str) -> GitError:
    """The problem of a revision that is not there; in a shallow clone the remedy is to fetch more."""
    shallow = _line(top, "rev-parse", "--is-shallow-repository") == "true"
    name = f"git.{key}_shallow" if shallow else f"git.{key}"
    return GitError(Problem("--since", name, {"revision": revision}))
