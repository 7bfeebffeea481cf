"""Whatever is written, every reader keeps its places and never fails but for what the user can put right."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers.pieces import assert_sound

from daarom.errors import UserError
from daarom.readers import READERS, read_text

SIGNS = """
** * _ ` ``` ~~~ ~~ [ ]( ) ![ > - 1. # | \\ \\* &amp; &eacute; &#x1F600; & <!-- --> <p> </p> <b> </b> <br>
<ul><li> </ul> <table><tr><td> </table> <pre> </pre> <code> </code> <script> </script> <details> </details>
<svg> </svg> <nav> </nav> <q> </q> <a_href='/x'> </a> <img_alt='x_y'> <Tab_x={1}> </Tab> {{ }} {% %} {{< >}}
{# #} {/* */} { } {:_.x} [^1] [^1]: [x]: ::: https://x.nl/a_(b) <https://x.nl> @naam #tag title: += ---
+++ {"a":_"b"} woord zo'n ' “ ” "
"""
MARKUP = st.sampled_from([sign.replace("_", " ") if len(sign) > 4 else sign for sign in SIGNS.split()])
LETTERS = st.sampled_from(
    [
        "\ufffc",
        "\ue000",
        "😀",
        "👩\u200d👩\u200d👧",
        "e\u0301",
        "\u200d",
        "\xa0",
        "\u2028",
        "\x0c",
        "\x0b",
        "\x85",
    ]
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\t", " ", "  \n", "    "])
WHOLE = st.sampled_from(
    [
        "\n\n| a | b |\n|---|---|\n| c | d |\n",
        "<!-- daarom: allow x/y: reden -->",
        "{/* daarom: allow x: y */}",
        "\n{% highlight js %}\nx\n{% endhighlight %}\n",
        "\nimport A from 'b'\n\n",
        "\n> [!NOTE]\n> let op\n",
    ]
)
BODY = st.lists(st.one_of(MARKUP, LETTERS, BREAKS, WHOLE, st.text(max_size=8)), max_size=30).map("".join)
FRONT = st.tuples(st.sampled_from(["---", "+++"]), BODY, st.sampled_from(["\n", "\r\n"]), BODY).map(
    lambda t: f"{t[0]}{t[2]}{t[1]}{t[2]}{t[0]}{t[2]}{t[3]}"
)
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("suffix", sorted(READERS))
@QUICK
@given(draft=st.one_of(BODY, FRONT, BODY.map("\ufeff".__add__)))
def test_every_reader_keeps_its_places(suffix: str, draft: str) -> None:
    with suppress(UserError):
        assert_sound(read_text(draft, suffix=suffix))


SCALAR = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@QUICK
@given(value=SCALAR)
def test_a_quoted_yaml_text_keeps_its_places(value: str) -> None:
    import yaml  # noqa: PLC0415 - only this test writes YAML

    dumped = yaml.safe_dump({"title": value}, allow_unicode=True, width=30)
    try:
        parsed = read_text(f"---\n{dumped}---\nTekst.\n")
    except UserError:
        return
    assert_sound(parsed)
    entry = parsed.entry("title")
    assert entry is not None
    if entry.prose is not None:
        assert entry.prose.value == str(entry.value).strip()


@QUICK
@given(value=SCALAR)
def test_a_json_text_keeps_its_places(value: str) -> None:
    import json  # noqa: PLC0415 - only this test writes JSON

    parsed = read_text(json.dumps({"title": value}) + "\n\nTekst.\n")
    assert_sound(parsed)
    entry = parsed.entry("title")
    assert entry is not None
    assert entry.value == value


@QUICK
@given(value=SCALAR, letters=st.text("abc ", min_size=1, max_size=5))
def test_a_toml_text_keeps_its_places(value: str, letters: str) -> None:
    import json  # noqa: PLC0415 - TOML's basic strings take JSON's escapes

    quoted = json.dumps(letters + value).replace("\x7f", "\\u007f")
    try:
        parsed = read_text(f"+++\ntitle = {quoted}\n+++\nTekst.\n")
    except UserError:
        return
    assert_sound(parsed)
    entry = parsed.entry("title")
    assert entry is not None
    assert entry.value == letters + value


@QUICK
@given(
    words=st.lists(
        st.sampled_from(["actie", "é", "😀", "e\u0301", "naïef", "👩‍👩‍👧", "ß"]), min_size=1, max_size=8
    ),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    bom=st.booleans(),
)
def test_words_stand_where_they_were_written(words: list[str], newline: str, bom: bool) -> None:
    text = f"# Kop{newline}{newline}" + newline.join(f"*{word}* &amp; doel" for word in words) + newline
    parsed = read_text("\ufeff" + text if bom else text)
    prose = parsed.segments[1].prose
    assert prose.value == " ".join(f"{word} & doel" for word in words)
    at = prose.value.rindex("doel")
    assert [parsed.source.text[a:b] for a, b in prose.sources(at, at + 4)] == ["doel"]
