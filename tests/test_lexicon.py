"""Phrases found in prose."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from daarom.lexicon import Phrase, build
from daarom.phrasebook import PhraseError, variants
from daarom.tokens import folded, tokens


def found(
    text: str, *phrases: str, spares: tuple[str, ...] = (), language: str | None = "nl", case: bool = False
) -> list[str]:
    """The words that phrases of one owner are found at."""
    known = [Phrase(0, phrase, language, case) for phrase in phrases]
    excepted = [Phrase(0, phrase, language, spares=True) for phrase in spares]
    return [text[hit.start : hit.end] for hit in build([*known, *excepted]).search(text).get(0, [])]


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("actie", "Actie! De reactie, redactie en interactie.", ["Actie"]),
        ("actie", "Alle acties en reacties", ["acties"]),
        ("actie", "een actie-dag, een win-actie en actie - nu", ["actie"]),
        ("actie", "@actie, info@actie.nl en www.actie.nl/actie of actie.nl", []),
        ("actie", "#actie", ["actie"]),
        (
            "laatste kans",
            "laatste\u00a0 kans, laatste\nkans en laatste-kans",
            ["laatste\u00a0 kans", "laatste\nkans", "laatste-kans"],
        ),
        ("laatste kans", "allerlaatste kans. De laatste, kans", []),
        ("laatste kans", "laatste \ufffc kans of laatste\ufffckans", []),
        ("laatste kans", "laatste kansen", ["laatste kansen"]),
        ("boek nu", "Boek nu, geen boek nut of boeken nu", ["Boek nu"]),
        ("uniek", "Een unieke kans", ["unieke"]),
        ("=uniek", "Een unieke kans is uniek", ["uniek"]),
        (
            "wees er (snel) bij",
            "wees er bij, wees er snel bij, wees er vaak bij",
            ["wees er bij", "wees er snel bij"],
        ),
        ("korting(en)", "korting kortingen kortingscode", ["korting", "kortingen"]),
        ("bestel [nu|direct]", "bestel nu, bestel direct, bestel ooit", ["bestel nu", "bestel direct"]),
        ("[op is op|op = op]", "op is op, op=op", ["op is op", "op=op"]),
        ("(nu (al)) te koop", "te koop nu te koop nu al te koop", ["te koop", "nu te koop", "nu al te koop"]),
        ("kortings*", "kortingscode, afkortingscode", ["kortingscode"]),
        ("*korting", "dagkorting en kortingen", ["dagkorting"]),
        ("*actie*", "reacties", ["reacties"]),
        ("*deal", "Black Friday-deal", ["deal"]),
        ("nog _ uur", "nog drie uur, nog 3 uur, nog uur, nog, uur", ["nog drie uur", "nog 3 uur"]),
        ("op = op", "Op=op of OP = OP", ["Op=op", "OP = OP"]),
        ("1+1", "1 + 1 gratis, 11+1, 1+10", ["1 + 1"]),
        ("24/7", "24/7 open", ["24/7"]),
        ("50%", "50 % of 150% of -50%", ["50 %", "50%"]),
        ("10", "10,50 10.000 nog 10.", ["10"]),
        ("foto's", "foto’s en foto's", ["foto’s", "foto's"]),
        ("🔥", "🔥❤️🔥", ["🔥", "🔥"]),
        ("🔥🔥", "🔥🔥🔥", ["🔥🔥"]),
        ("👍", "👍🏽", ["👍🏽"]),
        ("❤", "❤️", ["❤️"]),
        ("hét adres", "het adres is hét adres", ["hét adres"]),
        ("hét adres", unicodedata.normalize("NFD", "hét adres"), [unicodedata.normalize("NFD", "hét adres")]),
        ("strasse", "STRASSE, Straße", ["STRASSE", "Straße"]),
        ("i\u0307stanbul", "In İstanbul nu", ["İstanbul"]),
        ("korting", "kor\u00adting", ["kor\u00adting"]),
        ("state-of-the-art", "state of the art, State-of-the-art", ["state of the art", "State-of-the-art"]),
        (r"\(bijna\) op", "(bijna) op", ["(bijna) op"]),
        (r"\=nu \* \_", "=nu * _", ["=nu * _"]),
        ("#1", "de #1 van", ["#1"]),
        ("wow!", "Wow!!", ["Wow!"]),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase: str, text: str, hits: list[str]) -> None:
    assert found(text, phrase) == hits


def test_an_exception_spares_the_words_it_covers() -> None:
    text = "een afkorting, een dagkorting en een uniek nummer"
    assert found(text, "*korting", "uniek", spares=("afkorting", "uniek nummer")) == ["dagkorting"]


def test_an_exception_that_covers_a_part_spares_nothing() -> None:
    assert found("laatste kans", "laatste kans", spares=("laatste",)) == ["laatste kans"]


def test_the_longest_phrase_wins() -> None:
    assert found("mis deze laatste kans niet", "laatste kans", "deze laatste kans niet") == [
        "deze laatste kans niet"
    ]


def test_phrases_of_two_owners_are_both_found() -> None:
    hits = build([Phrase(0, "laatste kans"), Phrase(1, "kans")]).search("laatste kans")
    assert {owner: [(hit.start, hit.end) for hit in items] for owner, items in hits.items()} == {
        0: [(0, 12)],
        1: [(8, 12)],
    }


def test_case_counts_where_asked() -> None:
    assert found("IT en it", "IT", case=True) == ["IT"]


def test_case_counts_beside_a_star() -> None:
    assert found("GRATISactie gratisactie", "GRATIS*", case=True) == ["GRATISactie"]


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("", "lexical.empty"),
        ("=", "lexical.empty"),
        ("_", "lexical.empty"),
        ("(nu)", "lexical.empty"),
        ("*", "lexical.star"),
        ("a*b", "lexical.star"),
        ("nu *", "lexical.star"),
        ("bestel [nu", "lexical.bracket"),
        ("bestel nu)", "lexical.bracket"),
        ("(a)(b)(c)(d)(e)(f)(g)(h)(i) x", "lexical.many"),
        ("(" * 30 + "a" + ")" * 30 + "x", "lexical.many"),
        ("a" * 600, "lexical.many"),
    ],
)
def test_a_phrase_that_cannot_work_is_refused(phrase: str, key: str) -> None:
    with pytest.raises(PhraseError) as raised:
        variants(phrase)
    assert raised.value.key == key


WORDS = st.sampled_from(["kans", "kansen", "laatste", "nu", "é", "straße", "Actie", "reactie"])
PHRASES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


def slow_search(text: str, phrases: list[str]) -> list[tuple[int, int]]:
    """The same answer by trying every phrase at every word."""
    spans, at = [], 0
    for word in text.split(" "):
        spans.append((at, at + len(word)))
        at += len(word) + 1
    hits = set()
    for phrase in phrases:
        wanted = phrase.casefold().split(" ")
        for start in range(len(spans) - len(wanted) + 1):
            begin, end = spans[start][0], spans[start + len(wanted) - 1][1]
            if text[begin:end].casefold().split(" ") == wanted:
                hits.add((begin, end))
    chosen: list[tuple[int, int]] = []
    for begin, end in sorted(hits, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or other[1] <= begin for other in chosen):
            chosen.append((begin, end))
    return sorted(chosen)


@settings(max_examples=100)
@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), PHRASES)
def test_the_lexicon_finds_what_a_slow_search_finds(text: str, phrases: list[str]) -> None:
    hits = build([Phrase(0, phrase) for phrase in phrases]).search(text).get(0, [])
    assert [(hit.start, hit.end) for hit in hits] == slow_search(text, phrases)


@settings(max_examples=100)
@given(st.text(max_size=60), st.sampled_from(["actie", "kans", "straße"]), st.text(max_size=60))
def test_what_is_found_folds_to_the_phrase(before: str, phrase: str, after: str) -> None:
    for hit in found(f"{before}{phrase.upper()}{after}", phrase, language=None):
        assert folded(hit) == folded(phrase)


@settings(max_examples=100)
@given(
    st.text("abcdefgéß", min_size=1, max_size=4),
    st.sampled_from(["actie", "kans", "uniek", "nu"]),
    st.text("abcdéß", min_size=1, max_size=4),
)
def test_a_phrase_is_never_found_inside_a_longer_word(before: str, phrase: str, after: str) -> None:
    assert found(f"{before}{phrase} {before}{phrase}{after}", phrase) == []


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_any_text_is_cut_into_words_in_order(text: str) -> None:
    cut = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in cut)
    assert all(one.end <= other.start for one, other in pairwise(cut))


@settings(max_examples=100)
@example(phrase="\x1f", text="")
@given(phrase=st.text(max_size=30), text=st.text(max_size=60))
def test_any_phrase_works_or_is_refused(phrase: str, text: str) -> None:
    try:
        hits = build([Phrase(0, phrase, "nl")]).search(text)
    except PhraseError:
        return
    assert all(hit.end <= len(text) for hit in hits.get(0, ()))
