"""Text from drafts, made safe to show."""

from __future__ import annotations

import json

import pytest

from daarom.harmless import one_line, page, path_line, safe_json, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202eexe", "\\u202eexe"),
        ("\udce9", "\\udce9"),
        ("a\rb", "a\\rb"),
        ("a\tb\nc", "a\tb\nc"),
        ("één 🔥 «»", "één 🔥 «»"),
    ],
)
def test_what_a_terminal_acts_on_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_is_one_line() -> None:
    assert one_line("a\nb\u2028c  d\x1b") == "a b c d\\x1b"


def test_a_path_keeps_its_odd_characters_in_sight() -> None:
    assert path_line("a\nb\t  c.md") == "a\\nb\\t  c.md"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\::error::x"),
        ("a\n   ::set-output name=x::y", "a\n   \\::set-output name=x::y"),
        ("a ::error:: b", "a ::error:: b"),
        ("x ##[error]y ##vso[task]z", "x # #[error]y # #vso[task]z"),
        ("## Kop", "## Kop"),
    ],
)
def test_no_line_commands_a_ci_runner(text: str, shown: str) -> None:
    assert page(text) == shown


def test_json_means_the_same() -> None:
    text = json.dumps({"a": "##[x]\x9b\u202e é"}, ensure_ascii=False)
    assert safe_json(text) == '{"a": "\\u0023#[x]\\u009b\\u202e é"}'
    assert json.loads(safe_json(text)) == json.loads(text)
