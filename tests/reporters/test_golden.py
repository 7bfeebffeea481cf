"""Each output format, to the letter. After a change that is meant: `python tests/reporters/test_golden.py`, and read the difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from daarom.reporters import REPORTERS, View
from reports import REPORT

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
}


def rendered(name: str) -> str:
    """The report in one format."""
    form, view = VIEWS[name]
    return REPORTERS[form](REPORT, view) + "\n"


@pytest.mark.parametrize("name", VIEWS)
def test_the_output_is_as_it_was_agreed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daarom.reporters.json.__version__", "VERSION")
    assert rendered(name) == (GOLDEN / name).read_bytes().decode("utf-8")


def main() -> None:
    """Writes the golden files anew."""
    import daarom.reporters.json as form

    form.__version__ = "VERSION"
    for name in VIEWS:
        (GOLDEN / name).write_bytes(rendered(name).encode("utf-8"))


if __name__ == "__main__":
    main()
