"""The pages about rules and checks and the schemas are what rules and code say today."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from daarom import assets, rules
from daarom.catalogue import has
from daarom.checks import CHECKS
from daarom.config import PACKS

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def generate() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs/generate.py"))


def test_pages_and_schemas_are_current(generate: dict[str, Any]) -> None:
    assert generate["outdated"](generate["pages"]()) == [], "run python docs/generate.py"


def test_every_rule_has_a_section_with_its_words_in_each_language() -> None:
    for rule in rules.load((assets.rules_folder(),)).rules:
        page = (ROOT / f"docs/rules/{rule.pack}.md").read_text(encoding="utf-8")
        assert f"\n## `{rule.id}`\n" in page
        for language in ("nl", "en") if rule.language == "any" else (rule.language,):
            words = rule.words(rule.remedy, language).split("{")[0].split("*")[0].split("[")[0].split("_")[0]
            assert words.split("`")[0].split("#")[0].split("<")[0].strip() in page, rule.id


def test_every_check_has_a_section() -> None:
    page = (ROOT / "docs/checks.md").read_text(encoding="utf-8")
    assert not [name for name in CHECKS if f"\n## {name}\n" not in page]


def test_every_pack_is_described() -> None:
    assert not [pack for pack in PACKS - {"calendar"} if not has(f"pack.{pack}")]


def test_a_page_that_is_not_current_or_no_longer_made_is_named(
    generate: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    made = dict(generate["pages"]())
    gone = ROOT / "docs/rules/voice.md"
    del made[gone]
    made[ROOT / "docs/checks.md"] += "more\n"
    assert generate["outdated"](made) == ["docs/checks.md", "docs/rules/voice.md"]
    assert generate["main"](["--check"]) == 0
    assert capsys.readouterr().out.strip() == ""
