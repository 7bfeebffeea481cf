"""The example repositories: good drafts stay untouched, and each pitfall is found where it stands."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from daarom import audit, lint
from daarom.config import Configs
from daarom.model import Report, Severity

ROOT = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 11, 22)

GOOD = (
    "bakkerij/blog/desem-heeft-geen-haast.md",
    "bakkerij/blog/leerling-van-de-maand.md",
    "bakkerij/social/vraag-van-de-week.md",
    "bakkerij/social/bedankt-henk.md",
    "bakkerij/social/kerststol.md",
    "bakkerij/site/openingstijden.html",
    "gemeente/nieuws/molenstraat-dicht.md",
    "gemeente/nieuws/subsidie-regenton.md",
    "gemeente/social/pleinen.md",
    "software/content/posts/the-restore-that-failed.md",
    "software/content/posts/release-4-3.md",
    "software/content/posts/five-questions.mdx",
    "planning/social/voorjaar.yaml",
    "planning/social/nachtdienst.tweet",
    "planning/video/otters.yaml",
    "planning/video/otters.nl.vtt",
)

PITFALLS = (
    ("bakkerij/blog/de-beste-bakker.md", "hype/self-praise"),
    ("bakkerij/blog/de-beste-bakker.md", "commercial/advertisement"),
    ("bakkerij/blog/de-beste-bakker.md", "voice/generic-author"),
    ("bakkerij/social/laatste-kans.md", "commercial/advertisement"),
    ("bakkerij/social/laatste-kans.md", "platform/too-many-hashtags"),
    ("bakkerij/social/like-en-win.md", "bait/like-bait"),
    ("bakkerij/social/persbericht.md", "voice/press-release"),
    ("bakkerij/social/iedereen-zit-op-tiktok.md", "plan/platform-unknown"),
    ("bakkerij/social/iedereen-zit-op-tiktok.md", "plan/goal-unknown"),
    ("bakkerij/social/verkeerde-dag.md", "platform/weekday-date-disagree"),
    ("bakkerij/social/verkeerde-dag.md", "access/alt-missing"),
    ("gemeente/nieuws/participatie.md", "plan/banned-term"),
    ("gemeente/social/storing-x.md", "voice/address-not-as-planned"),
    ("software/content/posts/game-changer.md", "commercial/advertisement"),
    ("planning/maart.csv", "commercial/advertisement"),
    ("planning/buffer.csv", "bait/like-bait"),
)


@cache
def report() -> Report:
    return lint.check(lint.Request((ROOT,), TODAY), Configs())


def found(path: str) -> list[tuple[str, Severity]]:
    return [(item.rule, item.severity) for item in report().findings if item.path.endswith(path)]


def test_every_draft_can_be_read_and_no_allowance_is_idle() -> None:
    assert not report().problems
    assert not report().unused_allowances


@pytest.mark.parametrize("path", GOOD)
def test_an_editor_and_daarom_leave_a_good_draft_alone(path: str) -> None:
    assert not [rule for rule, severity in found(path) if severity > Severity.note]


@pytest.mark.parametrize(("path", "rule"), PITFALLS)
def test_a_pitfall_is_found(path: str, rule: str) -> None:
    assert rule in {name for name, _ in found(path)}


def test_an_unfinished_draft_never_blocks() -> None:
    assert all(severity < Severity.error for _, severity in found("concept-zomerbrood.md"))


def test_each_text_for_a_platform_is_a_draft_beside_the_file_itself() -> None:
    rows = [
        item.document.row for item in report().drafts if item.document.path.endswith("vraag-van-de-week.md")
    ]
    assert rows == [None, "social.facebook", "social.instagram"]


def test_each_row_of_a_queue_is_a_draft_and_only_the_planted_ones_are_found() -> None:
    rows = {
        name: [item.document.row for item in report().drafts if item.document.path.endswith(name)]
        for name in ("maart.csv", "voorjaar.yaml", "nachtdienst.tweet")
    }
    assert rows == {
        "maart.csv": [2, 3, 4, 5, "2.social.x"],
        "voorjaar.yaml": ["lammeren", "stekelvarken"],
        "nachtdienst.tweet": [1, 2],
    }
    found = {(Path(item.path).name, item.row) for item in report().findings if item.path.endswith(".csv")}
    assert found == {("maart.csv", 3), ("buffer.csv", 3)}


def test_the_plans_are_complete_and_the_first_attempt_of_the_bakery_is_not() -> None:
    complete = audit.check_plans(tuple(ROOT / name for name in ("bakkerij", "gemeente", "software")), TODAY)
    assert not complete.problems
    assert not complete.findings
    first = audit.check_plans((ROOT / "bakkerij/eerste-poging",), TODAY)
    assert {"plan/why-bandwagon", "plan/audience-everyone", "plan/people-marketing-only"} <= {
        item.rule for item in first.findings
    }
