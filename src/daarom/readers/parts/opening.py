"""Opens a draft's file and decodes it; the only piece of this room that touches the world."""

from __future__ import annotations

import os
import re
from pathlib import Path

from daarom.errors import DraftError
from daarom.model import Problem, Source

NO_TEXT = re.compile("[\0\ud800-\udfff]")
UNTYPED = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
MEGABYTE = 1_000_000
WINDOWS = "cp1252"
LARGEST = 20 * MEGABYTE
MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def open_source(path: Path, shown: str, legacy: bool = False) -> Source:
    """The text of a file, UTF-8 or (as Windows' Notepad saves it) UTF-16 with a byte-order mark; with `legacy`
    Windows-1252 where it is neither.

    Raises DraftError where the file cannot be opened, is larger than 20 MB, is no text, or is in
    another encoding.
    """
    return decode(open_bytes(path, shown), shown, legacy)


def open_bytes(path: Path, shown: str, most: int = LARGEST, follow: bool = True) -> bytes:
    """What a file holds, read once; without `follow` never what a link leads to. Raises DraftError where it cannot be opened or is larger than `most` bytes."""
    try:
        if not path.is_file():
            raise DraftError(Problem(shown, "draft.no_file" if not path.exists() else "draft.not_a_file"))
        size = path.stat().st_size
        if size > most:
            values = {"size": size // MEGABYTE, "most": most // MEGABYTE}
            raise DraftError(Problem(shown, "draft.too_large", values))
        with open(path, "rb", opener=None if follow else _firm) as stream:
            return stream.read()
    except OSError as error:
        raise DraftError(Problem(shown, "file.unreadable", {"what": error.strerror or str(error)})) from error
    except (RuntimeError, ValueError) as error:
        raise DraftError(Problem(shown, "file.unreadable", {"what": str(error)})) from error


def _firm(path: str, flags: int) -> int:
    """Opens a file, not a link that somebody put in its place; where the system cannot tell, as ever."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def judge_text(source: Source) -> None:
    """Raises DraftError where a text holds characters that no text file has: it came from bytes that are
    none.
    """
    found = NO_TEXT.search(source.text)
    if found:
        key = "draft.binary" if found[0] == "\0" else "draft.not_utf8"
        raise DraftError(
            Problem(source.path, key, {"offset": found.start() + 1}, *source.position(found.start()))
        )


def encode(source: Source, text: str) -> bytes:
    """The bytes of a text as the source's file has them: its encoding and its byte-order mark. With the source's
    own text these are the bytes that were read. Raises UnicodeEncodeError.
    """
    marks = (mark for mark, name in MARKS if name == source.encoding and source.bom)
    return next(marks, b"") + text.encode(source.encoding)


def decode(data: bytes, shown: str, legacy: bool = False) -> Source:
    """The text of a file's bytes, as `open_source` reads them. Raises DraftError where they are no text or in another
    encoding.
    """
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", "utf-8"))
    if not encoding or (encoding == "utf-8" and b"\x00" in data):
        raise DraftError(Problem(shown, "draft.binary"))
    body = data[len(mark) :]
    try:
        return Source(shown, body.decode(encoding), encoding, bool(mark))
    except UnicodeDecodeError as error:
        if legacy and not mark and (old := _windows(body)) is not None:
            return Source(shown, old, WINDOWS)
        line = body[: error.start].count(b"\n") + 1
        raise DraftError(
            Problem(shown, "draft.not_utf8", {"offset": error.start + len(mark) + 1}, line)
        ) from error


def _windows(data: bytes) -> str | None:
    """The text of bytes in Windows-1252; None where it has bytes that nobody types."""
    try:
        text = data.decode(WINDOWS)
    except UnicodeDecodeError:
        return None
    return None if UNTYPED.search(text) else text
