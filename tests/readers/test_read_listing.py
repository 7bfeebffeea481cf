"""Queues in YAML, JSON and JSONL: each post with the places of its values."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from readers.pieces import assert_whole
from readers.test_read_anything import QUICK, SCALAR

from daarom.errors import DraftError, UserError
from daarom.model import Source
from daarom.readers import Form, Table, read_table, texts

FORM = Form(texts=frozenset({"text", "tekst", "content.text"}))


def read(text: str, suffix: str = ".yaml", form: Form = FORM) -> Table:
    return read_table(Source(f"queue{suffix}", text), suffix, form)


def posts(table: Table, key: str = "text") -> list[tuple[object, object]]:
    return [(record.row, entry.value if (entry := record.entry(key)) else None) for record in table.records]


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), SCALAR),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


@QUICK
@given(text=SCALAR, more=VALUES, indent=st.sampled_from((None, 2)), ascii_only=st.booleans())
def test_json_is_read_as_the_json_module_reads_it(
    text: str, more: object, indent: int | None, ascii_only: bool
) -> None:
    written = json.dumps([{"text": text, "more": more}], indent=indent, ensure_ascii=ascii_only)
    table = read(written, ".json")
    (record,) = table.records
    assert {entry.key: entry.value for entry in record.entries if "." not in entry.key} == json.loads(
        written
    )[0]
    for entry in record.entries:
        assert written[entry.start : entry.end] == entry.raw
        if entry.prose is not None:
            assert_whole(entry.prose, table.source)
            assert entry.prose.value == str(entry.value).strip()


@QUICK
@given(text=SCALAR, style=st.sampled_from((None, '"', "'", "|", ">")), width=st.sampled_from((20, 200)))
def test_a_text_in_yaml_keeps_its_places_in_every_style(text: str, style: str | None, width: int) -> None:
    written = yaml.safe_dump([{"text": text}], default_style=style, allow_unicode=True, width=width)
    try:
        table = read(written)
    except UserError:
        return
    for record in table.records:
        for entry in record.entries:
            if entry.prose is not None:
                assert_whole(entry.prose, table.source)


def test_escapes_in_json_are_found_as_they_are_read() -> None:
    table = read('[{"text": "Caf\\u00e9 \\"open\\"\\nvandaag"}]', ".json")
    prose = table.records[0].entries[0].prose
    assert prose is not None
    assert prose.value == 'Café "open"\nvandaag'
    assert [table.source.text[a:b] for a, b in prose.sources(3, 4)] == ["\\u00e9"]


def test_posts_are_found_in_a_list_under_keys_and_in_several_documents() -> None:
    text = (
        "versie: 1\n"
        "week 1:\n  - text: Een\n  - {text: Twee, id: kerst}\n  - datum: 2027-01-01\n"
        "week 2:\n  ma: {text: Drie}\n"
        "---\ntext: Vier\n"
    )
    assert posts(read(text)) == [(1, "Een"), ("kerst", "Twee"), (3, None), ("ma", "Drie"), (5, "Vier")]


def test_a_file_that_is_one_post_has_no_row() -> None:
    assert posts(read("title: Film\ntekst: Hallo daar\n"), "tekst") == [(None, "Hallo daar")]


def test_a_text_may_stand_deeper_in_a_post() -> None:
    table = read("- content: {text: Hallo}\n- content: {text: Dag}\n")
    assert posts(table, "content.text") == [(1, "Hallo"), (2, "Dag")]


def test_a_list_of_texts_is_a_list_of_posts() -> None:
    assert posts(read('["Een twee drie", "Vier vijf"]', ".json")) == [(1, "Een twee drie"), (2, "Vier vijf")]


def test_where_the_posts_are_may_be_said() -> None:
    form = Form(texts=FORM.texts, items="kanalen.*.berichten")
    table = read(
        "kanalen:\n  x:\n    berichten: [{text: a}, {leeg: 1}]\n  fb:\n    berichten: [{text: b}]\n",
        form=form,
    )
    assert posts(table) == [(1, "a"), (2, None), (3, "b")]
    named = Form(texts=FORM.texts, items="posts")
    assert posts(read("posts: {a: {text: x}, b: {text: y}}\n", form=named)) == [(1, None)]
    assert [item.key for item in read("iets: [1]\n", form=named).problems] == ["queue.no_list"]


def test_a_name_that_is_used_twice_gets_a_number() -> None:
    assert [row for row, _ in posts(read("- {id: a, text: x}\n- {id: a, text: y}\n"))] == ["a", "a (2)"]


def test_anchors_and_merged_keys_are_read_where_they_stand() -> None:
    table = read("basis: &b {auteur: Els}\nposts:\n  - <<: *b\n    text: &t Hallo daar\n  - text: *t\n")
    assert posts(table) == [(1, "Hallo daar"), (2, "Hallo daar")]
    assert table.records[0].entry("auteur") is not None
    assert len({record.entry("text").start for record in table.records}) == 1  # type: ignore[union-attr]


def test_a_line_of_jsonl_that_is_wrong_is_named_and_the_others_are_read() -> None:
    text = '{"text": "a"}\n\n{"text": \n  {"text": "b"}\n[1]\n{"text": "c"} x\n{"text": "d", "text": "e"}\n{"text": "f"}'
    table = read(text, ".jsonl")
    assert posts(table) == [(1, "a"), (4, "b"), (8, "f")]
    assert [(item.key, item.row, item.line) for item in table.problems] == [
        ("queue.jsonl", 3, 3),
        ("queue.jsonl", 5, 5),
        ("queue.jsonl", 6, 6),
        ("yaml.duplicate", 7, 7),
    ]


def test_a_fault_within_a_line_of_jsonl_is_pointed_at() -> None:
    (problem,) = read('{"text": oeps}\n', ".jsonl").problems
    assert (problem.key, problem.line, problem.column) == ("queue.json", 1, 10)


@pytest.mark.parametrize(
    ("text", "suffix", "key"),
    [
        ("- text: 'open\n", ".yaml", "yaml.broken"),
        ('[{"text": "a"},]', ".json", "queue.json"),
        ('[{"text": "a"}] nog iets', ".json", "queue.json_more"),
        ("[" * 5000, ".json", "draft.json_deep"),
        ('{"a":' * 70 + "1" + "}" * 70, ".json", "draft.json_deep"),
        (" \n", ".json", "draft.empty"),
        ("a\0b", ".json", "draft.binary"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, suffix: str, key: str) -> None:
    with pytest.raises(DraftError) as caught:
        read(text, suffix)
    assert [item.key for item in caught.value.problems] == [key]


def test_a_file_without_posts_is_a_problem() -> None:
    assert [item.key for item in read("naam: bakkerij\nversie: 3\n").problems] == ["queue.no_posts"]


def test_every_text_of_a_file_can_be_asked_for() -> None:
    source = Source("q.yaml", "- {a: Een, b: [Twee, 3]}\n")
    assert [prose.value for _, prose in texts(source, ".yaml")] == ["Een", "Twee"]
    assert [prose.value for _, prose in texts(Source("q.jsonl", '{"a": "x"}\n{"a": "y"}'), ".jsonl")] == [
        "x",
        "y",
    ]
