"""The JSON report has the keys that docs/json.md describes, and no others."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import REPORT, finding

from daarom.model import Change, Report
from daarom.reporters import REPORTERS, View
from daarom.score import INTENTS

PAGE = (Path(__file__).parents[2] / "docs/json.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([a-z_]+)`")

Made = dict[str, list[dict[str, object]]]


def tables() -> list[dict[str, list[str]]]:
    """The page's tables in order: each key with the names in code that explain it."""
    found = re.findall(r"^\|---.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    made: list[dict[str, list[str]]] = []
    for rows in found:
        cells = [row.strip("|").split("|", 1) for row in rows.splitlines()]
        made.append({key: CODE.findall(rest) for first, rest in cells for key in CODE.findall(first)})
    return made


def report() -> Made:
    return json.loads(REPORTERS["json"](REPORT, View("en")))  # type: ignore[no-any-return]


def test_the_object_has_the_documented_keys() -> None:
    assert list(report()) == list(tables()[0])


def test_drafts_allowances_and_problems_have_the_documented_keys() -> None:
    made, page = report(), tables()[0]
    for name in ("drafts", "suppressed", "unused_allowances", "problems"):
        assert list(made[name][0]) == page[name]


def test_suppressed_findings_and_allowances_are_findings_and_allowances() -> None:
    made = report()
    assert list(made["suppressed"][0]["finding"]) == list(made["findings"][0])  # type: ignore[call-overload]
    assert list(made["suppressed"][0]["allowance"]) == list(made["unused_allowances"][0])  # type: ignore[call-overload]


def test_findings_and_their_edits_have_the_documented_keys() -> None:
    first, page = report()["findings"][0], tables()[1]
    assert list(first) == list(page)
    assert list(first["edits"][0]) == page["edits"]  # type: ignore[index]


def test_scores_have_the_documented_keys() -> None:
    scores, page = report()["drafts"][0]["scores"], tables()[2]
    assert list(scores) == list(page)  # type: ignore[call-overload]
    assert list(scores["tone"]) == page["tone"]  # type: ignore[index]
    assert list(scores["goals"][0]) == page["goals"]  # type: ignore[index]
    assert page["intent"] == list(INTENTS)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_what_is_escaped_for_a_terminal_means_the_same(words: str) -> None:
    text = REPORTERS["json"](Report(findings=(finding(message=words + "##[error]\x9b\u202e\udce9"),)), View())
    assert json.loads(text)["findings"][0]["message"] == words + "##[error]\x9b\u202e\udce9"
    assert "##[" not in text
    assert not [
        character for character in text if "\x7f" <= character < "\xa0" or "\ud800" <= character < "\ue000"
    ]


def test_what_was_corrected_has_the_documented_keys() -> None:
    change = Change("a/b", "a.md", 1, 2, "klant", "gast")
    made = json.loads(REPORTERS["json"](Report(fixed=(change,)), View()))["fixed"]
    assert list(made[0]) == [key for key in tables()[0]["fixed"] if key != "fix"]
