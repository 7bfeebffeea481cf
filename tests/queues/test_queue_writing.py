"""What an edit of a queue is written as: read back it says what was meant, and nothing else has changed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from queues.planning import queued

from daarom import readers
from daarom.config import Config
from daarom.errors import UserError
from daarom.metadata import documents
from daarom.model import Document, Place, Source
from daarom.queues import FORMATS, encode

QUICK = settings(max_examples=150, deadline=None)
WORDS = st.text(st.sampled_from("ab é😀\"'\\\n,;:#&<>=+@-[]{}|%\t"), min_size=1, max_size=10)
LETTERS = st.text(st.sampled_from("ab é😀\"\\\n,;:#'"), min_size=1, max_size=12)


def read(text: str, path: str) -> tuple[Document, ...]:
    """The drafts in a file, those of a queue by the generic layout."""
    suffix = PurePosixPath(path).suffix
    if suffix in readers.TABLES:
        return queued(text, "generic", path).documents
    parsed = readers.read_all(Source(path, text), suffix)
    return tuple(draft for item in parsed for draft in documents(item, Config())[0])


def said(drafts: tuple[Document, ...]) -> list[list[str]]:
    return [[segment.prose.value for segment in draft.segments] for draft in drafts]


def place(draft: Document, words: str, segment: int = 0) -> Place:
    """Where words stand in a draft's source."""
    prose = draft.segments[segment].prose
    at = prose.value.index(words)
    (span,) = prose.sources(at, at + len(words))
    return draft.place(span)


def edited(text: str, path: str, words: str, new: str) -> tuple[str | None, list[list[str]]]:
    """What is written for the first draft's words, and what the drafts then say."""
    draft = read(text, path)[0]
    where = place(draft, words)
    made = encode(draft, where, new)
    changed = text if made is None else text[: where.start] + made + text[where.end :]
    return made, said(read(changed, path))


EXAMPLES = {
    "plan.csv": 'Bericht;Datum\n"Wij zeggen ""koop nu"" tegen jou.";2027-01-01\nTweede tekst;\n',
    "kaal.csv": "Bericht,Datum\nWij zeggen koop nu tegen jou.,2027-01-01\nTweede tekst,\n",
    "plan.json": '[{"text": "Caf\\u00e9 zegt koop nu \\"hier\\"."}, {"text": "Tweede tekst"}]',
    "plan.jsonl": '{"text": "Wij zeggen koop nu."}\n{"text": "Tweede tekst"}\n',
    "dubbel.yaml": '- text: "Wij zeggen \\"koop nu\\"\\n tegen"\n- text: Tweede tekst\n',
    "enkel.yaml": "- text: 'Zo''n koop nu'\n- text: Tweede tekst\n",
    "kaal.yaml": "- text: Wij zeggen koop nu tegen jou.\n- text: Tweede tekst\n",
    "blok.yaml": "- text: |\n    Wij zeggen\n    koop nu hier.\n- text: Tweede tekst\n",
    "gevouwen.yaml": "- text: >-\n    Wij zeggen\n    koop nu hier.\n- text: Tweede tekst\n",
    "draad.tweet": "Wij zeggen koop nu.\n---\nTweede tekst\n",
    "film.srt": "1\n00:00:01,000 --> 00:00:02,000\nWij zeggen koop nu.\n",
    "film.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nWij &amp; jij: koop nu.\n",
}


@pytest.mark.parametrize("path", EXAMPLES)
def test_plain_words_are_written_as_they_are(path: str) -> None:
    made, after = edited(EXAMPLES[path], path, "koop nu", "kom langs")
    assert made == "kom langs"
    assert "kom langs" in after[0][0]
    assert after[1:] == said(read(EXAMPLES[path], path))[1:]


@pytest.mark.parametrize(
    ("path", "new", "expected"),
    [
        ("plan.csv", 'zeg "ja"; nee', 'zeg ""ja""; nee'),
        ("plan.csv", "een\ntwee", "een\ntwee"),
        ("kaal.csv", "een; twee", "een; twee"),
        ("kaal.csv", "een, twee", None),
        ("kaal.csv", "een\ntwee", None),
        ("kaal.csv", "een\n", None),
        ("kaal.csv", "een\t", None),
        ("kaal.csv", 'zeg "ja"', 'zeg "ja"'),
        ("plan.json", 'zeg "ja"\nnu', 'zeg \\"ja\\"\\nnu'),
        ("plan.jsonl", "a\\b", "a\\\\b"),
        ("dubbel.yaml", 'zeg "ja"', 'zeg \\"ja\\"'),
        ("enkel.yaml", "zo'n ding", "zo''n ding"),
        ("enkel.yaml", "een\ntwee", None),
        ("kaal.yaml", "dit: dat", None),
        ("kaal.yaml", "dit #dat", None),
        ("kaal.yaml", "zo'n #tag", None),
        ("blok.yaml", "dit: #dat", "dit: #dat"),
        ("blok.yaml", "een\ntwee", None),
        ("draad.tweet", "een\n---\ntwee", None),
        ("film.srt", "R&D", "R&D"),
        ("film.vtt", "R&D <3", "R&amp;D &lt;3"),
        ("film.srt", "a --> b", None),
        ("plan.csv", "a\x1b[31m", None),
        ("plan.json", "\u2028", None),
    ],
)
def test_what_would_break_a_format_is_written_its_way_or_not_at_all(
    path: str, new: str, expected: str | None
) -> None:
    assert edited(EXAMPLES[path], path, "koop nu", new)[0] == expected


@pytest.mark.parametrize("new", ["=1+1", "+31 6", "-5", "@SUM(A1)"])
def test_a_cell_never_becomes_a_formula(new: str) -> None:
    for text in ("Bericht,Datum\nkoop nu hier,\n", 'Bericht,Datum\n"koop nu, hier",\n'):
        assert edited(text, "plan.csv", "koop nu", new)[0] is None
    assert edited("Bericht,Datum\n@bakker koop nu,\n", "plan.csv", "@bakker", "@molen")[0] == "@molen"
    assert edited("Bericht,Datum\nx =koop nu,\n", "plan.csv", "x ", "")[0] is None


def test_a_text_is_never_emptied_and_an_escape_never_cut() -> None:
    assert edited("Bericht,Datum\nkoop nu,\n", "plan.csv", "koop nu", "")[0] is None
    draft = read(EXAMPLES["plan.json"], "plan.json")[0]
    at = draft.source.text.index("\\u00e9")
    assert encode(draft, Place(draft.path, at + 2, at + 4), "x") is None
    assert encode(draft, Place(draft.path, 0, 1), "x") is None


def test_a_text_that_stands_in_two_posts_changes_in_both() -> None:
    text = "- text: &t Wij zeggen koop nu.\n- text: *t\n"
    made, after = edited(text, "plan.yaml", "koop nu", "kom langs")
    assert (made, after) == ("kom langs", [["Wij zeggen kom langs."]] * 2)


def test_other_formats_are_written_by_others() -> None:
    draft = documents(readers.read_text("Wij zeggen koop nu."), Config())[0][0]
    assert draft.format not in FORMATS
    assert encode(draft, place(draft, "koop nu"), "kom langs") is None


def test_a_file_that_an_edit_would_break_is_left_alone() -> None:
    draft = read(EXAMPLES["kaal.yaml"], "kaal.yaml")[0]
    assert encode(draft, place(draft, "Wij"), "'open") is None
    assert (
        encode(replace(draft, source=Source("kaal.yaml", draft.source.text)), place(draft, "Wij"), "We")
        == "We"
    )


def check(text: str, path: str, data: st.DataObject) -> None:
    """Whatever is written reads back as meant, and no other text has changed."""
    try:
        before = read(text, path)
    except UserError:
        assume(False)
    assume(before and before[0].segments)
    draft, prose = before[0], before[0].segments[0].prose
    start = data.draw(st.integers(0, len(prose.value) - 1))
    end = data.draw(st.integers(start + 1, len(prose.value)))
    whole = [item for item in prose.pieces if not item.verbatim and item.start < end and start < item.end]
    start, end = min([start, *(item.start for item in whole)]), max([end, *(item.end for item in whole)])
    spans = prose.sources(start, end)
    assume(len(spans) == 1)
    new = data.draw(WORDS)
    made = encode(draft, draft.place(spans[0]), new)
    if made is None:
        return
    changed = text[: spans[0][0]] + made + text[spans[0][1] :]
    after = read(changed, path)
    meant = (prose.value[:start] + new + prose.value[end:]).strip()
    assert "\n\n".join(said(after)[0]).replace("\n", "").replace(" ", "").replace("\t", "") == "".join(
        ("\n\n".join([meant, *said(before)[0][1:]])).split()
    )
    assert said(after)[1:] == said(before)[1:]


@QUICK
@given(
    first=LETTERS, second=LETTERS, mark=st.sampled_from(";,"), quoting=st.sampled_from((0, 1)), data=st.data()
)
def test_any_edit_of_a_sheet_reads_back(
    first: str, second: str, mark: str, quoting: int, data: st.DataObject
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, quoting=quoting).writerows(
        [["Bericht", "Datum"], [first, ""], [second, ""]]
    )
    check(out.getvalue(), "plan.csv", data)


@QUICK
@given(first=LETTERS, second=LETTERS, ascii_only=st.booleans(), data=st.data())
def test_any_edit_of_json_reads_back(first: str, second: str, ascii_only: bool, data: st.DataObject) -> None:
    check(json.dumps([{"text": first}, {"text": second}], ensure_ascii=ascii_only), "plan.json", data)


@QUICK
@given(first=LETTERS, second=LETTERS, style=st.sampled_from((None, '"', "'", "|", ">")), data=st.data())
def test_any_edit_of_yaml_reads_back(first: str, second: str, style: str | None, data: st.DataObject) -> None:
    posts = [{"text": first}, {"text": second}]
    check(yaml.safe_dump(posts, default_style=style, allow_unicode=True), "plan.yaml", data)
