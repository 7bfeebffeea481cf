from __future__ import annotations

import builders

from daarom.model import Match
from daarom.wording import excerpt_of


def test_words_that_overlap_are_marked_once() -> None:
    draft = builders.document("Bestel nu! Vandaag korting op alles.")
    match = Match("test/rule", draft, 0, (0, 10))
    excerpt, marks = excerpt_of(match, ((0, 9), (11, 18), (0, 10), (11, 18)))
    assert excerpt == "Bestel nu! Vandaag korting op alles."
    assert [excerpt[start:end] for start, end in marks] == ["Bestel nu!", "Vandaag"]
