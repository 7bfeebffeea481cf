from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.config import Config, load
from daarom.metadata import documents
from daarom.metadata.languages import by_path
from daarom.metadata.prose import cut
from daarom.model import Document, Piece, Prose, Source
from daarom.readers import Entry, Parsed, read_text

DUTCH = "Zaterdag bakken we weer samen met de hele buurt, want dat was vorig jaar zo gezellig."
ENGLISH = (
    "On Saturday we will bake together with the whole street again, because that was such fun last year."
)
SOCIAL = """\
---
title: Brood voor de buurt
goal: bezoek
platforms: [blog]
social:
  twitter: |
    Zaterdag bakken we samen.

    Kom je ook?
  linkedin:
    text: We bakken weer met de buren.
  threads: [Eerst het deeg., Dan de oven.]
  instagram: "@bakkerij"
---
Tekst van de post.
"""


def read(text: str, path: str = "a.md", config: Config | None = None) -> tuple[Document, ...]:
    return documents(read_text(text, path), config or Config())[0]


def places(draft: Document, index: int) -> list[str]:
    prose = draft.segments[index].prose
    return [draft.source.text[start:end] for start, end in prose.sources(0, len(prose.value))]


def test_title_and_description_stand_before_the_body() -> None:
    (draft,) = read("---\ndescription: Over brood\ntitle: 'Brood & boter'\n---\n# Kop\n\nTekst.")
    assert [item.part for item in draft.segments] == ["title", "description", "body", "body"]
    assert [item.block for item in draft.segments] == [0, 1, 2, 3]
    assert places(draft, 0) == ["Brood & boter"]


def test_a_summary_that_repeats_the_description_is_read_once() -> None:
    (draft,) = read("---\ndescription: Over brood\nexcerpt: Over brood\n---\nTekst.")
    assert [item.part for item in draft.segments] == ["description", "body"]


def test_a_title_that_is_a_number_is_read_too() -> None:
    (draft,) = read("---\ntitle: 1984\n---\nTekst.")
    assert places(draft, 0) == ["1984"]


def test_each_social_text_is_a_draft_of_its_own() -> None:
    drafts = read(SOCIAL)
    assert [draft.row for draft in drafts] == [
        None,
        "social.x",
        "social.linkedin",
        "social.threads.0",
        "social.threads.1",
    ]
    assert [draft.platforms for draft in drafts] == [
        ("blog",),
        ("x",),
        ("linkedin",),
        ("threads",),
        ("threads",),
    ]
    assert all(draft.text("goal") == "bezoek" for draft in drafts)
    assert drafts[1].texts("platforms") == ("x",)


def test_a_social_text_has_a_segment_for_each_paragraph() -> None:
    draft = read(SOCIAL)[1]
    assert [item.prose.value for item in draft.segments] == ["Zaterdag bakken we samen.", "Kom je ook?"]
    assert [(item.scopes, item.part, item.block) for item in draft.segments] == [
        (("text",), "social.x", 0),
        (("text",), "social.x", 1),
    ]
    assert places(draft, 1) == ["Kom je ook?"]


def test_a_file_with_only_social_texts_has_no_empty_post() -> None:
    assert [draft.row for draft in read("---\nsocial:\n  x: Kom je ook langs?\n---\n")] == ["social.x"]


def test_a_social_text_that_is_no_text_is_a_problem() -> None:
    _, problems = documents(read_text("---\nsocial:\n  x: {foo: bar}\n---\nTekst."), Config())
    assert [(item.key, item.line) for item in problems] == [("metadata.text", 3)]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("content/en/a.md", "en"),
        ("post.en.md", "en"),
        ("nl-BE/a.md", "nl"),
        ("site/nl/deep/a.en.md", "en"),
        ("it/a.md", None),
        ("a.md", None),
        ("a.min.html", None),
    ],
)
def test_a_path_may_state_the_language(path: str, language: str | None) -> None:
    assert by_path(path) == language


def test_the_stated_language_goes_before_the_path_and_the_path_before_the_text() -> None:
    assert read(f"---\nlang: nl\n---\n{ENGLISH}", "en/a.md")[0].language == "nl"
    assert read(DUTCH, "en/a.md")[0].language == "en"
    assert read(DUTCH)[0].language == "nl"
    assert read("OK")[0].language is None


def test_config_states_languages_by_pattern_by_override_and_in_general(tmp_path: Path) -> None:
    file = tmp_path / "daarom.yaml"
    file.write_text(
        "language: nl\nlanguages: {'eng/**': en}\noverrides: [{paths: ['de/**'], language: en}]",
        encoding="utf-8",
    )
    config = load(file)
    told = {
        name: read("OK", (tmp_path / name).as_posix(), config)[0].language
        for name in ("eng/a.md", "de/a.md", "fr/a.md", "a.md")
    }
    assert told == {"eng/a.md": "en", "de/a.md": "en", "fr/a.md": "fr", "a.md": "nl"}


def test_a_paragraph_in_another_language_is_marked() -> None:
    (draft,) = read(f"{DUTCH}\n\n{DUTCH}\n\n> {ENGLISH}\n\nSee you there!")
    assert draft.language == "nl"
    assert [item.language for item in draft.segments] == [None, None, "en", None]


KEYS = """
title platforms date goal draft published tags image images.0.alt
social social.x social.x.text social.x.0 author lang daarom daarom.goal params.date status . .. a.b.c
"""
keys = st.sampled_from(KEYS.split()) | st.text(max_size=8)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def parsed(found: list[tuple[str, object]]) -> Parsed:
    text, entries = "", []
    for key, value in found:
        raw = str(value)
        prose = (
            Prose(raw, (Piece(0, len(raw), len(text), len(text) + len(raw)),))
            if isinstance(value, str) and raw.strip()
            else None
        )
        entries.append(Entry(key, value, raw, len(text), len(text) + len(raw), len(text), len(text), prose))
        text += raw
    return Parsed(Source("2026-11-22-a.md", text), (), tuple(entries))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(keys, plain), max_size=6))
def test_any_front_matter_gives_drafts_or_problems(found: list[tuple[str, object]]) -> None:
    drafts, problems = documents(parsed(found), Config())
    assert drafts
    assert all(item.line for item in problems)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(keys, st.text(max_size=60)), max_size=6))
def test_every_verbatim_piece_of_a_front_matter_text_is_its_source(found: list[tuple[str, object]]) -> None:
    for draft in documents(parsed(found), Config())[0]:
        for item in draft.segments:
            for piece in item.prose.pieces:
                source = draft.source.text[piece.source_start : piece.source_end]
                assert not piece.verbatim or source == item.prose.value[piece.start : piece.end]


def test_a_cut_keeps_the_way_back() -> None:
    prose = Prose("a & b", (Piece(0, 2, 10, 12), Piece(2, 3, 12, 17, False), Piece(3, 5, 17, 19)))
    found = cut(prose, 1, 4)
    assert found.value == " & "
    assert found.pieces == (Piece(0, 1, 11, 12), Piece(1, 2, 12, 17, False), Piece(2, 3, 17, 18))
