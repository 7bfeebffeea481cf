from __future__ import annotations

from pathlib import Path

import pytest

from daarom.config import Config, Configs
from daarom.errors import ConfigError


def tree(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder.joinpath(*name.split("__")) / "daarom.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_nearest_config_refines_the_ones_above(tmp_path: Path) -> None:
    tree(tmp_path, **{"a": "root: true\nfail_on: note\ngoal: bezoek", "a__b__c": "goal: leden"})
    config = Configs().for_file(tmp_path / "a" / "b" / "c" / "d" / "x.md")
    assert config.fail_on == "note"
    assert [field.value for field in config.defaults] == ["leden"]
    assert len(config.files) == 2


def test_root_stops_the_climb(tmp_path: Path) -> None:
    tree(tmp_path, **{"a": "fail_on: note", "a__b": "root: true"})
    assert Configs().for_file(tmp_path / "a" / "b" / "x.md").fail_on is None


def test_the_repository_stops_the_climb(tmp_path: Path) -> None:
    tree(tmp_path, **{"a": "fail_on: note", "a__b": "goal: x"})
    (tmp_path / "a" / "b" / ".git").mkdir()
    assert Configs().for_file(tmp_path / "a" / "b" / "x.md").fail_on is None


def test_without_a_config_everything_is_as_by_default(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert Configs().for_file(tmp_path / "x.md") == Config()


def test_a_given_config_holds_everywhere(tmp_path: Path) -> None:
    tree(tmp_path, a="fail_on: note", b="fail_on: error")
    configs = Configs(tmp_path / "b" / "daarom.yaml")
    assert configs.for_file(tmp_path / "a" / "x.md").fail_on == "error"


def test_overrides_below_come_after_those_above(tmp_path: Path) -> None:
    outer = "root: true\noverrides: [{paths: ['**'], goal: ver, intent: ask}]"
    tree(tmp_path, **{"a": outer, "a__b": "overrides: [{paths: ['*.md'], goal: dichtbij}]"})
    path = tmp_path / "a" / "b" / "x.md"
    settings = Configs().for_file(path).settings(path)
    assert {field.key: field.value for field in settings.defaults} == {"goal": "dichtbij", "intent": "ask"}


def test_files_of_a_folder_share_one_config(tmp_path: Path) -> None:
    tree(tmp_path, a="root: true")
    configs = Configs()
    assert configs.for_file(tmp_path / "a" / "x.md") is configs.for_file(tmp_path / "a" / "y.md")


def test_a_broken_config_is_reported_each_time_it_is_asked_for(tmp_path: Path) -> None:
    tree(tmp_path, a="root: maybe")
    configs = Configs()
    for name in ("x.md", "y.md"):
        with pytest.raises(ConfigError):
            configs.for_file(tmp_path / "a" / name)


def test_the_nearest_baseline_holds_unless_a_config_as_near_names_another(tmp_path: Path) -> None:
    tree(tmp_path, **{"a": "root: true", "a__b": "fail_on: note", "a__c": "baseline: lijst.jsonl"})
    for name in ("a", "a/d", "a/c"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "daarom-baseline.jsonl").write_text("", encoding="utf-8")
    configs = Configs()
    named = {
        name: configs.for_file(tmp_path / "a" / name / "x.md").baseline for name in ("b", "c", "c/e", "d")
    }
    assert {name: path and path.relative_to(tmp_path / "a").as_posix() for name, path in named.items()} == {
        "b": "daarom-baseline.jsonl",
        "c": "c/lijst.jsonl",
        "c/e": "c/lijst.jsonl",
        "d": "d/daarom-baseline.jsonl",
    }


def test_a_config_that_is_named_brings_the_baseline_beside_it(tmp_path: Path) -> None:
    tree(tmp_path, a="fail_on: note")
    assert Configs(tmp_path / "a" / "daarom.yaml").for_folder(tmp_path).baseline is None
    (tmp_path / "a" / "daarom-baseline.jsonl").write_text("", encoding="utf-8")
    baseline = Configs(tmp_path / "a" / "daarom.yaml").for_folder(tmp_path).baseline
    assert baseline == tmp_path / "a" / "daarom-baseline.jsonl"
