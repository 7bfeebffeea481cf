"""The classifier check reports paragraphs and drafts by their scores."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule

from daarom.checks import classifier
from daarom.errors import ModelError, RuleError
from daarom.model import Document, Evidence, Match, PartScores, Problem, Rule, Scores

TONE = {"formal": 0.0, "funny": 0.0, "irreverent": 0.0, "enthusiastic": 0.0}
STORY = "Vanochtend ging de oven stuk. Ruud kwam kijken."
OFFER = "Het regent. Bestel nu onze taart. Wij zijn de beste bakker van Zwolle."


def part(segment: int, start: int, end: int, commercial: float, block: int = 0) -> PartScores:
    return PartScores(segment, start, end, commercial, TONE, 0.2, block)


def scores(
    commercial: float, *parts: PartScores, evidence: tuple[Evidence, ...] = (), human_voice: float = 0.2
) -> Scores:
    return Scores(
        commercial, TONE, {"sell": 0.8, "inform": 0.2}, human_voice, paragraphs=parts, evidence=evidence
    )


def found(drafted: Document, made: Scores | None, *rules: Rule) -> list[Match | Problem]:
    finder = classifier.compile(rules or (rule("classifier"),))
    return list(finder.find([drafted], context(scores=lambda _: made)))


def words(match: Match | Problem) -> str:
    assert isinstance(match, Match)
    assert match.segment is not None
    return match.document.segments[match.segment].prose.value[slice(*match.span)]


def test_a_paragraph_that_sells_is_marked_at_the_sentences_that_carry_it() -> None:
    drafted = document(f"{STORY}\n\n{OFFER}")
    moved = Evidence("commercial", 1, OFFER.index("Bestel"), OFFER.index("Bestel") + 6, 1.5)
    made = scores(0.4, part(0, 0, len(STORY), 0.1), part(1, 0, len(OFFER), 0.9, 1), evidence=(moved,))

    (match,) = found(drafted, made)

    assert words(match) == "Bestel nu onze taart."
    assert isinstance(match, Match)
    assert match.confidence == pytest.approx(0.9)
    assert match.evidence == (moved,)


def test_without_evidence_the_whole_paragraph_is_marked() -> None:
    drafted = document(OFFER)

    (match,) = found(drafted, scores(0.9, part(0, 0, len(OFFER), 0.9)))

    assert words(match) == OFFER


def test_paragraphs_below_the_limit_are_left_alone() -> None:
    drafted = document(OFFER)
    strict = rule("classifier", options={"above": 0.95})

    assert found(drafted, scores(0.9, part(0, 0, len(OFFER), 0.9)), strict) == []


def test_paragraphs_that_were_scored_together_are_reported_once_where_the_evidence_is() -> None:
    drafted = document(f"Nieuw!\n\n{OFFER}\n\n{STORY}")
    moved = Evidence("commercial", 1, 12, 18, 1.5)
    made = scores(
        0.6,
        part(0, 0, 6, 0.9),
        part(1, 0, len(OFFER), 0.9),
        part(2, 0, len(STORY), 0.1, 1),
        evidence=(moved,),
    )

    (match,) = found(drafted, made)

    assert isinstance(match, Match)
    assert match.segment == 1


def test_a_short_post_of_several_paragraphs_is_one_match_on_the_paragraph_that_carries_it() -> None:
    drafted = document(f"Nieuw!\n\n{OFFER}")

    (match,) = found(drafted, scores(0.9, part(0, 0, 6, 0.9), part(1, 0, len(OFFER), 0.9)))

    assert isinstance(match, Match)
    assert match.segment == 1


def test_a_draft_without_a_human_voice_is_found_with_below() -> None:
    silent = rule("classifier", options={"label": "human_voice", "below": 0.3, "level": "document"})

    (match,) = found(document(STORY), scores(0.1, human_voice=0.1), silent)

    assert isinstance(match, Match)
    assert match.segment is None
    assert match.confidence == pytest.approx(0.9)


def test_an_intent_is_judged_for_the_draft_as_a_whole() -> None:
    selling = rule("classifier", options={"label": "sell", "above": 0.7})

    assert len(found(document(OFFER), scores(0.1), selling)) == 1


def test_an_intent_per_paragraph_is_a_fault_in_the_rule() -> None:
    with pytest.raises(RuleError):
        classifier.compile([rule("classifier", options={"label": "sell", "level": "paragraph"})])


def test_a_draft_in_an_unknown_language_is_not_judged() -> None:
    assert found(document(OFFER, language=None), scores(0.9, part(0, 0, len(OFFER), 0.9))) == []


def test_a_draft_that_was_not_scored_gives_nothing() -> None:
    assert found(document(OFFER), None) == []


def test_a_model_that_cannot_be_loaded_is_one_problem() -> None:
    def broken(_: Document) -> Scores | None:
        raise ModelError(Problem("models/posts", "model.missing"))

    finder = classifier.compile([rule("classifier")])

    found = list(finder.find([document(OFFER), document(STORY)], context(scores=broken)))

    assert [item.key for item in found if isinstance(item, Problem)] == ["model.missing"]


SAID = {"nl": "dwingt", "en": "presses"}
KINDS = {
    "pressure": {"kind": SAID, "way_out": {"nl": "Noem de datum.", "en": "Give the date."}},
    "other": {"kind": {"nl": "verkoopt", "en": "sells"}, "way_out": {"nl": "Vertel.", "en": "Tell."}},
}


@pytest.mark.parametrize(
    ("kinds", "language", "kind", "way_out"),
    [
        ({"pressure": 0.8, "offer": 0.9}, "nl", "dwingt", "Noem de datum."),
        ({"pressure": 0.8}, "en", "presses", "Give the date."),
        ({"pressure": 0.05, "offer": 0.9}, "en", "sells", "Tell."),
    ],
)
def test_a_verdict_names_the_likeliest_kind_that_the_rule_knows_in_the_language_of_the_draft(
    kinds: dict[str, float], language: str, kind: str, way_out: str
) -> None:
    drafted = document(OFFER, language=language)
    sold = PartScores(0, 0, len(OFFER), 0.9, TONE, 0.2, 0, kinds)

    (match,) = found(drafted, scores(0.9, sold), rule("classifier", language, options={"kinds": KINDS}))

    assert isinstance(match, Match)
    assert match.values == {"kind": kind, "way_out": way_out}


def test_the_kind_is_that_of_the_marked_sentence_not_of_its_paragraph() -> None:
    drafted = document(OFFER)
    start = OFFER.index("Bestel")
    moved = Evidence("commercial", 0, start, start + 6, 1.5)
    marked = PartScores(0, start, OFFER.index(" Wij"), 0.9, TONE, 0.2, 0, {"pressure": 0.9})
    whole = PartScores(0, 0, len(OFFER), 0.9, TONE, 0.2, 0, {"offer": 0.9})
    made = Scores(0.9, TONE, {}, 0.2, paragraphs=(whole,), sentences=(marked,), evidence=(moved,))

    (match,) = found(drafted, made, rule("classifier", options={"kinds": KINDS}))

    assert isinstance(match, Match)
    assert match.values["kind"] == "dwingt"


def test_a_short_sales_paragraph_carries_the_verdict_that_it_shares_with_a_long_neighbour() -> None:
    drafted = document("Bestel nu onze taart.\n\nOns team is trots. Ruud kwam kijken en bleef eten.")
    evidence = (Evidence("commercial", 0, 0, 9, 1.0), Evidence("commercial", 1, 0, 8, 2.0))
    pair = part(0, 0, 21, 0.9), part(1, 0, 49, 0.9)
    alone = part(0, 0, 21, 0.98), part(1, 0, 18, 0.3), part(1, 19, 49, 0.1)
    unheard, heard = scores(0.9, *pair, evidence=evidence), scores(0.9, *pair, evidence=evidence)
    assert [words(match) for match in found(drafted, unheard)] == ["Ons team is trots."]
    assert [words(match) for match in found(drafted, replace(heard, sentences=alone))] == [
        "Bestel nu onze taart."
    ]
