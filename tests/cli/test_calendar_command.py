"""`daarom calendar` on the command line: forms, languages, days and exit codes."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from daarom.cli.main import run

NOVEMBER = str(Path(__file__).parent.parent.parent / "examples" / "bakkerij-november")
HOSTILE = "::error::x \x1b[31mred <script>alert(1)</script> \u202eevil"


def called(capsys: pytest.CaptureFixture[str], *arguments: str, language: str = "en") -> tuple[int, str, str]:
    code = run(["calendar", *arguments], language)
    said = capsys.readouterr()
    return code, said.out, said.err


def folder(tmp_path: Path, text: str = "De oven gaat vroeg aan.") -> str:
    (tmp_path / "daarom.yaml").write_text("root: true\ntimezone: Europe/Amsterdam\n", encoding="utf-8")
    draft = f"---\nlanguage: nl\nplatforms: [instagram]\npublish_at: 2026-11-03 09:00\n---\n{text}\n"
    (tmp_path / "a.md").write_text(draft, encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "November 2026: 40 berichten|verkoop (gezegd)|doelen|weken"),
        ("en", "November 2026: 40 posts|sales (said)|goals|weeks"),
    ],
)
def test_the_text_begins_with_the_figures_and_ends_with_the_findings(
    capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    code, out, _ = called(capsys, NOVEMBER, "--today", "2026-11-05", language=language)
    assert code == 1
    assert all(word in out for word in words.split("|"))
    assert out.index("calendar/too-promotional") > out.index("leerlingen 0")


def test_json_holds_the_findings_and_the_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, NOVEMBER, "--today", "2026-11-05", "--format", "json")
    shown = json.loads(out)
    (calendar,) = shown["calendars"]
    assert code == 1
    assert (calendar["since"], calendar["until"], len(calendar["posts"])) == ("2026-11-01", "2026-11-30", 40)
    assert calendar["goals"]["leerlingen"] == 0
    assert calendar["shares"][0]["platform"] is None
    assert {item["rule"] for item in shown["findings"]} >= {"calendar/blackout", "calendar/voice-missing"}


def test_days_are_those_asked_for_and_both_count(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    where = folder(tmp_path)
    for days, count in (
        ("--from 2026-11-03 --to 2026-11-03", 1),
        ("--from 2026-11-04", 0),
        ("--to 2026-11-02", 0),
    ):
        _, out, _ = called(capsys, where, *days.split(), "--format", "json")
        assert len(json.loads(out)["calendars"][0]["posts"]) == count


def test_days_the_wrong_way_round_are_a_mistake(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = called(
        capsys, folder(tmp_path), "--from", "2026-11-03", "--to", "2026-11-01", language="nl"
    )
    assert code == 2
    assert "Draai --from en --to om." in err


def test_a_clean_month_ends_with_nought_and_never_fails_when_told_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert called(capsys, folder(tmp_path), "--today", "2026-11-05")[0] == 0
    assert called(capsys, NOVEMBER, "--today", "2026-11-05", "--fail-on", "never")[0] == 0


def test_a_path_that_is_not_there_is_a_mistake(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert called(capsys, str(tmp_path / "nowhere"), "--today", "2026-11-05")[0] == 2


def test_a_report_is_saved_beside_what_the_screen_shows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "out" / "month.json"
    file.parent.mkdir()
    called(capsys, folder(tmp_path), "--today", "2026-11-05", "--report", f"json={file}")
    assert json.loads(file.read_text(encoding="utf-8"))["calendars"]


@pytest.mark.parametrize("shape", ["text", "json", "html"])
def test_hostile_names_in_drafts_do_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shape: str
) -> None:
    where = Path(folder(tmp_path))
    plan = 'people: {contributors: [{name: Els, department: "::error::x \\e[31m \\u202e", role: author}]}\n'
    (where / "plan.yaml").write_text(plan, encoding="utf-8")
    (where / "daarom.yaml").write_text("root: true\nplan: plan.yaml\ntimezone: UTC\n", encoding="utf-8")
    _, out, _ = called(capsys, str(where), "--today", "2026-11-05", "--format", shape)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert not [line for line in out.splitlines() if line.strip().startswith("::")]


class Tags(HTMLParser):
    """The tags of a page, and whether they close in order."""

    VOID = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "action")]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_whole_stands_alone_and_names_what_is_missing(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    _, out, _ = called(capsys, NOVEMBER, "--today", "2026-11-05", "--format", "html", language=language)
    tags = Tags()
    tags.feed(out)
    assert not tags.open
    assert not tags.links
    assert not {"script", "img", "link", "iframe"} & set(tags.seen)
    assert "url(" not in out
    assert "default-src 'none'" in out
    assert f'<html lang="{language}">' in out
    assert out.count((">geen enkel bericht<", ">not one post<")[language == "en"]) == 4
    assert out.count('<li class="sell"') + out.count('<li class="sell ask"') == 6
    assert "begrafenis van Piet" in out


def test_what_a_draft_says_never_becomes_markup(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    where = folder(tmp_path, '"><script>alert(1)</script> \u202e <img src=x onerror=y> zegt Joris & co')
    _, out, _ = called(capsys, where, "--today", "2026-11-05", "--format", "html")
    tags = Tags()
    tags.feed(out)
    assert not {"script", "img"} & set(tags.seen)
    assert "\u202e" not in out


def test_a_year_is_shown_month_by_month(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    days = ("--from", "2024-01-01", "--to", "2026-12-31", "--today", "2026-11-05", "--format", "html")
    _, out, _ = called(capsys, folder(tmp_path), *days)
    assert out.count('<table class="month">') == 18
    assert "1 January 2024 – 31 December 2026" in out
