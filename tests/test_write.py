"""A folder or a file appears whole or not at all, and a folder never in place of something."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from daarom import write
from daarom.errors import OutputError


def fill(inside: Path) -> None:
    (inside / "a.txt").write_text("a", encoding="utf-8")


def test_a_folder_appears_with_all_that_belongs_in_it(tmp_path: Path) -> None:
    write.folder(tmp_path / "new" / "model", fill)

    assert (tmp_path / "new" / "model" / "a.txt").read_text(encoding="utf-8") == "a"
    assert [item.name for item in (tmp_path / "new").iterdir()] == ["model"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    write.folder(tmp_path / "empty", fill)

    assert (tmp_path / "empty" / "a.txt").exists()


def test_a_new_file_appears_with_its_folders_and_nothing_else(tmp_path: Path) -> None:
    write.new(tmp_path / "a" / "b" / "c.txt", "é\n")

    assert (tmp_path / "a/b/c.txt").read_bytes() == "é\n".encode()
    assert [item.name for item in (tmp_path / "a/b").iterdir()] == ["c.txt"]


def no_links(*_: object) -> None:
    raise OSError("Operation not supported")


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr("os.link", no_links)
    write.new(tmp_path / "a.txt", "one")

    with pytest.raises(OutputError) as raised:
        write.new(tmp_path / "a.txt", "two")

    assert raised.value.problems[0].key == "write.taken"
    assert [(item.name, item.read_text(encoding="utf-8")) for item in tmp_path.iterdir()] == [
        ("a.txt", "one")
    ]


def test_a_new_file_below_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one", encoding="utf-8")

    with pytest.raises(OutputError) as raised:
        write.new(tmp_path / "a" / "b.txt", "two")

    assert raised.value.problems[0].key == "write.failed"


def test_nothing_is_left_when_filling_fails(tmp_path: Path) -> None:
    def broken(inside: Path) -> None:
        fill(inside)
        raise OSError("No space left on device")

    with pytest.raises(OutputError) as raised:
        write.folder(tmp_path / "model", broken)

    assert raised.value.problems[0].key == "write.failed"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file", "full", "x" * 300])
def test_what_stands_there_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "kept").write_text("kept", encoding="utf-8")

    with pytest.raises(OutputError):
        write.folder(tmp_path / name, fill)

    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
    assert [item.name for item in (tmp_path / "full").iterdir()] == ["kept"]


def test_files_are_copied_from_folders_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "from" / "deep").mkdir(parents=True)
    (tmp_path / "from" / "deep" / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "from" / "deep" / "a.txt").chmod(0o444)

    write.folder(tmp_path / "to", lambda inside: write.copied(tmp_path / "from", inside))

    (tmp_path / "to" / "deep" / "a.txt").write_text("b", encoding="utf-8")


def test_a_text_is_written_as_utf8_with_its_folders(tmp_path: Path) -> None:
    write.text(tmp_path / "new" / "verslag.md", "één\n\udce9\n")

    assert (tmp_path / "new" / "verslag.md").read_bytes() == "één\n\\udce9\n".encode()
    assert [item.name for item in (tmp_path / "new").iterdir()] == ["verslag.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_a_file_that_is_replaced_keeps_its_rights_and_a_link_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "verslag.md", tmp_path / "link.md"
    target.write_text("oud", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)

    write.text(link, "nieuw")

    assert target.read_text(encoding="utf-8") == "nieuw"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert link.is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    write.text(pipe, "verslag")

    assert os.read(reading, 100) == b"verslag"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reading)


def test_a_folder_is_no_place_for_a_text(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised:
        write.text(tmp_path, "verslag")

    assert raised.value.problems[0].key == "write.failed"
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_with_its_mode_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"oud")
    path.chmod(0o604)

    write.file(path, b"oud", b"nieuw")

    assert path.read_bytes() == b"nieuw"
    assert path.stat().st_mode & 0o777 == 0o604
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("before", "mode", "key"), [(b"anders", 0o644, "write.changed"), (b"oud", 0o444, "write.read_only")]
)
def test_a_file_that_changed_or_is_read_only_is_left_alone(
    tmp_path: Path, before: bytes, mode: int, key: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"oud")
    path.chmod(mode)

    with pytest.raises(OutputError) as raised:
        write.file(path, before, b"nieuw")

    assert [problem.key for problem in raised.value.problems] == [key]
    assert path.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_gone_is_a_problem_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised:
        write.file(tmp_path / "a.md", b"oud", b"nieuw")

    assert [problem.key for problem in raised.value.problems] == ["write.file_failed"]
    assert list(tmp_path.iterdir()) == []
