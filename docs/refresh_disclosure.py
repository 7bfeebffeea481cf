"""Puts the tables of labels into docs/disclosure.md as the data has them; `--check` only says whether they stand there."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).resolve().parent / "disclosure.md"
sys.path.insert(0, str(PAGE.parent.parent / "src"))

from daarom import labels  # noqa: E402 - of this checkout
from daarom.labels import Judgement, Jurisdiction, Label, Source  # noqa: E402

BLOCK = re.compile(r"(<!-- labels -->\n)(.*?)(<!-- end of labels -->\n)", re.DOTALL)
STANDINGS = {"accepted": "good", "weak": "too vague", "insufficient": "not enough"}
READ = {"page": "its own page", "copy": "its words in a copy", "report": "as others report it"}


def tables() -> Iterator[str]:
    """A table per jurisdiction and one of the sources, line by line."""
    known = labels.everything()
    for place in known.jurisdictions.values():
        yield from ("", f"### {place.names['en'].removeprefix('the ')}", "", *asks(place), "")
        yield from ("| label | judged | source |", "|---|---|---|")
        for label in (*known.labels, known.tool):
            for said in label.judged.get(place.id, ()):
                yield f"| {shown(label)} | {judged(said)} | {said.source.id} |"
    yield from (
        "",
        "### Labels that say too little anywhere",
        "",
        "Where a jurisdiction is silent about these, this holds.",
        "",
    )
    yield from ("| label | judged | source |", "|---|---|---|")
    for label in known.labels:
        yield from (f"| {shown(label)} | {judged(said)} | {said.source.id} |" for said in label.elsewhere)
    yield from ("", "### Ways of writing", "", "| label | ways |", "|---|---|")
    yield from (f"| {shown(label)} | {ways(label)} |" for label in known.labels)
    yield from (
        "",
        "### Sources",
        "",
        "| source | who says it | authority itself | read | on |",
        "|---|---|---|---|---|",
    )
    for source in known.sources.values():
        name = f"[{cell(source.name)}]({source.url})"
        primary = "yes" if source.primary else "no"
        yield f"| {source.id} | {name} | {primary} | {READ[source.read]} | {source.checked} |"
    yield ""


def asks(place: Jurisdiction) -> Iterator[str]:
    """What a jurisdiction asks of any label, one item each."""
    row = "not among other hashtags" + (", but the last place will do" if place.row_end else "")
    asked: tuple[tuple[str, Source | None], ...] = (
        ("there is a label", place.duty),
        ("only the labels that it names count; others are too vague", place.closed),
        ("in the language of the post", place.language),
        ("in sight without a click", place.fold),
        (row, place.row),
    )
    return (f"- {text} ({source.id})" for text, source in asked if source is not None)


def shown(label: Label) -> str:
    """The name of a label."""
    if label is labels.everything().tool:
        return "the platform's own label (`commercial_declaration: true`)"
    only = f", for {' and '.join(label.relationships)}" if label.relationships else ""
    return f"`{cell(plain(label.shown))}`{only}"


def ways(label: Label) -> str:
    """All ways of writing a label."""
    written = (*(f"#{tag}" for tag in label.tags), *label.words, *label.phrases)
    return ", ".join(f"`{cell(plain(text))}`{after(text)}" for text in written)


def plain(text: str) -> str:
    """A way of writing without the sign for what must follow."""
    return text.removesuffix(" @").removesuffix(" Name")


def after(text: str) -> str:
    """What must follow a way of writing."""
    return " + mention" if text.endswith(" @") else " + name" if text.endswith(" Name") else ""


def judged(said: Judgement) -> str:
    """A judgement in words."""
    return STANDINGS[said.standing] + (
        f", for {' and '.join(said.relationships)}" if said.relationships else ""
    )


def cell(text: str) -> str:
    """A text that cannot end a cell of a table."""
    return text.replace("|", "\\|")


def refreshed(page: str) -> str:
    """The page with the tables of today's data in it."""
    return BLOCK.sub(lambda block: block[1] + "\n".join(tables()) + "\n" + block[3], page, count=1)


def main(arguments: list[str]) -> int:
    """Writes the page, or with --check leaves it as it is; 1 where that makes a difference."""
    before = PAGE.read_text(encoding="utf-8")
    after = refreshed(before)
    if "--check" not in arguments:
        PAGE.write_text(after, encoding="utf-8", newline="\n")
        return 0
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
