"""Text from drafts, made safe to show."""

from __future__ import annotations

import json

import pytest

from daarom.harmless import in_code, in_fence, in_markdown, one_line, page, path_line, safe_json, visible


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


@pytest.mark.parametrize(
    ("text", "inert"),
    [
        ("@els", "@&#8203;els"),
        ("zie #12 of GH-12", "zie \\#&#8203;12 of GH-&#8203;12"),
        ("https://a.nl", "https:&#8203;//a.nl"),
        ("www.a.nl", "www&#8203;.a.nl"),
        ("1. een", "1\\. een"),
        ("- een", "\\- een"),
        ("<b>", "\\<b\\>"),
        ("€ 5, $5", "€ 5, <span>&#36;</span>&#8203;5"),
        ("a1b2c3d4", "a1b2c3&#8203;d4"),
        ("Kom! Om 12:30 uur, 100% wol & zijde.", "Kom! Om 12:30 uur, 100% wol \\& zijde."),
        ("\x1b[1m\n\u202e", "\\\\x1b\\[&#8203;1m \\\\u202e"),
    ],
)
def test_in_markdown_a_text_is_no_more_than_that_text(text: str, inert: str) -> None:
    assert in_markdown(text) == inert


@pytest.mark.parametrize(
    ("text", "code"),
    [("a.md", "`a.md`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), (" a", "`  a `"), ("a\nb", "`a\\nb`")],
)
def test_a_code_span_holds_ticks(text: str, code: str) -> None:
    assert in_code(text) == code


def test_a_fence_holds_ticks_and_one_line() -> None:
    assert in_fence("a ```` b\nc", "  ") == "  `````\n  a ```` b c\n  `````"
