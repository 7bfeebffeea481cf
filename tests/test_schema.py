"""Editors hold rules, configs and plans against schemas that take what daarom takes and refuse what it refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from daarom import assets, config, lint, plan, rules, schema, shape
from daarom.catalogue import LANGUAGES, has
from daarom.checks import CHECKS
from daarom.config import load
from daarom.errors import UserError
from daarom.metrics import MEASURES
from daarom.model import Source
from daarom.plan.shapes import PARTS
from daarom.ruleshape import KEYS
from daarom.yamlfile import parse

ROOT = Path(__file__).parent.parent
PAGES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
CONFIGS = re.findall(r"<!-- file: daarom.yaml -->\n```yaml\n(.*?)```", PAGES, re.DOTALL)
PLANS = re.findall(r"<!-- file: plan.yaml -->\n```yaml\n(.*?)```", PAGES, re.DOTALL)
RULES = re.findall(r"<!-- file: rule[^\n]* -->\n```yaml\n(.*?)```", PAGES, re.DOTALL)


def texts(pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(pattern))]


@cache
def validator(kind: str, language: str = "en") -> Draft202012Validator:
    return Draft202012Validator(schema.schema(kind, language, lint.loaded(()).rules))


def fits(kind: str, text: str) -> bool:
    """Whether a file fits, by the dialect that the schema names and by the newest."""
    value = parse(Source("x.yaml", text)).plain()
    new = validator(kind).is_valid(value)
    assert Draft7Validator(validator(kind).schema).is_valid(value) == new
    return bool(new)


def faults(kind: str, text: str) -> list[str]:
    found = validator(kind).iter_errors(parse(Source("x.yaml", text)).plain())
    return [f"{'/'.join(map(str, item.path))}: {item.message[:200]}" for item in found]


def taken(kind: str, text: str, folder: Path) -> bool:
    """Whether daarom itself takes a file."""
    source = Source("x.yaml", text)
    path = folder / "daarom.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        if kind == "rule":
            parent = lint.loaded(()).named("commercial/urgency")[0] if "extends:" in text else None
            rules.parse(source, parse(source), "nl", parent)
        elif kind == "plan":
            plan.parse(source)
        else:
            load(path, own_packs=True)
    except UserError:
        return False
    return True


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", schema.KINDS)
def test_a_schema_is_one_by_the_rules_for_schemas(kind: str, language: str) -> None:
    made = schema.schema(kind, language, lint.loaded(()).rules)
    for dialect in (Draft7Validator, Draft202012Validator):
        dialect.check_schema(made)


@pytest.mark.parametrize("path", sorted(assets.rules_folder().rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_rule_fits(path: Path) -> None:
    assert faults("rule", path.read_text(encoding="utf-8")) == []


def test_every_config_plan_and_rule_in_examples_and_documentation_fits() -> None:
    files = {
        "config": [*texts("daarom.yaml"), *texts("examples/**/daarom.yaml"), *CONFIGS],
        "plan": [*texts("examples/**/plan.yaml"), *PLANS],
        "rule": RULES,
    }
    for kind, found in files.items():
        assert len(found) > 1, kind
        for text in found:
            assert faults(kind, text) == []


GOOD = {
    "rule": """\
id: huis/haast
check: phrases
severity: note
message: m
remedy: {nl: r, en: r}
why: w
source: 2026
options: {phrases: [a, 12], inflect: false}
all: {check: pattern, options: {pattern: a}, within: fold}
unless: [{rules: [a/b]}]
scopes: ~heading
quotations: true
examples: {flags: [a, {draft: b, today: 2026-11-22}], passes: b}
""",
    "config": """\
root: true
plan: plan.yaml
include: [a/]
exclude:
languages: {"*.en.md": en}
packs: {hype: false, huis: true}
rules:
  commercial/deal: off
  hype/we-share: true
  huis/x: {severity: error, options: {max: 1}, add: {nl: {phrases: [a]}}, drop: {phrases: a}}
overrides: [{tags: [a], rules: {a/b: note}, goal: [a, b]}]
keys: {goal: doel}
allow: {rule: hype, reason: r, until: 2026-11-22, paths: a}
min_confidence: 0.5
""",
    "plan": """\
version: 1
organisation: {name: Bos, audience_type: b2c}
language: nl
valid: {from: 2026-01-01, review_every: P6M}
goals: [{id: a, keywords: [b], metric: {target: 5}, deadline: }]
tone: {nng: {formal: -0.5}, terms: {prefer: {a: b}}}
mix: {promotional_max: 0.2, per_platform: {x: {window: P30D}}}
infrastructure: {publish: {blackout: [{from: 2026-01-01, to: 2026-01-02}]}}
""",
}
BAD = [
    ("rule", "severity: note", "severity: heavy"),
    ("rule", "id: huis/haast", "id: haast"),
    ("rule", "check: phrases", "check: frases"),
    ("rule", "check: phrases\n", ""),
    ("rule", "message: m\n", ""),
    ("rule", "message: m", "message: [m]"),
    ("rule", "remedy: {nl: r, en: r}", "remedy: {nl: r}"),
    ("rule", "options: {phrases: [a, 12], inflect: false}\n", ""),
    ("rule", "phrases: [a, 12]", "frases: [a]"),
    ("rule", "inflect: false", "inflect: nee"),
    ("rule", "inflect: false", "minimum: 0"),
    ("rule", "within: fold", "within: page"),
    ("rule", "options: {pattern: a}", "options: {pattern: [a]}"),
    ("rule", "{rules: [a/b]}", "{within: fold}"),
    ("rule", "quotations: true", "quotations: often"),
    ("rule", "passes: b", "passes: []"),
    ("rule", "passes: b", "pases: b"),
    ("rule", "draft: b", "darft: b"),
    ("rule", "source: 2026", "source: 2026\nadd: {phrases: [a]}"),
    ("rule", "source: 2026", "source: 2026\nextends: commercial/urgency"),
    ("config", "root: true", "root: yes"),
    ("config", "plan: plan.yaml", "plan: [plan.yaml]"),
    ("config", "plan: plan.yaml", "plans: plan.yaml"),
    ("config", "hype: false", "hype: uit"),
    ("config", "commercial/deal: off", "commercial/deal: heavy"),
    ("config", "commercial/deal: off", "deal: off"),
    ("config", "severity: error", "severty: error"),
    ("config", "add: {nl: {phrases: [a]}}", "add: [a]"),
    ("config", "tags: [a], ", ""),
    ("config", "a/b: note", "a/b: heavy"),
    ("config", "goal: doel", "doel: goal"),
    ("config", "reason: r, ", ""),
    ("config", "until: 2026-11-22", "until: morgen"),
    ("config", "min_confidence: 0.5", "min_confidence: 5"),
    ("plan", "version: 1", "version: 0"),
    ("plan", "audience_type: b2c", "audience_type: b3c"),
    ("plan", "language: nl", "language: fr"),
    ("plan", "from: 2026-01-01, review", "from: januari, review"),
    ("plan", "P6M", "half a year"),
    ("plan", "{id: a, ", "{"),
    ("plan", "keywords: [b]", "keywrds: [b]"),
    ("plan", "target: 5", "target: veel"),
    ("plan", "formal: -0.5", "formal: 2"),
    ("plan", "promotional_max: 0.2", "promotional_max: 20"),
    ("plan", "window: P30D", "windw: P30D"),
]


@pytest.mark.parametrize("kind", schema.KINDS)
def test_a_right_file_fits_and_is_taken(kind: str, tmp_path: Path) -> None:
    assert faults(kind, GOOD[kind]) == []
    assert taken(kind, GOOD[kind], tmp_path)


@pytest.mark.parametrize(("kind", "right", "wrong"), BAD)
def test_what_daarom_refuses_does_not_fit_either(kind: str, right: str, wrong: str, tmp_path: Path) -> None:
    assert right in GOOD[kind]
    text = GOOD[kind].replace(right, wrong, 1)
    assert not taken(kind, text, tmp_path)
    assert not fits(kind, text)


CHILD = "id: huis/x\nextends: commercial/urgency\nadd: {phrases: [a]}\nexamples: {flags: a, passes: b}\n"


def test_a_rule_that_extends_another_needs_little_and_has_no_check(tmp_path: Path) -> None:
    assert fits("rule", CHILD)
    assert taken("rule", CHILD, tmp_path)
    for text in (
        CHILD.replace("examples", "exampels"),
        CHILD + "check: phrases\n",
        CHILD.replace("flags: a, ", ""),
    ):
        assert not fits("rule", text)
        assert not taken("rule", text, tmp_path)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_what_is_said_once_means_the_same(kind: str) -> None:
    whole = Draft202012Validator(schema.KINDS[kind][1]())
    for text in (
        GOOD[kind],
        *(GOOD[kind].replace(right, wrong, 1) for one, right, wrong in BAD if one == kind),
    ):
        value = parse(Source("x.yaml", text)).plain()
        assert whole.is_valid(value) == validator(kind).is_valid(value)


def test_every_key_and_every_option_is_described() -> None:
    keys = {
        "rule": KEYS,
        "config": config.schema()["properties"],
        "plan": PARTS,
    }
    named = [f"key.{kind}.{key}" for kind, known in keys.items() for key in known]  # type: ignore[attr-defined]
    named += [f"check.{check}" for check in CHECKS]
    named += [f"option.{name}.{option}" for name, check in CHECKS.items() for option in check.OPTIONS]
    named += [f"measure.{measure}" for measure in MEASURES]
    assert [name for name in named if not has(name)] == []


def described(kind: str, language: str) -> Mapping[str, Any]:
    made: Any = schema.schema(kind, language, lint.loaded(()).rules)
    assert isinstance(made, Mapping)
    return made


def test_keys_are_described_in_the_language_asked_for() -> None:
    assert described("rule", "nl")["properties"]["remedy"]["description"] == "Eén concrete uitweg."
    assert described("rule", "en")["properties"]["remedy"]["description"] == "One concrete way out."
    assert "Wat er wordt gezocht." in json.dumps(described("rule", "nl"))


def test_a_config_knows_the_rules_by_name_and_what_they_say() -> None:
    known = described("config", "nl")["$defs"]["rules"]["properties"]
    assert known["commercial/urgency"]["description"].startswith("Haal de haast eruit")
    assert described("config", "nl")["properties"]["rules"]["$ref"] == "#/$defs/rules"
    assert described("config", "nl")["$defs"]["setting"]


def test_a_reader_that_does_not_say_what_it_takes_is_a_bug() -> None:
    with pytest.raises(TypeError):
        shape.record({"a": lambda node, _: node}).schema()
