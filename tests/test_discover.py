from __future__ import annotations

from pathlib import Path

import pytest

from daarom.config import Configs
from daarom.discover import discover, is_file, reaches


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, *names: str, text: str = "Hallo") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*paths: str) -> list[str]:
    drafts, _ = discover([Path(path) for path in paths], Configs())
    return [draft.as_posix() for draft in drafts]


def problems(*paths: str) -> list[tuple[str, str]]:
    return [(item.path, item.key) for item in discover([Path(path) for path in paths], Configs())[1]]


def test_drafts_go_by_their_suffix_in_order(site: Path) -> None:
    put(site, "b.md", "a.txt", "c/d.mdx", "c/e.HTML", "c/f.py", "g.markdown", "h.yaml")
    assert found(".") == ["a.txt", "b.md", "g.markdown", "c/d.mdx", "c/e.HTML"]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "docs/CHANGELOG.md",
        "LICENSE.txt",
        "CONTRIBUTING.md",
        "CODE_OF_CONDUCT.md",
        "robots.txt",
        "humans.txt",
        "requirements-dev.txt",
        "node_modules/x/a.md",
        "vendor/a.md",
        "themes/t/a.html",
        "_site/a.html",
        "_includes/a.html",
        "_layouts/a.html",
        "archetypes/default.md",
        ".github/a.md",
        ".hidden.md",
    ],
)
def test_what_is_no_draft_counts_only_when_named(site: Path, name: str) -> None:
    put(site, name, "post.md")
    assert found(".") == ["post.md"]
    assert found(name) == [name]


def test_a_built_site_is_left_out_beside_its_config(site: Path) -> None:
    put(site, "public/a.html", "layouts/b.html", "content/c.md")
    assert found(".") == ["content/c.md", "layouts/b.html", "public/a.html"]
    put(site, "hugo.toml")
    assert found(".") == ["content/c.md"]


def test_drafts_of_jekyll_are_drafts(site: Path) -> None:
    put(site, "_config.yml", "_posts/2026-01-01-a.md", "_drafts/b.md")
    assert found(".") == ["_drafts/b.md", "_posts/2026-01-01-a.md"]


def test_a_file_named_twice_is_one_draft(site: Path) -> None:
    put(site, "a.md", "b.md")
    assert found("b.md", ".", "./b.md") == ["b.md", "a.md"]


def test_what_git_ignores_is_left_out(site: Path) -> None:
    put(site, ".gitignore", text="tmp/\n*.oud.md\n")
    put(site, "blog/.gitignore", text="!nieuw.oud.md\n")
    put(site, "tmp/a.md", "blog/b.md", "blog/c.oud.md", "blog/nieuw.oud.md")
    assert found(".") == ["blog/b.md", "blog/nieuw.oud.md"]
    assert found("blog") == ["blog/b.md", "blog/nieuw.oud.md"]
    assert found("tmp") == ["tmp/a.md"]


def test_include_and_exclude_hold_in_folders_but_not_for_named_files(site: Path) -> None:
    put(site, "daarom.yaml", text="include: ['blog/**']\nexclude: [blog/oud/]\n")
    put(site, "blog/a.md", "blog/oud/b.md", "c.md")
    assert found(".") == ["blog/a.md"]
    assert found("c.md") == ["c.md"]


def test_a_missing_path_does_not_stop_the_others(site: Path) -> None:
    put(site, "a.md")
    assert found("weg.md", "a.md") == ["a.md"]
    assert problems("weg.md", "weg.md", "a.md") == [("weg.md", "discover.missing")]


def test_a_folder_without_drafts_says_so(site: Path) -> None:
    put(site, "leeg/x.py")
    assert problems("leeg") == [("leeg", "discover.empty")]


def test_links_in_a_circle_are_safe(site: Path) -> None:
    put(site, "a/x.md")
    try:
        (site / "a" / "again").symlink_to(site / "a", target_is_directory=True)
        (site / "a" / "self.md").symlink_to(site / "a" / "self.md")
    except OSError:
        pytest.skip("this machine makes no links")
    assert found("a") == ["a/x.md"]
    assert problems("a") == [("a/self.md", "discover.broken_link")]
    assert problems("a/self.md") == [("a/self.md", "discover.broken_link")]


def test_a_draft_below_a_broken_config_is_still_found(site: Path) -> None:
    put(site, "daarom.yaml", text="exlude: []")
    put(site, "a.md")
    assert found(".") == ["a.md"]


def test_threads_and_captions_are_drafts_and_a_sheet_is_one_where_the_config_calls_it_a_queue(
    site: Path,
) -> None:
    put(site, "a.tweet", "b.srt", "c.vtt", "planning.csv", "elders.csv", ".geheim.csv", "in/planning.json")
    put(site, "daarom.yaml", text="queues: [{paths: [planning.*, .geheim.csv]}]\n")
    assert found(".") == ["a.tweet", "b.srt", "c.vtt", "planning.csv", "in/planning.json"]
    put(site, ".gitignore", text="planning.csv\n")
    assert "planning.csv" not in found(".")


def test_what_can_be_no_path_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "lca.pdf").write_bytes(b"%PDF")
    assert is_file(str(tmp_path / "lca.pdf"))
    assert not is_file(str(tmp_path))
    assert not is_file("a\0b")


@pytest.mark.parametrize("folder", [".", "site", "site/blog"])
def test_a_file_is_reached_where_a_walk_comes_upon_it(site: Path, folder: str) -> None:
    names = (
        "a.md",
        "README.md",
        "b.py",
        ".c.md",
        "blog/d.md",
        "blog/x/e.txt",
        "public/f.html",
        "vendor/g.md",
        "weg/h.md",
    )
    put(site, *(f"{top}{name}" for top in ("", "site/", "site/blog/") for name in names))
    put(site, "site/hugo.toml", text="")
    put(site, ".gitignore", text="weg/\nsite/blog/x/\n")
    put(site, "daarom.yaml", text="exclude: [blog/d.md]\n")
    every = [path.relative_to(site) for path in sorted((site / folder).rglob("*")) if path.is_file()]
    reached = [path for path in every if reaches(Path(folder), path, Configs())]
    assert sorted(map(Path, found(folder))) == reached


def test_a_file_that_is_not_there_any_more_is_reached_all_the_same(site: Path) -> None:
    assert reaches(site, site / "blog/weg.md", Configs())
    assert not reaches(site, site / "node_modules/weg.md", Configs())
