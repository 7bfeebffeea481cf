"""Markdown as others read it: what a draft says stays text, and the page has the shape that was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_readers import ALIVE, INVISIBLE, READERS, seen
from nasty import NASTY, report
from reports import REPORT, finding

from daarom.harmless import in_code, in_fence, in_markdown, one_line, path_line
from daarom.model import Report
from daarom.reporters import REPORTERS, View

Reader = Callable[[str], str]
OURS = {"h2", "h3", "p", "strong", "code", "pre", "blockquote", "ul", "li", "details", "summary", "span"}
PARTS = st.sampled_from(
    [*"aB1 \t\n\\`*_{}[]<>()#+-.!|~$&:/@^=%'\"é🔥", "://", "www.", "1.", "    ", "&amp;", *NASTY[:-2]]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PARTS, max_size=14).map("".join))

readers = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


def page(found: Report, **view: object) -> str:
    return REPORTERS["markdown"](found, View("nl", **view))  # type: ignore[arg-type]


def visible_text(text: str) -> str:
    return text.replace(INVISIBLE, "").strip()


@readers
@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("1. een")
@example("- [x] taak")
@example("a\\")
@example("\u200b\u200b")
def test_any_text_is_read_as_that_text(read: Reader, text: str) -> None:
    shown = seen(read(f"> {in_markdown(text)}"))
    assert visible_text(shown.text) == visible_text(one_line(text))
    assert set(shown.tags) <= {"blockquote", "p", "span"}
    assert not ALIVE.search(shown.prose)


@readers
@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_keeps_itself_in_a_code_span(read: Reader, text: str) -> None:
    assume(text.strip())
    shown = seen(read(f"### {in_code(text)} en verder"))
    assert shown.code == [path_line(text)]
    assert shown.prose.strip() == "en verder"


@readers
@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_line_keeps_itself_in_a_fence(read: Reader, text: str) -> None:
    shown = seen(read(f"- zet dit erboven:\n{in_fence(text, '  ')}\n- en verder\n"))
    assert shown.code == [one_line(text) + "\n"]
    assert shown.tags["li"] == 2


@readers
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("everything", [False, True])
def test_nothing_comes_alive_wherever_a_nasty_text_stands(read: Reader, text: str, everything: bool) -> None:
    shown = seen(read(page(report(text), everything=everything)))
    assert set(shown.tags) <= OURS
    assert shown.comments == [" daarom "]
    assert not ALIVE.search(shown.prose)
    assert (shown.tags["h2"], shown.tags["h3"], shown.tags["blockquote"]) == (1, 4, 3)


@readers
def test_the_page_has_a_heading_for_each_draft_and_a_sentence_a_reason_and_a_way_out(read: Reader) -> None:
    shown = seen(read(page(REPORT)))
    assert (shown.tags["h2"], shown.tags["h3"]) == (1, 4)
    assert shown.tags["details"] == shown.tags["summary"] == 3
    assert "»Koop nu« een taart." in shown.prose
    assert "Daarom: Zo schrijven wij niet." in shown.prose
    assert "Doe dit: Laat het weg." in shown.prose
    assert "<!-- daarom: allow eigen/fout: reden -->\n" in shown.code


@readers
def test_the_found_words_are_bold_beside_any_sign(read: Reader) -> None:
    for text in ("a'Koop nu'!b", "a(Koop)b", "a🔥b", "a**b**c", "a_b_c", 'é"é', "a\u00a0b c"):
        shown = seen(read(page(Report(findings=(finding(excerpt=text, marks=((1, len(text) - 1),)),)))))
        assert shown.tags["strong"] == 6, text


@readers
def test_a_shortened_page_is_still_whole(read: Reader) -> None:
    many = tuple(
        finding(f"eigen/regel-{number}", line=number, path=f"{number % 7}.md") for number in range(1, 600)
    )
    shown = seen(read(page(Report(findings=many), everything=True)))
    assert set(shown.tags) <= OURS
    assert shown.tags["pre"] == shown.tags["blockquote"] > 100
