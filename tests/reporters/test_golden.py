"""Each output format, to the letter. After a change that is meant: `python tests/reporters/test_golden.py`, and read the difference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reports import REPORT

from daarom import __version__
from daarom.reporters import REPORTERS, View

GOLDEN = Path(__file__).parent / "golden"
VIEWS = {
    "text.nl.txt": ("text", View("nl", 80)),
    "text.en.txt": ("text", View("en", 80)),
    "text.all.txt": ("text", View("nl", 80, everything=True)),
    "text.quiet.txt": ("text", View("nl", 80, quiet=True)),
    "text.colour.txt": ("text", View("nl", 80, colour=True)),
    "json.nl.json": ("json", View("nl")),
    "json.en.json": ("json", View("en")),
    "github.nl.txt": ("github", View("nl")),
    "markdown.nl.md": ("markdown", View("nl")),
    "markdown.en.md": ("markdown", View("en")),
    "markdown.all.md": ("markdown", View("nl", everything=True)),
    "markdown.quiet.md": ("markdown", View("nl", quiet=True)),
    "sarif.nl.json": ("sarif", View("nl")),
    "sarif.all.json": ("sarif", View("en", everything=True)),
    "gitlab.nl.json": ("gitlab", View("nl")),
}


def rendered(name: str) -> str:
    """The report in one format, without the version, which changes."""
    form, view = VIEWS[name]
    text = REPORTERS[form](REPORT, view) + "\n"
    return re.sub(rf'"(\w*[vV]ersion)": "{re.escape(__version__)}"', r'"\1": "VERSION"', text)


@pytest.mark.parametrize("name", VIEWS)
def test_the_output_is_as_it_was_agreed(name: str) -> None:
    assert rendered(name) == (GOLDEN / name).read_bytes().decode("utf-8")


def main() -> None:
    """Writes the golden files anew."""
    for name in VIEWS:
        (GOLDEN / name).write_bytes(rendered(name).encode("utf-8"))


if __name__ == "__main__":
    main()
