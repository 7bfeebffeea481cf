"""`daarom baseline` and what a baseline does to `daarom check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import gits
import pytest
from desk import CONFIG, SENTENCES, Answer, write

Daarom = Callable[..., Answer]

NAME = "daarom-baseline.jsonl"


@pytest.fixture
def old(here: Path) -> Path:
    """A folder with old posts that have faults."""
    write(
        here,
        {
            "blog/fout.md": f"{SENTENCES['error']}\n\n{SENTENCES['clean']}",
            "social/tip.md": SENTENCES["note"],
            "goed.md": SENTENCES["clean"],
        },
    )
    return here


def lines(folder: Path, name: str = NAME) -> list[tuple[str, str]]:
    entries = map(json.loads, (folder / name).read_text(encoding="utf-8").splitlines()[1:])
    return [(item["path"], item["rule"]) for item in entries]


def rules(answer: Answer, key: str = "findings") -> list[str]:
    return [item["rule"] for item in json.loads(answer.out)[key]]


def test_the_first_day_is_green_and_a_new_fault_is_shown(daarom: Daarom, old: Path) -> None:
    assert daarom("check").code == 1
    answer = daarom("baseline", "write")
    assert (answer.code, answer.out) == (0, f"{NAME}: 2 known findings (2 added, 0 removed).\n")
    answer = daarom("check", "--fail-on", "note")
    assert answer.code == 0
    assert f"Known findings kept quiet: 2 ({NAME})." in answer.out
    assert "Nothing new found." in answer.out
    write(old, {"blog/fout.md": f"{SENTENCES['warning']}\n\n{SENTENCES['error']}"})
    answer = daarom("check", "--fail-on", "note", "--format", "json")
    assert (answer.code, rules(answer), rules(answer, "known")) == (
        1,
        ["eigen/let-op"],
        ["eigen/fout", "eigen/tip"],
    )
    assert json.loads(answer.out)["baselines"] == [NAME]


def test_each_known_finding_can_be_read(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    assert lines(old) == [("blog/fout.md", "eigen/fout"), ("social/tip.md", "eigen/tip")]
    answer = daarom("baseline", "show", language="nl")
    assert answer.code == 0
    assert answer.out == (
        "blog/fout.md\n  eigen/fout  koop nu\n\nsocial/tip.md\n  eigen/tip  leuk\n\n"
        f"     1  eigen/fout\n     1  eigen/tip\n{NAME}: 2 bekende bevindingen in 2 concepten.\n"
    )


def test_without_the_baseline_everything_is_shown(daarom: Daarom, old: Path) -> None:
    assert old
    daarom("baseline", "write")
    assert rules(daarom("check", "--no-baseline", "--format", "json")) == ["eigen/fout", "eigen/tip"]


def test_a_baseline_is_found_from_any_folder(
    daarom: Daarom, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    daarom("baseline", "write")
    monkeypatch.chdir(old / "blog")
    answer = daarom("check")
    assert answer.code == 0
    assert "Known findings kept quiet: 1 (" in answer.out


def test_it_is_written_beside_the_config_or_where_that_says_or_where_asked(
    daarom: Daarom, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(old / "blog")
    daarom("baseline", "write")
    assert lines(old) == [("blog/fout.md", "eigen/fout")]
    monkeypatch.chdir(old)
    (old / NAME).unlink()
    daarom("baseline", "write", "--output", "uit/lijst.jsonl", "blog")
    assert lines(old, "uit/lijst.jsonl") == [("../blog/fout.md", "eigen/fout")]
    assert daarom("check", "blog", "--baseline", "uit/lijst.jsonl").code == 0
    write(old, {"daarom.yaml": f"{CONFIG}baseline: bekend.jsonl\n"})
    daarom("baseline", "write")
    assert len(lines(old, "bekend.jsonl")) == 2
    assert daarom("check").code == 0


def test_a_baseline_that_the_config_names_must_be_there(daarom: Daarom, old: Path) -> None:
    write(old, {"daarom.yaml": f"{CONFIG}baseline: bekend.jsonl\n"})
    answer = daarom("check", language="nl")
    assert answer.code == 2
    assert "bekend.jsonl" in answer.out
    assert "daarom baseline write" in answer.out
    assert "eigen/fout" in answer.out


def test_a_baseline_that_is_asked_for_must_be_there(daarom: Daarom, old: Path) -> None:
    assert old
    answer = daarom("check", "--baseline", "weg.jsonl", "--format", "json")
    assert answer.code == 2
    assert [(item["path"], item["key"]) for item in json.loads(answer.out)["problems"]] == [
        ("weg.jsonl", "baseline.missing")
    ]


def test_a_part_can_be_written_anew_and_the_rest_stays(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    write(old, {"blog/fout.md": SENTENCES["clean"], "social/tip.md": SENTENCES["clean"]})
    assert daarom("baseline", "write", "blog").out == f"{NAME}: 1 known findings (0 added, 1 removed).\n"
    assert lines(old) == [("social/tip.md", "eigen/tip")]


def test_a_folder_with_a_baseline_of_its_own_keeps_it(daarom: Daarom, old: Path) -> None:
    write(old, {f"blog/{NAME}": '{"daarom-baseline": 1}\n'})
    answer = daarom("baseline", "write")
    assert sorted(answer.out.splitlines()) == [
        f"blog/{NAME}: 1 known findings (1 added, 0 removed).",
        f"{NAME}: 1 known findings (1 added, 0 removed).",
    ]
    assert lines(old / "blog") == [("fout.md", "eigen/fout")]


def test_shrinking_takes_out_what_is_gone_and_adds_nothing(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    write(old, {"blog/fout.md": SENTENCES["warning"]})
    assert daarom("baseline", "shrink").out == f"{NAME}: 1 known findings (0 added, 1 removed).\n"
    assert lines(old) == [("social/tip.md", "eigen/tip")]
    assert rules(daarom("check", "--format", "json")) == ["eigen/let-op"]


@pytest.mark.parametrize("command", ["shrink", "show"])
def test_without_a_baseline_there_is_nothing_to_shrink_or_show(
    daarom: Daarom, old: Path, command: str
) -> None:
    assert old
    answer = daarom("baseline", command)
    assert answer.code == 2
    assert "daarom baseline write" in answer.err


def test_nothing_is_written_as_long_as_something_cannot_be_read(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/bytes.md": b"\xff\x00"})
    answer = daarom("baseline", "write", language="nl")
    assert answer.code == 2
    assert "blog/bytes.md" in answer.err
    assert "Er is niets opgeschreven" in answer.err
    assert not (old / NAME).exists()


def test_a_place_that_cannot_be_written_is_said(daarom: Daarom, old: Path) -> None:
    (old / "map").mkdir()
    answer = daarom("baseline", "write", "--output", "map")
    assert answer.code == 2
    assert "map" in answer.err


def test_what_git_left_in_it_is_said_at_its_line_and_the_rest_counts(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    text = (old / NAME).read_text(encoding="utf-8")
    (old / NAME).write_text(f"<<<<<<< HEAD\n{text}=======\n>>>>>>> werk\n", encoding="utf-8")
    answer = daarom("check", "--format", "json")
    (problem,) = json.loads(answer.out)["problems"]
    assert (answer.code, rules(answer)) == (2, [])
    assert (problem["path"], problem["line"], problem["key"]) == (NAME, 1, "baseline.line")
    assert daarom("baseline", "shrink").code == 2
    assert daarom("baseline", "show").code == 2
    assert daarom("baseline", "write").code == 0
    assert (old / NAME).read_text(encoding="utf-8") == text


def test_an_allowed_finding_is_not_written_down(daarom: Daarom, old: Path) -> None:
    write(old, {"blog/fout.md": f"<!-- daarom: allow eigen/fout: afspraak -->\n{SENTENCES['error']}"})
    daarom("baseline", "write")
    assert lines(old) == [("social/tip.md", "eigen/tip")]


def test_strict_is_quiet_as_long_as_the_baseline_is_right(daarom: Daarom, old: Path) -> None:
    assert old
    daarom("baseline", "write")
    assert daarom("check", "--strict-baseline").code == 0


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "bekende bevinding is er niet meer"), ("en", "known finding is gone")]
)
def test_strict_fails_where_the_baseline_could_be_shorter(
    daarom: Daarom, old: Path, language: str, word: str
) -> None:
    daarom("baseline", "write")
    write(old, {"blog/fout.md": SENTENCES["clean"]})
    loose = daarom("check", "--format", "json")
    assert (loose.code, rules(loose, "gone")) == (0, ["eigen/fout"])
    assert "daarom baseline shrink" in daarom("check").out
    answer = daarom("check", "--strict-baseline", "--quiet", language=language)
    assert answer.code == 1
    assert word in answer.out
    assert f"{NAME}:2" in answer.out
    assert "eigen/fout" in answer.out
    github = daarom("check", "--strict-baseline", "--format", "github")
    assert github.out.startswith(f"::error file={NAME},line=2,title=daarom::")
    daarom("baseline", "shrink")
    assert daarom("check", "--strict-baseline").code == 0


def test_entries_of_drafts_that_were_not_read_are_not_gone(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    write(old, {"blog/fout.md": SENTENCES["clean"]})
    assert daarom("check", "--strict-baseline", "social").code == 0
    (old / "blog/fout.md").unlink()
    assert daarom("check", "--strict-baseline", "social").code == 0
    assert daarom("check", "--strict-baseline").code == 1


def test_nothing_is_gone_where_findings_may_be_hidden(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    write(old, {"blog/fout.md": SENTENCES["clean"], "blog/bytes.md": b"\xff\x00"})
    assert rules(daarom("check", "--strict-baseline", "--format", "json"), "gone") == []
    (old / "blog/bytes.md").unlink()
    assert daarom("check", "--strict-baseline", "--min-confidence", "0.1").code == 0


def test_a_baseline_whose_last_draft_is_gone_is_still_looked_at(daarom: Daarom, old: Path) -> None:
    write(old, {f"blog/{NAME}": ""})
    daarom("baseline", "write")
    write(old, {"blog/fout.md": SENTENCES["clean"]})
    assert rules(daarom("check", "--format", "json"), "gone") == ["eigen/fout"]
    (old / "blog/fout.md").rename(old / "blog/ander.md")
    assert rules(daarom("check", "blog", "--format", "json"), "gone") == ["eigen/fout"]


def test_strict_fails_where_the_baseline_grew_since_the_last_commit(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    gits.begin(old)
    write(old, {"goed.md": SENTENCES["warning"]})
    daarom("baseline", "write")
    answer = daarom("check", "--strict-baseline", "--format", "json")
    assert (answer.code, rules(answer, "grown")) == (1, ["eigen/let-op"])
    assert "This finding was added" in daarom("check", "--strict-baseline", "--quiet").out
    assert "line=" in daarom("check", "--strict-baseline", "--format", "github").out
    assert daarom("check").code == 0


def test_strict_looks_at_the_revision_that_is_named(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    gits.begin(old)
    write(old, {"goed.md": SENTENCES["warning"]})
    daarom("baseline", "write")
    gits.commit(old)
    assert daarom("check", "--strict-baseline").code == 0
    answer = daarom("check", "--strict-baseline", "--since", "HEAD~1", "--format", "json")
    assert (answer.code, rules(answer), rules(answer, "grown")) == (1, [], ["eigen/let-op"])


def test_a_baseline_that_is_new_has_not_grown(daarom: Daarom, old: Path) -> None:
    gits.begin(old)
    daarom("baseline", "write")
    assert daarom("check", "--strict-baseline").code == 0
    gits.commit(old)
    assert daarom("check", "--strict-baseline", "--since", "HEAD~1").code == 0


def test_a_renamed_post_is_no_growth(daarom: Daarom, old: Path) -> None:
    daarom("baseline", "write")
    gits.begin(old)
    gits.git(old, "mv", "blog/fout.md", "social/fout.md")
    daarom("baseline", "write")
    assert lines(old) == [("social/fout.md", "eigen/fout"), ("social/tip.md", "eigen/tip")]
    assert daarom("check", "--strict-baseline").code == 0


def test_a_baseline_counts_as_well_where_only_changes_are_judged(daarom: Daarom, old: Path) -> None:
    write(old, {"goed.md": f"{SENTENCES['clean']}\n\n{SENTENCES['note']}"})
    gits.begin(old)
    write(old, {"goed.md": f"{SENTENCES['warning']}\n\n{SENTENCES['note']}"})
    daarom("baseline", "write")
    answer = daarom("check", "--since", "HEAD", "--format", "json")
    assert (rules(answer), rules(answer, "known")) == ([], ["eigen/let-op", "eigen/tip"])


@pytest.mark.parametrize("other", ["--baseline=daarom.yaml", "--strict-baseline"])
def test_a_baseline_cannot_be_asked_for_and_refused(daarom: Daarom, old: Path, other: str) -> None:
    assert old
    answer = daarom("check", "--no-baseline", other)
    assert answer.code == 2
    assert other.split("=", maxsplit=1)[0] in answer.out


def test_hostile_words_are_shown_harmless(daarom: Daarom, old: Path) -> None:
    nasty = {
        "path": "\x1b[31m::error::x.md",
        "rule": "eigen/\u202efout",
        "fingerprint": "f-1",
        "words": "##[error]\n::error::",
    }
    write(old, {NAME: json.dumps({"daarom-baseline": 1}) + "\n" + json.dumps(nasty) + "\n"})
    for answer in (
        daarom("baseline", "show"),
        daarom("check", "--strict-baseline"),
        daarom("check", "--strict-baseline", "--format", "github"),
        daarom("check", "--strict-baseline", "--format", "json"),
    ):
        assert not [sign for sign in ("\x1b", "\u202e", "\n##[") if sign in answer.out]
        commands = [line for line in answer.out.splitlines() if line.lstrip().startswith("::")]
        assert all(
            line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in commands
        )
