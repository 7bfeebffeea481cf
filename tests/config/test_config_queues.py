"""`queues:` in daarom.yaml, and a layout on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from daarom.config import Config, Configs, layout_named, load
from daarom.errors import ConfigError
from daarom.presets import Column, preset


def config(folder: Path, text: str) -> Config:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "daarom.yaml").write_text(text, encoding="utf-8")
    return load(folder / "daarom.yaml")


def faults(folder: Path, text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(ConfigError) as caught:
        config(folder, text)
    return [(item.key, item.line) for item in caught.value.problems]


def test_a_queue_maps_daaroms_keys_to_columns(tmp_path: Path) -> None:
    made = config(
        tmp_path,
        "queues:\n"
        "  - paths: [planning/*.csv]\n"
        "    columns: {text: Bericht | Tekst, publish_at: [Datum, Tijd], image: 4, goal: Doel}\n"
        "    texts: {twitter: Tweet}\n"
        "    header: false\n"
        "    delimiter: tab\n"
        "    date_format: day-first\n"
        "    timezone: Europe/Amsterdam\n"
        "    platforms: [LinkedIn]\n"
        "    accounts: {Gemeente: fb}\n",
    )
    layout = made.layout(tmp_path / "planning" / "maart.csv")
    assert layout is not None
    assert layout.of("text") == (Column(("Bericht", "Tekst")),)
    assert layout.of("publish_at") == (Column(("Datum",)), Column(("Tijd",)))
    assert layout.of("images") == (Column((), 4),)
    assert layout.texts == (("x", Column(("Tweet",))),)
    assert (layout.header, layout.delimiter, layout.day_first) == (0, "\t", True)
    assert (layout.timezone, layout.accounts) == ("Europe/Amsterdam", (("Gemeente", "facebook"),))
    assert [item.value for item in layout.defaults] == [("linkedin",)]
    assert layout.preset is None
    assert made.layout(tmp_path / "elders.csv") is None


def test_columns_of_ones_own_go_over_those_of_a_preset(tmp_path: Path) -> None:
    made = config(
        tmp_path, "queues: [{paths: a.csv, preset: buffer, columns: {goal: Doel}}, {paths: b.csv}]\n"
    )
    layout = made.layout(tmp_path / "a.csv")
    assert layout is not None
    assert (layout.preset, layout.stated) == ("buffer", frozenset({"goal"}))
    assert layout.of("text") == (Column(("Text",)),)
    generic = made.layout(tmp_path / "b.csv")
    assert generic is not None
    assert generic.preset == "generic"


def test_the_last_queue_that_fits_wins_and_an_inner_config_adds_its_own(tmp_path: Path) -> None:
    config(tmp_path, "root: true\nqueues: [{paths: '*.csv', preset: buffer}]\n")
    config(tmp_path / "in", "queues: [{paths: '*.csv', preset: publer}, {paths: 'x*.csv', preset: sprout}]\n")
    configs = Configs()
    found = [
        configs.for_file(path).layout(path)
        for path in (tmp_path / "a.csv", tmp_path / "in/a.csv", tmp_path / "in/x.csv")
    ]
    assert [item.preset if item else None for item in found] == ["buffer", "publer", "sprout"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("queues: [{preset: buffer}]\n", [("shape.missing", 1)]),
        ("queues: [{paths: a.csv, preset: bufer}]\n", [("shape.choice", 1)]),
        ("queues:\n  - paths: a.csv\n    columns: {tekst: Bericht}\n", [("shape.misspelt", 3)]),
        ("queues:\n  - paths: a.csv\n    columns: {text: 0}\n", [("queue.column_zero", 3)]),
        (
            "queues:\n  - paths: a.csv\n    columns: {text: []}\n    texts: {hyves: A}\n",
            [("queue.platform", 4)],
        ),
        ("queues:\n  - paths: a.csv\n    accounts: {Wij: hyves}\n", [("queue.platform", 3)]),
        (
            "queues:\n  - paths: a.csv\n    accounts: wij\n    texts: x\n",
            [("shape.mapping", 3), ("shape.mapping", 4)],
        ),
        (
            "queues:\n  - paths: a.csv\n    header: ja\n    columns: {text: {a: 1}}\n",
            [("shape.number", 3), ("shape.text", 4)],
        ),
        (
            "queues:\n  - paths: a.csv\n    date_format: dd-mm\n    timezone: hier\n",
            [("shape.choice", 3), ("config.timezone", 4)],
        ),
        ("queues:\n  - paths: a.csv\n    delimiter: '#'\n", [("shape.choice", 3)]),
    ],
)
def test_a_mistake_is_told_at_its_line(
    tmp_path: Path, text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert sorted(faults(tmp_path, text), key=lambda item: item[1] or 0) == expected


def test_a_layout_is_named_by_a_preset_with_platforms_or_by_a_file(tmp_path: Path) -> None:
    assert layout_named("buffer") == preset("buffer")
    assert layout_named("Buffer:LinkedIn, twitter").platforms == ("linkedin", "x")
    (tmp_path / "l.yaml").write_text("columns: {text: Kop}\nheader: 2\n", encoding="utf-8")
    assert layout_named(str(tmp_path / "l.yaml")).header == 2


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("bufer", "queue.preset_near"),
        ("qqqqq", "queue.preset"),
        ("buffer:hyves", "queue.platform"),
    ],
)
def test_a_layout_that_is_none_is_told(text: str, key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        layout_named(text)
    assert [item.key for item in caught.value.problems] == [key]


def test_a_layout_in_a_file_that_is_wrong_is_told_at_its_line(tmp_path: Path) -> None:
    for text, key in (("paths: x\n", "shape.unknown"), ("a: 'b\n", "yaml.broken")):
        (tmp_path / "l.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            layout_named(str(tmp_path / "l.yaml"))
        assert [item.key for item in caught.value.problems] == [key]
