"""`daarom rules` and `daarom explain`: what rules there are, what they say, and whether they do it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CONFIG, RULE, Answer, write

Daarom = Callable[..., Answer]

WRONG = RULE.format(name="mis", severity="warning", phrase="koop nu").replace(
    "De oven is stuk.", "Wie zegt er nog koop nu?"
)
DEAF = RULE.format(name="doof", severity="warning", phrase="koop nu").replace(
    "Wij zeggen koop nu", "Wij zeggen niets"
)


def test_all_rules_are_listed_by_pack(daarom: Daarom) -> None:
    answer = daarom("rules", "list", language="nl")
    lines = [line.split() for line in answer.out.splitlines()]
    assert answer.code == 0
    assert ["eigen", "(aan)"] in lines
    assert ["commercial", "(uit)"] in lines
    assert ["eigen/fout", "stop", "nl"] in lines
    assert ["commercial/urgency", "let", "op", "en", "nl"] in lines


def test_a_rule_that_cannot_be_read_is_told_beside_the_list(daarom: Daarom, here: Path) -> None:
    write(here, {"eigen/eigen/nl/stuk.yaml": WRONG.replace("severity", "severty")})
    answer = daarom("rules", "list")
    assert answer.code == 2
    assert "eigen/fout" in answer.out
    assert "eigen/eigen/nl/stuk.yaml:3: There is no key 'severty'. Did you mean 'severity'?" in answer.err


def test_a_rule_is_explained_in_the_language_asked_for(daarom: Daarom) -> None:
    dutch, english = (
        daarom("explain", "commercial/urgency", language="nl"),
        daarom("explain", "commercial/urgency"),
    )
    assert (dutch.code, english.code) == (0, 0)
    assert dutch.out.startswith("commercial/urgency (nl) · let op\n")
    assert english.out.startswith("commercial/urgency (en) · warning\n")
    assert [
        word
        for word in ("Daarom:", "Doe dit:", "Bron:", "Hier slaat de regel aan:", "Dit mag:")
        if word not in dutch.out
    ] == []


def test_a_rule_of_your_own_is_explained_in_its_own_language(daarom: Daarom) -> None:
    assert "Zo schrijven wij niet." in daarom("explain", "eigen/fout").out


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("commercial/urgncy", "Did you mean commercial/urgency?"),
        ("urgency", "Did you mean commercial/urgency?"),
        ("zzz", "See the rules with `daarom rules list`."),
    ],
)
def test_an_unknown_rule_is_told_with_the_nearest(daarom: Daarom, name: str, remedy: str) -> None:
    answer = daarom("explain", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"{name}: There is no such rule. {remedy}\n"


def test_rules_that_do_what_their_examples_say_pass(daarom: Daarom) -> None:
    answer = daarom("rules", "test", "eigen")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "3 rules, 6 examples, 0 failed.\n"


def test_a_rule_that_does_otherwise_than_its_examples_say_fails(daarom: Daarom, here: Path) -> None:
    write(here, {"proef/eigen/nl/mis.yaml": WRONG, "proef/eigen/nl/doof.yaml": DEAF})
    answer = daarom("rules", "test", "proef", language="nl")
    assert answer.code == 1
    assert (
        "proef/eigen/nl/mis.yaml: deze tekst hoort de regel met rust te laten: Wie zegt er nog koop nu?"
        in answer.out
    )
    assert (
        "proef/eigen/nl/doof.yaml: deze tekst hoort de regel te vinden: Wij zeggen niets tegen de lezer."
        in answer.out
    )
    assert answer.out.endswith("2 regels, 4 voorbeelden, 2 fout.\n")


def test_a_rule_is_held_to_what_a_draft_becomes_with_its_edits(daarom: Daarom, here: Path) -> None:
    rule = RULE.format(name="mis", severity="note", phrase="klant").replace(
        'flags: ["Wij zeggen klant tegen de lezer."]',
        "flags: [{draft: De klant., after: De gast.}, {draft: Klant., after: Buur.}]",
    )
    write(here, {"proef/eigen/nl/mis.yaml": rule + "fix: {write: gast}\n"})
    answer = daarom("rules", "test", "proef", language="nl")
    assert answer.code == 1
    assert "na de verbetering hoort er te staan: Buur. Er staat: Gast." in answer.out
    assert answer.out.endswith("1 regels, 3 voorbeelden, 1 fout.\n")


def test_only_the_rules_in_the_folder_are_tested(daarom: Daarom, here: Path) -> None:
    write(here, {"eigen2/eigen/nl/mis.yaml": WRONG})
    assert daarom("rules", "test", "eigen").code == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("nl/mis.yaml", WRONG.replace("severity", "severty"), "nl/mis.yaml:3: There is no key 'severty'."),
        (
            "nl/mis.yaml",
            WRONG.replace("check: phrases", "check: frases"),
            "nl/mis.yaml:2: 'frases' is not a choice here. Choose from: access,",
        ),
        ("nl/mis.yaml", WRONG.replace("passes", "pases"), "There is no key 'pases'. Did you mean 'passes'?"),
        ("nl/mis.yaml", "", "nl/mis.yaml:1: "),
        ("nl/mis.yaml", "- a\n", "nl/mis.yaml:1: "),
        ("nl/mis.yaml", "a: [", "nl/mis.yaml:1: This YAML cannot be read"),
        ("nl/mis.yaml", b"\xff", "nl/mis.yaml: The file is not UTF-8"),
        ("fr/mis.yaml", WRONG, "A rule stands in a folder nl, en or any, not in 'fr'."),
        (
            "nl/mis.yaml",
            WRONG.replace('["Wij zeggen koop nu tegen de lezer."]', "[{draft: Koop nu, today: morgen}]"),
            "'morgen' is not a date.",
        ),
        (
            "nl/mis.yaml",
            WRONG.replace('["Wij zeggen koop nu tegen de lezer."]', "[{draft: Koop nu, path: x.doc}]"),
            "Files that end in .doc",
        ),
        (
            "nl/mis.yaml",
            WRONG.replace('["Wij zeggen koop nu tegen de lezer."]', "[{draft: Koop nu, plan: '- a'}]"),
            "plan.yaml:1: ",
        ),
    ],
)
def test_a_rule_that_cannot_be_used_is_told_with_file_and_line(
    daarom: Daarom, here: Path, name: str, content: str | bytes, told: str
) -> None:
    write(
        here,
        {
            f"proef/eigen/{name}": content,
            "proef/eigen/nl/goed.yaml": RULE.format(name="goed", severity="note", phrase="top"),
        },
    )
    answer = daarom("rules", "test", "proef")
    assert answer.code == 2
    assert told in answer.err
    assert "Traceback" not in answer.err
    assert "2 examples" in answer.out or "4 examples" in answer.out


def test_a_rule_in_the_folder_may_extend_one_that_the_config_names(daarom: Daarom, here: Path) -> None:
    child = "id: proef/kind\nextends: eigen/fout\nadd: {phrases: [top]}\nexamples: {flags: [Top!], passes: [Nee.]}\n"
    write(here, {"proef/proef/nl/kind.yaml": child, "eigen/eigen/nl/stuk.yaml": "id: ["})
    answer = daarom("rules", "test", "proef")
    assert (answer.code, answer.out, answer.err) == (0, "1 rules, 2 examples, 0 failed.\n", "")


def test_the_options_of_a_rule_are_shown_as_a_file_writes_them(daarom: Daarom) -> None:
    shown = daarom("explain", "eigen/fout", "--options").out
    assert shown.endswith("\noptions:\n  phrases:\n  - koop nu\n")
    assert "options:" not in daarom("explain", "eigen/fout").out


def test_rules_of_an_installed_package_take_part(
    daarom: Daarom, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = RULE.format(name="zorg", severity="note", phrase="patiënt")
    write(
        here,
        {
            "daarom.yaml": CONFIG + "rule_packages: [zorgpakket, weg]\n",
            "site/zorgpakket/__init__.py": "",
            "site/zorgpakket/rules/eigen/nl/zorg.yaml": rule,
        },
    )
    monkeypatch.syspath_prepend(str(here / "site"))
    answer = daarom("rules", "list")
    assert "eigen/zorg" in answer.out
    assert answer.code == 2
    assert "daarom.yaml:4: The Python package 'weg' is not installed" in answer.err
    assert "pip install weg" in answer.err


def test_a_folder_without_rules_is_told(daarom: Daarom) -> None:
    answer = daarom("rules", "test", "weg")
    assert answer.code == 2
    assert "weg: The folder with rules is not there." in answer.err


def test_a_config_that_cannot_be_used_is_told(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": CONFIG + "rulez: {}\n"})
    for command in (("rules", "list"), ("rules", "test"), ("explain", "eigen/fout")):
        answer = daarom(*command)
        assert answer.code == 2
        assert "daarom.yaml:4: There is no key 'rulez'. Did you mean 'rules'?" in answer.err


def test_a_rule_that_is_not_for_everybody_says_for_whom(daarom: Daarom) -> None:
    listed = daarom("rules", "list", language="en").out
    assert [line.split()[-2:] for line in listed.splitlines() if "alcohol-influencer-age" in line] == [
        ["(nl,", "alcohol)"]
    ]
    told = daarom("explain", "claims/alcohol-influencer-age", language="en").out
    assert "Only for (jurisdictions): nl" in told
    assert "alcohol" in daarom("explain", "claims/alcohol-influencer-age", language="nl").out


def test_the_plan_switches_on_packs_in_the_list_too(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": CONFIG + "plan: plan.yaml\n", "plan.yaml": "jurisdictions: [nl]\n"})
    assert "disclosure (on)" in daarom("rules", "list", language="en").out
    write(here, {"plan.yaml": "jurisdictions: [mars]\n"})
    answer = daarom("rules", "list", language="en")
    assert answer.code == 2
    assert "disclosure (off)" in answer.out
    assert "plan.yaml:1" in answer.err


def test_coverage_names_rules_and_words_that_nothing_fires(daarom: Daarom, here: Path) -> None:
    more = RULE.format(name="meer", severity="note", phrase="top").replace('["top"]', "[top, mega, giga]")
    write(
        here, {"eigen/eigen/nl/meer.yaml": more, "b.md": "---\nlanguage: nl\n---\nKoop nu mega veel taart.\n"}
    )
    answer = daarom("rules", "test", "eigen", "--coverage", language="nl")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "",
        "Regels die op geen van hun voorbeelden aanslaan: 0 van 4.",
        "Regels die in geen van de 1 concepten iets vonden: 2 van 4 (niet meegeteld: 0 die uit staan of over plannen gaan).",
        "  eigen (nl): let-op, tip",
        "Woorden en patronen die in geen voorbeeld en in geen concept staan: 1 van 6.",
        "  eigen/meer (nl), 1 van 3: giga",
        "",
        "4 regels, 8 voorbeelden, 0 fout.",
    ]


def test_coverage_takes_the_drafts_that_are_named_and_says_what_it_could_not_read(
    daarom: Daarom, here: Path
) -> None:
    write(
        here, {"a/a.md": "---\nlanguage: nl\n---\nKoop nu.\n", "b/b.doc": "x", "mis/eigen/nl/mis.yaml": WRONG}
    )
    answer = daarom("rules", "test", "mis", "--drafts", "a", "--drafts", "b/b.doc", "--format", "json")
    assert answer.code == 2
    made = json.loads(answer.out)
    assert (made["rules"], made["drafts"]) == (1, 1)
    assert made["failures"] == [
        {
            "rule": "eigen/mis",
            "language": "nl",
            "draft": "Wie zegt er nog koop nu?",
            "flags": False,
            "made": None,
        }
    ]
    assert made["coverage"][0] == {
        "rule": "eigen/mis",
        "language": "nl",
        "path": "mis/eigen/nl/mis.yaml",
        "examples": True,
        "drafts": None,
        "words": 1,
        "idle_words": [],
    }
    assert [problem["path"] for problem in made["problems"]] == ["b/b.doc"]


def test_without_coverage_the_json_says_nothing_of_drafts(daarom: Daarom) -> None:
    made = json.loads(daarom("rules", "test", "eigen", "--format", "json").out)
    assert (made["rules"], made["examples"], made["failures"]) == (3, 6, [])
    assert (made["coverage"], made["drafts"]) == (None, None)


def test_a_long_list_of_idle_words_is_cut_short(daarom: Daarom, here: Path) -> None:
    phrases = ", ".join(f"woord{number} {'x' * 50}" for number in range(7))
    for number in range(17):
        rule = RULE.format(name=f"r{number}", severity="note", phrase="top").replace(
            '["top"]', f"[top, {phrases}]"
        )
        write(here, {f"veel/eigen/nl/r{number}.yaml": rule})
    shown = daarom("rules", "test", "veel", "--coverage").out
    assert "and 2 more rules; --format json has them all" in shown
    assert f"; woord4 {'x' * 32}…; …\n" in shown
