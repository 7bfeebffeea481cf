"""Text that would like to command a terminal, a CI runner or a page is only text, in every format and in every place."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

import pytest
from nasty import NASTY, report

from daarom.harmless import one_line
from daarom.reporters import REPORTERS, View

RUNNER = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
OWN = re.compile(r"::(?:error|warning|notice) (?:\w+=[^:,\s][^:,]*,?)+::[^\r\n]*")
JSON = ("json", "sarif", "gitlab")

every = pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))


def rendered(form: str, text: str, **view: object) -> str:
    return REPORTERS[form](report(text), View("nl", everything=True, **view))  # type: ignore[arg-type]


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@every
@pytest.mark.parametrize("form", REPORTERS)
def test_no_character_steers_a_screen(form: str, text: str) -> None:
    for view in ({}, {"quiet": True}):
        for character in set(rendered(form, text, **view)):
            assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp"), (
                ascii(character)
            )
            assert unicodedata.bidirectional(character) not in (
                "RLO",
                "LRO",
                "RLE",
                "LRE",
                "PDF",
                "RLI",
                "LRI",
                "FSI",
                "PDI",
            )


@every
@pytest.mark.parametrize("form", [form for form in REPORTERS if form != "github"])
def test_no_line_commands_a_runner(form: str, text: str) -> None:
    assert not RUNNER.search(rendered(form, text))


@every
def test_github_gets_its_own_commands_and_no_others(text: str) -> None:
    lines = rendered("github", text).split("\n")
    assert len(lines) == 5
    for line in lines:
        assert OWN.fullmatch(line), line


@every
@pytest.mark.parametrize("form", JSON)
def test_json_can_be_parsed_and_says_what_was_said(form: str, text: str) -> None:
    said = list(strings(json.loads(rendered(form, text))))
    shown = text if form == "json" else one_line(text)
    shown = shown.replace("](", "] (") if form == "sarif" else shown
    assert any(shown in item for item in said)


@every
def test_a_text_report_has_the_lines_that_it_has_for_a_plain_text(text: str) -> None:
    shown = rendered("text", text, width=100_000).split("\n")
    assert len(shown) == len(rendered("text", "woord", width=100_000).split("\n"))
