"""Files: what can be read, and a clear word about what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from daarom import catalogue
from daarom.errors import DraftError
from daarom.readers import open_source, read, read_text
from daarom.readers.parts.opening import LARGEST


def problem(path: Path) -> tuple[str, int | None]:
    with pytest.raises(DraftError) as caught:
        open_source(path, path.name)
    (found,) = caught.value.problems
    for language in catalogue.LANGUAGES:
        assert catalogue.say(found.key, language, **found.values)
        assert catalogue.say(f"{found.key}.remedy", language, **found.values)
    return found.key, found.line


def write(folder: Path, data: bytes) -> Path:
    path = folder / "post.md"
    path.write_bytes(data)
    return path


def test_utf8_is_read_with_its_newlines(tmp_path: Path) -> None:
    source = open_source(write(tmp_path, "Één\r\ntwee".encode()), "post.md")
    assert (source.path, source.text, source.encoding, source.bom) == (
        "post.md",
        "Één\r\ntwee",
        "utf-8",
        False,
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_taken_off(tmp_path: Path, encoding: str) -> None:
    source = open_source(write(tmp_path, "Één 😀".encode(encoding)), "post.md")
    assert (source.text, source.bom) == ("Één 😀", True)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x00\x00", ("draft.binary", None)),
        ("tekst".encode("utf-16-le"), ("draft.binary", None)),
        (b"\xff\xfe\x00\x00t\x00\x00\x00", ("draft.binary", None)),
        (b"een\ntw\xe9e\n", ("draft.not_utf8", 2)),
        (b"\xff\xfea", ("draft.not_utf8", 1)),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, expected: tuple[str, int | None]) -> None:
    assert problem(write(tmp_path, data)) == expected


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path / "weg.md") == ("draft.no_file", None)


def test_a_folder_is_no_draft(tmp_path: Path) -> None:
    assert problem(tmp_path) == ("draft.not_a_file", None)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "groot.md"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert problem(path) == ("draft.too_large", None)


def test_a_symlink_loop_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    try:
        path.symlink_to(path)
    except OSError:
        pytest.skip("no symlinks here")
    assert problem(path)[0] in ("draft.no_file", "file.unreadable")


@pytest.mark.parametrize("suffix", [".md", ".mdx", ".html", ".txt"])
def test_an_empty_draft_is_a_problem_and_no_error(suffix: str) -> None:
    parsed = read_text(" \n", suffix=suffix)
    assert ([p.key for p in parsed.problems], parsed.segments) == (["draft.empty"], ())


def test_a_suffix_without_a_reader_is_named() -> None:
    with pytest.raises(DraftError) as caught:
        read_text("x", suffix=".docx")
    assert caught.value.problems[0].key == "draft.format"


def test_text_from_broken_bytes_is_refused() -> None:
    with pytest.raises(DraftError) as caught:
        read_text("een\nt\udce9e")
    assert (caught.value.problems[0].key, caught.value.problems[0].line) == ("draft.not_utf8", 2)


def test_suffixes_are_read_in_any_case(tmp_path: Path) -> None:
    assert read(open_source(write(tmp_path, b"Hoi"), "POST.MD"), ".MD").format == "markdown"
