"""Every fault of a file is found in one go, with its line and a suggestion."""

from __future__ import annotations

from datetime import date

from daarom import shape
from daarom.catalogue import LANGUAGES, say
from daarom.model import Source
from daarom.shape import Faults
from daarom.yamlfile import parse

READERS = {
    "name": shape.text,
    "share": shape.number(0, 1),
    "count": shape.integer(1),
    "on": shape.boolean,
    "kind": shape.choice("a", "b"),
    "until": shape.day,
    "tags": shape.many(shape.text),
    "sizes": shape.table(shape.number()),
}


def read(text: str, *required: str) -> tuple[dict[str, object] | None, Faults]:
    source = Source("a.yaml", text)
    faults = Faults(source)
    return shape.record(READERS, required)(parse(source), faults), faults


def test_right_values_come_out_typed() -> None:
    text = "name: 12\nshare: 0.5\ncount: 3\non: true\nkind: b\nuntil: 2026-11-22\ntags: one\nsizes: {a: 1}"
    values, faults = read(text)
    assert not faults.problems
    assert values == {
        "name": "12",
        "share": 0.5,
        "count": 3,
        "on": True,
        "kind": "b",
        "until": date(2026, 11, 22),
        "tags": ("one",),
        "sizes": {"a": 1.0},
    }


def test_all_faults_are_reported_at_once_each_with_its_line() -> None:
    _, faults = read(
        "naam: x\nname: []\nshare: 2\ncount: 1.5\non: ja\nkind: c\nuntil: gisteren\nsizes: 3\nwhatever: 1",
        "tags",
    )
    found = [(problem.key, problem.line) for problem in faults.problems]
    assert found == [
        ("shape.misspelt", 1),
        ("shape.text", 2),
        ("shape.range", 3),
        ("shape.integer", 4),
        ("shape.boolean", 5),
        ("shape.choice", 6),
        ("shape.date", 7),
        ("shape.mapping", 8),
        ("shape.unknown", 9),
        ("shape.missing", 1),
    ]


def test_a_value_that_does_not_fit_is_left_out() -> None:
    values, _ = read("share: 2\nkind: c\ncount: 2")
    assert values == {"count": 2}


def test_a_misspelt_key_names_the_nearest() -> None:
    _, faults = read("naem: x")
    assert faults.problems[0].values["near"] == "name"


def test_every_fault_has_a_sentence_and_a_remedy_in_both_languages() -> None:
    _, faults = read(
        "naam: x\nname: []\nshare: 2\ncount: 1.5\non: ja\nkind: c\nuntil: gisteren\nsizes: 3", "tags"
    )
    for problem in faults.problems:
        for language in LANGUAGES:
            assert say(problem.key, language, **problem.values)
            assert say(f"{problem.key}.remedy", language, **problem.values)
