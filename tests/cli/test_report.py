"""`--report`: what the screen shows, and the same report in files for others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import SENTENCES, Answer, write

from daarom.reporters import REPORTERS

Daarom = Callable[..., Answer]


@pytest.mark.parametrize("form", REPORTERS)
def test_each_form_can_be_saved_and_is_what_the_screen_would_show(
    daarom: Daarom, here: Path, form: str
) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    answer = daarom("check", "fout.md", "--report", f"{form}=uit/verslag")
    shown = daarom("check", "fout.md", "--format", form)
    assert (answer.code, answer.err) == (1, "")
    assert "eigen/fout" in answer.out
    assert (here / "uit/verslag").read_text(encoding="utf-8") == shown.out


def test_one_run_gives_several_files(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    daarom("check", "fout.md", "--report", "markdown=a.md.uit", "--report", "sarif=b=c.sarif")
    assert (here / "a.md.uit").read_text(encoding="utf-8").startswith("<!-- daarom -->\n")
    assert json.loads((here / "b=c.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_file_gets_all_when_all_is_asked_for_and_the_readers_language(daarom: Daarom, here: Path) -> None:
    write(here, {"tips.md": "\n\n".join([SENTENCES["error"]] * 5)})
    daarom("check", "tips.md", "--all", "--report", "text=uit.txt", language="nl")
    saved = (here / "uit.txt").read_text(encoding="utf-8")
    assert saved.count("  stop  eigen/fout") == 5
    assert "Concepten gelezen: 1." in saved


@pytest.mark.parametrize("value", ["markdown", "markdown=", "=a.md", "pdf=a.pdf", "::error::"])
def test_a_form_that_is_none_is_told_before_anything_is_checked(
    daarom: Daarom, here: Path, value: str
) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    answer = daarom("check", "--report", value, "--report", "json=uit.json")
    assert (answer.code, answer.out) == (2, "")
    assert (
        f"--report: '{value}' is no form with a file. Write for example --report markdown=report.md"
        in answer.err
    )
    assert not (here / "uit.json").exists()


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_written(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"], "map/bestand": "x"})
    answer = daarom("check", "fout.md", "--report", "json=map", "--report", "json=uit.json", language="nl")
    assert answer.code == 2
    assert "eigen/fout" in answer.out
    assert answer.err.startswith("map: ")
    assert (here / "uit.json").exists()


def test_a_mistake_in_the_config_reaches_the_file_as_well(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": "plann: plan.yaml\n", "fout.md": SENTENCES["error"]})
    assert daarom("check", "--report", "sarif=uit.sarif").code == 2
    (run,) = json.loads((here / "uit.sarif").read_text(encoding="utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_a_plan_can_be_saved_too(daarom: Daarom, here: Path) -> None:
    write(
        here, {"daarom.yaml": "root: true\n", "plan.yaml": "version: 1\norganisation: {name: De Korenaar}\n"}
    )
    answer = daarom("plan", "check", "--report", "markdown=uit.md", language="nl")
    assert answer.code == 1
    assert "### `plan.yaml`" in (here / "uit.md").read_text(encoding="utf-8")


def test_sarif_tells_of_the_rules_of_the_run_in_the_readers_language(daarom: Daarom, here: Path) -> None:
    write(here, {"fout.md": SENTENCES["error"]})
    (run,) = json.loads(daarom("check", "fout.md", "--format", "sarif", language="nl").out)["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "'…' hoort hier niet."
    assert rule["help"]["text"].endswith("Bron: eigen afspraak")


def above(draft: str, line: str) -> dict[str, str]:
    return {"fout.md": f"{line}\n{draft}"}


def top(draft: str, line: str) -> dict[str, str]:
    return {"fout.txt": f"---\n{line}\n---\n{draft}"}


def test_the_line_that_the_page_gives_allows_the_finding(daarom: Daarom, here: Path) -> None:
    for name, placed in (("fout.md", above), ("fout.txt", top)):
        write(here, {name: SENTENCES["error"]})
        page = daarom("check", name, "--format", "markdown").out
        (line,) = re.findall(r"^  ```\n  (.*)\n  ```$", page, re.MULTILINE)
        write(here, placed(SENTENCES["error"], line))
        assert daarom("check", name).code == 0
