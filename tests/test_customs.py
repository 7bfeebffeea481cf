"""The customs of the five kinds of platforms: each kind is served by cited rules, and the manual lists them."""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path

import pytest

from daarom import platforms, rules
from daarom.config import PACKS, Selection
from daarom.model import Rule, Severity

ROOT = Path(__file__).parent.parent
CUSTOMS = runpy.run_path(str(ROOT / "docs/customs.py"))

REFUSED = {"access/alt-missing", "platform/angle-brackets"}
"""Rules that are errors because the platform refuses the text or somebody is left out; they are no customs."""

PACKS_OF_CUSTOMS = ("platform", "access")


@cache
def known() -> tuple[Rule, ...]:
    return rules.load((ROOT / "rules",)).rules


def customs(kind: str) -> tuple[Rule, ...]:
    return CUSTOMS["customs"](kind, known())  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", platforms.KINDS)
def test_each_kind_of_platform_is_served_by_at_least_four_rules_with_a_source_and_a_date(kind: str) -> None:
    on = [item.id for item in customs(kind) if Selection().runs(item.pack)]
    assert len(on) >= 4, on


@pytest.mark.parametrize("name", platforms.known())
def test_no_platform_is_without_customs(name: str) -> None:
    kind = next(kind for kind in platforms.KINDS if name in platforms.of_kind(kind))
    assert [item.id for item in customs(kind) if name in item.platforms]


def test_a_custom_is_never_an_error() -> None:
    every = {item.id: item.severity for kind in platforms.KINDS for item in customs(kind)}
    assert {name for name, severity in every.items() if severity is Severity.error} <= REFUSED


def test_a_rule_about_customs_says_where_and_when_it_was_read() -> None:
    bound = [item for item in known() if item.pack in PACKS_OF_CUSTOMS and item.platforms]
    assert not [item.id for item in bound if not CUSTOMS["cited"](item)]


def test_a_custom_speaks_both_languages() -> None:
    spoken: dict[str, set[str]] = {}
    for item in known():
        if item.pack in PACKS_OF_CUSTOMS and item.platforms:
            spoken.setdefault(item.id, set()).update(item.message)
    assert not [name for name, languages in spoken.items() if languages != {"nl", "en"}]


def test_a_rule_is_for_platforms_that_exist() -> None:
    named = {name for item in known() for name in item.platforms}
    assert named <= set(platforms.known())


def test_the_packs_of_customs_exist() -> None:
    assert set(PACKS_OF_CUSTOMS) <= PACKS


def test_the_page_on_platforms_lists_the_customs_of_today() -> None:
    page = (ROOT / "docs/platforms.md").read_text(encoding="utf-8")
    assert CUSTOMS["page"](page) == page, "run python docs/customs.py"


def test_the_page_names_every_platform_and_leaves_no_blank_open() -> None:
    page = (ROOT / "docs/platforms.md").read_text(encoding="utf-8")
    assert not [name for name in platforms.known() if f"`{name}`" not in page]
    assert not CUSTOMS["BLANK"].search(page)
