from __future__ import annotations

import builders

from daarom.metadata.languages import marked, told

DUTCH = "Op vrijdag houden we onze jaarlijkse ledenvergadering, en alle leden zijn van harte uitgenodigd."
ENGLISH = "On Friday we hold our yearly meeting, and all of the members are very welcome to join us."


def test_a_draft_in_two_languages_has_that_of_most_words() -> None:
    for text, language in (
        (f"{DUTCH}\n\n{ENGLISH}\n\n{DUTCH}", "nl"),
        (f"{ENGLISH}\n\n{DUTCH}\n\n{ENGLISH}", "en"),
    ):
        assert told(builders.document(text).segments) == language


def test_its_other_paragraphs_are_read_in_theirs() -> None:
    segments = builders.document(f"{DUTCH}\n\n{ENGLISH}").segments
    assert [item.language for item in marked(segments, "nl")] == [None, "en"]


def test_a_draft_without_words_of_a_language_has_none() -> None:
    assert told(builders.document("Jansen\n\n12:30").segments) is None
