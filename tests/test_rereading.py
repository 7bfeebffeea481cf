"""An edit stays only where the text reads as it did, but for the new words."""

from __future__ import annotations

import pytest

from daarom.edits import applied
from daarom.model import Edit, Place, Source
from daarom.rereading import sound


def made(text: str, old: str, new: str, suffix: str = ".md", encoding: str = "utf-8") -> str | None:
    """The text with every `old` replaced that may be; None where none may."""
    source = Source(f"d{suffix}", text, encoding)
    starts = [at for at in range(len(text)) if text.startswith(old, at)]
    edits = [Edit(Place(source.path, at, at + len(old)), new, True) for at in starts]
    kept = sound(source, suffix, edits)
    return applied(text, [item.made for item in kept]) if kept else None


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("De klant belt.", "De gast belt."),
        ("De **klant** belt.", "De **gast** belt."),
        ("[klant](https://x.nl/klant)", "[gast](https://x.nl/klant)"),
        ("![klant](klant.jpg)", "![gast](klant.jpg)"),
        ("klant `klant` klant\n\n    klant\n", "gast `klant` gast\n\n    klant\n"),
        ("```\nklant\n```\n\nklant", "```\nklant\n```\n\ngast"),
        ("<!-- klant --> klant", "<!-- klant --> gast"),
        ('{{< figure title="klant" >}}\n\nklant', '{{< figure title="klant" >}}\n\ngast'),
        (
            "[klant][k] en klant\n\n[k]: https://x.nl 'klant'",
            "[gast][k] en gast\n\n[k]: https://x.nl 'klant'",
        ),
        ("[klant] en klant\n\n[klant]: https://x.nl", "[klant] en gast\n\n[klant]: https://x.nl"),
        ("klant[^klant]\n\n[^klant]: De klant.", "gast[^klant]\n\n[^klant]: De gast."),
        ("| klant | b |\n|---|---|\n| klant | d |", "| gast | b |\n|---|---|\n| gast | d |"),
        (
            "---\ntags: [Klant]\ntitle: Klant en klant\n---\nklant",
            "---\ntags: [Klant]\ntitle: Klant en gast\n---\ngast",
        ),
        ("+++\ntitle = 'klant'\n+++\nklant", "+++\ntitle = 'gast'\n+++\ngast"),
        ('{"title": "klant"}\nklant', '{"title": "gast"}\ngast'),
        ("---\ntitle: &k klant\ndescription: *k\n---\nx", "---\ntitle: &k gast\ndescription: *k\n---\nx"),
        (
            "---\nsocial:\n  x: |\n    Een klant\n    belt.\n---\nx",
            "---\nsocial:\n  x: |\n    Een gast\n    belt.\n---\nx",
        ),
    ],
)
def test_prose_changes_and_nothing_else(text: str, after: str) -> None:
    assert made(text, "klant", "gast") == after


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("[klant]\n\n[klant]: https://x.nl", "gast"),
        ("---\ntitle: klant\n---\nx", "gast: en meer"),
        ("---\ntitle: klant\n---\nx", "gast # 1"),
        ("---\ntitle: klant\n---\nx", "2026"),
        ("+++\ntitle = 'klant'\n+++\nx", "d'r gast"),
        ("De klant belt.", "*gast*"),
        ("De klant belt.", "`gast`"),
        ("De klant belt.", "gast.nl"),
        ("De klant belt.", "<b>gast</b>"),
        ("klant", "# gast"),
        ("klant", "gast\n\ngast"),
        ("klant", "gast\u2028"),
        ("klant", "gast\u202e"),
        ("{klant}", "gast"),
        ("# De klant\n\nZie [boven](#de-klant).", "gast"),
        ("<!-- daarom: allow a/b: klant -->\n\nx", "gast"),
    ],
)
def test_an_edit_that_would_read_otherwise_is_left_out(text: str, new: str) -> None:
    assert made(text, "klant", new, ".mdx" if text == "{klant}" else ".md") is None


@pytest.mark.parametrize(
    ("text", "suffix", "after"),
    [
        ('---\ntitle: "klant"\n---\nx', ".md", '---\ntitle: "R&D: \\"x\\" en \\\\"\n---\nx'),
        ("---\ntitle: 'klant'\n---\nx", ".md", "---\ntitle: 'R&D: \"x\" en \\'\n---\nx"),
        ("<p>klant</p>", ".html", '<p>R&amp;D: "x" en \\</p>'),
        ("klant", ".txt", 'R&D: "x" en \\'),
    ],
)
def test_signs_are_written_as_the_format_has_them(text: str, suffix: str, after: str) -> None:
    assert made(text, "klant", 'R&D: "x" en \\', suffix) == after


def test_a_quotation_mark_is_doubled_in_single_quotes() -> None:
    assert made("---\ntitle: 'klant'\n---\nx", "klant", "foto's") == "---\ntitle: 'foto''s'\n---\nx"


def test_of_two_edits_that_do_not_go_together_one_stays() -> None:
    assert made("x klant y klant z", "klant", "`") == "x ` y klant z"


def test_a_sign_that_the_encoding_does_not_know_is_left_out() -> None:
    assert made("De klant", "klant", "gäst", encoding="cp1252") == "De gäst"
    assert made("De klant", "klant", "gast☺", encoding="cp1252") is None


def test_a_text_that_cannot_be_read_gets_no_edits() -> None:
    assert made("---\ntitle: [\n---\nklant", "klant", "gast") is None
    assert made("klant", "klant", "gast", ".docx") is None
