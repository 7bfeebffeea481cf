"""The labels of advertising come from one dated file, each judgement with its source; rules lean on no more than they have."""

from __future__ import annotations

import runpy
from datetime import date
from pathlib import Path

import pytest

from daarom import labels, rules
from daarom.config import JURISDICTIONS
from daarom.labels import Judgement, Label
from daarom.model import Rule, Severity

ROOT = Path(__file__).parent.parent.parent
LABELS = (*labels.everything().labels, labels.everything().tool)
LAWFUL = tuple(
    rule for pack in ("disclosure", "claims") for rule in rules.load((ROOT / "rules" / pack,)).rules
)


def judgements(label: Label) -> tuple[Judgement, ...]:
    return (*(item for said in label.judged.values() for item in said), *label.elsewhere)


@pytest.mark.parametrize("source", labels.everything().sources.values(), ids=lambda source: source.id)
def test_every_source_has_a_name_an_address_and_the_day_it_was_seen(source: labels.Source) -> None:
    assert source.name
    assert source.url.startswith(("https://", "http://"))
    assert date(2026, 1, 1) <= source.checked <= labels.everything().checked
    assert source.read in ("page", "copy", "report")
    assert not (source.primary and source.read == "report"), (
        "an authority's own words were seen, or it is not primary"
    )


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.id)
def test_every_label_is_judged_with_a_source_and_a_standing(label: Label) -> None:
    assert judgements(label)
    assert all(item.standing in labels.STANDINGS for item in judgements(label))
    assert set(label.judged) <= set(JURISDICTIONS)
    assert set(label.languages) <= {"nl", "en", "fr"}


def test_no_way_of_writing_belongs_to_two_labels() -> None:
    written = [f"#{tag}" for label in LABELS for tag in label.tags]
    written += [text for label in LABELS for text in (*label.words, *label.phrases)]
    assert len(written) == len(set(written))


def test_every_source_is_used() -> None:
    known = labels.everything()
    used = {item.source.id for label in LABELS for item in judgements(label)}
    for place in known.jurisdictions.values():
        used |= {
            source.id
            for source in (place.duty, place.closed, place.language, place.fold, place.row)
            if source
        }
    assert set(known.sources) == used


def test_every_jurisdiction_of_the_config_has_a_duty_and_names_in_both_languages() -> None:
    places = labels.everything().jurisdictions
    assert tuple(places) == JURISDICTIONS
    for place in places.values():
        assert place.duty.primary
        assert set(place.names) == {"nl", "en"}


@pytest.mark.parametrize("rule", LAWFUL, ids=lambda rule: f"{rule.id}@{rule.language}")
def test_a_rule_on_the_law_names_its_source_and_blocks_only_on_a_primary_one(rule: Rule) -> None:
    own = "own" in rule.source
    secondary = "secondary" in rule.source
    assert own or secondary or "https://" in rule.source
    assert rule.severity < Severity.error or not secondary


def test_the_documentation_page_shows_what_the_data_says() -> None:
    refresh = runpy.run_path(str(ROOT / "docs/refresh_disclosure.py"))
    page = (ROOT / "docs/disclosure.md").read_text(encoding="utf-8")
    assert refresh["refreshed"](page) == page, "run python docs/refresh_disclosure.py"
