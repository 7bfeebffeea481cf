"""Disclosure and claims from file to report: by jurisdiction, sector and source, and silent about innocent texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from daarom import lint
from daarom.config import Configs
from daarom.model import Finding, Report, Severity
from daarom.reporters import REPORTERS, View

OFF = "{commercial: false, hype: false, bait: false, voice: false, platform: false, access: false, tone: false, plan: false}"
EVERYWHERE = "jurisdictions: [nl, be, uk, us, eu]\naudience_type: b2c"
PAID = "---\nlanguage: nl\nrelationship: paid\npaid_by: Bergtop\n---\n"


def report(folder: Path, text: str, config: str = EVERYWHERE, plan: str | None = None) -> Report:
    (folder / "draft.md").write_text(text, encoding="utf-8")
    stated = f"root: true\npacks: {OFF}\n{config}\n" + ("" if plan is None else "plan: plan.yaml\n")
    (folder / "daarom.yaml").write_text(stated, encoding="utf-8")
    if plan is not None:
        (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return lint.check(lint.Request((folder / "draft.md",), date(2026, 11, 26)), Configs())


def found(folder: Path, text: str, config: str = EVERYWHERE, plan: str | None = None) -> list[Finding]:
    made = report(folder, text, config, plan)
    assert not made.problems
    return list(made.findings)


def rules(folder: Path, text: str, config: str = EVERYWHERE, plan: str | None = None) -> list[str]:
    return [finding.rule for finding in found(folder, text, config, plan)]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("nl", []),
        ("be", [("disclosure/weak-label", Severity.warning)]),
        ("uk", [("disclosure/rejected-label", Severity.error)]),
        ("us", [("disclosure/rejected-label", Severity.error)]),
    ],
)
def test_one_label_is_fine_in_one_place_and_not_in_another(
    tmp_path: Path, place: str, expected: list[tuple[str, Severity]]
) -> None:
    text = f"{PAID}#spon Drie dagen met Bergtop door de Ardennen."
    given = found(tmp_path, text, f"jurisdictions: {place}")
    assert [(item.rule, item.severity) for item in given] == expected


def test_what_rests_on_a_secondary_source_is_at_most_a_warning_unless_the_config_says_otherwise(
    tmp_path: Path,
) -> None:
    text = "---\nlanguage: en\nrelationship: affiliate\n---\nMy seeds are on the list. #affiliate"
    (finding,) = found(tmp_path, text, "jurisdictions: uk")
    assert (finding.rule, finding.severity) == ("disclosure/rejected-label", Severity.warning)
    (finding,) = found(tmp_path, text, "jurisdictions: uk\nrules: {disclosure/rejected-label: error}")
    assert finding.severity is Severity.error


def test_an_unfinished_advertisement_does_not_block(tmp_path: Path) -> None:
    text = (
        "---\nlanguage: nl\nrelationship: paid\npaid_by: Bergtop\ndraft: true\n---\nDrie dagen met Bergtop."
    )
    (finding,) = found(tmp_path, text, "jurisdictions: nl")
    assert (finding.rule, finding.severity) == ("disclosure/label-missing", Severity.warning)


def test_the_finding_says_what_to_do_in_the_language_of_the_draft(tmp_path: Path) -> None:
    (dutch,) = found(tmp_path, f"{PAID}Drie dagen met Bergtop.", "jurisdictions: [nl, be]")
    assert "#advertentie" in dutch.remedy
    assert "Nederland en België" in dutch.why
    english = PAID.replace("nl", "en") + "Three days with Bergtop."
    (finding,) = found(tmp_path, english, "jurisdictions: [uk, us]")
    assert "#ad" in finding.remedy
    assert "the United Kingdom and the United States" in finding.why


def test_the_plan_gives_jurisdictions_and_labels_of_its_own(tmp_path: Path) -> None:
    plan = "jurisdictions: [be]\ncompliance: {labels: {extra_accepted: [met steun van]}}\n"
    assert rules(tmp_path, f"{PAID}Drie dagen met Bergtop.", "", plan) == ["disclosure/label-missing"]
    assert rules(tmp_path, f"{PAID}Met steun van Bergtop: drie dagen.", "", plan) == []


def test_a_rule_of_one_jurisdiction_runs_only_there(tmp_path: Path) -> None:
    text = "---\nlanguage: nl\n---\nLike onze pagina en win een taart. De voorwaarden staan op de site."
    assert rules(tmp_path, text, "jurisdictions: [nl]\naudience_type: b2c") == []
    assert rules(tmp_path, text, "jurisdictions: [be]\naudience_type: b2c") == ["claims/like-lottery"]
    assert rules(tmp_path, text, "audience_type: b2c\nrules: {claims/like-lottery: note}") == [
        "claims/like-lottery"
    ]


def test_the_law_of_the_eu_holds_for_its_members_and_where_nothing_is_stated(tmp_path: Path) -> None:
    text = "---\nlanguage: nl\n---\nDe plank van € 25 voor € 15."
    for places, expected in (("nl", 1), ("be", 1), ("eu", 1), ("uk", 0), ("us", 0)):
        assert len(rules(tmp_path, text, f"audience_type: b2c\njurisdictions: {places}")) == expected, places
    assert rules(tmp_path, text, "audience_type: b2c") == ["claims/former-price"]


def test_a_regulated_sector_switches_on_the_claims_and_its_own_rules(tmp_path: Path) -> None:
    text = "---\nlanguage: nl\nplatforms: [instagram]\n---\nHet nieuwe bokbier hangt aan de tap."
    assert rules(tmp_path, text, "jurisdictions: nl", "compliance: {regulated: [alcohol]}") == [
        "claims/alcohol-without-nix18"
    ]
    assert rules(tmp_path, text, "jurisdictions: nl", "compliance: {regulated: [none]}") == []
    assert rules(tmp_path, text, "jurisdictions: uk", "compliance: {regulated: [alcohol]}") == []


def test_evidence_must_be_in_the_folder_beside_the_plan(tmp_path: Path) -> None:
    text = "---\nlanguage: nl\nevidence: lca.pdf\n---\nOnze kaarsen zijn milieuvriendelijk."
    plan = "compliance: {evidence_dir: bewijs}\n"
    given = found(tmp_path, text, EVERYWHERE, plan)
    assert [(item.rule, item.line) for item in given] == [
        ("claims/evidence-not-found", 3),
        ("claims/green-generic", 5),
    ]
    (tmp_path / "bewijs").mkdir()
    (tmp_path / "bewijs" / "lca.pdf").write_bytes(b"%PDF")
    assert rules(tmp_path, text, EVERYWHERE, plan) == []


def test_that_it_is_no_legal_advice_is_said_once_and_only_with_such_a_finding(tmp_path: Path) -> None:
    text = f"{PAID}Drie dagen. #spon #collab"
    keys = [notice.key for notice in report(tmp_path, text).notices]
    assert keys.count("notice.no_legal_advice") == 1
    clean = report(tmp_path, "De oven is stuk en Ruud ligt er met zijn hoofd in.").notices
    assert "notice.no_legal_advice" not in [notice.key for notice in clean]


@pytest.mark.parametrize(
    "text",
    [
        "Hoe herken je een groene claim? De krant zocht uit wat 'milieuvriendelijk' op een fles betekent.",
        "'Klimaatneutrale bezorging', staat er op de doos. Volgens de toezichthouder mag dat niet meer.",
        "Zaterdag is het open dag. De toegang is gratis en er is koffie.",
        "Ons brood is biologisch (Skal 12345) en de tarwe komt van boer Henk.",
        "De Kansspelautoriteit legde een casino een boete op omdat jongeren gratis spins kregen.",
        "De bibliotheek verloot boeken voor het goede doel. De voorwaarden staan op bieb.example/loterij.",
        "In samenwerking met de school legden we een tuin aan. Bedankt, @groendoen!",
        "Met code 4411 kom je binnen bij de fietsenstalling.",
        "De advertentie voor een nieuwe collega staat sinds vandaag online.",
        "Tien lessen over adverteren. #marketing #reclame #tips",
        "Elke dag wandelen is goed voor je bloeddruk, zegt de huisarts.",
        "Wethouder Van Dam wedde om een taart dat de brug in mei open zou gaan.",
        "Dank aan Bergtop voor de tent op het dorpsfeest.",
        "De sponsorloop bracht 2.310 euro op.",
        "We kregen vorige week honderd reacties, waarvan veertig over het zebrapad.",
    ],
)
def test_innocent_dutch_texts_are_left_alone(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, f"---\nlanguage: nl\n---\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The watchdog looked at 'eco-friendly' on forty bottles and found greenwashing.",
        "Entry is free, and so is the coffee.",
        "The library holds a raffle for charity; the terms are at library.example/raffle.",
        "In partnership with the school we planted forty trees. Thanks to @amina for the photographs.",
        "The sponsored walk raised £2,310.",
        "An ad in the local paper brought us Karim.",
        "Our council partner met the residents on Tuesday.",
        "Gambling addiction starts young: what free spins do to teenagers, according to a new study.",
        "She sent us a photograph of the pond.",
    ],
)
def test_innocent_english_texts_are_left_alone(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, f"---\nlanguage: en\n---\n{text}") == []


HOSTILE = "\u202e::error::<script>alert(1)</script>\x1b[31m=cmd|' /C calc'!A0](javascript:x)"


@pytest.mark.parametrize("shape", sorted(REPORTERS))
def test_hostile_words_in_what_a_draft_states_are_harmless_in_every_output(
    tmp_path: Path, shape: str
) -> None:
    stated = HOSTILE.replace("\x1b", "\\e").replace('"', "")
    text = f'---\nlanguage: nl\nrelationship: paid\npaid_by: "{stated}"\nevidence: ["{stated}"]\n---\nEen verhaal. #spon'
    made = report(tmp_path, text, EVERYWHERE, "compliance: {evidence_dir: bewijs}")
    shown = REPORTERS[shape](made, View(language="nl"))
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
    assert not [line for line in shown.splitlines() if line.startswith("::error::<")]
