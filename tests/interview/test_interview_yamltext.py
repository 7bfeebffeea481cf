"""Whatever is typed reads back as the same words, and nothing around it changes."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from daarom.interview.yamltext import entries, filled, in_brackets, written
from daarom.model import Source
from daarom.plan import is_mark
from daarom.yamlfile import Node, parse

TYPED = st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip)


def read(text: str) -> Node:
    return parse(Source("plan.yaml", text))


@given(TYPED)
def test_any_text_reads_back_as_its_words_in_a_block_and_in_brackets(text: str) -> None:
    words = " ".join(text.split())
    for form, keys in (("a: {}\n", ("a",)), ("a: {{b: {}, c: 1}}\n", ("a", "b")), ("a: [{}]\n", ("a",))):
        node = read(form.format(written(text)))
        for key in keys:
            node = node.items()[key]
        value = node.value[0].value if isinstance(node.value, tuple) else node.value
        assert value == words


@given(TYPED)
def test_other_readers_of_yaml_read_the_same(text: str) -> None:
    assert yaml.safe_load(f"a: {written(text)}")["a"] == " ".join(text.split())


@given(TYPED)
def test_a_text_shows_nothing_that_a_terminal_would_act_on(text: str) -> None:
    assert written(text).isprintable()


@pytest.mark.parametrize(
    "text", ["Wij malen zelf.", "foto's uit de bakkerij", "blog/", "50 % van ons graan", "één"]
)
def test_plain_words_need_no_quotation_marks(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize(
    "text", ["12", "true", "null", "- x", "a: b", "a #b", "[x]", "a, b", "@els", "2026-11-22x: y"]
)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    assert written(text) == f'"{text}"'


def test_half_a_sign_becomes_a_question_mark_in_a_diamond() -> None:
    assert read(f"a: {written('één ' + chr(0xDCE9))}\n").items()["a"].value == "één \ufffd"


def test_a_mark_that_is_an_answer_stays_one() -> None:
    assert is_mark("todo")
    assert written("todo") == '"todo"'


def test_values_take_the_place_of_nodes_and_the_rest_stays() -> None:
    text = "# ons plan\na: todo  # Els\r\nb: {c: todo, d: x}\r\n"
    root = read(text)
    inner = root.items()["b"].items()["c"]
    assert filled(text, [(root.items()["a"], "1"), (inner, in_brackets(["een", "twee"]))]) == (
        "# ons plan\na: 1  # Els\r\nb: {c: [een, twee], d: x}\r\n"
    )


def test_a_block_text_keeps_its_line_end() -> None:
    text = "a: |\n  todo\nb: 1\n"
    assert filled(text, [(read(text).items()["a"], "nu")]) == "a: nu\nb: 1\n"


ITEMS = ((("id", "a"), ("n", "1")), (("id", "b"),))


def test_entries_stand_below_each_other_where_the_key_begins_its_line() -> None:
    text = "x:\n  - y: todo\r\n"
    (item,) = read(text).items()["x"].value  # type: ignore[misc]
    node = item.items()["y"]
    made = filled(text, [(node, entries(text, node, ITEMS))])
    assert made == "x:\n  - y:\r\n      - id: a\r\n        n: 1\r\n      - id: b\r\n"
    assert read(made).plain() == {"x": [{"y": [{"id": "a", "n": 1}, {"id": "b"}]}]}


def test_entries_stand_in_brackets_where_there_is_no_room_for_lines() -> None:
    text = "x: {y: todo}\n"
    node = read(text).items()["x"].items()["y"]
    made = filled(text, [(node, entries(text, node, ITEMS))])
    assert made == "x: {y: [{id: a, n: 1}, {id: b}]}\n"
