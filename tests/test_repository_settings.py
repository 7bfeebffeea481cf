"""Configs, allowances, social texts and languages in whole repositories: what holds where."""

from __future__ import annotations

from pathlib import Path

import pytest
import repositories
from test_repositories import judge

from daarom.model import Severity


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


SOCIAL = """---
title: "⟦warm water⟧"
seo: {title: koud water, description: Over ⟦warm water⟧}
blocks:
  - {type: x, body: koud water}
social:
  x: Een ⟦warm water⟧ plain
  linkedin: "Een ⟦warm\\
    \\ water⟧ dubbel \\"⟦warm water⟧\\" en \\u00e9 ⟦warm water⟧"
  facebook: 'Een ''⟦warm

    water⟧'' en 👩‍👩‍👧 ⟦warm water⟧'
  mastodon: >-
    Gevouwen e\u0301 ⟦warm
    water⟧ tekst

    tweede ⟦warm water⟧
  bluesky: |2-
      ingesprongen ⟦warm water⟧
    ⟦warm
    water⟧
  threads:
    - Eerste ⟦warm water⟧ deel
    - |
      Derde ⟦warm
      water⟧ deel
  instagram: {text: Een ⟦warm water⟧ met, image: koud water}
  tiktok: >+2

    Gek ⟦warm water⟧

---
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_texts_for_platforms_in_every_yaml_style(newline: str, mark: str) -> None:
    got = judge({"content/nl/a.md": mark + SOCIAL.replace("\n", newline)})
    rows = {item.document.row: item.document.platforms for item in got.report.drafts}
    names = ("x", "linkedin", "facebook", "mastodon", "bluesky", "instagram", "tiktok")
    threads = dict.fromkeys(("social.threads.0", "social.threads.1"), ("threads",))
    assert rows == {None: ("blog",), **{f"social.{name}": (name,) for name in names}, **threads}


def test_dutch_keys_are_understood() -> None:
    draft = """---
titel: Kaal ⟦warm water⟧
kanalen: [Twitter, LinkedIn]
taal: Engels
datum: 3 november 2026
status: Concept
---
Tekst ⟦red bed⟧ en rood bed.
"""
    (draft_read,) = (item.document for item in judge({"nl/kaal.md": draft}).report.drafts)
    assert (draft_read.language, draft_read.platforms, draft_read.unfinished) == (
        "en",
        ("x", "linkedin"),
        True,
    )


ALLOW = "<!-- daarom: allow own/warm: goede reden -->"


def test_a_comment_allows_the_next_block_only() -> None:
    draft = f"""{ALLOW}
Een warm water.
Nog warm water.

Twee ⟦warm water⟧.

{ALLOW}

> citaat warm water
>
> meer warm water

Midden {ALLOW} in warm water.

{ALLOW}

| a warm water | b |
|---|---|
| warm water | c |

Na tabel ⟦warm water⟧
"""
    mdx = (
        "{/* daarom: allow own/warm: reden */}\n\n<Card>\n  Een warm water.\n</Card>\n\nTwee ⟦warm water⟧.\n"
    )
    html = f"{ALLOW}\n<p>warm water</p><p>⟦warm water⟧</p>\n<ul>{ALLOW}<li>warm water<li>⟦warm water⟧</ul>\n"
    got = judge({"a.md": draft, "b.mdx": mdx, "c.html": html})
    assert not got.report.problems
    assert not got.report.unused_allowances


def test_allowances_that_do_nothing_are_told() -> None:
    draft = """<!-- daarom: allow own/warm until 2026-11-21: voorbij -->
Vervallen ⟦warm water⟧.

<!-- daarom: allow own/warm until 2026-11-22: vandaag nog -->
Vandaag warm water.

<!-- daarom: allow own/warm -->
Zonder reden ⟦warm water⟧.

<!-- daarom: allow own/hidden: ongebruikt -->
Niets ⟦warm water⟧.

<!-- daarom: alow own/warm: tikfout -->
Tik ⟦warm water⟧.
"""
    got = judge({"a.md": draft}, "allow: [{rule: own/hidden, reason: nergens}]\n")
    assert got.named("draft.directive") == [("a.md", 13)]
    assert got.named("allow.no_reason") == [("a.md", 7)]
    assert [item.reason for item in got.report.unused_allowances] == ["voorbij", "ongebruikt", "nergens"]


def test_an_allowance_with_a_text_holds_for_those_words_only() -> None:
    front = """---
title: Front ⟦warm water⟧
daarom: {allow: {rule: own/warm, reason: mag, text: heel warm   water}}
social: {x: Een heel warm water post}
---
Body ⟦warm water⟧, heel warm water, heel
warm water en Heel **warm** water
"""
    quoted = "allow: [{paths: [map/], rule: own/warm, text: warm water en, reason: config}]\n"
    judge(
        {"a.md": front, "map/b.md": "⟦warm water⟧ of warm water en wind\n", "c.md": "⟦warm water⟧ en\n"},
        quoted,
    )


def test_a_nearer_config_refines_those_above() -> None:
    files = {
        "blog/daarom.yaml": "rules: {own/warm: error}\nplatforms: [blog]\n",
        "blog/a.md": "---\ntags: [Vacature]\n---\nEen ⟦warm water⟧ tekst van ons allemaal\n",
        "blog/stil/daarom.yaml": "packs: {own: false}\n",
        "blog/stil/a.md": "Een warm water\n",
        "blog/oud/a.md": "Een warm water\n",
        "los.md": "Een ⟦warm water⟧ van ons\n",
    }
    overrides = "overrides: [{tags: [vacature], platforms: [linkedin]}, {paths: [blog/], audience: buurt}]\n"
    got = judge(files, f"exclude: [blog/oud/]\n{overrides}")
    severities = {item.path: item.severity for item in got.report.findings}
    assert severities == {"blog/a.md": Severity.error, "los.md": Severity.warning}
    drafts = {item.document.path: item.document for item in got.report.drafts}
    assert drafts["blog/a.md"].platforms == ("linkedin",)
    assert drafts["blog/a.md"].text("audience") == "buurt"
    assert drafts["blog/stil/a.md"].platforms == ("blog",)


def test_misspelt_settings_stop_only_their_own_folder() -> None:
    files = {
        "fout/daarom.yaml": "rulez: {}\nrules:\n  own/warm: erorr\noverrides:\n  - path: [a]\n    tags: [b]\n",
        "fout/a.md": "Een warm water",
        "anders/daarom.yaml": "rules:\n  own/warmm: error\npacks: {ownn: true}\n",
        "anders/a.md": "Een warm water",
        "goed/a.md": "Een ⟦warm water⟧",
    }
    got = judge(files)
    assert got.named("shape.misspelt") == [("fout/daarom.yaml", 1), ("fout/daarom.yaml", 5)]
    assert got.named("shape.choice") == [("fout/daarom.yaml", 3)]
    assert got.named("selection.rule_near") == [("anders/daarom.yaml", 2)]
    assert got.named("selection.pack_near") == [("anders/daarom.yaml", 3)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bestel nu ⟦rood bed⟧", "nl"),
        ("Actie: 2+1 gratis op ⟦rood bed⟧", "nl"),
        ("Like en deel! ⟦rood bed⟧", "nl"),
        ("Happy weekend! ⟦red bed⟧", "en"),
        ("Limited time offer: ⟦red bed⟧", "en"),
    ],
)
def test_a_short_text_is_read_in_its_language(text: str, language: str) -> None:
    (draft,) = (item.document for item in judge({"a.txt": text}).report.drafts)
    assert draft.language == language


def test_a_paragraph_in_another_language_is_read_in_that_language() -> None:
    draft = """---
lang: nl
---
Wij waren gisteren in Londen en spraken daar met de collega's over het ⟦rood bed⟧ en red bed.

Our colleagues in London told us that they are very happy with the ⟦red bed⟧ we made, and with no rood bed.
"""
    judge({"a.md": draft})


def test_marks_do_not_count_as_text() -> None:
    assert repositories.marked("a ⟦b⟧ c") == ("a b c", [(2, 3)])


def test_texts_for_platforms_may_be_a_list_that_names_them() -> None:
    draft = """---
social:
  - {platform: Twitter, text: een ⟦warm water⟧}
  - text: |
      twee ⟦warm
      water⟧
    kanaal: LinkedIn
  - {platform: x, text: drie ⟦warm water⟧}
  - een koud water zonder platform
---
"""
    got = judge({"a.md": draft})
    rows = {item.document.row: item.document.platforms for item in got.report.drafts}
    assert rows == {"social.x": ("x",), "social.linkedin": ("linkedin",), "social.x.1": ("x",)}


def test_a_post_may_be_named_after_a_readme() -> None:
    names = ("license-to-bake.md", "readme-eerste-blog.md", "contributing-to-the-food-bank.md")
    none = (
        "README.nl.md",
        "readme_nl.md",
        "README-zh-CN.md",
        "LICENSE-MIT.txt",
        "LICENSE.md",
        "CONTRIBUTING.md",
    )
    judge({**dict.fromkeys(names, "⟦warm water⟧"), **dict.fromkeys(none, "koud water")})
