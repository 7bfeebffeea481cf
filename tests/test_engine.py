"""From matches to findings: conditions, quotations, intents, severities, merging and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom import engine
from daarom.context import Context
from daarom.errors import ModelError
from daarom.model import (
    Condition,
    Document,
    Field,
    Finding,
    Fix,
    Match,
    Place,
    Problem,
    Rule,
    Severity,
    Source,
)
from daarom.phrasebook import phrase
from daarom.shape import Faults, many
from daarom.yamlfile import parse


def phrases(*texts: str) -> dict[str, object]:
    source = Source("rule.yaml", repr(list(texts)))
    return {"phrases": many(phrase)(parse(source), Faults(source))}


def seeking(*texts: str, **more: object) -> Rule:
    return rule("phrases", options=phrases(*texts), **more)


def found(rules: Sequence[Rule], text: str | Document) -> list[Finding]:
    given = document(text) if isinstance(text, str) else text
    findings, problems = engine.run(engine.compile_rules(rules), [given], context())
    assert not problems
    return findings


def test_a_finding_stands_at_its_words_and_carries_the_rules_words() -> None:
    (finding,) = found([seeking("laatste kans")], "Hallo.\n\nDit is je laatste\nkans, zegt men.")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 11, 4, 5)
    assert finding.message == "laatste kans"
    assert finding.excerpt[slice(*finding.marks[0])] == "laatste kans"


@pytest.mark.parametrize(
    ("within", "met"),
    [
        ("sentence", [True, False, False]),
        ("paragraph", [True, True, False]),
        ("document", [True, True, True]),
    ],
)
def test_a_condition_reaches_as_far_as_it_says(within: str, met: list[bool]) -> None:
    story = "\n\n" + "Het regende de hele nacht. " * 30
    texts = [
        text + story
        for text in ("Korting voor leden.", "Korting. Ook voor leden.", "Korting.\n\nVoor leden.")
    ]
    needs = Condition("phrases", phrases("leden"), within)
    with_it = seeking("korting", all=(needs,))
    without = seeking("korting", unless=(replace(needs, negated=True),))
    assert [bool(found([with_it], text)) for text in texts] == met
    assert [bool(found([without], text)) for text in texts] == [not item for item in met]


def test_a_short_draft_counts_as_one_paragraph() -> None:
    with_it = seeking("korting", all=(Condition("phrases", phrases("leden"), "paragraph"),))
    assert found([with_it], "Korting.\n\nVoor leden.")
    assert not found([with_it], "Korting.\n\nVoor leden.\n\n" + "Het regende de hele nacht. " * 30)


def test_a_condition_before_the_fold_looks_at_the_first_words_only() -> None:
    early = seeking("koop nu", all=(Condition("phrases", phrases("beste lezer"), "fold"),))
    assert found([early], "Beste lezer, koop nu.")
    assert not found([early], "Beste lezer. " + "Verhaal. " * 60 + "Koop nu.")


def test_a_rule_can_lean_on_another_rule_with_its_conditions() -> None:
    marker = seeking(
        "koop nu", id="commercial/buy", unless=(Condition("phrases", phrases("niet"), "sentence", True),)
    )
    leaning = seeking(
        "brood", id="other/bread", all=(Condition("", {}, "paragraph", rules=("commercial/*",)),)
    )
    assert [item.rule for item in found([marker, leaning], "Koop nu brood.")] == [
        "commercial/buy",
        "other/bread",
    ]
    assert not found([marker, leaning], "Koop nu niet dit brood.")


def test_words_in_quotation_marks_are_left_alone_where_the_rule_says_so() -> None:
    deaf = seeking("laatste kans", quotations=False)
    assert not found([deaf], 'De folder riep: "Laatste kans!" Dat vonden we lelijk.')
    assert found([replace(deaf, quotations=True)], 'De folder riep: "Laatste kans!"')


def test_a_declared_intent_spares_a_draft_and_an_unfinished_draft_never_blocks() -> None:
    selling = replace(
        document("Koop nu."), fields=(Field("intent", "sales", "sales", Place("draft.md", 0, 0)),)
    )
    strict = replace(seeking("koop nu", spares=("sales",)), severity=Severity.error)
    assert not found([strict], selling)
    assert found([replace(strict, spares=())], selling)
    assert [item.severity for item in found([strict], replace(document("Koop nu."), unfinished=True))] == [
        Severity.warning
    ]


def test_findings_on_the_same_words_about_the_same_fault_become_the_heaviest() -> None:
    light = replace(seeking("laatste kans", id="a/light", fault="haste"), severity=Severity.note)
    heavy = replace(seeking("je laatste kans nu", id="a/heavy", fault="haste"), severity=Severity.error)
    other = seeking("laatste kans", id="b/other", fault="else")
    findings = found([light, heavy, other], "Dit is je laatste kans nu.")
    assert {item.rule for item in findings} == {"a/heavy", "b/other"}
    first = next(item for item in findings if item.rule == "a/heavy")
    assert (first.message, first.also) == ("laatste kans", ("a/light@nl",))


def test_a_rule_speaks_only_to_text_in_its_language() -> None:
    assert not found([seeking("laatste kans", language="en")], "Je laatste kans.")
    assert found(
        [seeking("laatste kans", language="any")], replace(document("Je laatste kans."), language="de")
    )


def test_a_fingerprint_survives_edits_elsewhere_and_tells_occurrences_apart() -> None:
    haste = seeking("laatste kans")
    before = found([haste], "Je laatste kans en nog een laatste kans.")
    after = found([haste], "Iets nieuws.\n\nNog iets.\n\nJe laatste  kans en nog een laatste kans.")
    assert [item.fingerprint for item in before] == [item.fingerprint for item in after]
    assert len({item.fingerprint for item in before}) == 2


def test_a_long_block_is_cut_to_an_excerpt_that_holds_the_words() -> None:
    text = "woord " * 200 + "laatste kans " + "woord " * 200
    (finding,) = found([seeking("laatste kans")], text)
    assert len(finding.excerpt) <= 170
    assert finding.excerpt[slice(*finding.marks[0])] == "laatste kans"


class Broken:
    """A finder that cannot run."""

    def find(self, documents: Sequence[Document], context: Context) -> Iterable[Match]:  # noqa: ARG002
        raise ModelError(Problem("models/posts", "file.unreadable", {"what": "weg"}))


def test_a_check_that_cannot_run_is_a_problem_and_the_others_run() -> None:
    compiled = engine.compile_rules([seeking("koop nu")])
    broken = replace(compiled, finders=(Broken(), *compiled.finders))
    findings, problems = engine.run(broken, [document("Koop nu.")], context())
    assert [item.rule for item in findings] == ["test/phrases"]
    assert [item.path for item in problems] == ["models/posts"]


@pytest.mark.parametrize(
    ("write", "text", "instead"),
    [
        ({"nl": "mensen"}, "Klanten bellen.", ["Mensen"]),
        ({"nl": "mensen ({match})"}, "De klanten bellen.", ["mensen (klanten)"]),
        ({"nl": ""}, "De klanten bellen.", [""]),
        ({"nl": "mensen ({nooit})"}, "De klanten bellen.", []),
        ({"en": "people", "nl": "mensen"}, "De klanten bellen.", ["mensen"]),
    ],
)
def test_a_rule_writes_its_own_words_in_place_of_those_found(
    write: dict[str, str], text: str, instead: list[str]
) -> None:
    (finding,) = found([seeking("klanten", fix=Fix(write, safe=True))], text)
    assert [edit.replacement for edit in finding.edits] == instead
    assert all(edit.safe for edit in finding.edits)


def test_in_a_quotation_what_a_rule_writes_is_a_suggestion() -> None:
    (finding,) = found([seeking("klanten", fix=Fix({"nl": "mensen"}, True))], "Zij zei: “Klanten bellen.”")
    assert [edit.safe for edit in finding.edits] == [False]
