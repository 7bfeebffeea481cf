"""What git is asked, in repositories of every kind."""

from __future__ import annotations

import os
from pathlib import Path

import gits
import pytest

from daarom import git
from daarom.errors import GitError

ODD = (
    "met spatie.md",
    "regel\neinde.md",
    '"quotes".md',
    "-optie.md",
    "tab\there.md",
    "é\u202e.md",
    "a*.md",
    ":(top)b.md",
)


def keys(raised: pytest.ExceptionInfo[GitError]) -> list[str]:
    return [problem.key for problem in raised.value.problems]


def paths(top: Path, tree: str, staged: bool = False) -> dict[str, tuple[bool, bool]]:
    """Path to whether there was and is a file."""
    return {
        item.path: (item.old is not None, item.new is not None) for item in git.differences(top, tree, staged)
    }


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be on Windows")
def test_files_with_odd_names_are_found_and_read(tmp_path: Path) -> None:
    gits.write(tmp_path, {name: f"oud {number}" for number, name in enumerate(ODD)})
    first = gits.begin(tmp_path)
    gits.write(tmp_path, dict.fromkeys(ODD, "nieuw"))
    found = {item.path: item.old or "" for item in git.differences(tmp_path, first, False)}
    held = git.contents(tmp_path, list(found.values()))
    assert {name: held[blob].decode() for name, blob in found.items()} == {
        name: f"oud {number}" for number, name in enumerate(ODD)
    }
    assert git.file_at(tmp_path, first, ODD[1]) == b"oud 1"


def test_new_changed_and_removed_files_are_told_apart(tmp_path: Path) -> None:
    gits.write(tmp_path, {"a.md": "a", "b.md": "b", "c.md": "c", ".gitignore": "weg.md\n"})
    first = gits.begin(tmp_path)
    gits.write(tmp_path, {"a.md": "A", "nieuw.md": "n", "weg.md": "genegeerd"})
    (tmp_path / "b.md").unlink()
    assert paths(tmp_path, first) == {"a.md": (True, True), "b.md": (True, False), "nieuw.md": (False, True)}
    assert paths(tmp_path, first, staged=True) == {}
    gits.git(tmp_path, "add", "a.md")
    assert paths(tmp_path, first, staged=True) == {"a.md": (True, True)}


def test_what_is_staged_is_read_from_the_index(tmp_path: Path) -> None:
    gits.write(tmp_path, {"a.md": "oud"})
    first = gits.begin(tmp_path)
    gits.write(tmp_path, {"a.md": "klaar"})
    gits.git(tmp_path, "add", "a.md")
    gits.write(tmp_path, {"a.md": "nog niet klaar"})
    (entry,) = git.differences(tmp_path, first, True)
    assert entry.new
    assert git.contents(tmp_path, [entry.new])[entry.new] == b"klaar"


def test_links_and_submodules_are_no_files(tmp_path: Path) -> None:
    gits.write(tmp_path / "los", {"x.md": "x"})
    gits.begin(tmp_path / "los")
    top = tmp_path / "alles"
    first = gits.begin(top)
    gits.git(top, "submodule", "--quiet", "add", str(tmp_path / "los"), "deel")
    (top / "link.md").symlink_to("deel/x.md")
    gits.git(top, "add", "-A")
    assert paths(top, first, staged=True) == {
        ".gitmodules": (False, True),
        "deel": (False, False),
        "link.md": (False, False),
    }
    assert git.root(top / "deel") == (top / "deel").resolve()


def test_a_second_work_tree_is_a_repository(tmp_path: Path) -> None:
    gits.write(tmp_path / "een", {"a.md": "a"})
    first = gits.begin(tmp_path / "een")
    gits.git(tmp_path / "een", "worktree", "add", "-q", "-b", "zij", str(tmp_path / "twee"))
    gits.write(tmp_path / "twee", {"a.md": "anders"})
    assert git.root(tmp_path / "twee") == (tmp_path / "twee").resolve()
    assert paths(tmp_path / "twee", first) == {"a.md": (True, True)}
    assert paths(tmp_path / "een", first) == {}


def test_before_the_first_commit_every_staged_file_is_new(tmp_path: Path) -> None:
    gits.git(tmp_path, "init", "-q")
    gits.write(tmp_path, {"a.md": "a"})
    gits.git(tmp_path, "add", "a.md")
    assert paths(tmp_path, git.head(tmp_path), staged=True) == {"a.md": (False, True)}
    assert git.staged_names(tmp_path) == {"a.md"}


def test_a_file_taken_out_of_the_index_but_left_in_place_is_named_twice(tmp_path: Path) -> None:
    gits.write(tmp_path, {"a.md": "a"})
    first = gits.begin(tmp_path)
    gits.git(tmp_path, "rm", "-q", "--cached", "a.md")
    found = [(item.path, bool(item.old), item.new) for item in git.differences(tmp_path, first, False)]
    assert found == [("a.md", True, None), ("a.md", False, "")]


def test_the_base_is_where_the_work_left_the_other_branch(tmp_path: Path) -> None:
    gits.write(tmp_path, {"a.md": "a"})
    first = gits.begin(tmp_path)
    gits.git(tmp_path, "checkout", "-q", "-b", "werk")
    gits.write(tmp_path, {"b.md": "b"})
    own = gits.commit(tmp_path)
    gits.git(tmp_path, "checkout", "-q", "main")
    gits.write(tmp_path, {"c.md": "c"})
    gits.commit(tmp_path)
    gits.git(tmp_path, "checkout", "-q", "werk")
    assert git.base(tmp_path, "main") == first
    assert git.base(tmp_path, "HEAD") == own
    assert git.base(tmp_path, f"{own[:12]}~1") == first


@pytest.mark.parametrize("revision", ["origin/main", "", "--all", "-h", "HEAD:a.md", "v1 v2", "0" * 40])
def test_a_revision_that_is_not_there_is_said(tmp_path: Path, revision: str) -> None:
    gits.write(tmp_path, {"a.md": "a"})
    gits.begin(tmp_path)
    with pytest.raises(GitError) as raised:
        git.base(tmp_path, revision)
    assert keys(raised) == ["git.revision"]


def test_two_histories_without_a_common_commit_are_said(tmp_path: Path) -> None:
    gits.begin(tmp_path)
    gits.git(tmp_path, "checkout", "-q", "--orphan", "los")
    gits.write(tmp_path, {"b.md": "b"})
    gits.commit(tmp_path)
    with pytest.raises(GitError) as raised:
        git.base(tmp_path, "main")
    assert keys(raised) == ["git.apart"]


def test_a_shallow_copy_is_told_to_fetch_the_rest(tmp_path: Path) -> None:
    origin = tmp_path / "bron"
    first = gits.begin(origin)
    gits.write(origin, {"a.md": "a"})
    gits.commit(origin)
    gits.git(tmp_path, "clone", "-q", "--depth", "1", origin.as_uri(), "kopie")
    with pytest.raises(GitError) as raised:
        git.base(tmp_path / "kopie", first)
    assert keys(raised) == ["git.revision_shallow"]


def test_a_folder_in_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError) as raised:
        git.root(tmp_path)
    assert keys(raised) == ["git.none"]


def test_a_repository_without_work_tree_is_refused_in_gits_words(tmp_path: Path) -> None:
    gits.git(tmp_path, "init", "-q", "--bare")
    with pytest.raises(GitError) as raised:
        git.root(tmp_path)
    assert keys(raised) == ["git.failed"]
    assert "work tree" in str(raised.value.problems[0].values["what"])


def test_a_machine_without_git_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError) as raised:
        git.root(tmp_path)
    assert keys(raised) == ["git.missing"]


def test_the_relative_folders_of_a_hook_mean_the_same_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gits.write(tmp_path, {"blog/a.md": "a"})
    first = gits.begin(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_WORK_TREE", ".")
    assert git.root(tmp_path / "blog") == tmp_path.resolve()
    assert git.head(tmp_path) == first


def test_a_file_that_is_not_in_a_commit_holds_nothing(tmp_path: Path) -> None:
    gits.write(tmp_path, {"map/a.md": "a"})
    first = gits.begin(tmp_path)
    assert git.file_at(tmp_path, first, "weg.md") is None
    assert git.file_at(tmp_path, first, "map") is None
    assert git.contents(tmp_path, []) == {}
    assert git.contents(tmp_path, ["0" * 40]) == {}
