"""The diff is one that git applies, whatever the file's name, its line ends and its last line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.model import Source
from daarom.patch import unified

NAMES = ["a.md", "map/b c.md", 'een "naam".md', "tab\tnaam.md", "é\\ü.md", "-x.md"]


def patched(folder: Path, name: str, before: bytes, diff: str) -> bytes:
    """The file after git applied the diff."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before)
    done = subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=folder,
        input=diff.encode("utf-8"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_git_applies_it_to_files_with_odd_names(tmp_path: Path, name: str) -> None:
    diff = unified(Source(name, "een klant\n"), "een gast\n")
    assert patched(tmp_path, name, b"een klant\n", diff) == b"een gast\n"


@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "x"])
def test_git_applies_it_whatever_the_ends_of_the_lines(
    tmp_path: Path, bom: bool, ending: str, last: str
) -> None:
    before = ending.join(["klant", "\u2028 \x0c", "twee", "drie", "vier", "vijf", "zes", "klant", last])
    after = before.replace("klant", "gast")
    mark = b"\xef\xbb\xbf" if bom else b""
    diff = unified(Source("a.md", before, bom=bom), after)
    assert patched(tmp_path, "a.md", mark + before.encode(), diff) == mark + after.encode()


def test_a_diff_of_nothing_is_nothing() -> None:
    assert unified(Source("a.md", "klant"), "klant") == ""


def test_a_file_outside_the_folder_is_named_from_the_root() -> None:
    assert unified(Source("/elders/a.md", "a\n"), "b\n").startswith("--- a/elders/a.md\n+++ b/elders/a.md\n")


LINES = st.lists(st.sampled_from(["klant\n", "x\n", "\n", "y\r\n", "klant\r\n", "z"]), max_size=40)


@settings(max_examples=15, deadline=None)
@given(LINES)
def test_git_makes_of_any_text_what_it_became(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    before = "".join(lines)
    after = before.replace("klant", "gast")
    if before != after:
        diff = unified(Source("a.md", before), after)
        assert patched(tmp_path_factory.mktemp("d"), "a.md", before.encode(), diff) == after.encode()
