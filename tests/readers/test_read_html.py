"""HTML: which elements are prose, what the page says about itself, and places."""

from __future__ import annotations

from readers.pieces import assert_sound, kinds, texts, words_at

from daarom.readers import read_text

PAGE = """<!doctype html>
<html lang="nl-NL"><head><title>De &amp; titel</title>
<meta name="description" content="Een &quot;goede&quot; dag"><style>p { koop: nu }</style></head>
<body><nav><a href="/">Home</a></nav>
<h2>Kop <em>hier</em></h2><p>Een
   twee<p>Drie &eacute;&nbsp;n<ul><li>a<li><p>b</p><ul><li>c</li></ul></ul>
<table><caption>Tabel</caption><tr><th>x<td>y</table>
<blockquote><p>Citaat</p></blockquote>
<figure><img alt="Een foto" src=x><figcaption>Onder</figcaption></figure>
<details><summary>Meer</summary>Binnen</details> los <script>if (a < b) koop("<p>nu</p>")</script>
<pre>koop nu</pre><!-- koop nu --></body></html>
"""


def test_a_page_is_read_block_by_block() -> None:
    assert list(zip(kinds(PAGE, ".html"), texts(PAGE, ".html"), strict=True)) == [
        ("heading", "Kop hier"),
        ("paragraph", "Een twee"),
        ("paragraph", "Drie é\xa0n"),
        ("list item", "a"),
        ("list item", "b"),
        ("list list item", "c"),
        ("table caption", "Tabel"),
        ("table cell", "x"),
        ("table cell", "y"),
        ("blockquote paragraph", "Citaat"),
        ("alt", "Een foto"),
        ("caption", "Onder"),
        ("details paragraph", "Meer"),
        ("details paragraph", "Binnen"),
        ("paragraph", "los"),
    ]


def test_title_description_and_language_are_entries() -> None:
    parsed = read_text(PAGE, suffix=".html")
    assert_sound(parsed)
    assert {e.key: e.value for e in parsed.entries} == {
        "title": "De & titel",
        "description": 'Een "goede" dag',
        "lang": "nl-NL",
    }
    assert words_at(parsed, "goede") == "goede"


def test_front_matter_goes_before_what_the_page_says() -> None:
    parsed = read_text("---\ntitle: Voor\n---\n<title>Na</title><p>{{ content }} tekst</p>", suffix=".html")
    assert [(e.key, e.value) for e in parsed.entries] == [("title", "Voor")]
    assert parsed.segments[0].prose.value == "\ufffc tekst"


def test_words_across_tags_and_entities_point_at_the_source() -> None:
    parsed = read_text("<p>Wees er <b>snel</b>\r\n  bij &amp; kom</p>", suffix=".html")
    assert words_at(parsed, "snel bij") == "snel…\r\n  bij"
    assert words_at(parsed, "& kom") == "&amp; kom"


def test_code_and_drawings_stand_in_the_text_as_one_sign() -> None:
    assert texts("<p>Typ <code>a</code> of <svg><text>b</text></svg>.</p>", ".html") == [
        "Typ \ufffc of \ufffc."
    ]


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert texts("<p>a < b & c <b>d</p></i><div>e", ".html") == ["a < b & c d", "e"]


def test_links_are_kept_with_their_targets() -> None:
    (segment,) = read_text('<p>Lees <a href="/a?b&amp;c">dit</a></p>', suffix=".html").segments
    assert [(m.kind, m.target) for m in segment.inline] == [("link", "/a?b&c")]
