"""Writes files and makes whole folders, atomically, so that nothing half-written is ever read. It decides nothing about what is written."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from daarom.errors import OutputError
from daarom.model import Problem

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
"""A file without any of these is read-only to root as well, who may write everything."""


def free(target: Path) -> None:
    """Raises OutputError where a folder cannot be made at `target`: something stands there, or it cannot be looked at."""
    try:
        taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
    except OSError as error:
        raise _failed(target, error) from error
    if taken:
        raise OutputError(Problem(target.as_posix(), "write.exists"))


def folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Makes `target` with what `fill` puts in a folder beside it; the folder appears in one move, complete.

    Raises OutputError where the target holds files already or cannot be written.
    """
    free(target)
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as made:
            inside = Path(made) / target.name
            inside.mkdir()
            fill(inside)
            if target.exists():
                target.rmdir()
            os.replace(inside, target)
    except OSError as error:
        raise _failed(target, error) from error


def text(target: Path, content: str) -> None:
    """Puts text in a file, as UTF-8, in one move; one that was there keeps its rights. A pipe or device is written to.

    Raises OutputError where that fails. What UTF-8 cannot hold is written out (`\\udce9`).
    """
    data = content.encode("utf-8", "backslashreplace")
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        else:
            _replaced(target.resolve(), data)
    except OSError as error:
        raise _failed(target, error) from error


def content(target: Path, data: bytes) -> None:
    """Puts bytes in a file, in one move; a link there is replaced, not followed. Raises OutputError where that fails."""
    try:
        _replaced(target.absolute(), data)
    except OSError as error:
        raise _failed(target, error) from error


def placed(target: Path, data: bytes) -> None:
    """Makes a file in a folder that is still being filled. Raises OSError where it is there already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:
        stream.write(data)


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """While it lasts nobody else who asks for the same target writes there. Raises OutputError where somebody does."""
    lock = target.absolute().with_name(f".{target.name}.lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError as error:
        values = {"lock": lock.name}
        raise OutputError(Problem(target.as_posix(), "write.busy", values)) from error
    except OSError as error:
        raise _failed(target, error) from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def tree(target: Path, mark: str, fill: Callable[[Path], None]) -> None:
    """Makes a folder with what `fill` puts in one beside it and a file `mark`, in place of one that has that file.

    Raises OutputError where the target holds other files, or cannot be written; then it is as it was.
    """
    target = target.absolute()
    try:
        known = (target / mark).is_file() and not target.is_symlink()
        if not known:
            free(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as made:
            inside = Path(made) / target.name
            inside.mkdir()
            fill(inside)
            (inside / mark).touch()
            if target.exists():
                os.replace(target, Path(made) / "before")
            os.replace(inside, target)
    except OSError as error:
        raise _failed(target, error) from error


def _replaced(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".daarom-") as made:
        whole = Path(made) / "whole"
        with whole.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, whole)
        os.replace(whole, target)


def new(target: Path, content: str) -> None:
    """Puts text in a file that was not there, as UTF-8; the file appears in one move, complete.

    Raises OutputError where something stands there already or the file cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".daarom-") as made:
            whole = Path(made) / "whole"
            whole.write_text(content, encoding="utf-8", newline="\n")
            if not _placed(whole, target):
                raise OutputError(Problem(target.as_posix(), "write.taken"))
    except OSError as error:
        raise _failed(target, error) from error


def _placed(whole: Path, target: Path) -> bool:
    """Moves a file to where nothing stands; False where something does."""
    try:
        os.link(whole, target)
    except FileExistsError:
        return False
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            return False
        os.replace(whole, target)
    return True


def copied(source: Path, target: Path) -> None:
    """The files of one folder in another, which exists; their contents without their rights, for the source may be read-only."""
    for path in sorted(source.rglob("*")):
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def file(path: Path, before: bytes, after: bytes) -> None:
    """Puts `after` in place of `before` in a file, in one move; its mode and owner stay, and so does a link to it.

    Raises OutputError where the file may not be written or no longer holds `before`; then it is left alone.
    """
    real = Path(os.path.realpath(path))
    made: str | None = None
    try:
        state = real.stat()
        if not state.st_mode & WRITABLE or not os.access(real, os.W_OK):
            raise OutputError(Problem(path.as_posix(), "write.read_only"))
        handle, made = tempfile.mkstemp(dir=real.parent, prefix=".daarom-")
        _fill(handle, after)
        with suppress(AttributeError, PermissionError):
            os.chown(made, state.st_uid, state.st_gid)
        os.chmod(made, stat.S_IMODE(state.st_mode))
        if real.read_bytes() != before:
            raise OutputError(Problem(path.as_posix(), "write.changed"))
        os.replace(made, real)
    except OSError as error:
        what = error.strerror or str(error)
        raise OutputError(Problem(path.as_posix(), "write.file_failed", {"what": what})) from error
    finally:
        if made is not None:
            Path(made).unlink(missing_ok=True)


def _fill(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _failed(target: Path, error: OSError) -> OutputError:
    return OutputError(Problem(target.as_posix(), "write.failed", {"what": error.strerror or str(error)}))
