"""What the documentation says is so: its commands parse, its links lead somewhere, its examples work."""

from __future__ import annotations

import dataclasses
import re
import runpy
import shlex
import unicodedata
from pathlib import Path

import click
import pytest

from daarom import lint, metadata, readers
from daarom import rules as loading
from daarom.checks import CHECKS
from daarom.cli.gate import routed
from daarom.cli.main import program
from daarom.config import Config, Configs
from daarom.config.types import DEFAULT_KEYS, OWN_KEYS, PACKS
from daarom.metrics import MEASURES
from daarom.model import Source
from daarom.plan import parse as parse_plan
from daarom.plan.shapes import PARTS
from daarom.ruletest import test_rules as judged
from daarom.selection import select
from daarom.yamlfile import parse as parse_yaml

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(
    r"(?:<!-- (?P<mark>[^\n]*) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
INLINE = re.compile(r"`(daarom (?:-[-\w]+|check|gate|plan|rules|explain|score|allowances|schema)[^`\n]*)`")
LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]+))?\)")
ENDS = {"|", "||", "&&", ";", "<", ">", ">>"}
PLACEHOLDERS = {"RULE": "commercial/urgency", "FILE": "draft.md"}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(mark: str) -> list[tuple[str, str]]:
    """Page and text of every fenced block under a comment with these words."""
    found = ((page.name, block) for page in PAGES for block in FENCE.finditer(read(page)))
    return [(name, block["text"]) for name, block in found if (block["mark"] or "").strip() == mark]


def invocations() -> list[tuple[str, tuple[str, ...]]]:
    """Page and arguments of every `daarom` command, in shell blocks and within sentences."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for page in PAGES:
        text = read(page)
        shell = "".join(block["text"] for block in FENCE.finditer(text) if block["kind"] == "sh")
        for line in (*shell.splitlines(), *(inline[1] for inline in INLINE.finditer(FENCE.sub("", text)))):
            found += [(page.name, words[1:]) for words in _commands(line) if words[:1] == ("daarom",)]
    return list(dict.fromkeys(found))


def _commands(line: str) -> list[tuple[str, ...]]:
    commands: list[list[str]] = [[]]
    for word in shlex.split(line, comments=True):
        if word in ENDS:
            commands.append([])
        else:
            commands[-1].append(PLACEHOLDERS.get(word, word))
    return [tuple(words) for words in commands]


def _without_deeds(command: click.Command) -> click.Command:
    """The command with every callback taken out: it parses and does nothing."""
    command.callback = None
    for inner in getattr(command, "commands", {}).values():
        _without_deeds(inner)
    return command


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    plain = (unicodedata.normalize("NFC", heading).lower().replace("`", "") for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


def test_the_readme_shows_what_its_first_command_prints() -> None:
    refresh = runpy.run_path(str(ROOT / "docs/refresh.py"))
    readme = read(ROOT / "README.md")
    assert refresh["refreshed"](readme) == readme, "run python docs/refresh.py"


def test_the_readme_has_one_line_under_each_of_its_two_commands() -> None:
    for mark in ("main command", "test command"):
        ((_, text),) = blocks(mark)
        assert text.count("\n") == 1


@pytest.mark.parametrize(("page", "arguments"), invocations(), ids=lambda value: " ".join(value)[:60])
def test_every_command_in_the_documentation_parses(page: str, arguments: tuple[str, ...]) -> None:
    assert page
    try:
        _without_deeds(program("en")).main(routed(arguments), prog_name="daarom", standalone_mode=False)
    except click.ClickException as error:
        pytest.fail(f"{page}: daarom {shlex.join(arguments)}: {error.format_message()}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for link in LINK.finditer(FENCE.sub("", read(page))):
        target = (page.parent / link["path"]).resolve() if link["path"] else page
        assert target.exists(), link[0]
        if link["anchor"]:
            assert link["anchor"] in _anchors(read(target)), link[0]


@pytest.mark.parametrize(("page", "text"), blocks("file: daarom.yaml"))
def test_every_config_in_the_documentation_can_be_used(page: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "daarom.yaml"
    path.write_text(text, encoding="utf-8")
    config = Configs(path).for_folder(tmp_path)
    assert select(
        lint.loaded(config.rule_folders, config.rule_packages), config.settings(tmp_path).selection
    ), page


@pytest.mark.parametrize(("page", "text"), blocks("file: plan.yaml"))
def test_every_plan_in_the_documentation_can_be_used(page: str, text: str) -> None:
    assert parse_plan(Source(page, text)).goals


@pytest.mark.parametrize(("page", "text"), blocks("file: front matter"))
def test_every_front_matter_in_the_documentation_can_be_read(page: str, text: str) -> None:
    parsed = readers.read(Source(page, f"---\n{text}---\nA line of text.\n"), ".md")
    _, problems = metadata.documents(parsed, Config())
    assert not parsed.problems
    assert not problems


@pytest.mark.parametrize(("page", "text"), blocks("file: rule"))
def test_every_rule_in_the_documentation_does_what_its_examples_say(page: str, text: str) -> None:
    source = Source(page, text)
    rule = loading.parse(source, parse_yaml(source), "en")
    outcome = judged(loading.Rules((rule,)), (rule,))
    assert not outcome.failures
    assert not outcome.problems


@pytest.mark.parametrize(("page", "text"), blocks("file: rule that extends"))
def test_every_rule_in_the_documentation_that_extends_another_does_what_its_examples_say(
    page: str, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "house/en/haste.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    known = lint.loaded((tmp_path,))
    outcome = judged(known, [rule for rule in known.rules if rule.pack == "house"])
    assert outcome.rules == 1, page
    assert not outcome.failures
    assert not outcome.problems


def test_the_config_page_names_every_key_and_pack() -> None:
    own = {item.name for item in dataclasses.fields(Config)} - {"files", "plan_place", "defaults"}
    text = read(ROOT / "docs/config.md")
    assert not [key for key in (*own, *DEFAULT_KEYS, "extends") if f"`{key}`" not in text]
    assert not [pack for pack in PACKS if f"| {pack} |" not in text]


def test_the_drafts_page_names_every_key_of_front_matter() -> None:
    text = read(ROOT / "docs/drafts.md")
    assert not [key for key in OWN_KEYS if f"`{key}`" not in text]


def test_the_plan_page_names_every_part() -> None:
    text = read(ROOT / "docs/plan.md")
    assert not [part for part in PARTS if f"| `{part}` |" not in text]


def test_the_checks_page_names_every_check_option_and_measure() -> None:
    text = read(ROOT / "docs/checks.md")
    for kind, check in CHECKS.items():
        assert f"## {kind}\n" in text or f"| `{kind}` |" in text, kind
        assert not [option for option in check.OPTIONS if f"`{option}`" not in text], kind
    assert not [measure for measure in MEASURES if f"`{measure}`" not in text]
