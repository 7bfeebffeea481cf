"""Drafts that cannot be read: each a clear message at its place, never a traceback, the others checked, exit 2."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import SENTENCES, Answer, write

Daarom = Callable[..., Answer]

EXPLODING = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
BODY = f"\n{SENTENCES['clean']}\n"
FRONT = {
    "yaml-colon.md": (f"---\ntitle: Taart: vers\n---{BODY}", 2, "yaml.broken"),
    "yaml-quote.md": (f'---\ntitle: Taart\ngoal: "open\n---{BODY}', None, "yaml.broken"),
    "yaml-twice.md": (f"---\ntitle: Taart\ntitle: Brood\n---{BODY}", 3, "yaml.duplicate"),
    "yaml-list.md": (f"---\n- title\n- goal\n---{BODY}", 2, "draft.front_list"),
    "yaml-text.md": (f"---\nzomaar wat woorden\n---{BODY}", 2, "draft.front_text"),
    "yaml-open.md": (f"---\ntitle: Taart\n{BODY}", 1, "draft.front_open"),
    "yaml-aliases.md": (f"---\n{EXPLODING}---{BODY}", None, "deep"),
    "yaml-deep.md": (f"---\na: {'[' * 200}{']' * 200}\n---{BODY}", 2, "deep"),
    "yaml-tab.md": (f"---\ntitle: Taart\n\tgoal: x\n---{BODY}", 3, "yaml.broken"),
    "yaml-tag.md": (f"---\ntitle: !!python/object/apply:os.system [ls]\n---{BODY}", None, None),
    "toml-broken.md": (f"+++\ntitle = Taart\n+++{BODY}", 2, "draft.toml"),
    "toml-twice.md": (f'+++\ntitle = "a"\ntitle = "b"\n+++{BODY}', 3, "draft.toml"),
    "toml-open.md": (f'+++\ntitle = "a"\n{BODY}', 1, "draft.front_open"),
    "json-broken.md": (f'{{\n  "title": "a",\n  "goal": \n}}{BODY}', None, "draft.json"),
    "json-open.md": (f'{{\n  "title": "a",\n{BODY}', None, "draft."),
}
BYTES = {
    "binair.md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "draft.binary"),
    "latin1.md": (b"Regel een\ncaf\xe9 met taart\n", "draft.not_utf8"),
    "utf16-zonder-merk.md": ("Kom langs".encode("utf-16-le"), "draft.binary"),
    "utf32.md": ("Kom langs".encode("utf-32"), "draft.binary"),
    "half.md": (b"\xff\xfeK\x00o", "draft.not_utf8"),
    "leeg.md": (b"", "draft.empty"),
    "wit.md": (b" \n\t\n", "draft.empty"),
    "alleen-bom.md": (b"\xef\xbb\xbf", "draft.empty"),
}


def problems(daarom: Daarom, here: Path, *paths: str) -> list[dict[str, object]]:
    """What is wrong with the paths, beside a draft with a fault that is found all the same."""
    write(here, {"goed/fout.md": SENTENCES["error"]})
    answer = daarom("check", *paths, "goed", "--format", "json", language="nl")
    report = json.loads(answer.out)
    assert (answer.code, answer.err) == (2, "")
    assert [item["rule"] for item in report["findings"] if item["path"] == "goed/fout.md"] == ["eigen/fout"]
    assert all(item["what"] and item["remedy"] for item in report["problems"])
    return report["problems"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", [name for name, (*_, key) in FRONT.items() if key])
def test_broken_front_matter_is_told_at_its_line(daarom: Daarom, here: Path, name: str) -> None:
    text, line, key = FRONT[name]
    write(here, {name: text})
    (problem,) = problems(daarom, here, name)
    assert problem["path"] == name
    assert str(key) in str(problem["key"])
    assert problem["line"] == line if line else problem["line"]


def test_a_tag_in_front_matter_runs_nothing(daarom: Daarom, here: Path) -> None:
    write(here, {"tag.md": FRONT["yaml-tag.md"][0].replace("ls", "touch kwaad")})
    assert daarom("check", "tag.md").code in (0, 2)
    assert not (here / "kwaad").exists()


@pytest.mark.parametrize("name", BYTES)
def test_a_file_without_text_is_told(daarom: Daarom, here: Path, name: str) -> None:
    data, key = BYTES[name]
    write(here, {name: data})
    (problem,) = problems(daarom, here, name)
    assert (problem["path"], problem["key"]) == (name, key)


def test_the_line_of_a_wrong_byte_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"latin1.md": BYTES["latin1.md"][0]})
    assert problems(daarom, here, "latin1.md")[0]["line"] == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_windows_saves_is_read(daarom: Daarom, here: Path, encoding: str) -> None:
    write(here, {"taart.md": f"Zomaar één regel.\r\n\r\n{SENTENCES['error']}\r\n".encode(encoding)})
    report = json.loads(daarom("check", "taart.md", "--format", "json").out)
    assert [(item["line"], item["column"]) for item in report["findings"]] == [(3, 14)]


def test_a_missing_file_is_told(daarom: Daarom, here: Path) -> None:
    (problem,) = problems(daarom, here, "weg.md")
    assert (problem["path"], problem["key"]) == ("weg.md", "discover.missing")


def test_a_folder_without_drafts_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"leeg/README.md": "Hallo", "leeg/foto.png": b"\x89PNG"})
    (problem,) = problems(daarom, here, "leeg")
    assert (problem["path"], problem["key"]) == ("leeg", "discover.empty")


def test_a_file_of_an_unknown_kind_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"taart.docx": "Hallo", "zonder-uitgang": "Hallo"})
    assert [item["key"] for item in problems(daarom, here, "taart.docx", "zonder-uitgang")] == [
        "draft.format"
    ] * 2


def test_fifty_megabytes_are_not_read(daarom: Daarom, here: Path) -> None:
    with (here / "groot.md").open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = problems(daarom, here, "groot.md")
    assert problem["key"] == "draft.too_large"


def test_one_line_of_three_megabytes_is_read_and_its_end_too(daarom: Daarom, here: Path) -> None:
    write(here, {"lang.md": "Wij bakken ons brood met de hand. " * 90_000 + SENTENCES["error"]})
    report = json.loads(daarom("check", "lang.md", "--format", "json").out)
    assert report["problems"] == []
    assert [item["line"] for item in report["findings"]] == [1]
    assert len(report["findings"][0]["excerpt"]) < 1_000


ENDLESS = [
    "a" * 3_000_000,
    "[" * 100_000,
    "<" * 100_000,
    "{{" * 100_000,
    "*" * 300_000,
    "> " * 50_000,
]


@pytest.mark.parametrize("word", ENDLESS, ids=range(len(ENDLESS)))
def test_one_endless_word_is_read(daarom: Daarom, here: Path, word: str) -> None:
    write(here, {"lang.md": f"{word}\n\n{SENTENCES['error']}\n"})
    answer = daarom("check", "lang.md", "--format", "json")
    assert answer.code in (1, 2)
    assert answer.err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_in_a_circle_are_told_and_not_followed(daarom: Daarom, here: Path) -> None:
    write(here, {"map/goed.md": SENTENCES["clean"]})
    os.symlink("rond.md", here / "map/rond.md")
    os.symlink(".", here / "map/zelf")
    os.symlink("weg.md", here / "map/los.md")
    found = problems(daarom, here, "map", "map/rond.md")
    assert [(item["path"], item["key"]) for item in found] == [
        ("map/los.md", "discover.broken_link"),
        ("map/rond.md", "discover.broken_link"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_with_a_name_is_no_draft(daarom: Daarom, here: Path) -> None:
    os.mkfifo(here / "pijp.md")
    (problem,) = problems(daarom, here, "pijp.md")
    assert problem["key"] == "draft.not_a_file"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_or_folder_without_permission_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"dicht.md": SENTENCES["clean"], "slot/taart.md": SENTENCES["clean"]})
    (here / "dicht.md").chmod(0)
    (here / "slot").chmod(0)
    try:
        found = problems(daarom, here, "dicht.md", "slot")
    finally:
        (here / "slot").chmod(0o755)
    assert [(item["path"], item["key"]) for item in found] == [
        ("slot", "file.unreadable"),
        ("dicht.md", "file.unreadable"),
    ]


def test_an_allowance_without_a_reason_is_told_at_its_line(daarom: Daarom, here: Path) -> None:
    write(here, {"taart.md": f"Hallo.\n\n<!-- daarom: allow eigen/fout: -->\n{SENTENCES['error']}\n"})
    (problem,) = problems(daarom, here, "taart.md")
    assert (problem["path"], problem["line"]) == ("taart.md", 3)
