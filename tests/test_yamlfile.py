"""YAML with places: strict where YAML is a trap, and never a traceback."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom.errors import UserError
from daarom.model import Source
from daarom.yamlfile import parse, read


def plain(text: str) -> object:
    return parse(Source("a.yaml", text)).plain()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", "no"),
        ("a: on", "on"),
        ("a: 12:30", "12:30"),
        ("a: 2026-11-22", "2026-11-22"),
        ("a: 007", "007"),
        ("a: true", True),
        ("a: 3", 3),
        ("a: -0.5", -0.5),
        ("a: '3'", "3"),
        ("a: ~", None),
        ("a:", None),
        ("a: 1e999", "1e999"),
    ],
)
def test_words_that_yaml_1_1_twists_stay_what_they_are(text: str, value: object) -> None:
    assert plain(text) == {"a": value}


def test_every_value_and_key_knows_its_place_behind_emoji_and_crlf() -> None:
    text = "🎉: x\r\nb:\r\n  - één\r\n  - 'twee'\r\n"
    node = parse(Source("a.yaml", text)).items()["b"]
    assert text[node.key_start : node.key_end] == "b"
    assert [text[item.start : item.end] for item in node.value] == ["één", "'twee'"]  # type: ignore[union-attr]


def test_an_offset_into_a_larger_file_is_kept() -> None:
    text = "---\ntitle: a\n---\nbody"
    node = parse(Source("a.md", text), 4, 13).items()["title"]
    assert text[node.start : node.end] == "a"


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("a: 1\nb: [", "yaml.broken", 2),
        ("a: 1\na: 2", "yaml.duplicate", 2),
        ("? [a]\n: b", "yaml.broken", 1),
        ("a: &x [*x]", "yaml.deep", 1),
        ("[" * 100 + "]" * 100, "yaml.deep", 1),
        ("a: \x00", "yaml.broken", 1),
        ("a: !!python/object:os.system x", None, 1),
    ],
)
def test_broken_yaml_is_a_clear_message_with_its_line(text: str, key: str | None, line: int) -> None:
    if key is None:
        assert plain(text) == {"a": "x"}
        return
    with pytest.raises(UserError) as caught:
        plain(text)
    assert [(p.key, p.line) for p in caught.value.problems] == [(key, line)]


def test_aliases_cannot_explode() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    with pytest.raises(UserError) as caught:
        plain("\n".join(lines))
    assert caught.value.problems[0].key == "yaml.deep"


@given(st.text(max_size=80))
def test_no_text_whatever_raises_anything_but_a_user_error(text: str) -> None:
    with suppress(UserError):
        parse(Source("a.yaml", text))


def test_a_file_that_is_not_utf8_or_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: \xff")
    for path, key in ((tmp_path / "a.yaml", "file.not_utf8"), (tmp_path / "b.yaml", "file.unreadable")):
        with pytest.raises(UserError) as caught:
            read(path)
        assert caught.value.problems[0].key == key
