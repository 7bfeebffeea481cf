"""Files are corrected where that is safe, and nothing else in them changes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyromark
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daarom import fix, lint, readers
from daarom.config import Configs
from daarom.lint import Request
from daarom.model import Report, Source
from daarom.readers.markdown import OPTIONS

TODAY = date(2026, 11, 22)
PACKS = ("commercial", "hype", "bait", "voice", "platform", "access", "tone", "plan")
RULES = [
    "plan/preferred-term",
    "voice/doubled-word",
    "access/hashtag-case",
    "access/pseudo-font",
    "hype/exclamation",
]
CONFIG = (
    "root: true\nplan: plan.yaml\nlanguage: nl\n"
    f"packs: {{{', '.join(f'{name}: false' for name in PACKS)}}}\n"
    f"rules: {{{', '.join(f'{name}: true' for name in RULES)}}}\n"
)
PLAN = 'tone: {terms: {prefer: {klant: gast, klanten: gasten, regio: regio Zutphen, "R&D": "onderzoek: nieuw"}}}\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, to work in."""
    monkeypatch.chdir(tmp_path)
    furnish(tmp_path)
    return tmp_path


def furnish(folder: Path, plan: str = PLAN, config: str = CONFIG) -> None:
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    (folder / "daarom.yaml").write_text(config, encoding="utf-8")


def corrected(text: str, name: str = "a.md") -> tuple[Report, str]:
    return fix.fixed_text(Request((Path(name),), TODAY, text=Source(name, text)), Configs())


def fixed_files(*names: str) -> Report:
    return fix.fix(Request(tuple(map(Path, names)), TODAY), Configs())


def safe(report: Report) -> list[str]:
    return [edit.replacement for item in report.findings for edit in item.edits if edit.safe]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("De klant en de klanten.", "De gast en de gasten."),
        ("Kom naar de\nde regio.", "Kom naar de\nregio Zutphen."),
        ("De de klant!!!", "De gast!"),
        ("Een KLANT. Klant!", "Een GAST. Gast!"),
        ("Samen aan tafel! #samenaantafel", "Samen aan tafel! #SamenAanTafel"),
        ("De 𝗸𝗹𝗮𝗻𝘁 belt.", "De gast belt."),
        ("R&D belt; `R&D` niet.", "Onderzoek: nieuw belt; `R&D` niet."),
    ],
)
def test_what_is_sure_is_corrected_in_as_many_passes_as_it_takes(before: str, after: str) -> None:
    report, text = corrected(before)
    assert text == after
    assert report.fixed
    assert safe(report) == []


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "text",
    [
        "“De klant is koning”, zei Els.",
        "> De klant is koning.",
        "<!-- daarom: allow plan: haar woord -->\nDe klant belt.",
        "---\ndaarom: {allow: [{rule: plan/preferred-term, reason: haar woord}]}\n---\nDe klant belt.",
        "[x](https://klant.nl/de-klant) en `klant` en <klant@x.nl> en #klant en @klant",
        "De heer Klant belt.",
        "De **de** oven.",
        "---\ntags: [klant]\nauthor: klant\nslug: klant\n---\nDe oven.",
    ],
)
def test_what_is_not_sure_or_not_the_writers_own_is_left_alone(text: str) -> None:
    report, after = corrected(text)
    assert after == text
    assert report.fixed == ()


@pytest.mark.usefixtures("here")
def test_a_pack_that_is_off_changes_nothing(here: Path) -> None:
    furnish(here, config=CONFIG.replace("plan/preferred-term: true", "plan/preferred-term: off"))
    assert corrected("De klant.")[1] == "De klant."


@pytest.mark.usefixtures("here")
def test_the_report_says_what_was_done_and_where() -> None:
    report, _ = corrected("De oven.\n\nDe klant en de de oven.\n")
    assert [(c.rule, c.line, c.column, c.found, c.replacement) for c in report.fixed] == [
        ("plan/preferred-term", 3, 4, "klant", "gast"),
        ("voice/doubled-word", 3, 13, "de de", "de"),
    ]


@pytest.mark.usefixtures("here")
def test_an_edit_that_would_be_misread_is_left_and_told() -> None:
    report, text = corrected("---\ntitle: R&D belt de klant\n---\nx")
    assert text == "---\ntitle: R&D belt de gast\n---\nx"
    assert ("fix.refused", 1) in [(item.key, item.values.get("count")) for item in report.notices]
    assert safe(report) == []


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "plan",
    ["{klant: gast, gast: klant, regio: streek}", "{klant: gast, gast: buur, buur: klant, regio: streek}"],
)
def test_words_that_go_round_in_a_circle_stay_and_the_others_change(here: Path, plan: str) -> None:
    furnish(here, f"tone: {{terms: {{prefer: {plan}}}}}\n")
    report, text = corrected("De klant, de gast, de buur en de regio.")
    assert text == "De klant, de gast, de buur en de streek."
    assert "fix.endless" in [item.key for item in report.notices]
    assert corrected(text)[1] == text


@pytest.mark.usefixtures("here")
def test_a_rule_that_brings_itself_up_again_changes_nothing(here: Path) -> None:
    rule = (
        "id: eigen/groei\ncheck: pattern\nseverity: note\nmessage: x\nremedy: x\nwhy: x\nsource: x\n"
        'options: {pattern: "hoi!*"}\nfix: {write: "{match}!", safe: true}\n'
        "examples: {flags: [hoi], passes: [dag]}\n"
    )
    (here / "eigen/eigen/nl").mkdir(parents=True)
    (here / "eigen/eigen/nl/groei.yaml").write_text(rule, encoding="utf-8")
    furnish(
        here, config=CONFIG.replace("hype/exclamation: true", "eigen/groei: true") + "rule_folders: [eigen]\n"
    )
    report, text = corrected("Zeg hoi tegen de klant.")
    assert text == "Zeg hoi tegen de gast."
    assert "fix.endless" in [item.key for item in report.notices]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_file_keeps_its_encoding_its_line_ends_and_its_mode(here: Path, encoding: str, ending: str) -> None:
    lines = ["---", "title: Dé klant", "---", "", "De klant 👩‍🍳 belt.\t", "`klant`", "", " \x0c"]
    before = ending.join(lines).encode(encoding)
    path = here / "a.md"
    path.write_bytes(before)
    path.chmod(0o640)
    fixed_files("a.md")
    lines[1], lines[4] = "title: Dé gast", "De gast 👩‍🍳 belt.\t"
    assert path.read_bytes() == ending.join(lines).encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in here.glob(".*")] == []


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "a.html",
            "<title>De klant</title><p title='klant'>De klant<br>belt</p>",
            "<title>De gast</title><p title='klant'>De gast<br>belt</p>",
        ),
        ("a.txt", "De klant\nbelt de klant", "De gast\nbelt de gast"),
        ("a.mdx", "<Tab klant={klant}>De klant</Tab>\n\nDe {klant} en de klant.", None),
        (
            "a.md",
            '{"title": "De klant", "klant": "klant"}\n\nDe klant',
            '{"title": "De gast", "klant": "klant"}\n\nDe gast',
        ),
        (
            "a.md",
            '+++\ntitle = "De \\"klant\\""\nklant = "klant"\n+++\nDe klant',
            '+++\ntitle = "De \\"klant\\""\nklant = "klant"\n+++\nDe gast',
        ),
        (
            "a.md",
            "---\nsocial:\n  x: >-\n    De klant\n    en de klant\n---\nDe klant",
            "---\nsocial:\n  x: >-\n    De gast\n    en de gast\n---\nDe gast",
        ),
    ],
)
def test_every_format_is_written_back(here: Path, name: str, before: str, after: str | None) -> None:
    (here / name).write_text(before, encoding="utf-8")
    fixed_files(name)
    wanted = after or before.replace("De klant<", "De gast<").replace("de klant.", "de gast.")
    assert (here / name).read_text(encoding="utf-8") == wanted


def test_a_read_only_file_is_named_and_the_others_are_corrected(here: Path) -> None:
    for name in ("a.md", "b.md"):
        (here / name).write_text("De klant.", encoding="utf-8")
    (here / "a.md").chmod(0o444)
    report = fixed_files("a.md", "b.md")
    assert [(item.path, item.key) for item in report.problems] == [("a.md", "write.read_only")]
    assert (here / "a.md").read_text(encoding="utf-8") == "De klant."
    assert (here / "b.md").read_text(encoding="utf-8") == "De gast."
    assert [item.path for item in report.fixed] == ["b.md"]
    assert [item.path for item in report.findings] == ["a.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.md").write_text("De klant.", encoding="utf-8")
    check = lint.check

    def interrupted(request: Request, configs: Configs) -> Report:
        report = check(request, configs)
        (here / "a.md").write_text("De klant, en meer.", encoding="utf-8")
        return report

    monkeypatch.setattr(lint, "check", interrupted)
    report = fixed_files("a.md")
    assert [item.key for item in report.problems] == ["write.changed"]
    assert (here / "a.md").read_text(encoding="utf-8") == "De klant, en meer."


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_the_file_behind_a_link_is_corrected_and_the_link_stays(here: Path) -> None:
    (here / "map").mkdir()
    (here / "map/a.md").write_text("De klant.", encoding="utf-8")
    (here / "b.md").symlink_to("map/a.md")
    fixed_files("b.md")
    assert (here / "b.md").is_symlink()
    assert (here / "map/a.md").read_text(encoding="utf-8") == "De gast."


def test_a_file_that_cannot_be_read_does_not_stop_the_others(here: Path) -> None:
    (here / "a.md").write_bytes(b"caf\xe9 klant")
    (here / "b.md").write_text("De klant.", encoding="utf-8")
    report = fixed_files("a.md", "b.md")
    assert [item.path for item in report.problems] == ["a.md"]
    assert (here / "a.md").read_bytes() == b"caf\xe9 klant"
    assert (here / "b.md").read_text(encoding="utf-8") == "De gast."


WORDS = "klant Klant KLANT klanten regio de en een oven de_de R&D R&amp;D 𝗸𝗹𝗮𝗻𝘁 !!! #samenaantafel samen_aan_tafel Zutphen . , :"
MARKS = (
    "** * ` ``` ~~ [ ] ](https://klant.nl) ](#de-klant) > - # \\ &amp; <b> </b> <p> </p> <!-- --> | {{ }} “ ” \" ' ![ $ %% "
    "\n[klant]:_https://x.nl\n \n---\n title:_klant [^1] <https://klant.nl> {% %}"
)
PARTS = st.one_of(
    st.sampled_from([word.replace("_", " ") for word in WORDS.split(" ")]),
    st.sampled_from([part.replace("_", " ") for part in MARKS.split(" ")]),
    st.sampled_from(["\n", "\n\n", "\r\n", " ", "  \n", "    ", "\t"]),
)
BODIES = st.lists(PARTS, max_size=25).map(" ".join)
TITLES = st.sampled_from(["title: {}", 'title: "{}"', "title: '{}'", "title: >-\n  {}"])


def headed(parts: tuple[str, str, str]) -> str:
    """A draft with front matter: a title in some way of writing, and a key that is none of daarom's business."""
    title = parts[1].replace("{}", " ".join(parts[0].split()))
    return f"---\n{title}\nklant: de de klant\n---\n{parts[2]}"


DRAFTS = st.one_of(BODIES, st.tuples(BODIES, TITLES, BODIES).map(headed))


def code_and_links(text: str) -> Iterator[str]:
    """What a Markdown parser takes for code, a tag or the target of a link."""
    inside = 0
    for event in pyromark.events(text, options=OPTIONS):
        kind, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if kind in ("Start", "End") and "CodeBlock" in value:
            inside += 1 if kind == "Start" else -1
        elif kind == "Code" or (kind == "Text" and inside):
            yield str(value)
        elif kind in ("Html", "InlineHtml"):
            yield from re.findall(r"<[^>]*>", str(value))
        elif kind == "Start" and isinstance(value, dict) and "Link" in value:
            yield str(value["Link"]["dest_url"])


def alike(text: str) -> str:
    """The text with all that a fix may change taken for the same."""
    text = text.casefold().replace("𝗸𝗹𝗮𝗻𝘁", "klant").replace("onderzoek: nieuw", "r&d")
    text = text.replace("gast", "klant").replace("regio zutphen", "regio")
    text = re.sub(r"!+", "!", text)
    return re.sub(r"(?<!\w)(de|en|een)(?:\s+\1(?!\w))+|\s+", lambda found: found[1] or " ", text)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=DRAFTS, suffix=st.sampled_from([".md", ".txt", ".html", ".mdx"]))
def test_after_a_fix_nothing_sure_is_left_and_nothing_else_has_changed(
    tmp_path_factory: pytest.TempPathFactory, text: str, suffix: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "fix"
    if not folder.exists():
        folder.mkdir()
        furnish(folder)
    name = str(folder / f"a{suffix}")
    report, after = corrected(text, name)
    again, twice = corrected(after, name)
    assert twice == after
    assert safe(again) == safe(report) == []
    assert (text != after) == bool(report.fixed)
    assert alike(text) == alike(after)
    if suffix == ".md" and not text.startswith("---"):
        assert list(code_and_links(text)) == list(code_and_links(after))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=DRAFTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_bytes_that_are_read_are_written_the_same(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    source = readers.decode(data, "a.md")
    assert readers.encode(source, source.text) == data


def test_a_row_of_a_sheet_is_corrected_in_the_sheets_own_way(here: Path) -> None:
    sheet = (
        'Datum;Kanaal;Bericht\r\n1-12-2026;x;"De ""klant"" wacht.\nEen klant belt."\r\n2-12-2026;x;Niets.\r\n'
    )
    (here / "daarom.yaml").write_text(CONFIG + "queues: [{paths: [plan.csv]}]\n", encoding="utf-8")
    (here / "plan.csv").write_bytes(sheet.encode())

    report = fixed_files("plan.csv")

    assert (here / "plan.csv").read_bytes().decode() == sheet.replace("Een klant", "Een gast")
    assert [change.replacement for change in report.fixed] == ["gast"]


def test_a_post_in_a_list_is_corrected_with_what_its_format_escapes(here: Path) -> None:
    (here / "daarom.yaml").write_text(CONFIG + "queues: [{paths: [plan.json]}]\n", encoding="utf-8")
    post = '[{"text": "Een klant in de regio\\nkomt.", "platforms": "x", "publish_at": "2026-12-01T09:00:00+01:00"}]'
    (here / "plan.json").write_text(post, encoding="utf-8")

    fixed_files("plan.json")

    expected = post.replace("klant", "gast").replace("regio", "regio Zutphen")
    assert (here / "plan.json").read_text(encoding="utf-8") == expected
