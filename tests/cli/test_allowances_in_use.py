"""`daarom allowances`: every allowance with its reason, its end and what it covers, and the rules allowed too often."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import CONFIG, Answer, write

Daarom = Callable[..., Answer]

DAY = ("--today", "2026-11-22")
DRAFTS: dict[str, str | bytes] = {
    "brief.md": (
        "---\nlanguage: nl\ndaarom: {allow: {rule: eigen/tip, reason: mag bij ons, until: 2026-11-23}}\n---\n"
        "Wij vinden het leuk dat de oven het doet.\n\n"
        "<!-- daarom: allow eigen/fout: een citaat -->\nKoop nu, riep hij, koop nu!\n"
    ),
    "social/mei.md": "---\nlanguage: nl\n---\nWij hebben een actie met taart en koop nu een taart.\n",
}
ALLOW = """\
allow:
  - paths: [social/]
    rule: eigen/let-op
    text: actie met taart
    reason: afgesproken met de redactie
  - paths: [social/]
    rule: eigen/fout
    text: staat nergens
    reason: van vroeger
  - paths: [weg/]
    rule: eigen
    reason: van een map die weg is
  - rule: eigen/fuot
    reason: tikfout
  - rule: eigen/fout
    reason: voorbij
    until: 2026-11-21
"""


@pytest.fixture
def repository(here: Path) -> Path:
    write(here, {"daarom.yaml": CONFIG + ALLOW, **DRAFTS})
    return here


def made(daarom: Daarom, *arguments: str) -> dict[str, Any]:
    answer = daarom("allowances", "--format", "json", *DAY, *arguments)
    assert answer.err == ""
    found = json.loads(answer.out)
    assert isinstance(found, dict)
    return found


def test_every_allowance_is_listed_with_its_place_and_state(daarom: Daarom, repository: Path) -> None:
    found = made(daarom)
    assert [
        (item["path"], item["line"], item["origin"], item["state"], item["findings"], item["days_left"])
        for item in found["allowances"]
    ] == [
        ("brief.md", 3, "header", "used", 1, 1),
        ("brief.md", 7, "comment", "used", 2, None),
        ("daarom.yaml", 5, "config", "used", 1, None),
        ("daarom.yaml", 9, "config", "nowhere", 0, None),
        ("daarom.yaml", 13, "config", "idle", 0, None),
        ("daarom.yaml", 16, "config", "unknown", 0, None),
        ("daarom.yaml", 18, "config", "ended", 0, -1),
    ]
    assert repository.is_dir()


def test_rules_that_are_allowed_more_often_than_obeyed_are_named(daarom: Daarom, repository: Path) -> None:
    write(repository, {"nog.md": "---\nlanguage: nl\n---\nEen actie hier.\n\nEn een actie daar.\n"})
    assert made(daarom)["rules"] == [
        {"rule": "eigen/fout", "found": 3, "allowed": 2, "often": True},
        {"rule": "eigen/let-op", "found": 3, "allowed": 1, "often": False},
        {"rule": "eigen/tip", "found": 1, "allowed": 1, "often": True},
    ]
    shown = daarom("allowances", *DAY).out
    assert "Allowed more often than obeyed: eigen/fout, eigen/tip. Does such a rule suit you?" in shown


def test_the_list_is_told_in_two_languages(daarom: Daarom, repository: Path) -> None:
    dutch, english = (daarom("allowances", *DAY, language=language).out for language in ("nl", "en"))
    for line in (
        "brief.md:3  eigen/tip  (boven de tekst)\n    mag bij ons\n    Dekt 1 bevinding. Nog 1 dag, tot en met 2026-11-23.",
        "brief.md:7  eigen/fout  (in de tekst)\n    een citaat\n    Dekt 2 bevindingen.",
        "daarom.yaml:5  eigen/let-op  'actie met taart'  (in de config)\n    afgesproken met de redactie",
        "Dekt niets: 'staat nergens' staat in geen enkel concept waarvoor ze geldt.",
        "Dekt niets: zo'n regel bestaat niet.",
        "Verlopen; wat ze dekte, wordt weer gemeld. De laatste dag was 2026-11-21, 1 dag geleden.",
        "Concepten gelezen: 2. Uitzonderingen: 7. In gebruik: 3, overbodig: 3, verlopen: 1.",
    ):
        assert line in dutch
    assert english.endswith("Drafts read: 2. Allowances: 7. In use: 3, idle: 3, ended: 1.\n")
    assert repository.is_dir()


def test_the_last_day_is_told(daarom: Daarom, repository: Path) -> None:
    assert "Today is its last day (2026-11-23)." in daarom("allowances", "--today", "2026-11-23").out
    assert "2 days ago" in daarom("allowances", "--today", "2026-11-23").out
    assert repository.is_dir()


def test_an_ended_allowance_fails_only_where_that_is_asked(daarom: Daarom, repository: Path) -> None:
    assert daarom("allowances", *DAY).code == 0
    assert daarom("allowances", *DAY, "--fail-on-expired").code == 1
    assert daarom("allowances", "--today", "2026-11-21", "--fail-on-expired").code == 0
    assert repository.is_dir()


def test_a_part_of_the_drafts_says_nothing_of_what_the_config_allows_elsewhere(
    daarom: Daarom, repository: Path
) -> None:
    states = {(item["reason"], item["state"]) for item in made(daarom, "social")["allowances"]}
    assert states == {("afgesproken met de redactie", "used"), ("voorbij", "ended")}
    told = daarom("check", "brief.md", *DAY).out
    assert "does nothing" not in told
    assert "daarom.yaml: the allowance for eigen/fout ended on 2026-11-21." in told
    assert repository.is_dir()


def test_the_report_says_that_a_quoted_text_stands_nowhere(daarom: Daarom, repository: Path) -> None:
    told = daarom("check", *DAY).out
    assert "daarom.yaml: the allowance for eigen/fout does nothing: 'staat nergens' stands in none" in told
    assert "daarom.yaml: the allowance for eigen does nothing any more; remove it." in told
    assert repository.is_dir()


def test_without_allowances_that_is_said(daarom: Daarom, here: Path) -> None:
    write(here, {"brief.md": "---\nlanguage: nl\n---\nDe oven is stuk.\n"})
    answer = daarom("allowances")
    assert (answer.code, answer.out) == (0, "Drafts read: 1. There are no allowances.\n")


def test_what_cannot_be_read_is_told_beside_the_list(daarom: Daarom, repository: Path) -> None:
    write(repository, {"stuk.md": b"\xff\xfe\x00", "kaal.md": "<!-- daarom: allow eigen/fout -->\nHallo.\n"})
    answer = daarom("allowances", *DAY)
    assert answer.code == 2
    assert "brief.md:7" in answer.out
    assert "kaal.md:1: This allowance for eigen/fout gives no reason." in answer.err
    answer = daarom("allowances", *DAY, "--format", "json")
    assert answer.code == 2
    assert "allow.no_reason" in [item["key"] for item in json.loads(answer.out)["problems"]]


def test_a_config_that_cannot_be_used_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": "allow: [{rule: a/b}]\n", "brief.md": "Hallo.\n"})
    answer = daarom("allowances")
    assert answer.code == 2
    assert "daarom.yaml:1: 'reason' is missing." in answer.err


def test_words_of_a_reason_do_nothing_to_the_screen(daarom: Daarom, here: Path) -> None:
    nasty = "\\e[2J\\n::error::x \\u202e<script>"
    allow = f'allow: [{{rule: eigen/fout, reason: "{nasty}", text: "{nasty}"}}]\n'
    write(here, {"daarom.yaml": CONFIG + allow, **DRAFTS})
    for shape in ("text", "json"):
        out = daarom("allowances", *DAY, "--format", shape).out
        assert not [sign for sign in out if (ord(sign) < 32 and sign != "\n") or sign == "\u202e"]
        assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]
