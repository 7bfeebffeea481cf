"""Which rules fire on their examples and on drafts, and which of their words stand nowhere."""

from __future__ import annotations

from dataclasses import replace

from builders import document, rule

from daarom.firing import Fired, fired
from daarom.model import (
    Checked,
    Directive,
    Document,
    Example,
    Finding,
    Notice,
    Place,
    Report,
    Rule,
    Severity,
    Suppressed,
)
from daarom.rules import Rules
from daarom.ruletest import test_rules as tried


def made(check: str, flags: str, passes: str = "Niets.", **options: object) -> Rule:
    examples = {"flags": (Example(flags),), "passes": (Example(passes),)}
    return rule(check, id=f"huis/{check}", options=options, place=Place(f"{check}.yaml", 0, 0), **examples)


def finding(name: str, language: str = "nl", also: tuple[str, ...] = ()) -> Finding:
    words = ("m", "w", "r", "x")
    return Finding(
        name, "draft.md", None, 1, 1, 1, 2, Severity.note, 1.0, *words, (), "f", language, also=also
    )


def judged(*rules: Rule, report: Report | None = None, drafts: tuple[Document, ...] = ()) -> dict[str, Fired]:
    """What became of each rule, by check."""
    outcome = tried(Rules(rules), rules)
    shown = report or Report(drafts=tuple(map(Checked, drafts)), rules=rules)
    return {item.rule.check: item for item in fired(rules, outcome, shown)}


PHRASES = made("phrases", "Je laatste kans!", phrases=("laatste kans", "nu of nooit", "op is op", "geheid"))


def test_a_word_is_idle_where_neither_an_example_nor_a_draft_holds_it() -> None:
    found = judged(PHRASES, drafts=(document("Het is nu of nooit, zei ze."),))["phrases"]
    assert (found.words, found.idle) == (4, ("op is op", "geheid"))


def test_a_word_counts_where_a_condition_or_a_quotation_keeps_the_rule_silent() -> None:
    deaf = replace(PHRASES, quotations=False)
    assert "op is op" not in judged(deaf, drafts=(document('Hij zei: "op is op".'),))["phrases"].idle


def test_a_word_in_the_example_of_another_rule_does_not_count() -> None:
    other = replace(made("occurrence", "Geheid!", phrases=("geheid",), max=0), fault="x")
    assert judged(PHRASES, other)["phrases"].idle == ("nu of nooit", "op is op", "geheid")
    assert judged(PHRASES, other)["occurrence"].idle == ()


def test_swaps_are_words_and_each_pattern_counts_by_itself() -> None:
    swap = made("substitution", "Middels dit.", swap={"middels": "met", "inzake": "over"})
    pattern = made("pattern", "Een kans.", patterns=("kans", r"k\w+t", "(z)elden"), exceptions=("kat",))
    count = made("occurrence", "Twee.", pattern="twee", max=0)
    found = judged(swap, pattern, count, drafts=(document("De kat zit."),))
    assert found["substitution"].idle == ("inzake",)
    assert found["pattern"].idle == (r"k\w+t", "(z)elden")
    assert (found["occurrence"].words, found["occurrence"].idle) == (1, ())


def test_a_rule_that_no_example_fires_is_told() -> None:
    deaf = made("phrases", "Niets te zien.", phrases=("laatste kans",))
    assert not judged(deaf)["phrases"].examples
    assert judged(PHRASES)["phrases"].examples


def test_a_rule_that_cannot_be_tried_fires_on_nothing() -> None:
    broken = made("pattern", "Kans.", patterns=("kans",), group="weg")
    assert not judged(broken)["pattern"].examples
    unread = made("phrases", "Kans.", phrases=("kans",))
    unread = replace(unread, flags=(Example("Kans.", path="x.doc"),))
    assert not judged(unread)["phrases"].examples


def test_findings_count_also_where_they_were_allowed_or_became_one_with_another() -> None:
    allowed = Directive("allow", ("huis/phrases",), "mag", None, Place("draft.md", 0, 1))
    report = Report(
        findings=(finding("huis/phrases"), finding("huis/x", also=("huis/phrases@nl", "huis/y@nl"))),
        suppressed=(Suppressed(finding("huis/phrases"), allowed),),
        rules=(PHRASES,),
    )
    assert judged(PHRASES, report=report)["phrases"].drafts == 3


def test_a_finding_counts_for_the_rule_in_its_own_language() -> None:
    english = replace(PHRASES, language="en", check="occurrence", options={"phrases": ("x",), "max": 0})
    both = replace(PHRASES, language="any", id="huis/any", check="pattern", options={"pattern": "x"})
    report = Report(
        findings=(finding("huis/phrases"), finding("huis/any", "en")), rules=(PHRASES, english, both)
    )
    found = judged(PHRASES, english, both, report=report)
    assert [found[check].drafts for check in ("phrases", "occurrence", "pattern")] == [1, 0, 1]


def test_a_rule_that_did_not_run_has_no_count() -> None:
    assert judged(PHRASES, report=Report())["phrases"].drafts is None


def test_a_missing_goal_that_was_told_once_for_all_counts() -> None:
    goal = replace(made("reference", "x", what="goal", missing=True), id="plan/goal-missing", language="any")
    report = Report(notices=(Notice("notice.goal_missing", {"count": 3}),), rules=(goal,))
    assert [item.drafts for item in fired((goal,), tried(Rules(()), ()), report)] == [1]
