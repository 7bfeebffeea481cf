"""What a config changes of rules: other values, words added and dropped, in every language or in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from daarom import rules
from daarom.config import Configs
from daarom.errors import ConfigError
from daarom.selection import select

RULE = """\
id: huis/{fault}
check: {check}
severity: note
message: m
remedy: r
why: w
source: s
options: {options}
examples: {{flags: [a], passes: [b]}}
"""
FILES = {
    "regels/huis/nl/haast.yaml": RULE.format(
        fault="haast", check="phrases", options="{phrases: [laatste kans, nu of nooit]}"
    ),
    "regels/huis/en/haast.yaml": RULE.format(
        fault="haast", check="phrases", options="{phrases: [last chance], minimum: 2}"
    ),
    "regels/huis/nl/woord.yaml": RULE.format(
        fault="woord", check="substitution", options="{swap: {kosteloos: gratis, middels: met}}"
    ),
    "regels/huis/nl/lang.yaml": RULE.format(
        fault="lang", check="metric", options="{measure: sentence_length, max: 20}"
    ),
}


def options(folder: Path, *configs: str, inside: str = "") -> dict[str, dict[str, object]]:
    """The options of each rule, by id and language, as the configs of nested folders refine them."""
    files = dict(FILES)
    deepest = folder
    for number, config in enumerate(configs):
        files[f"{'in/' * number}daarom.yaml"] = (
            config if number else f"rule_folders: [regels]\nroot: true\n{config}"
        )
        deepest = folder / ("in/" * number)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    config = Configs().for_folder(deepest / inside)
    chosen = select(rules.load(config.rule_folders), config.settings(deepest / inside / "x.md").selection)
    return {f"{rule.id}@{rule.language}": dict(rule.options) for rule in chosen}


def told(folder: Path, config: str) -> list[tuple[str, int | None]]:
    with pytest.raises(ConfigError) as caught:
        options(folder, config)
    return [(problem.key, problem.line) for problem in caught.value.problems]


def test_words_are_added_in_every_language_and_dropped_where_they_stand(tmp_path: Path) -> None:
    found = options(
        tmp_path, "rules:\n  huis/haast: {add: {phrases: [sale]}, drop: {phrases: [laatste kans]}}\n"
    )
    assert found["huis/haast@nl"]["phrases"] == ("nu of nooit", "sale")
    assert found["huis/haast@en"]["phrases"] == ("last chance", "sale")


def test_words_are_added_in_one_language(tmp_path: Path) -> None:
    found = options(
        tmp_path,
        "rules:\n  huis/haast: {add: {nl: {phrases: [slim]}, en: {exceptions: [a]}}, severity: error}\n",
    )
    assert found["huis/haast@nl"]["phrases"] == ("laatste kans", "nu of nooit", "slim")
    assert found["huis/haast@en"] == {"phrases": ("last chance",), "minimum": 2, "exceptions": ("a",)}


def test_an_option_that_one_language_has_can_be_set_for_all(tmp_path: Path) -> None:
    found = options(tmp_path, "rules:\n  huis/haast: {options: {minimum: 3, en: {phrases: [x]}}}\n")
    assert found["huis/haast@nl"] == {"phrases": ("laatste kans", "nu of nooit"), "minimum": 3}
    assert found["huis/haast@en"] == {"phrases": ("x",), "minimum": 3}


def test_swaps_are_added_with_their_new_word_and_dropped_by_the_old_one(tmp_path: Path) -> None:
    found = options(
        tmp_path, "rules:\n  huis/woord: {add: {swap: {inzake: over}}, drop: {swap: [Middels]}}\n"
    )
    assert found["huis/woord@nl"]["swap"] == {"kosteloos": "gratis", "inzake": "over"}


def test_a_nearer_config_goes_on_from_the_one_above(tmp_path: Path) -> None:
    above = "rules:\n  huis/haast: {add: {nl: {phrases: [a]}}, options: {minimum: 2}}\n"
    nearer = "rules:\n  huis/haast: {add: {nl: {phrases: [b]}}, drop: {nl: {phrases: [a, nu of nooit]}}}\n"
    found = options(tmp_path, above, nearer)
    assert found["huis/haast@nl"] == {"phrases": ("laatste kans", "b"), "minimum": 2}


def test_a_value_in_a_nearer_config_replaces_all_that_was_said_above(tmp_path: Path) -> None:
    above = "rules:\n  huis/haast: {add: {phrases: [a]}}\n"
    found = options(tmp_path, above, "rules:\n  huis/haast: {options: {nl: {phrases: [b]}}}\n")
    assert (found["huis/haast@nl"]["phrases"], found["huis/haast@en"]["phrases"]) == (
        ("b",),
        ("last chance", "a"),
    )


def test_an_override_adds_words_below_its_paths_only(tmp_path: Path) -> None:
    config = "overrides:\n  - paths: [blog/]\n    rules: {huis/haast: {add: {nl: {phrases: [a]}}}}\n"
    assert options(tmp_path, config, inside="blog")["huis/haast@nl"]["phrases"] == (
        "laatste kans",
        "nu of nooit",
        "a",
    )
    assert "a" not in options(tmp_path, config)["huis/haast@nl"]["phrases"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("{drop: {phrases: [laatste kans, never]}}", ("amend.absent", 4)),
        ("{drop: {phrases: [laatste kan]}}", ("amend.absent_near", 4)),
        ("{drop: {en: {phrases: [nu of nooit]}}}", ("amend.absent", 4)),
        ("{drop: {minimum: [2]}}", ("amend.single", 4)),
        ("{add: {minimum: 2}}", ("amend.single", 4)),
        ("{add: {any: {phrases: [a]}}}", ("amend.language", 4)),
        ("{add: {nl: [a]}}", ("shape.mapping", 4)),
        ("{add: {swap: {a: b}}}", ("selection.option", 4)),
        ("{plus: {phrases: [a]}}", ("shape.unknown", 4)),
        ("{drop: {phrases: [[a]]}}", ("shape.text", 4)),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(
    tmp_path: Path, setting: str, expected: tuple[str, int]
) -> None:
    assert expected in told(tmp_path, f"rules:\n  huis/haast: {setting}\n")


def test_a_rule_that_is_off_is_left_as_it_is(tmp_path: Path) -> None:
    found = options(tmp_path, "packs: {huis: false}\nrules:\n  huis/haast: {drop: {phrases: [never]}}\n")
    assert "huis/haast@nl" not in found
