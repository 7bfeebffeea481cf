"""Sentences, quotations, words and signs in Dutch and English."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daarom.model import Span
from daarom.sentences import fold, hashtags, mentions, quotations, sentences, urls, words

Finder = Callable[[str], tuple[Span, ...]]


def cut(find: Finder, text: str) -> list[str]:
    return [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Dhr. Jansen kwam om 10.30 uur.", "Hij bleef."],
        ["Dank aan mevr. drs. P. de Vries en o.a. Piet.", "Tot ziens!"],
        ["T.a.v. mw. De Boer, bijv. Anna.", "Dat is d.w.z. Anna B. Jansen."],
        ["We bakken brood, taart enz.", "Kom langs."],
        ["ACME B.V. in Ede doet mee.", "Leuk!"],
        ["Er is koffie, thee, e.d.", "De deur staat open."],
        ["We met Dr. J.P. Smith at St. James, i.e. Mr. Smith's club.", "It was fun."],
        ["The U.S. Congress met at 5 p.m. on Friday.", "We went to the U.S.", "It was hot."],
        ["No.", "We don't."],
        ["We do O&M.", "Software is done."],
        ["See No. 5 and art. 6.", "Then stop."],
        ["Het kost 3.50 of 1.000,50 euro.", "Zie bol.com of https://x.nl/a.b?c=d.", "Klaar."],
        ["Tot dan…", "Of niet?", "Jawel... hoor."],
        ['Hij zei: "Kom je?"', '"Ja!"'],
        ['"Kom je?" vroeg zij.', "“Nee.”", "Toen ging hij."],
        ["(Dat mag.)", "Dit ook."],
        ["Wat leuk!! 🎉", "Tot dan 👋🏽"],
        ["'s Ochtends is het stil.", "'s Avonds niet.", "’t Is feest."],
        ["Plan B.", "We gaan naar ING.", "Het is laat."],
        ["In 2024.", "Het was druk."],
        ["1. Kom op tijd.", "2. Neem brood mee."],
        ["Echt waar?!", "iPhone mag ook."],
        ["Ga.", "#feest @jan doet mee. 👉", "Kijk mee!"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert cut(sentences, " ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Zaterdag feest", "Gratis koffie"],
        ["Dit hebben we:", "- brood", "- taart"],
        ["Dit hebben we:", "✅ brood", "✅ taart", "#bakker"],
        ["1. brood", "2. taart"],
        ["Een zin zonder punt", "\nEen nieuwe alinea"],
        ["Kom je ook 🎉", "Tot dan"],
    ],
)
def test_a_line_break_before_a_new_start_ends_a_sentence(parts: list[str]) -> None:
    assert cut(sentences, "\n".join(parts)) == [part.strip() for part in parts]
    assert cut(sentences, "\r\n".join(parts)) == [part.strip() for part in parts]


def test_a_wrapped_line_goes_on() -> None:
    text = "We spraken heel lang met mensen uit de hele wijk over\nAmsterdam en alles wat daar\nte doen is."
    assert cut(sentences, text) == [text]
    assert cut(sentences, "gratis koffie\nen taart") == ["gratis koffie\nen taart"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zij zei “ja” en „nee” en „nein“.", ["“ja”", "„nee”", "„nein“"]),
        ("« oui » en »nein« en «si».", ["« oui »", "»nein«", "«si»"]),
        ('Hij zei "ja", 5" lang.', ['"ja"']),
        ("Hij zei 'ja' en ‘nee’ en ‚nein‘.", ["'ja'", "‘nee’", "‚nein‘"]),
        ("zo'n foto's 's avonds 't Gooi baby's don't dogs' '90s", []),
        ("zo’n foto’s ’s avonds ’t Gooi baby’s don’t dogs’ ‘s avonds", []),
        ("‘The dogs’ bowl is red,’ she said.", ["‘The dogs’ bowl is red,’"]),
        ("'Het is 's avonds zo'n feest', zei ze.", ["'Het is 's avonds zo'n feest'"]),
        ("“Hij zei ‘ja’ tegen mij”", ["“Hij zei ‘ja’ tegen mij”"]),
        ("rock 'n' roll en 'em", []),
        ('"ja en\n\nnee"', []),
        ('("mooi")', ['"mooi"']),
        ('Hij zei "ja. En "nee".', ['"nee"']),
    ],
)
def test_quotations_are_paired_and_apostrophes_are_none(text: str, found: list[str]) -> None:
    assert cut(quotations, text) == found


def test_words_keep_their_apostrophes_hyphens_and_figures() -> None:
    text = "Zo'n e-mail van 't café: 1.000,50 – naïef? e\u0301n #feest"
    assert cut(words, text) == [
        "Zo'n",
        "e-mail",
        "van",
        "'t",
        "café",
        "1.000,50",
        "naïef",
        "e\u0301n",
        "feest",
    ]


def test_hashtags_need_a_letter_and_no_link() -> None:
    assert cut(hashtags, "#feest #1 #2026plan x#y https://x.nl/#a (#ja) #naïef_ok.") == [
        "#feest",
        "#2026plan",
        "#ja",
        "#naïef_ok",
    ]


def test_mentions_are_no_mail_addresses() -> None:
    assert cut(mentions, "@jan, jan@x.nl @a@b.nl @x.bsky.social. (@y)") == [
        "@jan",
        "@a@b.nl",
        "@x.bsky.social",
        "@y",
    ]


def test_links_end_before_the_sentence_does() -> None:
    text = "Zie https://x.nl/a_(b), (www.y.nl/c) en bol.com. Niet o.a. of jan@x.nl."
    assert cut(urls, text) == ["https://x.nl/a_(b)", "www.y.nl/c", "bol.com"]


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("Kom langs zaterdag", 12, "Kom langs"),
        ("kort", 12, "kort"),
        ("a" * 20, 5, "aaaaa"),
        ("  ja nee", 3, "ja"),
    ],
)
def test_the_fold_shows_whole_words(text: str, limit: int, shown: str) -> None:
    start, end = fold(text, limit)
    assert text[start:end] == shown


def test_the_fold_cuts_no_character_in_two() -> None:
    assert fold("e\u0301" * 10, 5) == (0, 4)


SIGNS = """
Dhr. ja . ! … “ ” ‘ ’ ' " « » „ #a @b https://x.nl/(a). bol.com 😀 - 3.5 ( ) A o.a.
""".strip()
BREAKS = [" ", ". ", "\n", "\r\n", "\n\n", "\ufffc", "e\u0301", "👩\u200d👩\u200d👧"]
TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*SIGNS.split(), *BREAKS]), max_size=40).map("".join),
)


@pytest.mark.parametrize("find", [sentences, quotations, words, hashtags, mentions, urls])
@settings(max_examples=100, deadline=None)
@given(text=TEXT)
def test_spans_stand_in_order_apart_and_without_outer_blanks(find: Finder, text: str) -> None:
    last = 0
    for start, end in find(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@settings(max_examples=100, deadline=None)
@given(text=TEXT)
def test_sentences_leave_nothing_but_blanks_out(text: str) -> None:
    assert "".join("".join(cut(sentences, text)).split()) == "".join(text.split())


@settings(max_examples=100, deadline=None)
@given(text=TEXT, limit=st.integers(0, 60))
def test_the_fold_stays_within_its_limit(text: str, limit: int) -> None:
    start, end = fold(text, limit)
    assert 0 <= start <= end <= len(text)
    assert end - start <= limit or end == start
