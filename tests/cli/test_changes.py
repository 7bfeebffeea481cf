"""`--since`, `--staged` and `--hook`: only what changed is judged, by git and as a writer sees it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import gits
import pytest
from desk import CONFIG, SENTENCES, Answer, write

Daarom = Callable[..., Answer]

STORY = "\n\n".join(
    f"Om {hour} uur {verb} de bakker {what} in de oven, want {who} had daar om gevraagd."
    for hour, verb, what, who in (
        ("vier", "zette", "het eerste brood", "de buurman"),
        ("vijf", "schoof", "twaalf taarten", "zijn zus"),
        ("zes", "legde", "een rij krentenbollen", "de school"),
        ("zeven", "bakte", "wafels zonder suiker", "oma Toos"),
    )
)
OLD = f"{SENTENCES['error']}\n\n{STORY}\n"
SOLD = f"{OLD}\n{SENTENCES['warning']}\n"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the git or pre-commit that may be running these tests."""
    for name in os.environ:
        if name.startswith(("GIT_", "PRE_COMMIT")):
            monkeypatch.delenv(name)


@pytest.fixture
def old(here: Path) -> Path:
    """A repository with an old post that has a fault."""
    write(here, {"blog/oud.md": OLD})
    gits.begin(here)
    return here


def found(answer: Answer) -> list[tuple[str, str]]:
    return [(item["path"], item["rule"]) for item in json.loads(answer.out)["findings"]]


def judged(daarom: Daarom, *arguments: str) -> list[tuple[str, str]]:
    return found(daarom("check", "--format", "json", *arguments))


def test_an_old_fault_is_left_alone_and_a_new_one_is_shown(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/oud.md": SOLD})
    assert judged(daarom, "--since", "HEAD") == [("blog/oud.md", "eigen/let-op")]
    answer = daarom("check", "--since", "HEAD")
    assert answer.code == 0
    assert "Left out, in text that did not change: 1." in answer.out


def test_without_a_change_nothing_is_read(daarom: Daarom, old: Path) -> None:
    assert old
    answer = daarom("check", "--since", "HEAD", language="nl")
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "Er is geen concept veranderd."


def test_line_breaks_and_spaces_are_no_change(daarom: Daarom, old: Path) -> None:
    write(
        old,
        {
            "blog/oud.md": OLD.replace("\n\n", "\n\n\n")
            .replace(" een taart", "\n  een taart")
            .replace("\n", "\r\n")
        },
    )
    assert judged(daarom, "--since", "HEAD") == []


def test_capitals_are_a_change(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/oud.md": OLD.replace("koop nu", "KOOP NU")})
    assert judged(daarom, "--since", "HEAD") == [("blog/oud.md", "eigen/fout")]


def test_a_new_post_is_judged_whole_committed_or_not(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/nieuw.md": f"{SENTENCES['note']}\n\n{STORY} Tot morgen."})
    assert judged(daarom, "--since", "HEAD") == [("blog/nieuw.md", "eigen/tip")]
    gits.commit(old)
    assert judged(daarom, "--since", "HEAD~1") == [("blog/nieuw.md", "eigen/tip")]


def test_a_renamed_post_is_held_against_what_it_was(daarom: Daarom, old: Path) -> None:
    gits.git(old, "mv", "blog/oud.md", "blog/anders.md")
    assert judged(daarom, "--since", "HEAD") == []
    write(old, {"blog/anders.md": SOLD.replace("oma Toos", "tante Riet")})
    assert judged(daarom, "--since", "HEAD") == [("blog/anders.md", "eigen/let-op")]


def test_a_post_in_place_of_another_is_new(daarom: Daarom, old: Path) -> None:
    (old / "blog/oud.md").unlink()
    write(
        old,
        {
            "blog/nieuw.md": f"{SENTENCES['error']}\n\nDe fietsenmaker heeft een andere winkel, met banden en bellen."
        },
    )
    assert judged(daarom, "--since", "HEAD") == [("blog/nieuw.md", "eigen/fout")]


def test_a_branch_is_judged_from_where_it_left(daarom: Daarom, old: Path) -> None:
    gits.git(old, "checkout", "-q", "-b", "werk")
    write(old, {"blog/werk.md": SENTENCES["note"]})
    gits.commit(old)
    gits.git(old, "checkout", "-q", "main")
    write(old, {"blog/oud.md": STORY})
    gits.commit(old)
    gits.git(old, "checkout", "-q", "werk")
    assert judged(daarom, "--since", "main") == [("blog/werk.md", "eigen/tip")]


def test_staged_judges_the_index_and_not_the_folder(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/oud.md": SOLD, "blog/nieuw.md": SENTENCES["note"]})
    assert judged(daarom, "--staged") == []
    gits.git(old, "add", "blog/oud.md")
    write(old, {"blog/oud.md": STORY})
    assert judged(daarom, "--staged") == [("blog/oud.md", "eigen/let-op")]
    (old / "blog/oud.md").unlink()
    assert judged(daarom, "--staged", "blog/oud.md") == [("blog/oud.md", "eigen/let-op")]


def test_staged_before_the_first_commit_is_all_new(daarom: Daarom, here: Path) -> None:
    gits.git(here, "init", "-q")
    write(here, {"blog/oud.md": OLD})
    gits.git(here, "add", "-A")
    assert judged(daarom, "--staged") == [("blog/oud.md", "eigen/fout")]


def test_only_the_paths_that_are_named_are_judged(daarom: Daarom, old: Path) -> None:
    faults = {
        f"{name}.md": f"{SENTENCES['note']} {name}"
        for name in ("blog/a", "blog/b", "social/c", "README", "blog/.d")
    }
    write(old, {**faults, "blog/node_modules/e.md": SENTENCES["note"]})
    assert [path for path, _ in judged(daarom, "--since", "HEAD")] == [
        "blog/a.md",
        "blog/b.md",
        "social/c.md",
    ]
    assert [path for path, _ in judged(daarom, "--since", "HEAD", "social")] == ["social/c.md"]
    assert [
        path for path, _ in judged(daarom, "--since", "HEAD", "README.md", "blog/a.md", "blog/oud.md")
    ] == [
        "README.md",
        "blog/a.md",
    ]


def test_a_folder_below_the_root_is_enough(
    daarom: Daarom, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(old, {"blog/oud.md": SOLD, "a.md": SENTENCES["note"]})
    monkeypatch.chdir(old / "blog")
    assert judged(daarom, "--since", "HEAD") == [("oud.md", "eigen/let-op")]


def test_config_and_exclusions_hold_as_ever(daarom: Daarom, old: Path) -> None:
    write(old, {"daarom.yaml": f"{CONFIG}exclude: [blog/]\n", "blog/oud.md": SOLD, "a.md": SENTENCES["note"]})
    assert judged(daarom, "--since", "HEAD") == [("a.md", "eigen/tip")]


def test_a_draft_that_is_finished_now_is_judged_whole(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/klad.md": f"---\ndraft: true\n---\n{OLD}"})
    gits.commit(old)
    write(old, {"blog/klad.md": f"---\ndraft: false\n---\n{OLD}"})
    answer = daarom("check", "--since", "HEAD", "--format", "json")
    assert found(answer) == [("blog/klad.md", "eigen/fout")]
    assert answer.code == 1


def test_a_draft_that_leaves_the_folder_of_drafts_is_judged_whole(daarom: Daarom, here: Path) -> None:
    write(here, {"_drafts/post.md": OLD})
    gits.begin(here)
    (here / "_posts").mkdir()
    gits.git(here, "mv", "_drafts/post.md", "_posts/post.md")
    answer = daarom("check", "--since", "HEAD", "--format", "json")
    assert found(answer) == [("_posts/post.md", "eigen/fout")]
    assert answer.code == 1


def test_an_allowance_that_was_taken_away_brings_its_finding_back(daarom: Daarom, here: Path) -> None:
    allowed = f"<!-- daarom: allow eigen/fout: afspraak met Els -->\n\n{OLD}"
    write(here, {"blog/oud.md": allowed})
    gits.begin(here)
    write(here, {"blog/oud.md": OLD})
    assert judged(daarom, "--since", "HEAD") == [("blog/oud.md", "eigen/fout")]


def test_a_field_of_the_front_matter_counts_where_it_changed(daarom: Daarom, here: Path) -> None:
    text = "---\nlanguage: nl\ntitle: {title}\nauthor: {author}\n---\n" + STORY
    write(here, {"daarom.yaml": f"{CONFIG}rules: {{voice/generic-author: true}}\n"})
    write(here, {"blog/oud.md": text.format(title="Brood", author="redactie")})
    gits.begin(here)
    write(here, {"blog/oud.md": text.format(title="Taart", author="redactie")})
    assert judged(daarom, "--since", "HEAD") == []
    write(here, {"blog/oud.md": text.format(title="Brood", author="marketing")})
    assert judged(daarom, "--since", "HEAD") == [("blog/oud.md", "voice/generic-author")]


def test_a_fault_of_the_draft_as_a_whole_counts_where_the_change_brought_it(
    daarom: Daarom, here: Path
) -> None:
    write(here, {"daarom.yaml": f"{CONFIG}rules: {{platform/too-long: true}}\n"})
    post = "---\nlanguage: nl\nplatforms: [x]\n---\n"
    write(here, {"a.md": f"{post}{STORY[:150]}", "b.md": f"{post}{STORY}"})
    gits.begin(here)
    write(here, {"a.md": f"{post}Goedemorgen!\n\n{STORY}", "b.md": f"{post}Goedemorgen!\n\n{STORY}"})
    assert judged(daarom, "--since", "HEAD") == [("a.md", "platform/too-long")]


def test_what_was_no_text_is_judged_whole_and_what_is_none_is_said(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/bytes.md": b"\xff\xfe\x00\x00", "blog/goed.md": STORY})
    gits.commit(old)
    write(old, {"blog/bytes.md": SENTENCES["note"], "blog/goed.md": b"\xff\x00"})
    answer = daarom("check", "--since", "HEAD", "--format", "json")
    assert found(answer) == [("blog/bytes.md", "eigen/tip")]
    assert answer.code == 2
    gits.git(old, "add", "-A")
    answer = daarom("check", "--staged", "--format", "json")
    assert found(answer) == [("blog/bytes.md", "eigen/tip")]
    assert [item["path"] for item in json.loads(answer.out)["problems"]] == ["blog/goed.md"]


def test_github_gets_only_what_the_change_brought(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/oud.md": SOLD})
    answer = daarom("check", "--since", "HEAD", "--format", "github")
    assert [line.split(",")[0] for line in answer.out.splitlines()] == ["::warning file=blog/oud.md"]


def test_json_says_how_much_was_left_out(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/oud.md": SOLD})
    assert json.loads(daarom("check", "--since", "HEAD", "--format", "json").out)["unchanged"] == 1
    assert json.loads(daarom("check", "--format", "json").out)["unchanged"] is None


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("revision", ["origin/main", "--staged", ""])
def test_a_revision_that_is_not_there_is_a_mistake(
    daarom: Daarom, old: Path, revision: str, language: str
) -> None:
    assert old
    answer = daarom("check", f"--since={revision}", language=language)
    assert answer.code == 2
    assert "git fetch" in answer.out


def test_a_folder_outside_a_repository_is_a_mistake(
    daarom: Daarom, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    for option in ("--since=HEAD", "--staged", "--hook"):
        answer = daarom("check", option)
        assert answer.code == 2
        assert "no git repository" in answer.out


def test_a_path_that_does_not_exist_is_a_mistake(daarom: Daarom, old: Path) -> None:
    assert old
    answer = daarom("check", "--since", "HEAD", "weg.md", "--format", "json")
    assert [item["key"] for item in json.loads(answer.out)["problems"]] == ["discover.missing"]


@pytest.mark.parametrize("option", ["--since=HEAD", "--staged", "--hook"])
def test_standard_input_has_no_history(daarom: Daarom, old: Path, option: str) -> None:
    assert old
    answer = daarom("check", option, "--stdin-filename", "a.md", stdin=b"x")
    assert answer.code == 2
    assert option.split("=", maxsplit=1)[0] in answer.out


def test_the_hook_judges_what_a_commit_holds(
    daarom: Daarom, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(old, {"blog/oud.md": SOLD})
    gits.git(old, "add", "-A")
    assert judged(daarom, "--hook", "blog/oud.md") == [("blog/oud.md", "eigen/let-op")]
    gits.git(old, "reset", "-q")
    monkeypatch.setenv("GIT_INDEX_FILE", str(old / ".git/index"))
    assert judged(daarom, "--hook", "blog/oud.md") == []


def test_the_hook_judges_all_of_the_files_that_no_commit_changes(daarom: Daarom, old: Path) -> None:
    write(old, {"a.md": SENTENCES["note"]})
    gits.git(old, "add", "-A")
    assert judged(daarom, "--hook", "a.md", "blog/oud.md") == [
        ("a.md", "eigen/tip"),
        ("blog/oud.md", "eigen/fout"),
    ]


def test_the_hook_judges_what_lies_between_two_revisions(
    daarom: Daarom, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(old, {"blog/oud.md": SOLD})
    gits.commit(old)
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~1")
    assert judged(daarom, "--hook", "blog/oud.md") == [("blog/oud.md", "eigen/let-op")]


def test_a_link_is_held_against_the_file_that_it_leads_to(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/oud.md": SOLD})
    (old / "laatste.md").symlink_to("blog/oud.md")
    assert judged(daarom, "--since", "HEAD", "laatste.md") == [("laatste.md", "eigen/let-op")]
