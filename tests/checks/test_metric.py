"""Numbers out of bounds are found at the words that make them so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.checks import metric
from daarom.plan import Organisation, Plan, Readability, Tone


def found(text, language="nl", plan=None, platforms=(), **options):
    draft = document(text, language, platforms=platforms)
    finder = metric.compile([rule("metric", language, options=options)])
    return [
        (
            match.segment is not None and draft.segments[match.segment].prose.value[slice(*match.span)],
            match.values["value"],
        )
        for match in finder.find([draft], context(plan=plan))
    ]


def words(text, language="nl", **options):
    return [marked for marked, _ in found(text, language, **options)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Dit is ECHT HEEL LEUK.", "ECHT HEEL LEUK"),
        ("GRATIS brood voor iedereen.", "GRATIS"),
        ("Wat een BRODEN!", "BRODEN"),
    ],
)
def test_shouting_is_found(text, marked):
    assert words(text, measure="capitals", max=0.0) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "Het UWV en de ANWB helpen.",
        "De DATA Act geldt.",
        "Lees de README.",
        "Hij riep 'NU OF NOOIT' en ging.",
        "Volg #NUOFNOOIT",
        "Kijk op HTTPS://BAKKER.NL/ACTIE",
        "NOS-journaal",
        "HTML, CSS en JSON",
    ],
)
def test_acronyms_quotations_and_addresses_are_not_shouting(text):
    assert words(text, measure="capitals", max=0.0) == []


def test_a_name_in_capitals_is_not_shouting():
    plan = Plan(organisation=Organisation(name="BROOD NU"))
    assert found("Bij BROOD NU bakken we.", measure="capitals", max=0.0, plan=plan) == []


def test_a_heading_in_capitals_is_not_shouting():
    draft = document("GRATIS BROOD VOOR IEDEREEN")
    heading = replace(
        draft, segments=tuple(replace(segment, scopes=("heading",)) for segment in draft.segments)
    )
    assert (
        list(
            metric.compile([rule("metric", options={"measure": "capitals", "max": 0.0})]).find(
                [heading], context()
            )
        )
        == []
    )


def test_the_second_exclamation_mark_is_marked():
    draft = document("Ja! En nog een! En nog een!")
    (match,) = metric.compile([rule("metric", options={"measure": "exclamation_marks", "max": 1.0})]).find(
        [draft], context()
    )
    assert (match.span, match.values["value"]) == ((14, 15), "3")


def test_a_longer_text_may_have_more_exclamation_marks():
    text = "Brood! " + "Een heel gewone zin over brood. " * 20 + "Kom!"
    assert words(text, measure="exclamation_marks", max=1.0, per=50.0) == []
    assert words(text, measure="exclamation_marks", max=1.0) == ["!"]


def test_doubled_marks_are_each_found():
    assert words("Wat?! Nu!! Ja!", measure="exclamation_run", max=1.0) == ["?!", "!!"]


def test_promotional_emoji_are_marked_from_the_first_too_many():
    assert words("Nu 🔥🔥🛒 bij ons 😀", measure="promo_emoji", max=1.0) == ["🔥🛒"]


def test_three_emoji_in_a_row_are_found_and_a_family_is_one():
    assert words("Feest 🎉🎉 🎉 en 👨‍👩‍👧‍👦", measure="emoji_run", max=2.0) == ["🎉🎉 🎉"]


def test_an_emoji_between_words_is_found_and_one_at_the_end_is_not():
    assert words("We bakken 🍞 elke dag 😀", measure="emoji_inside", max=0.0) == ["🍞"]


def test_emoji_for_bullets_are_found():
    assert words("✅ vers\n✅ lekker\n✅ dichtbij", measure="emoji_bullets", max=2.0) == ["✅"]


def test_a_wall_of_hashtags_is_found():
    assert words("Brood #een #twee #drie #vier #vijf", measure="hashtag_wall", max=4.0) == [
        "#een #twee #drie #vier #vijf"
    ]


def test_long_sentences_are_each_found():
    text = "Kort. Woord " + "woord " * 29 + "einde. Weer kort."
    assert found(text, measure="sentence_length", max=25.0)[0][1] == "31"


def test_the_plan_sets_the_length_of_a_sentence():
    plan = Plan(tone=Tone(readability=Readability(max_sentence=3)))
    assert len(found("Dit zijn vijf hele woorden.", measure="sentence_length", max=25.0, plan=plan)) == 1


HARD = (
    "Overeenkomstig de subsidieregeling worden verantwoordelijkheden geïnventariseerd "
    "door beleidsmedewerkers van uitvoeringsorganisaties. "
)


def test_hard_text_is_found_at_its_longest_sentence():
    text = (
        HARD * 12
        + "Deze laatste zin van de hele tekst telt met opzet heel wat meer woorden dan alle andere samen."
    )
    ((marked, _),) = found(text, measure="readability", min=60.0)
    assert marked.startswith("Deze laatste")


def test_short_text_is_not_scored():
    assert words(HARD * 3, measure="readability", min=60.0) == []


def test_the_plan_sets_the_least_score():
    plan = Plan(tone=Tone(readability=Readability(nl_flesch_douma_min=-500)))
    assert found(HARD * 20, measure="readability", min=60.0, plan=plan) == []


def test_a_text_about_ourselves_is_found():
    text = "Wij zijn trots op onze bakkers. " * 12
    assert found(text, measure="we_share", max=0.8)[0][1] == "100"
    assert (
        words(
            text + "Kom jij ook? Neem je kind mee, jullie zijn welkom. Je mag proeven. " * 12,
            measure="we_share",
            max=0.8,
        )
        == []
    )


def test_the_organisations_name_is_us_as_well():
    plan = Plan(organisation=Organisation(name="Bakkerij Zon"))
    assert found(
        "Bakkerij Zon bakt brood en deelt dat uit in de buurt. " * 10, measure="we_share", max=0.8, plan=plan
    )


def test_one_sentence_per_line_is_found_after_a_while():
    text = "\n\n".join(
        ["Ik stopte.", "Alles.", "Gisteren.", "Niemand wist het.", "Toen kwam brood.", "Echt waar.", "Brood."]
    )
    assert found(text, measure="broetry", max=5.0) == [("Ik stopte.", "7")]


def test_only_tags_above_the_fold_is_found_where_a_platform_folds():
    text = "#brood #bakker @iemand\n\n" + "Vandaag bakken we de hele dag brood."
    assert found(text, measure="hook", min=3.0, platforms=("linkedin",)) == [("#brood #bakker @iemand", "0")]
    assert found(text, measure="hook", min=3.0, platforms=("x",)) == []


def test_too_few_words_stand_on_the_draft_as_a_whole():
    assert found("Brood.", measure="word_count", min=5.0) == [(False, "1")]


@pytest.mark.parametrize("measure", metric.MEASURES)
@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ABc é!?😀🔥#@.\n 12", max_size=60))
def test_every_mark_lies_within_its_segment(measure, text):
    draft = document(text, platforms=("linkedin",))
    for match in metric.compile([rule("metric", options={"measure": measure, "max": 0.0, "min": 1.0})]).find(
        [draft], context()
    ):
        if match.segment is not None:
            start, end = match.span
            assert 0 <= start <= end <= len(draft.segments[match.segment].prose.value)


@pytest.mark.parametrize(("text", "edits"), [("Hoera!!!", ["!"]), ("Hoera?!!!", []), ("Hoera❗❗❗", [])])
def test_a_row_of_exclamation_marks_can_become_one_where_nothing_is_lost(text: str, edits: list[str]) -> None:
    made = metric.compile([rule("metric", options={"measure": "exclamation_run", "max": 2})])
    (match,) = made.find([document(text)], context())
    assert [edit.replacement for edit in match.edits if edit.safe] == edits
