"""Markdown: the reader's text, block by block, and its places."""

from __future__ import annotations

import pytest
from readers.pieces import kinds, texts, words_at

from daarom.readers import read_text


@pytest.mark.parametrize(
    ("draft", "seen"),
    [
        ("Wees er *snel*\nbij", "Wees er snel bij"),
        ("Wees er **snel**\r\nbij", "Wees er snel bij"),
        ("Vrij &amp; blij &eacute;&eacute;n", "Vrij & blij één"),
        ("Een \\*ster\\* en\\_streep", "Een *ster* en_streep"),
        ("regel een  \nregel twee", "regel een\nregel twee"),
        ("regel een\\\nregel twee", "regel een\nregel twee"),
        ("Zie `code` hier", "Zie \ufffc hier"),
        ("Lees [onze *gids*](https://x.nl/a).", "Lees onze gids."),
        ("Lees [onze gids][g].\n\n[g]: https://x.nl", "Lees onze gids."),
        ("Zie <https://x.nl> en https://y.nl", "Zie https://x.nl en https://y.nl"),
        ("Mooi!\t\tJa  toch", "Mooi! Ja toch"),
        ("Dank @jan voor #feest", "Dank @jan voor #feest"),
        ("👩‍👩‍👧 e\u0301n 😀 *ja*", "👩‍👩‍👧 e\u0301n 😀 ja"),
        ("Met <b>vet</b> en <code>x *y*</code> en<br>meer", "Met vet en \ufffc en\nmeer"),
        ("Hij zei <q>ja</q>.", "Hij zei “ja”."),
        ("woord[^1] verder\n", "woord[^1] verder"),
        ("~~weg~~ H~2~O $5 en $6", "weg H~2~O $5 en $6"),
        ('Tekst {{< hugo a="b" >}} door', "Tekst \ufffc door"),
        ("Tekst {{% hugo %}}binnen{{% /hugo %}} door", "Tekst \ufffcbinnen\ufffc door"),
        ("Hallo {{ naam }} en {% if x %}jij{% endif %}{# stil #}!", "Hallo \ufffc en \ufffcjij\ufffc!"),
        ("Tekst\n{: .lead}", "Tekst"),
        ("Kop *woord*{: .rood} verder", "Kop woord verder"),
        ("Tekst <!-- stil --> door", "Tekst door"),
        ("Tekst\n<!--more-->", "Tekst"),
    ],
)
def test_a_paragraph_is_what_the_reader_sees(draft: str, seen: str) -> None:
    assert texts(draft) == [seen]


@pytest.mark.parametrize(
    "draft",
    [
        "```js\nkoop nu\n```",
        "    koop nu",
        "~~~\nkoop nu\n~~~",
        "{% highlight js %}\nkoop nu\n\nkoop nu\n{% endhighlight %}",
        "{{< highlight go >}}\nkoop nu\n{{< /highlight >}}",
        "{% comment %}koop nu{% endcomment %}",
        "<script>\nkoop = nu\n\nkoop = nu\n</script>",
        "<style>koop nu</style>",
        "<pre>\nkoop\n\nnu</pre>",
        "<svg><text>koop nu</text></svg>",
        "<!-- koop nu -->",
        '{% include koop.html nu="ja" %}',
        "***",
        "[x]: https://koop.nu",
    ],
)
def test_what_is_no_prose_is_not_read(draft: str) -> None:
    assert texts(f"Voor.\n\n{draft}\n\nNa.\n") == ["Voor.", "Na."]


def test_code_between_paragraphs_does_not_hide_template_tags_after_it() -> None:
    assert texts("`{{`\n\nTekst {{ x }} en `}}` na") == ["Tekst \ufffc en \ufffc na"]


def test_lists_tables_quotes_and_notes_have_their_scopes() -> None:
    draft = (
        "# Kop\n\n> Citaat\n\n- een\n  - twee\n\n1. los\n\n   meer\n\n"
        "| h |\n|---|\n| c |\n\nterm\n: uitleg\n\n"
        "> [!NOTE]\n> let op\n\nnoot[^1]\n\n[^1]: onder\n"
    )
    assert kinds(draft) == [
        "heading",
        "blockquote paragraph",
        "list item",
        "list list item",
        "list item",
        "list paragraph",
        "table cell",
        "table cell",
        "list item",
        "list item",
        "blockquote paragraph",
        "paragraph",
        "footnote footnote",
    ]


def test_a_heading_knows_its_level_and_loses_its_attributes() -> None:
    segment = read_text("### Kop {#kop .groot}\n").segments[0]
    assert (segment.prose.value, segment.level) == ("Kop", 3)


def test_an_image_stands_in_the_text_and_its_alt_text_for_itself() -> None:
    draft = "Kijk ![de *bakker* lacht](a.png) eens en <img src=b alt='een &amp; al'>."
    assert texts(draft) == ["Kijk \ufffc eens en \ufffc.", "de bakker lacht", "een & al"]
    assert kinds(draft) == ["paragraph", "alt", "alt"]


def test_links_and_emphasis_are_kept_as_inline_parts() -> None:
    segment = read_text("Lees [dit *nu*](/a) of <https://x.nl> of www.y.nl.").segments[0]
    found = [(m.kind, segment.prose.value[m.start : m.end], m.target) for m in segment.inline]
    assert found == [
        ("link", "dit nu", "/a"),
        ("emphasis", "nu", ""),
        ("autolink", "https://x.nl", "https://x.nl"),
        ("autolink", "www.y.nl", "www.y.nl"),
    ]


def test_a_phrase_across_markup_points_at_the_words_in_the_source() -> None:
    parsed = read_text("> Wees er *snel*\r\n> **bij** &amp; kom")
    assert words_at(parsed, "snel bij") == "snel…\r\n…bij"
    assert words_at(parsed, "&") == "&amp;"


def test_a_word_in_a_table_cell_with_an_escaped_bar_points_at_itself() -> None:
    parsed = read_text("| a | b |\n|---|---|\n| x \\| koop | é😀 nu |\n")
    assert words_at(parsed, "koop") == "koop"
    assert words_at(parsed, "nu") == "nu"


def test_markdown_within_html_blocks_keeps_their_scopes() -> None:
    draft = "<details>\n<summary>Meer</summary>\n\nBinnen *hier*.\n\n</details>\n\nBuiten.\n"
    assert texts(draft) == ["Meer", "Binnen hier.", "Buiten."]
    assert kinds(draft) == ["details paragraph", "details paragraph", "paragraph"]


def test_an_html_block_that_never_closes_does_not_hide_what_follows() -> None:
    assert texts("<nav>\n\nWel gelezen.\n") == ["Wel gelezen."]


def test_a_caption_below_a_template_tag_in_html_is_read() -> None:
    draft = '<figure>\n\t{% image "a.png" "" %}\n\t<figcaption>Onze bakker</figcaption>\n</figure>\n'
    assert texts(draft) == ["Onze bakker"]
    assert kinds(draft) == ["caption"]


def test_the_title_and_the_inside_of_a_docusaurus_note_are_read() -> None:
    assert texts(":::note Let op\n\nDit *wel*.\n\n:::\n") == ["Let op", "Dit wel."]


def test_a_language_stated_on_an_element_goes_to_its_block() -> None:
    assert read_text('<p lang="en-GB">Hello there</p>\n').segments[0].language == "en"


def test_mdx_reads_the_text_and_leaves_the_program() -> None:
    draft = """import A from './a'

export const a = {
  b: 1,

  c: 'koop nu'
}

# Hoi {props.naam}

<Tabs style={{a: 1}} b="koop nu">
**Wel** dit. `{`
</Tabs>

{/* koop nu */}

{lijst.map(x => <b>{x}</b>)}

<div className={'koop'}>En dit</div>

<Foto alt="Onze bakker" src={foto} />
"""
    assert texts(draft, ".mdx") == ["Hoi \ufffc", "Wel dit. \ufffc", "En dit", "Onze bakker"]
    assert kinds(draft, ".mdx")[-1] == "alt"


def test_prose_that_begins_with_import_is_prose_in_mdx() -> None:
    assert texts("import duties are rising.\n", ".mdx") == ["import duties are rising."]


def test_an_image_without_alt_text_gives_an_alt_segment_without_words_at_the_image() -> None:
    text = '![](a.png)\n\n<img src="b.png">\n\nZie <img src="c.png" alt=""> hier.'
    found = [item for item in read_text(text).segments if item.kind == "alt"]
    assert [text[slice(*item.prose.sources(0, 0)[0])] for item in found] == ["", ""]
    assert [item.prose.pieces[0].source_start for item in found] == [0, 12]
    assert all(item.prose.value == "" for item in found)
