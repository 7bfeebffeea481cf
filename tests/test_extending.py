"""A rule may extend another: it takes over what it does not say itself, and adds or drops words."""

from __future__ import annotations

from pathlib import Path

import pytest

from daarom import rules
from daarom.model import Rule, Severity

PARENT = """\
id: commercial/urgency
check: phrases
severity: warning
message: "'{match}' zet de lezer onder druk."
remedy: Vertel tot wanneer het kan.
why: Haast is het kenmerk van een advertentie.
source: UCPD annex I no. 7
options:
  phrases: [laatste kans, wees er snel bij, op is op]
  exceptions: [laatste kansrijke]
platforms: [instagram]
examples:
  flags: ["Je laatste kans!"]
  passes: ["Kom je?"]
"""
CHILD = """\
id: huis/haast
extends: commercial/urgency
add: {phrases: [nu of nooit], exceptions: [op is op in de kast]}
drop:
  phrases: [Laatste  kans]
examples:
  flags: ["Het is nu of nooit."]
  passes: ["Je laatste kans!"]
"""


def load(tmp_path: Path, *texts: str, language: str = "nl") -> rules.Rules:
    for number, text in enumerate(texts):
        path = tmp_path / "pack" / language / f"{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return rules.load([tmp_path])


def child(tmp_path: Path, *texts: str) -> Rule:
    loaded = load(tmp_path, PARENT, *texts)
    assert not loaded.problems
    (rule,) = loaded.named("huis/haast")
    return rule


def told(loaded: rules.Rules) -> list[tuple[str, str, int | None]]:
    return [(Path(problem.path).name, problem.key, problem.line) for problem in loaded.problems]


def test_words_are_added_and_dropped_and_the_rest_is_taken_over(tmp_path: Path) -> None:
    rule = child(tmp_path, CHILD)
    assert rule.options["phrases"] == ("wees er snel bij", "op is op", "nu of nooit")
    assert rule.options["exceptions"] == ("laatste kansrijke", "op is op in de kast")
    assert (rule.pack, rule.check, rule.severity) == ("huis", "phrases", Severity.warning)
    assert rule.message == {"nl": "'{match}' zet de lezer onder druk."}
    assert (rule.platforms, rule.spares, rule.quotations, rule.fault) == (
        ("instagram",),
        ("sales",),
        False,
        "commercial",
    )
    assert [item.draft for item in rule.flags] == ["Het is nu of nooit."]


def test_what_the_child_says_itself_goes_before(tmp_path: Path) -> None:
    own = (
        CHILD
        + "severity: error\nmessage: Geen haast.\nplatforms: []\noptions: {phrases: [haast], minimum: 2}\n"
    )
    rule = child(tmp_path, own.replace("drop:\n  phrases: [Laatste  kans]\n", ""))
    assert (rule.severity, rule.message, rule.platforms) == (Severity.error, {"nl": "Geen haast."}, ())
    assert (rule.options["phrases"], rule.options["minimum"]) == (("haast", "nu of nooit"), 2)


def test_a_child_can_be_extended_wherever_its_file_stands(tmp_path: Path) -> None:
    grandchild = CHILD.replace("huis/haast", "huis/meer").replace("commercial/urgency", "huis/haast")
    grandchild = grandchild.replace("[Laatste  kans]", "[op is op]").replace("nu of nooit]", "haast je]")
    loaded = load(tmp_path, grandchild, CHILD, PARENT)
    assert not loaded.problems
    (rule,) = loaded.named("huis/meer")
    assert rule.options["phrases"] == ("wees er snel bij", "nu of nooit", "haast je")


def test_a_rule_for_any_language_is_extended_in_one(tmp_path: Path) -> None:
    both = PARENT.replace("message: \"'{match}' zet de lezer onder druk.\"", "message: {nl: Nee, en: No}")
    both = both.replace("remedy: Vertel tot wanneer het kan.", "remedy: {nl: r, en: r}")
    both = both.replace("why: Haast is het kenmerk van een advertentie.", "why: {nl: w, en: w}")
    load(tmp_path, both, language="any")
    loaded = load(tmp_path, CHILD)
    assert not loaded.problems
    assert {(rule.id, rule.language) for rule in loaded.rules} == {
        ("commercial/urgency", "any"),
        ("huis/haast", "nl"),
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("drop:\n  phrases: [Laatste  kans]", "drop:\n  phrases: [nooit meer]"), ("amend.absent", 5)),
        (("[Laatste  kans]", "[laatste kan]"), ("amend.absent_near", 5)),
        (("[Laatste  kans]", "[laatste kans, wees er snel bij, op is op, nu of nooit]"), ("amend.empty", 5)),
        (("add: {phrases", "add: {frases"), ("selection.option", 3)),
        (("add: {phrases: [nu of nooit]", "add: {minimum: 2"), ("amend.single", 3)),
        (("  phrases: [Laatste  kans]", "  phrases: {a: b}"), ("shape.text", 5)),
        (("add: {phrases: [nu of nooit]", "add: {phrases: ['(nu']"), ("lexical.bracket", 3)),
        (("add: {", "add: {en: {phrases: [now]}, "), ("amend.language", 3)),
        (("extends: commercial/urgency", "extends: commercial/urgncy"), ("extends.unknown_near", 2)),
        (("extends: commercial/urgency", "extends: x/y"), ("extends.unknown", 2)),
        (("extends: commercial/urgency", "extends: huis/haast"), ("extends.cycle", 2)),
        (("extends: commercial/urgency", "extends: [a]"), ("extends.unknown", 2)),
        (("extends: commercial/urgency\n", ""), ("extends.alone", 2)),
        (("drop:", "check: phrases\ndrop:"), ("extends.check", 4)),
        (("examples:", "exampels:"), ("shape.missing", 1)),
        (("examples:", "message: '{mach}'\nexamples:"), ("rules.blank", 6)),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str], expected: tuple[str, int]
) -> None:
    assert change[0] in CHILD
    loaded = load(tmp_path, PARENT, CHILD.replace(*change))
    assert ("1.yaml", *expected) in told(loaded)
    assert loaded.ids == ("commercial/urgency",)


def test_a_rule_in_another_language_cannot_be_extended(tmp_path: Path) -> None:
    load(tmp_path, PARENT)
    loaded = load(tmp_path, CHILD, language="en")
    assert [key for _, key, _ in told(loaded)] == ["extends.language"]


def test_a_circle_is_shown_whole_and_who_leans_on_it_is_told(tmp_path: Path) -> None:
    one = CHILD.replace("commercial/urgency", "huis/twee")
    two = one.replace("huis/haast", "huis/drie").replace("extends: huis/twee", "extends: huis/haast")
    two = two.replace("id: huis/drie", "id: huis/twee")
    leaning = CHILD.replace("huis/haast", "huis/drie").replace("commercial/urgency", "huis/twee")
    loaded = load(tmp_path, one, two, leaning)
    assert told(loaded) == [
        ("0.yaml", "extends.cycle", 2),
        ("1.yaml", "extends.cycle", 2),
        ("2.yaml", "extends.broken", 2),
    ]
    assert loaded.problems[0].values["chain"] == "huis/haast → huis/twee → huis/haast"


def test_a_child_of_a_faulty_rule_is_told_so(tmp_path: Path) -> None:
    loaded = load(tmp_path, PARENT.replace("severity", "severty"), CHILD)
    assert ("1.yaml", "extends.broken", 2) in told(loaded)


def test_an_id_that_is_taken_is_refused_and_the_first_rule_stays(tmp_path: Path) -> None:
    loaded = load(tmp_path, PARENT, PARENT.replace("severity: warning", "severity: error"))
    assert told(loaded) == [("1.yaml", "rules.taken", 1)]
    assert [rule.severity for rule in loaded.rules] == [Severity.warning]


def test_a_file_that_two_folders_hold_is_read_once(tmp_path: Path) -> None:
    load(tmp_path, PARENT)
    loaded = rules.load([tmp_path, tmp_path / "pack"])
    assert len(loaded.rules) == 1
    assert not loaded.problems
