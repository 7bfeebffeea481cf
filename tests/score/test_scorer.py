"""Drafts are scored whole or by paragraph, the same every time, with the words that moved the score."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import document

from daarom import assets
from daarom.errors import ModelError
from daarom.model import Document, Scores
from daarom.plan import DistinctiveValue, Goal, Image, Plan, Tone
from daarom.score import INTENTS, Scorer
from daarom.score.evidence import without

ADVERT = "Alleen dit weekend: 30% korting op al onze taarten! Bestel nu in onze webshop en geniet van de lekkerste taart van Zwolle."
STORY = "Om half vier begaf de oven het. Monteur Ruud lag er twee uur met zijn hoofd in en riep af en toe 'aha'. Vandaag is er dus geen brood."
MINUTES = "De raad vergadert dinsdag om acht uur in de raadzaal. Op de agenda staan het fietspad langs de Zuiderdijk en de begroting."


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(assets.model_folder())


def scored(scorer: Scorer, drafted: Document) -> Scores:
    (scores,) = scorer.documents([drafted])
    assert scores is not None
    return scores


def test_an_advertisement_reads_as_commercial_and_a_story_does_not(scorer: Scorer) -> None:
    assert scored(scorer, document(ADVERT)).commercial > 0.5
    assert scored(scorer, document(STORY)).commercial < 0.5
    assert scored(scorer, document(MINUTES)).commercial < 0.5


def test_scores_lie_in_their_ranges(scorer: Scorer) -> None:
    scores = scored(scorer, document(ADVERT))

    assert set(scores.intent) == set(INTENTS)
    assert sum(scores.intent.values()) == pytest.approx(1)
    assert all(-1 <= value <= 1 for value in scores.tone.values())
    assert 0 <= scores.human_voice <= 1


def test_the_same_draft_gets_the_same_scores_in_any_company(scorer: Scorer) -> None:
    drafts = [document(text) for text in (STORY, ADVERT, MINUTES)]

    alone = [scored(scorer, draft) for draft in drafts]

    for one, other in zip(alone, scorer.documents(drafts), strict=True):
        assert other is not None
        assert other.commercial == pytest.approx(one.commercial, abs=1e-5)
        assert other.evidence == one.evidence


def test_one_paragraph_that_sells_does_not_make_a_long_story_an_advertisement(scorer: Scorer) -> None:
    drafted = document("\n\n".join([STORY, MINUTES, ADVERT, STORY + " " + MINUTES, MINUTES + " " + STORY]))

    scores = scored(scorer, drafted)

    sold = {part.segment: part.commercial for part in scores.paragraphs}
    assert scores.commercial < 0.5
    assert sold[2] > 5 * max(sold[0], sold[3], sold[4])


def test_leaving_out_the_evidence_lowers_the_score(scorer: Scorer) -> None:
    scores = scored(scorer, document(ADVERT))

    assert scores.evidence
    for item in scores.evidence:
        (rest,) = scorer.texts([without(ADVERT, (item.start, item.end))])
        assert item.weight > 0
        assert rest.commercial < scores.commercial


def test_evidence_stands_on_words_of_the_prose(scorer: Scorer) -> None:
    drafted = document(f"Nieuw!\n\n{ADVERT}")

    for item in scored(scorer, drafted).evidence:
        said = drafted.segments[item.segment].prose.value[item.start : item.end]
        assert said == said.strip() != ""


def test_a_draft_that_does_not_sell_has_no_evidence(scorer: Scorer) -> None:
    assert scored(scorer, document(MINUTES)).evidence == ()


def test_sentences_are_scored_where_the_plan_states_a_tone(scorer: Scorer) -> None:
    plan = Plan(tone=Tone(nng={"formal": -0.5}))

    assert scored(scorer, document(MINUTES)).sentences == ()
    assert len(scored(Scorer(scorer.folder, plan), document(MINUTES)).sentences) == 2


def test_a_draft_in_another_language_or_without_words_is_not_scored(scorer: Scorer) -> None:
    assert list(scorer.documents([document(ADVERT, language="de"), document("🙂")])) == [None, None]


def test_each_draft_is_scored_once_on_demand(scorer: Scorer) -> None:
    drafts = [document(ADVERT), document(STORY)]

    scores = scorer.of(drafts)

    assert scores(drafts[0]) is scores(drafts[0])
    second = scores(drafts[1])
    assert second is not None
    assert second.commercial == pytest.approx(scored(scorer, drafts[1]).commercial, abs=1e-5)


def test_a_draft_that_was_not_announced_is_scored_too(scorer: Scorer) -> None:
    assert scorer.of([])(document(ADVERT)) is not None


def test_a_scorer_of_a_missing_folder_is_made_but_cannot_score(tmp_path: Path) -> None:
    scorer = Scorer(tmp_path / "none")

    with pytest.raises(ModelError):
        list(scorer.documents([document(ADVERT)]))


def test_goals_image_and_value_are_scored_as_far_as_the_plan_states_them(scorer: Scorer) -> None:
    goal = Goal("vragen", keywords=("notulen", "vergadering"))
    value = DistinctiveValue("Wij zetten alles online.", proof=("de notulen van elke vergadering",))
    whole = Plan(goals=(goal,), image=Image(desired="Een club die luistert."), distinctive_value=value)
    made = scored(Scorer(scorer.folder, whole), document(MINUTES))
    assert [name for name, _ in made.goals] == ["vragen"]
    assert list(made.carried) == ["image", "value"]
    assert all(0 <= score <= 1 for score in made.carried.values())
    silent = Plan(image=Image(current="stug"))
    assert scored(Scorer(scorer.folder, silent), document(MINUTES)).carried == {}
