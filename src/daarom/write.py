"""Makes whole folders and files, atomically, so that nothing half-written is ever read. It decides nothing about what is written."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from daarom.errors import OutputError
from daarom.model import Problem


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
    """Makes or replaces a file of UTF-8 text in one move; a link stays one, and the rights of a file that was there.

    Raises OutputError where it cannot be written.
    """
    file = Path(os.path.realpath(target))
    made: str | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_mask()
        handle, made = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode("utf-8"))
        os.chmod(made, mode)
        os.replace(made, file)
        made = None
    except OSError as error:
        raise _failed(target, error) from error
    finally:
        if made is not None:
            Path(made).unlink(missing_ok=True)


def _mask() -> int:
    """The rights that new files of this process do not get; asking sets them for a moment."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def copied(source: Path, target: Path) -> None:
    """The files of one folder in another, which exists; their contents without their rights, for the source may be read-only."""
    for path in sorted(source.rglob("*")):
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def _failed(target: Path, error: OSError) -> OutputError:
    return OutputError(Problem(target.as_posix(), "write.failed", {"what": error.strerror or str(error)}))
