"""What a draft brings forward for its claims counts; files that are not there do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import evidence
from daarom.context import unfiled
from daarom.model import Document, Field, Inline, Match, Place
from daarom.plan import Compliance, Plan

FOLDER = Plan(compliance=Compliance(evidence_dir="bewijs"))


def draft(text: str, value: object = None) -> Document:
    field = Field("evidence", value, str(value), Place("draft.md", 0, 3))
    return document(text, fields=(field,) if value is not None else ())


def linked(text: str, words: str, target: str) -> Document:
    given = document(text)
    start = text.index(words)
    link = Inline("link", start, start + len(words), target)
    return replace(given, segments=(replace(given.segments[0], inline=(link,)),))


def matches(
    given: Document, sense: str, plan: Plan | None = None, is_file: Callable[[str], bool] = unfiled
) -> list[Match]:
    finder = evidence.compile([rule("evidence", "any", options={"sense": sense})])
    return list(finder.find([given], context(plan=plan, is_file=is_file)))


def test_evidence_on_top_counts_for_the_whole_draft() -> None:
    (match,) = matches(draft("De kaars is groen.", ["https://kaars.example/lca"]), "given")
    assert match.segment is None
    assert not matches(draft("De kaars is groen.", ""), "given")


def test_a_link_counts_for_its_own_sentence_and_the_one_before() -> None:
    text = "Eerst iets anders. De kaars is groen. Lees hoe we dat maten."
    (match,) = matches(linked(text, "hoe we dat maten", "https://kaars.example/lca"), "given")
    assert text[slice(*match.span)] == "De kaars is groen. Lees hoe we dat maten"


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Bestel hier", "https://kaars.example/x"),
        ("hier", "https://kaars.example/winkel/groen"),
        ("onze webshop", "https://kaars.example"),
    ],
)
def test_a_link_to_a_shop_proves_nothing(words: str, target: str) -> None:
    assert not matches(linked(f"De kaars is groen. {words}", words, target), "given")


def test_a_bare_address_counts_when_it_leads_to_a_page() -> None:
    assert matches(document("De kaars is groen: kaars.example/lca", "nl"), "given") == []
    assert matches(document("De kaars is groen: https://kaars.example/lca"), "given")
    assert not matches(document("De kaars is groen: https://kaars.example/"), "given")
    assert not matches(document("De kaars is groen: https://kaars.example/shop/kaars"), "given")


def test_a_file_that_is_not_in_the_folder_of_the_plan_is_lost_and_counts_for_nothing() -> None:
    given = draft("De kaars is groen.", ["lca.pdf"])
    (match,) = matches(given, "lost", FOLDER)
    assert (match.places, match.values) == (
        (Place("draft.md", 0, 3),),
        {"file": "lca.pdf", "folder": "bewijs"},
    )
    assert not matches(given, "given", FOLDER)
    asked: list[str] = []
    assert matches(given, "given", FOLDER, lambda path: asked.append(path) is None)
    assert not matches(given, "lost", FOLDER, {"bewijs/lca.pdf"}.__contains__)
    assert asked == ["bewijs/lca.pdf"]


@pytest.mark.parametrize("name", ["bewijs/lca.pdf", "sub/lca.pdf", "sub\\lca.pdf"])
def test_a_file_may_be_written_with_its_folder(name: str) -> None:
    assert not matches(
        draft("Groen.", name), "lost", FOLDER, {"bewijs/lca.pdf", "bewijs/sub/lca.pdf"}.__contains__
    )


@pytest.mark.parametrize("name", ["../plan.yaml", "/etc/hosts", "sub/../../x", "bewijs/../../x"])
def test_a_file_outside_the_folder_is_lost_without_a_look_at_it(name: str) -> None:
    def refuse(path: str) -> bool:
        raise AssertionError(path)

    assert matches(draft("Groen.", name), "lost", FOLDER, refuse)


def test_addresses_and_plans_without_a_folder_are_not_looked_up() -> None:
    for value in ("https://kaars.example/lca.pdf", "www.kaars.example/lca", "10.1000/182"):
        assert not matches(draft("Groen.", value), "lost", FOLDER)
    assert not matches(draft("Groen.", "lca.pdf"), "lost")
    assert not matches(draft("Groen.", "lca.pdf"), "lost", Plan())


def test_a_mapping_names_its_file() -> None:
    (match,) = matches(
        draft("Groen.", [{"file": "lca.pdf", "about": "kaars"}, {"about": "x"}, None]), "lost", FOLDER
    )
    assert match.values["file"] == "lca.pdf"


def test_a_rule_in_another_language_leaves_the_draft_alone() -> None:
    finder = evidence.compile([rule("evidence", "en", options={"sense": "given"})])
    assert not list(finder.find([draft("Groen.", "x")], context()))
