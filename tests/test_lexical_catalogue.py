"""The sentences of the lexical checks."""

from __future__ import annotations

import pytest

from daarom.catalogue import LANGUAGES, has, say, sentences

VALUES = {
    "phrase": "nu",
    "what": "x",
    "position": 1,
    "pattern": "(",
    "group": 1,
    "rule": "a/b",
    "names": "max",
    "per": "sentence",
}


@pytest.mark.parametrize("key", [key for key in sentences() if key.startswith("lexical.")])
def test_every_sentence_and_its_remedy_can_be_said_in_both_languages(key: str) -> None:
    assert has(f"{key.removesuffix('.remedy')}.remedy")
    assert all(say(key, language, **VALUES) for language in LANGUAGES)
