"""How a draft is built: headings, bold lines, long stretches, the first sentence, the chapters of a film."""

from __future__ import annotations

import pytest
from builders import context, rule
from hypothesis import given
from hypothesis import strategies as st

from daarom import metadata, outline, readers
from daarom.checks import metric
from daarom.config import Config
from daarom.model import Source


def drafts(text):
    parsed = readers.read(Source("draft.md", text), ".md")
    return metadata.documents(parsed, Config())[0]


def found(text, **options):
    """The words marked and the value of each match, in all drafts of a file."""
    finder = metric.compile([rule("metric", "any", options=options)])
    return [
        (match.document.segments[match.segment].prose.value[slice(*match.span)], match.values["value"])
        for match in finder.find(drafts(text), context())
    ]


def test_a_heading_two_levels_under_the_one_before_it_is_found():
    text = "## One\n\nText.\n\n#### Two\n\nText.\n\n##### Three\n\nText."
    assert found(text, measure="skipped_heading") == [("Two", "4")]


def test_going_back_up_skips_nothing_and_a_text_may_begin_at_any_level():
    assert found("### One\n\n#### Two\n\n##### Three\n\n## Four\n\n### Five", measure="skipped_heading") == []


def test_a_heading_within_a_quotation_is_somebody_elses():
    assert found("## One\n\n> ##### Two\n\nText.", measure="skipped_heading") == []


def test_headings_in_html_count_too():
    parsed = readers.read(Source("page.html", "<h1>One</h1><p>Text.</p><h3>Two</h3><p>Text.</p>"), ".html")
    (draft,) = metadata.documents(parsed, Config())[0]
    assert [value for value, _ in outline.skipped_levels(list(enumerate(draft.segments)))] == [3]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("---\ntitle: Oven\n---\n# Oven\n\nText.", [("Oven", "2")]),
        ("# One\n\nText.\n\n# Two\n\n# Three", [("Two", "3")]),
        ("# One\n\nText.\n\n## Two", []),
        ("---\ntitle: Oven\n---\n## Two\n\nText.", []),
    ],
)
def test_a_page_has_one_main_heading_and_its_title_is_one(text, marks):
    assert found(text, measure="main_headings") == marks


def test_short_bold_lines_that_stand_for_headings_are_counted():
    text = "**One**\n\nText.\n\n**Two**\n\nText.\n\n**Three**\n\nText."
    assert found(text, measure="bold_headings", max=1.0) == [("One", "3")]
    assert found(text, measure="bold_headings", max=3.0) == []


@pytest.mark.parametrize(
    "text",
    [
        "**This is a sentence.**\n\nText.\n\n**This too!**\n\nText.",
        "**Name:** Fatima\n\n**Age:** forty\n\nText.",
        "- **One**\n- **Two**\n\nText.",
        "**A line in bold that is far too long to be a heading of anything at all**\n\nText.",
        "Text.\n\n**The last line**",
        "**One**\n\n## Two\n\nText.",
    ],
)
def test_emphasis_is_no_heading(text):
    assert found(text, measure="bold_headings", max=0.0) == []


def test_a_long_paragraph_is_found_and_a_list_is_none():
    words = "word " * 20
    text = f"{words}\n\nShort.\n\n- {words}"
    assert found(text, measure="paragraph_length", max=19.0) == [(words.strip(), "20")]


def test_a_stretch_without_headings_is_marked_where_it_becomes_too_long():
    text = "## One\n\nOne two three.\n\nFour five six.\n\nSeven eight.\n\n## Two\n\nNine ten."
    assert found(text, measure="stretch", max=5.0) == [("Four five six.", "8")]


def test_a_bold_question_divides_a_stretch_as_a_heading_does():
    text = "One two three.\n\n**Why four, I ask?**\n\nFive six seven."
    assert found(text, measure="stretch", max=4.0) == []


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(1, 80))
def test_a_stretch_is_found_exactly_where_there_are_more_words_than_allowed(sizes, most):
    text = "\n\n".join("word " * size for size in sizes)
    values = [value for _, value in found(text, measure="stretch", max=float(most))]
    assert values == ([str(sum(sizes))] if sum(sizes) > most else [])


def test_a_first_sentence_that_runs_over_the_fold_is_marked_behind_it():
    long = "word " * 60
    text = f"---\nsocial:\n  linkedin: '{long.strip()}. Short.'\n  x: '{long.strip()}'\n---\nText."
    ((marked, value),) = found(text, measure="first_sentence")
    assert value == str(len(long.strip()) + 1)
    assert marked == f"{long.strip()}."[200:]


def test_a_short_first_sentence_may_be_followed_by_a_long_one():
    text = f"---\nsocial:\n  facebook: 'Short. And {'word ' * 60}'\n---\nText."
    assert found(text, measure="first_sentence") == []


def test_an_article_has_no_fold():
    assert found(f"---\nplatforms: [blog, linkedin]\n---\n{'word ' * 60}", measure="first_sentence") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("0:15 One\n1:00 Two\n2:00 Three", [("0:15", "3")]),
        ("0:00 One\n1:00 Two", [("1:00", "2")]),
        ("0:00 One\n2:00 Two\n1:00 Three", [("1:00", "3")]),
        ("0:00 One\n0:09 Two\n1:00 Three", [("0:09", "3")]),
        ("- 0:10 One\n- 1:00 Two\n- 2:00 Three", [("0:10", "3")]),
        ("[0:10] One\n\n[1:00] Two\n\n[2:00] Three", [("[0:10]", "3")]),
    ],
)
def test_times_of_which_no_chapters_are_made_are_found(text, marks):
    assert found(text, measure="chapters") == marks


@pytest.mark.parametrize(
    "text",
    [
        "0:00 One\n0:10 Two\n1:00 Three",
        "00:00 One\n10:00 Two\n1:00:00 Three",
        "10:00 Doors\n10:30 Bread\n12:00 Soup",
        "1:30 is where the window comes out.",
        "See 1:30 and 2:30 and 3:30 for the window.",
        "1:30 The window\n2:30 The bread",
        "No times at all.",
    ],
)
def test_good_chapters_programmes_and_loose_times_are_left_alone(text):
    assert found(text, measure="chapters") == []


@given(st.lists(st.integers(10, 4000), min_size=2, max_size=20))
def test_chapters_that_rise_by_ten_seconds_or_more_are_always_good(steps):
    times = [0]
    for step in steps:
        times.append(times[-1] + step)
    lines = "\n".join(f"- {t // 3600}:{t % 3600 // 60:02}:{t % 60:02} Part" for t in times)
    assert found(lines, measure="chapters") == []
