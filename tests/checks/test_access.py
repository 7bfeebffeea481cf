"""What a screen reader stumbles over is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import context, document, rule
from plan.plans import plan

from daarom.checks import access
from daarom.errors import RuleError
from daarom.model import Inline


def matches(draft, **options):
    return list(access.compile([rule("access", options=options)]).find([draft], context()))


def marked(text, **options):
    draft = document(text)
    return [text[slice(*m.span)] for m in matches(draft, **options)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("𝗛𝗮𝗹𝗹𝗼 𝘄𝗲𝗿𝗲𝗹𝗱", "Hallo wereld"),
        ("Ｈａｌｌｏ", "Hallo"),
        ("Ⓑⓡⓞⓞⓓ", "Brood"),
        ("🅱🆁🅾🅾🅳", "BROOD"),
        ("ʙᴀᴋᴋᴇʀ", "bakker"),
    ],
)
def test_letters_that_are_signs_are_found_and_can_be_written_as_letters(text, plain):
    draft = document(f"Lees: {text}.")
    (match,) = matches(draft, look_for="pseudo_letters")
    (edit,) = match.edits
    assert (edit.replacement, edit.safe) == (plain, True)
    assert draft.source.text[edit.place.start : edit.place.end] == text


@pytest.mark.parametrize(
    "text", ["Gewone tekst, é en ﬁ.", "E = mc², 𝑥 is onbekend", "日本語", "Ⓜ metro", "naïef café"]
)
def test_real_letters_are_left_alone(text):
    assert marked(text, look_for="pseudo_letters") == []


def test_a_long_hashtag_without_capitals_is_found():
    assert marked(
        "#bakkerijopdehoek #BakkerijOpDeHoek #brood #brood2026inamsterdam", look_for="lowercase_hashtag"
    ) == ["#bakkerijopdehoek"]


def test_a_house_hashtag_may_stay():
    assert marked("#bakkerijopdehoek", look_for="lowercase_hashtag", allow=("#BakkerijOpDeHoek",)) == []


def spelled(text, name=None, **options):
    """The hashtags that are found, and how they would be written."""
    facts = plan(f"organisation: {{name: {name}}}\n") if name else None
    made = access.compile([rule("access", options={"look_for": "lowercase_hashtag", **options})])
    found = made.find([document(text)], context(plan=facts))
    return {m.values["tag"]: [edit.replacement for edit in m.edits] for m in found}


@pytest.mark.parametrize(
    ("text", "tag", "written"),
    [
        ("Samen aan tafel! #samenaantafel", "samenaantafel", "#SamenAanTafel"),
        ("samen\naan tafel #SAMENAANTAFEL", "SAMENAANTAFEL", "#SamenAanTafel"),
        ("de IJssel over #deijsselover", "deijsselover", "#DeIJsselOver"),
        ("ijs op de markt #ijsopdemarkt", "ijsopdemarkt", "#IJsOpDeMarkt"),
        ("#broodMarkt #Broodmarkt", "Broodmarkt", "#broodMarkt"),
        ("Halte NS #station2026nl en #Station2026NL", "station2026nl", "#Station2026NL"),
    ],
)
def test_a_hashtag_of_which_the_words_are_known_is_written_with_capitals(text, tag, written):
    assert spelled(text) == {tag: [written]}


def test_the_list_goes_before_the_draft_and_the_draft_before_the_name():
    assert spelled("#demolen #DeMolen", known=("#DEmolen",))["demolen"] == ["#DEmolen"]
    assert spelled("#demolen #DEmolen", name="De Molen")["demolen"] == ["#DEmolen"]
    assert spelled("#demolen", name="De Molen") == {"demolen": ["#DeMolen"]}
    assert spelled("#demolen", name="Molen") == {}


@pytest.mark.parametrize(
    "text",
    [
        "#bakkerijopdehoekvanons",
        "Bakkerij, op de hoek van ons. #bakkerijopdehoekvanons",
        "#BakkerijOpDeHoekVanOns #bakkerijOpDeHoekVanOns #bakkerijopdehoekvanons",
    ],
)
def test_a_hashtag_of_which_the_words_are_not_certain_gets_no_edit(text):
    assert spelled(text)["bakkerijopdehoekvanons"] == []


@pytest.mark.parametrize("text", ["every one #everyone", "op en top #open", "#SamenAanTafel samen aan tafel"])
def test_words_that_meet_by_chance_say_nothing_of_a_short_hashtag(text):
    assert spelled(text) == {}


EMPTY_LINKS = ("klik hier", "lees  meer", "Here")


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("klik hier", True),
        ("Lees meer »", True),
        ("Here", True),
        ("de prijslijst", False),
        ("lees meer over brood", False),
    ],
)
def test_a_link_says_where_it_leads(words, hit):
    draft = document(f"Zie {words}.")
    linked = replace(
        draft, segments=(replace(draft.segments[0], inline=(Inline("link", 4, 4 + len(words), "/x"),)),)
    )
    assert bool(matches(linked, look_for="link_text", phrases=EMPTY_LINKS)) is hit


def test_the_same_words_outside_a_link_are_no_fault():
    assert marked("Klik hier niet.", look_for="link_text", phrases=EMPTY_LINKS) == []


def test_a_rule_about_links_must_say_which_words():
    with pytest.raises(RuleError) as caught:
        matches(document("Klik hier."), look_for="link_text")
    assert [problem.key for problem in caught.value.problems] == ["lexical.some_of"]
