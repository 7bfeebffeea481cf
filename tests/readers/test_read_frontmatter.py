"""Front matter in YAML, TOML and JSON: values, places, and what is wrong with it."""

from __future__ import annotations

import pytest
from readers.pieces import assert_sound, words_at

from daarom import catalogue
from daarom.errors import DraftError
from daarom.readers import Parsed, read_text

YAML = """---
title: "Caf\\u00e9 \\"open\\""
single: 'zo''n dag'
folded: >
  een
  twee
literal: |
  drie
   vier
plain: vijf
  zes
social: {linkedin: Hoi}
images: [{src: a.png, alt: Een foto}]
---
Tekst
"""
TOML = """+++
title = "Caf\\u00e9 \\"open\\""
single = 'zo n dag'
date = 2026-01-02T10:00:00Z # straks
many = \"\"\"
een \\
   twee\"\"\"
tags = ["a", # b
  'c']
[params.social]
linkedin = "Hoi"
a.b = 1.5
[[images]]
alt = "Een foto"
[[images]]
inline = { alt = "Twee", x = true }
+++
Tekst
"""
JSON = """{
  "title": "Caf\\u00e9 \\ud83d\\ude00 \\"open\\"",
  "images": [{"alt": "Een foto"}],
  "n": null
}

Tekst
"""


def value(parsed: Parsed, key: str) -> object:
    found = parsed.entry(key)
    assert found is not None, key
    return found.value


def test_yaml_values_have_their_places() -> None:
    parsed = read_text(YAML)
    assert_sound(parsed)
    assert value(parsed, "title") == 'Café "open"'
    assert words_at(parsed, "Café") == "Caf\\u00e9"
    assert words_at(parsed, "open") == "open"
    assert words_at(parsed, "zo'n dag") == "zo''n dag"
    assert words_at(parsed, "een twee") == "een\n  twee"
    assert words_at(parsed, "vijf zes") == "vijf\n  zes"
    assert value(parsed, "social.linkedin") == "Hoi"
    assert value(parsed, "images.0.alt") == "Een foto"
    assert value(parsed, "images") == [{"src": "a.png", "alt": "Een foto"}]
    assert [s.prose.value for s in parsed.segments] == ["Tekst"]


def test_toml_values_have_their_places() -> None:
    parsed = read_text(TOML)
    assert_sound(parsed)
    assert value(parsed, "title") == 'Café "open"'
    assert words_at(parsed, "Café") == "Caf\\u00e9"
    assert value(parsed, "date") == "2026-01-02T10:00:00Z"
    assert value(parsed, "many") == "een twee"
    assert value(parsed, "tags") == ["a", "c"]
    assert value(parsed, "params.social.linkedin") == "Hoi"
    assert value(parsed, "params.social.a.b") == 1.5
    assert value(parsed, "images.1.inline.x") is True
    entry = parsed.entry("images.0.alt")
    assert entry is not None
    assert parsed.source.text[entry.start : entry.end] == '"Een foto"'
    assert parsed.source.text[entry.key_start : entry.key_end] == "alt"


def test_json_values_have_their_places() -> None:
    parsed = read_text(JSON)
    assert_sound(parsed)
    assert value(parsed, "title") == 'Café 😀 "open"'
    assert words_at(parsed, "😀") == "\\ud83d\\ude00"
    assert value(parsed, "images.0.alt") == "Een foto"
    assert value(parsed, "n") is None
    assert [s.prose.value for s in parsed.segments] == ["Tekst"]


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("draft", [YAML, TOML, JSON], ids=["yaml", "toml", "json"])
def test_front_matter_is_read_with_every_newline(draft: str, newline: str) -> None:
    if newline == "\r" and draft is TOML:
        pytest.skip("TOML knows no lone carriage return")
    parsed = read_text("\ufeff" + draft.replace("\n", newline))
    assert_sound(parsed)
    assert [s.prose.value for s in parsed.segments] == ["Tekst"]


@pytest.mark.parametrize(
    ("draft", "key", "line"),
    [
        ("---\ntitle: a\n  b: c\n---\n", "yaml.broken", 3),
        ("---\ntitle: a\ntitle: b\n---\n", "yaml.duplicate", 3),
        ("---\n- a\n- b\n---\n", "draft.front_list", 2),
        ("---\nzomaar\n---\n", "draft.front_text", 2),
        ("---\ntitle: a\nTekst zonder einde\n", "draft.front_open", 1),
        ("+++\na = 1\nb = \n+++\n", "draft.toml", 3),
        ("+++\na = 1\na = 2\n+++\n", "draft.toml", 3),
        ("+++\na = 1\n", "draft.front_open", 1),
        ('{\n"a": 1,\n"b" 2\n}\n', "draft.json", 3),
        ('{"a": 1, "a": 2}\n', "yaml.duplicate", 1),
        ('{"a": ' + "[" * 5000 + "]" * 5000 + "}", "draft.json_deep", 1),
    ],
)
def test_broken_front_matter_is_named_with_its_line_and_a_way_out(draft: str, key: str, line: int) -> None:
    with pytest.raises(DraftError) as caught:
        read_text(draft, "post.md")
    problem = caught.value.problems[0]
    assert (problem.path, problem.key, problem.line) == ("post.md", key, line)
    for language in catalogue.LANGUAGES:
        assert catalogue.say(key, language, **problem.values)
        assert catalogue.say(f"{key}.remedy", language, **problem.values)


def test_aliases_that_explode_are_refused() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    with pytest.raises(DraftError) as caught:
        read_text("---\n" + "\n".join(lines) + "\n---\n")
    assert caught.value.problems[0].key == "yaml.deep"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert [s.prose.value for s in read_text("---\n\nTekst die doorgaat\n").segments] == [
        "Tekst die doorgaat"
    ]


def test_empty_front_matter_is_none() -> None:
    parsed = read_text("---\n---\nTekst\n")
    assert (parsed.entries, parsed.segments[0].prose.value) == ((), "Tekst")
