"""A folder appears whole or not at all, and never in place of something."""

from __future__ import annotations

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


def test_a_file_is_replaced_whole_with_the_rights_that_it_had(tmp_path: Path) -> None:
    target = tmp_path / "lijst.jsonl"
    write.text(tmp_path / "nieuw" / "é.txt", "één\n")
    assert (tmp_path / "nieuw" / "é.txt").read_bytes() == "één\n".encode()
    target.write_text("oud", encoding="utf-8")
    target.chmod(0o600)
    write.text(target, "nieuw")
    assert target.read_text(encoding="utf-8") == "nieuw"
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(item.name for item in tmp_path.iterdir()) == ["lijst.jsonl", "nieuw"]


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt").write_text("oud", encoding="utf-8")
    (tmp_path / "link").symlink_to("echt")
    write.text(tmp_path / "link", "nieuw")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "echt").read_text(encoding="utf-8") == "nieuw"


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    with pytest.raises(OutputError) as raised:
        write.text(tmp_path / "map", "x")
    assert raised.value.problems[0].key == "write.failed"
    assert [item.name for item in tmp_path.iterdir()] == ["map"]
