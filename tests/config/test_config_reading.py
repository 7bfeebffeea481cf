from __future__ import annotations

from pathlib import Path

import pytest

from daarom.catalogue import has
from daarom.config import Config, load
from daarom.errors import ConfigError
from daarom.model import Severity

WHOLE = """\
plan: plan.yaml
packs: {plain: true, hype: false}
rules:
  commercial/urgency: off
  bait/like: error
  voice/we: {severity: note, options: {most: 3}}
  access/alt: true
include: ["blog/**"]
exclude: [blog/old/]
languages: {"content/en/**": English}
jurisdictions: [nl, be]
audience_type: b2c
platforms: [Twitter, LinkedIn]
goal: bezoek
intent: verkoop
language: nl-NL
overrides:
  - paths: ["winkel/**"]
    tags: [Actie]
    intent: sales
    packs: {bait: false}
keys: {goal: doelstelling, platforms: [kanalen, params.channels]}
allow:
  - {paths: ["blog/a.md"], rule: hype/praise, text: de beste, reason: titel van een prijs, until: 2027-01-01}
model: models/eigen
fail_on: warning
min_confidence: 0.6
timezone: Europe/Amsterdam
"""


def written(folder: Path, text: str, name: str = "daarom.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert all(has(problem.key) and has(f"{problem.key}.remedy") for problem in caught.value.problems)
    return [(problem.key, problem.line) for problem in caught.value.problems]


def test_paths_in_a_config_start_from_its_folder(tmp_path: Path) -> None:
    config = load(written(tmp_path, WHOLE))
    assert config.plan == tmp_path / "plan.yaml"
    assert config.model == tmp_path / "models" / "eigen"


def test_single_values_are_read(tmp_path: Path) -> None:
    config = load(written(tmp_path, WHOLE))
    assert (config.fail_on, config.min_confidence, config.timezone) == ("warning", 0.6, "Europe/Amsterdam")
    assert (config.audience_type, config.jurisdictions) == ("b2c", ("nl", "be"))
    assert config.keys == (("goal", ("doelstelling",)), ("platforms", ("kanalen", "params.channels")))


def test_a_rule_is_switched_off_raised_or_given_options(tmp_path: Path) -> None:
    selection = load(written(tmp_path, WHOLE)).settings(tmp_path / "x.md").selection
    off, raised, options, on = (
        selection.rule(name) for name in ("commercial/urgency", "bait/like", "voice/we", "access/alt")
    )
    assert off is not None
    assert off.on is False
    assert raised is not None
    assert raised.severity is Severity.error
    assert raised.on
    assert on is not None
    assert on.on
    assert on.severity is None
    assert options is not None
    assert options.severity is Severity.note
    assert [(item.name, item.node.plain(), item.source.path) for item in options.options] == [
        ("most", 3, options.place.path)
    ]


def test_default_facts_have_daaroms_words_and_their_place(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    fields = {field.key: field for field in load(path).settings(tmp_path / "x.md").defaults}
    values = {key: field.value for key, field in fields.items()}
    expected = {"platforms": ("x", "linkedin"), "goal": "bezoek", "intent": "sales", "language": "nl"}
    assert values == expected
    assert WHOLE[fields["goal"].place.start : fields["goal"].place.end] == "bezoek"


def test_an_override_needs_both_its_path_and_its_tag(tmp_path: Path) -> None:
    config = load(written(tmp_path, WHOLE.replace("intent: verkoop\n", "")))
    inside = config.settings(tmp_path / "winkel" / "a.md", ["actie"])
    assert [field.value for field in inside.defaults if field.key == "intent"] == ["sales"]
    assert not inside.selection.runs("bait")
    for path, tags in (("winkel/a.md", []), ("blog/a.md", ["actie"])):
        assert config.settings(tmp_path / path, tags).selection.runs("bait")


def test_files_under_the_same_overrides_share_their_settings(tmp_path: Path) -> None:
    config = load(written(tmp_path, WHOLE))
    assert config.settings(tmp_path / "a.md") is config.settings(tmp_path / "b.md", ["nieuws"])


def test_include_and_exclude_choose_files(tmp_path: Path) -> None:
    config = load(written(tmp_path, WHOLE))
    names = ("blog/a.md", "blog/old/a.md", "elders/a.md")
    assert [config.wanted(tmp_path / name) for name in names] == [True, False, False]
    assert Config().wanted(tmp_path / "a.md")


def test_an_allowance_keeps_its_reason_last_day_and_text(tmp_path: Path) -> None:
    config = load(written(tmp_path, WHOLE))
    (directive,) = config.allowances(tmp_path / "blog" / "a.md")
    assert (directive.rules, directive.text, directive.reason) == (
        ("hype/praise",),
        "de beste",
        "titel van een prijs",
    )
    assert str(directive.until) == "2027-01-01"
    assert config.allowances(tmp_path / "blog" / "b.md") == ()


def test_a_pattern_gives_files_their_language(tmp_path: Path) -> None:
    config = load(written(tmp_path, WHOLE))
    assert config.language(tmp_path / "content" / "en" / "a.md") == "en"
    assert config.language(tmp_path / "content" / "a.md") is None


@pytest.mark.parametrize(
    ("text", "on", "off"),
    [
        ("", {"commercial", "hype", "bait", "voice", "platform", "access", "tone", "plan", "own"}, {"plain"}),
        ("audience_type: b2c", {"claims"}, {"disclosure"}),
        ("audience_type: b2b", set(), {"claims"}),
        ("jurisdictions: nl", {"disclosure"}, {"claims"}),
        ("packs: [plain]", {"plain", "hype"}, {"claims"}),
        ("audience_type: b2c\npacks: {claims: false}", set(), {"claims"}),
    ],
)
def test_packs_are_on_by_default_or_by_what_the_organisation_is(
    tmp_path: Path, text: str, on: set[str], off: set[str]
) -> None:
    selection = load(written(tmp_path, text)).settings(tmp_path / "a.md").selection
    assert {pack for pack in on | off if selection.runs(pack)} == on


def test_an_empty_config_is_the_default(tmp_path: Path) -> None:
    assert load(written(tmp_path, "")).settings(tmp_path / "a.md") == Config().settings(tmp_path / "a.md")


def test_all_faults_come_at_once_with_their_lines(tmp_path: Path) -> None:
    text = """\
exlude: [a]
packs: {hipe: true}
rules:
  commercial/urgency: {severity: loud, option: {}}
  hype: off
language: "?"
timezone: Mars/Base
include: ["!"]
overrides: [{goal: x, golas: y}]
allow: [{rule: a/b}]
min_confidence: 3
keys: {gaol: doel}
"""
    found = faults(written(tmp_path, text))
    assert [line for _, line in found] == [1, 2, 4, 4, 5, 6, 7, 8, 9, 9, 10, 11, 12]
    assert {key for key, _ in found} == {
        "shape.misspelt",
        "shape.choice",
        "config.rule",
        "config.language",
        "config.timezone",
        "config.glob",
        "config.override",
        "shape.missing",
        "shape.range",
    }


def test_packs_of_the_organisation_itself_need_a_rule_folder(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "packs: {huisstijl: true}")) == [("shape.unknown", 1)]
    config = load(written(tmp_path, "rule_folders: eigen\npacks: {huisstijl: false}"))
    assert config.rule_folders == (tmp_path / "eigen",)
    assert not config.settings(tmp_path / "a.md").selection.runs("huisstijl")


@pytest.mark.parametrize("text", ["- a", "just text", "a: [", "a: 1\na: 2", "&a [*a, *a]"])
def test_a_broken_config_is_a_user_error(tmp_path: Path, text: str) -> None:
    assert faults(written(tmp_path, text))


def test_a_config_that_is_missing_is_a_user_error(tmp_path: Path) -> None:
    assert faults(tmp_path / "daarom.yaml") == [("file.unreadable", None)]


def test_a_config_builds_on_the_one_it_extends(tmp_path: Path) -> None:
    written(
        tmp_path, "fail_on: note\nrules: {a/b: error, a/c: {options: {most: 1, least: 2}}}", "huis/basis.yaml"
    )
    config = load(written(tmp_path, "extends: huis/basis.yaml\nrules: {a/b: off, a/c: {options: {most: 3}}}"))
    assert config.fail_on == "note"
    assert [len(item.options) for item in config.rules] == [0, 2]
    assert config.rules[0].on is False
    assert {item.node.plain() for item in config.rules[1].options if item.name == "most"} == {3}


def test_configs_that_extend_each_other_in_a_circle_are_named(tmp_path: Path) -> None:
    written(tmp_path, "extends: b.yaml", "a.yaml")
    path = written(tmp_path, "\nextends: a.yaml", "b.yaml")
    with pytest.raises(ConfigError) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert problem.key == "config.cycle"
    assert str(problem.values["files"]).count("→") == 2


def test_a_config_that_extends_itself_is_a_circle(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "extends: daarom.yaml")) == [("config.cycle", 1)]


def test_a_config_that_extends_nothing_says_so(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "extends: weg.yaml")) == [("config.extends", 1)]
