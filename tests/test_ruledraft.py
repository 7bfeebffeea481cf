"""What a person answers becomes a rule file that says exactly that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom import ruledraft
from daarom.harmless import visible
from daarom.ruledraft import Draft

NAME = Path("rules/huis/nl/vaktaal.yaml")
WORDS = st.text(min_size=1, max_size=40).filter(
    lambda text: bool(text.strip()) and visible(text) == text and "{" not in text
)
EXAMPLES = st.lists(WORDS, min_size=1, max_size=3).map(tuple)


def draft(**more: object) -> Draft:
    values = {
        "id": "huis/vaktaal",
        "language": "nl",
        "kind": "phrase",
        "words": ("stakeholder",),
        "severity": "note",
        "message": "m",
        "remedy": "r",
        "why": "w",
        "source": "s",
        "flags": ("f",),
        "passes": ("p",),
    }
    return Draft(**{**values, **more})  # type: ignore[arg-type]


@settings(deadline=None)
@given(message=WORDS, remedy=WORDS, why=WORDS, source=WORDS, flags=EXAMPLES, passes=EXAMPLES)
def test_every_answer_is_read_back_as_it_was_given(**answers: object) -> None:
    rule = ruledraft.rule(draft(**answers), NAME)
    assert (rule.message, rule.remedy, rule.why) == tuple(
        {"nl": answers[name]} for name in ("message", "remedy", "why")
    )
    assert rule.source == answers["source"]
    assert tuple(item.draft for item in rule.flags) == answers["flags"]
    assert tuple(item.draft for item in rule.passes) == answers["passes"]


@pytest.mark.parametrize("words", [("no", "12:30"), ("*deal", "=boek nu"), ("[a|b] c", "#1"), ("1e3", "5.0")])
def test_phrases_that_yaml_would_read_otherwise_stay_as_typed(words: tuple[str, ...]) -> None:
    assert ruledraft.rule(draft(words=words), NAME).options == {"phrases": words}


def test_swaps_and_patterns_become_the_options_of_their_checks() -> None:
    swap = ruledraft.rule(draft(kind="swap", words=("middels => met", "no =>")), NAME)
    assert (swap.check, swap.options) == ("substitution", {"swap": {"middels": "met", "no": ""}})
    pattern = ruledraft.rule(draft(kind="pattern", words=(r"\bkans(?<wat>en)?\b",), message="{wat}"), NAME)
    assert (pattern.check, pattern.options) == ("pattern", {"patterns": (r"\bkans(?<wat>en)?\b",)})


def test_the_file_belongs_in_the_folder_of_its_pack_and_language() -> None:
    assert ruledraft.path(draft()).as_posix() == "huis/nl/vaktaal.yaml"


@pytest.mark.parametrize(
    ("name", "answer", "key"),
    [
        ("why", " ", "newrule.empty"),
        ("why", "a\x1b[2J", "newrule.unseen"),
        ("why", "a\u202eb", "newrule.unseen"),
        ("id", "vaktaal", "newrule.id"),
        ("id", "../huis/vaktaal", "newrule.id"),
        ("id", "huis/..", "newrule.id"),
        ("id", "Huis/vaktaal", "newrule.id"),
        ("phrase", "(een", "lexical.bracket"),
        ("phrase", "_", "lexical.empty"),
        ("swap", "middels", "newrule.swap"),
        ("swap", "=> met", "newrule.swap"),
        ("swap", "(mid => met", "lexical.bracket"),
        ("pattern", "(a", "lexical.pattern"),
        ("message", "zie {mach}", "rules.blank"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told(name: str, answer: str, key: str) -> None:
    found = ruledraft.fault(name, answer, "phrase", ("stakeholder",))
    assert found is not None
    assert found[0] == key


def test_an_answer_that_can_be_used_is_no_fault() -> None:
    for name, answer in (
        ("id", "huis/vaktaal"),
        ("swap", "a => b"),
        ("message", "{match}"),
        ("source", "{x}"),
    ):
        assert ruledraft.fault(name, answer, "phrase", ()) is None
