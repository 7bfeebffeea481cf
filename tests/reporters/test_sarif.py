"""SARIF as its schema wants it and as others read it: Microsoft's sarif-tools finds in it what was found."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker
from nasty import NASTY, report
from reports import DRAFT, REPORT, directive, finding
from sarif import loader

from daarom.model import Place, Report, Rule, Severity, Suppressed
from daarom.reporters import REPORTERS, View
from daarom.reporters.sarif import MOST, uri

SCHEMA = Path(__file__).parents[1] / "data/sarif-schema-2.1.0.json"
RULE = Rule(
    id="eigen/fout",
    check="phrases",
    severity=Severity.error,
    language="nl",
    message={"nl": "'{match}' hoort hier niet, {kind}."},
    why={"nl": "Zo schrijven wij niet."},
    remedy={"nl": "Laat [het](weg)."},
    source="eigen afspraak (https://voorbeeld.nl/afspraken?nr=1)",
)
NAMES = ("shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration")


@cache
def schema() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA.read_bytes()), format_checker=FormatChecker())


def log(found: Report, language: str = "nl", **view: object) -> dict[str, Any]:
    """A report as SARIF, valid against the schema."""
    made = json.loads(REPORTERS["sarif"](found, View(language, **view)))  # type: ignore[arg-type]
    assert [error.message for error in schema().iter_errors(made)] == []
    return made  # type: ignore[no-any-return]


def run(found: Report, language: str = "nl", **view: object) -> dict[str, Any]:
    (only,) = log(found, language, **view)["runs"]
    return only  # type: ignore[no-any-return]


@pytest.mark.parametrize("found", [REPORT, Report(), *map(report, NASTY)], ids=range(len(NASTY) + 2))
@pytest.mark.parametrize("everything", [False, True])
def test_it_is_valid(found: Report, everything: bool) -> None:
    assert log(found, everything=everything)["version"] == "2.1.0"


def test_a_place_that_is_no_address_would_be_told() -> None:
    made = log(Report(findings=(finding(),)))
    made["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = (
        "een post.md"
    )
    assert not schema().is_valid(made)


def test_another_reader_finds_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "daarom.sarif"
    path.write_text(REPORTERS["sarif"](REPORT, View("nl")), encoding="utf-8")
    read = loader.load_sarif_file(str(path))
    assert read.get_distinct_tool_names() == ["daarom"]
    assert read.get_result_count() == len(REPORT.findings)
    record = read.get_records()[0]
    assert (record["Severity"], record["Code"], record["Location"], record["Line"]) == (
        "error",
        "eigen/fout",
        DRAFT,
        1,
    )
    assert record["Description"].startswith("'Koop nu' hoort hier niet.")
    levels = [result["level"] for result in read.get_results()]
    assert levels == ["error", "error", "error", "warning", "note", "note"]


def test_a_result_points_at_the_words_and_at_its_rule() -> None:
    made = run(REPORT)
    rules = made["tool"]["driver"]["rules"]
    assert [rules[item["ruleIndex"]]["id"] for item in made["results"]] == [
        item["ruleId"] for item in made["results"]
    ]
    assert len({rule["id"] for rule in rules}) == len(rules)
    place = made["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": DRAFT}
    assert place["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 8}
    assert made["columnKind"] == "unicodeCodePoints"
    assert made["results"][0]["partialFingerprints"] == {"daarom/v1": "f1"}


def test_a_text_in_front_matter_is_a_place_within_the_file() -> None:
    (result,) = run(Report(findings=(finding(row="social.x"),)))["results"]
    assert result["locations"][0]["logicalLocations"] == [{"name": "social.x", "kind": "member"}]


def test_a_rule_is_described_with_its_reason_its_way_out_and_its_source() -> None:
    (rule,) = run(Report(findings=(finding(),), rules=(RULE,)))["tool"]["driver"]["rules"]
    assert rule["shortDescription"] == {"text": "'…' hoort hier niet, …."}
    assert rule["fullDescription"] == {"text": "Zo schrijven wij niet."}
    assert rule["help"]["text"].splitlines() == [
        "Daarom: Zo schrijven wij niet.",
        "Doe dit: Laat [het] (weg).",
        "Bron: eigen afspraak (https://voorbeeld.nl/afspraken?nr=1)",
    ]
    assert rule["help"]["markdown"].endswith("`daarom explain eigen/fout`")
    assert rule["helpUri"] == "https://voorbeeld.nl/afspraken?nr=1"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["content", "eigen"]


def test_a_rule_speaks_the_readers_language_where_it_can() -> None:
    english = replace(RULE, language="en", message={"en": "'{match}' does not belong here."})
    both = Report(findings=(finding(),), rules=(RULE, english))
    assert run(both, "en")["tool"]["driver"]["rules"][0]["shortDescription"]["text"].endswith("belong here.")
    only = Report(findings=(finding(),), rules=(RULE,))
    assert run(only, "en")["tool"]["driver"]["rules"][0]["shortDescription"]["text"].startswith("'…' hoort")


def test_a_source_without_an_address_gives_no_link() -> None:
    (rule,) = run(Report(findings=(finding(),), rules=(replace(RULE, source="eigen afspraak"),)))["tool"][
        "driver"
    ]["rules"]
    assert "helpUri" not in rule


def test_what_is_allowed_is_left_out_unless_all_is_asked_for() -> None:
    inside = replace(directive("eigen/mag"), place=Place(DRAFT, 0, 5))
    allowed = tuple(Suppressed(finding("eigen/mag"), item) for item in (directive("eigen/mag"), inside))
    assert run(Report(suppressed=allowed))["results"] == []
    results = run(Report(suppressed=allowed), everything=True)["results"]
    assert [item["suppressions"][0]["kind"] for item in results] == ["external", "inSource"]
    assert results[0]["suppressions"][0]["justification"] == "afspraak met Els"


def test_problems_and_advice_are_notifications_of_the_run() -> None:
    (invocation,) = run(REPORT)["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert [note["level"] for note in notes] == ["error", "error", "note", "note", "note", "note"]
    assert notes[1]["message"]["text"] == "De sleutel 'plann' bestaat niet. Bedoelde je 'plan'?"
    assert notes[1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}


def test_a_run_without_problems_was_successful() -> None:
    assert run(Report(findings=(finding(),)))["invocations"][0]["executionSuccessful"] is True


def test_more_than_code_scanning_shows_is_left_out_and_counted() -> None:
    notes = (finding(severity=Severity.note, line=line) for line in range(1, MOST + 2))
    many = (*notes, finding(line=9_999))
    made = run(Report(findings=many))
    assert len(made["results"]) == MOST
    assert made["results"][0]["level"] == "error"
    assert "2" in made["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_path_is_percent_encoded_and_comes_back(path: str) -> None:
    path = path.lstrip("/")
    made = uri(path)
    assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})*", made, re.ASCII)
    assert unquote_to_bytes(made).decode() == path


def test_a_path_from_the_root_is_a_file_address() -> None:
    assert uri("/tmp/een post.md") == "file:///tmp/een%20post.md"
    assert uri("C:/post.md") == "file:///C:/post.md"
    assert uri("caf\udce9.md") == "caf%E9.md"
