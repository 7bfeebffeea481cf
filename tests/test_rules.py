"""Rule files: read whole, or refused with every fault and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from daarom import rules
from daarom.errors import RuleError
from daarom.model import Severity, Source
from daarom.yamlfile import parse

GOOD = """\
id: commercial/urgency
check: phrases
severity: warning
message: "'{match}' zet de lezer onder druk."
remedy: Vertel tot wanneer het kan.
why: Haast is het kenmerk van een advertentie.
source: UCPD annex I no. 7
options:
  phrases: [laatste kans]
unless:
  - rules: [commercial/*]
    within: paragraph
examples:
  flags: ["Je laatste kans!"]
  passes: [{draft: "Kom je?", today: 2026-11-22}]
"""


def read(text: str, language: str = "nl") -> rules.Rule:
    source = Source("rules/commercial/nl/urgency.yaml", text)
    return rules.parse(source, parse(source), language)


def faults(text: str, language: str = "nl") -> list[tuple[str, int | None]]:
    with pytest.raises(RuleError) as caught:
        read(text, language)
    return [(problem.key, problem.line) for problem in caught.value.problems]


def test_a_rule_is_read_whole() -> None:
    rule = read(GOOD)
    assert (rule.id, rule.pack, rule.severity, rule.language, rule.fault) == (
        "commercial/urgency",
        "commercial",
        Severity.warning,
        "nl",
        "commercial",
    )
    assert rule.unless[0].negated
    assert (rule.unless[0].rules, rule.unless[0].within) == (("commercial/*",), "paragraph")
    assert rule.passes[0].today == "2026-11-22"


def test_rules_about_selling_leave_quotations_and_declared_sales_alone() -> None:
    assert not read(GOOD).quotations
    assert read(GOOD).spares == ("sales",)
    assert read(GOOD + "quotations: true\nspares: []\n").quotations


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("check: phrases", "check: frases"), ("shape.choice", 2)),
        (("severity: warning", "severity: heavy"), ("shape.choice", 3)),
        (("remedy:", "remidy:"), ("shape.misspelt", 5)),
        (("  phrases:", "  frazes:"), ("shape.misspelt", 9)),
        (("id: commercial/urgency", "id: urgency"), ("rules.id", 1)),
        (("id: commercial/urgency", "id: commercial/urgency#1"), ("rules.id", 1)),
        (('["Je laatste kans!"]', "[]"), ("rules.no_examples", 14)),
        (("within: paragraph", "within: page"), ("shape.choice", 12)),
        (("  - rules: [commercial/*]\n    within", "  - within"), ("shape.missing", 11)),
    ],
)
def test_a_fault_in_a_rule_is_named_with_its_line(change: tuple[str, str], expected: tuple[str, int]) -> None:
    assert expected in faults(GOOD.replace(*change))


def test_a_rule_in_no_language_folder_is_refused() -> None:
    assert ("rules.language", 1) in faults(GOOD, "fr")


def test_a_rule_for_any_language_needs_both_wordings() -> None:
    text = GOOD.replace("remedy: Vertel tot wanneer het kan.", "remedy: {nl: Vertel}")
    assert ("shape.missing", 5) in faults(text, "any")


def folder(tmp_path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = tmp_path / "commercial" / "nl" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_rule_that_cannot_be_used_does_not_stop_the_others(tmp_path: Path) -> None:
    loaded = rules.load([folder(tmp_path, urgency=GOOD, broken="id: [")])
    assert loaded.ids == ("commercial/urgency",)
    assert [problem.key for problem in loaded.problems] == ["yaml.broken"]


def test_a_condition_that_names_no_existing_rule_is_a_problem(tmp_path: Path) -> None:
    loaded = rules.load([folder(tmp_path, urgency=GOOD.replace("commercial/*", "hype/prayse"))])
    assert [(problem.key, problem.values["name"]) for problem in loaded.problems] == [
        ("rules.stranger", "hype/prayse")
    ]


def test_a_rule_for_any_language_in_one_language_is_refused() -> None:
    assert [key for key, _ in faults(GOOD, "any")] == ["rules.both"] * 3


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("'{match}' zet", "'{mach}' zet"), "rules.blank"),
        (("'{match}' zet", "'{found}' en '{phrase}' op {platform} zet"), None),
    ],
)
def test_a_blank_that_the_check_does_not_fill_is_refused(change: tuple[str, str], key: str | None) -> None:
    assert (
        [item for item, _ in faults(GOOD.replace(*change))] == [key] if key else read(GOOD.replace(*change))
    )


def test_a_blank_may_be_a_group_of_the_pattern() -> None:
    text = GOOD.replace("check: phrases", "check: pattern").replace("{match}", "{wat}")
    assert read(text.replace("phrases: [laatste kans]", "pattern: 'laatste (?<wat>kans)'")).check == "pattern"


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    loaded = rules.load([folder(tmp_path / "one", urgency=GOOD), tmp_path / "none"])
    assert loaded.ids == ("commercial/urgency",)
    assert [problem.key for problem in loaded.problems] == ["rules.no_folder"]


@pytest.mark.parametrize(
    ("fix", "write", "safe"),
    [
        ("{write: nu}", {"nl": "nu"}, False),
        ("{write: '', safe: true}", {"nl": ""}, True),
        ("{write: {nl: nu, en: now}}", {"nl": "nu", "en": "now"}, False),
    ],
)
def test_a_rule_says_what_it_writes_instead(fix: str, write: dict[str, str], safe: bool) -> None:
    made = read(f"{GOOD}fix: {fix}\n").fix
    assert made is not None
    assert (made.write, made.safe) == (write, safe)


def test_a_fix_that_says_nothing_to_write_is_refused() -> None:
    assert ("shape.missing", 17) in faults(f"{GOOD}fix:\n  safe: true\n")


def test_a_rule_may_be_for_some_jurisdictions_and_sectors_only() -> None:
    rule = read(GOOD + "jurisdictions: [nl, be]\nsectors: alcohol\n")
    assert (rule.jurisdictions, rule.sectors) == (("nl", "be"), ("alcohol",))
    assert ("shape.choice", 16) in faults(GOOD + "jurisdictions: [fr]\n")
