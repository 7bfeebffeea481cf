from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import desks
import pytest
from desks import BAD, post

Gate = Callable[..., object]


@pytest.fixture
def site(here: Path) -> Path:
    """A Hugo site in which some drafts may go out and some may not."""
    desks.write(
        here,
        {
            "site/hugo.toml": "title = 'x'\n",
            "site/layouts/x.html": "<p>",
            "site/static/logo.svg": "<svg/>",
            "site/public/oud/index.html": "een eerdere bouw",
            "site/static/.git/config": "",
            "site/content/over.md": post(None),
            "site/content/oud.md": post("2020-01-01", BAD),
            "site/content/goed/index.nl.md": post("2026-11-05 10:00"),
            "site/content/goed/index.en.md": post(None),
            "site/content/goed/foto.jpg": "jpg",
            "site/content/fout/index.md": post("2026-11-05 10:00", BAD),
            "site/content/fout/foto.jpg": "jpg",
            "site/content/half/index.nl.md": post("2026-11-05 10:00"),
            "site/content/half/index.en.md": post("2026-11-05 10:00", BAD),
            "site/content/half/foto.jpg": "jpg",
            "site/content/later.md": post("2026-12-24"),
            "site/content/_index.md": post(None),
        },
    )
    return here / "site"


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_staged_site_holds_everything_but_what_must_wait(site: Path, here: Path, gate: Gate) -> None:
    assert site.exists()
    found = gate("--within", "24h", "--stage", "out", "site")
    assert found.code == 1
    assert _files(here / "out") == {
        ".daarom-stage",
        "hugo.toml",
        "layouts/x.html",
        "static/logo.svg",
        "content/over.md",
        "content/oud.md",
        "content/goed/index.nl.md",
        "content/goed/index.en.md",
        "content/goed/foto.jpg",
        "content/half/index.nl.md",
        "content/half/foto.jpg",
        "content/_index.md",
    }


def test_staging_again_replaces_the_tree_and_withdraws_nothing_that_is_live(
    site: Path, here: Path, gate: Gate
) -> None:
    gate("--within", "24h", "--stage", "out", "--record", "een.json", "site")
    (site / "content/fout/index.md").write_text(post("2026-11-05 10:00"))
    (site / "content/oud.md").write_text(post("2020-01-01", BAD + " Nog steeds."))
    (site / "content/nieuw.md").write_text(post(None, BAD))
    gate("--after", "een.json", "--stage", "out", "site", now="2026-11-06T09:00+01:00")
    staged = _files(here / "out")
    assert {"content/fout/index.md", "content/fout/foto.jpg", "content/oud.md", "content/over.md"} <= staged
    assert "content/nieuw.md" not in staged, (
        "a new page without a time goes out with the next build, so it is judged"
    )
    assert not list(here.glob(".out*"))


def test_a_folder_that_was_not_staged_is_never_replaced(site: Path, here: Path, gate: Gate) -> None:
    desks.write(here, {"mijn/werk.txt": "van mij"})
    found = gate("--stage", "mijn", "site")
    assert found.code == 2
    assert (here / "mijn/werk.txt").read_text() == "van mij"
    assert gate("--stage", ".", "site").code == 2
    assert gate("--stage", "out", "site/content/over.md").code == 2
    assert site.exists()


def test_links_out_of_the_site_and_links_to_what_is_held_do_not_get_out(
    site: Path, here: Path, gate: Gate
) -> None:
    desks.write(here, {"geheim.txt": "geheim"})
    os.symlink(here / "geheim.txt", site / "static/geheim.txt")
    os.symlink(site / "content/fout/index.md", site / "static/fout.txt")
    os.symlink(here, site / "static/alles")
    os.symlink(site / "static/logo.svg", site / "static/ook.svg")
    found = gate("--within", "24h", "--stage", "out", "site")
    staged = _files(here / "out")
    assert found.code == 1
    assert "static/ook.svg" in staged
    assert not {name for name in staged if "geheim" in name or name == "static/fout.txt"}


def test_the_bytes_that_were_judged_are_the_bytes_that_are_staged(
    site: Path, here: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that is changed while the gate works goes out as it was judged, or not at all."""
    from daarom.gate import run  # noqa: PLC0415 - only here a step of it is replaced

    judge = run.lint.check

    def swap(*arguments: object) -> object:
        (site / "content/goed/index.nl.md").write_text(post("2026-11-05 10:00", BAD))
        return judge(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(run.lint, "check", swap)
    gate("--within", "24h", "--stage", "out", "--record", "een.json", "site")
    staged = (here / "out/content/goed/index.nl.md").read_text()
    assert BAD not in staged
    monkeypatch.undo()
    monkeypatch.chdir(here)
    assert gate("verify", "een.json").code == 1


def test_jekyll_posts_go_by_the_day_in_their_name(here: Path, gate: Gate) -> None:
    names = {
        "2026-11-06-goed.md": post(None),
        "2026-11-06-fout.md": post(None, BAD),
        "2026-12-24-later.md": post(None),
    }
    desks.write(
        here, {"j/_config.yml": "x: 1\n", **{f"j/_posts/{name}": text for name, text in names.items()}}
    )
    desks.write(here, {"j/_drafts/idee.md": post(None), "j/_site/oud.html": "oud"})
    gate("--within", "24h", "--stage", "out", "j")
    assert _files(here / "out") == {".daarom-stage", "_config.yml", "_posts/2026-11-06-goed.md"}


SHEET = "datum,tekst,platform,status\r\n" + "".join(
    f'{day},"{text}",linkedin,{status}\r\n'
    for day, text, status in (
        ("2026-11-05 10:00", "De oven is stuk,\r\nen Ruud ligt erin.", "klaar"),
        ("2026-11-05 11:00", "Kom langs en koop nu een taart.", "klaar"),
        ("2026-11-05 12:00", "=SOM(A1) is hoe Ruud zijn brood telt in de nacht.", "klaar"),
        ("2026-11-09 12:00", "Volgende week bakken wij met z'n allen roggebrood.", "klaar"),
    )
)
QUEUES = "queues: [{paths: ['plan.*'], columns: {publish_at: datum, text: tekst, platforms: platform, status: status}}]\n"
POSTS = [
    {
        "datum": "2026-11-05 10:00",
        "tekst": "De oven is stuk en Ruud ligt erin.",
        "platform": "linkedin",
        "status": "klaar",
    },
    {
        "datum": "2026-11-05 11:00",
        "tekst": "Kom langs en koop nu een taart.",
        "platform": "linkedin",
        "status": "klaar",
    },
    {
        "datum": "2026-11-05 12:00",
        "tekst": "Roggebrood eten wij met de hele straat.",
        "platform": "linkedin",
        "status": "klaar",
    },
]


def test_the_cleared_rows_of_a_sheet_are_written_as_they_stand(here: Path, gate: Gate) -> None:
    desks.furnish(here, QUEUES)
    (here / "plan.csv").write_bytes(b"\xef\xbb\xbf" + SHEET.encode())
    found = gate("--within", "24h", "--write-cleared", "uit.csv", "plan.csv")
    assert found.of("cleared") == ["plan.csv#2", "plan.csv#4"]
    assert found.of("held") == ["plan.csv#3"]
    lines = SHEET.split("\r\n")
    kept = "\r\n".join((*lines[:3], lines[4], ""))
    assert (here / "uit.csv").read_bytes() == b"\xef\xbb\xbf" + kept.encode()


@pytest.mark.parametrize("suffix", ["json", "jsonl", "yaml"])
def test_lists_are_cut_in_their_own_format(here: Path, gate: Gate, suffix: str) -> None:
    desks.furnish(here, QUEUES)
    texts = {
        "json": json.dumps(POSTS, indent=1),
        "jsonl": "".join(f"{json.dumps(item)}\n" for item in POSTS),
        "yaml": "# de planning\n"
        + "".join(
            f"- datum: {p['datum']}\n  tekst: {p['tekst']}\n  platform: linkedin\n  status: klaar\n"
            for p in POSTS
        ),
    }
    desks.write(here, {f"plan.{suffix}": texts[suffix]})
    found = gate("--within", "24h", "--write-cleared", "uit", f"plan.{suffix}")
    assert len(found.facts["cleared"]) == 2
    text = (here / "uit").read_text()
    assert "taart" not in text
    assert "Roggebrood" in text
    assert "Ruud" in text


def test_a_queue_without_anything_cleared_is_empty_and_no_queue_is_a_mistake(here: Path, gate: Gate) -> None:
    desks.furnish(here, QUEUES)
    desks.write(here, {"plan.csv": SHEET.replace("klaar", "geplaatst"), "x.md": post("2026-11-05 10:00")})
    gate("--write-cleared", "uit.csv", "plan.csv", now="2026-12-24T10:00+01:00")
    assert (here / "uit.csv").read_bytes() == b"datum,tekst,platform,status\r\n"
    assert gate("--write-cleared", "uit.csv", "x.md").code == 2
    assert gate("--write-cleared", "plan.csv", "plan.csv").code == 2
    assert (here / "plan.csv").read_bytes() == SHEET.replace("klaar", "geplaatst").encode()


def test_a_row_keeps_its_clearance_when_another_one_changes(here: Path, gate: Gate) -> None:
    desks.furnish(here, QUEUES)
    desks.write(here, {"plan.csv": SHEET})
    gate("--within", "24h", "--record", "c.json", "plan.csv")
    desks.write(here, {"plan.csv": SHEET.replace("Volgende week", "Over een week")})
    assert gate("verify", "c.json").code == 0
    desks.write(here, {"plan.csv": SHEET.replace("Ruud ligt", "Joris ligt")})
    assert gate("verify", "c.json").out == "plan.csv [2] was changed.\n"
