"""The shape of a rule file: a reader for every key, and what each takes as JSON Schema. It must not make rules."""

from __future__ import annotations

import re
from collections.abc import Mapping

from daarom import shape
from daarom.checks import CHECKS
from daarom.config import ADD, DROP, JURISDICTIONS, OPTIONS
from daarom.model import WITHIN, Condition, Example, Severity
from daarom.plan import SECTORS
from daarom.shape import Faults, Reader, Schema, Shape, either, taking
from daarom.yamlfile import Node

WORDING = ("message", "remedy", "why")
NEEDED = ("id", "check", "severity", *WORDING, "source", "examples")
NEEDED_OF_A_CHILD = ("id", "extends", "examples")
"""What a rule must state, and what one that extends another must."""

ID = re.compile(r"[\w.-]+/[\w.-]+")
"""Pack and fault, in characters that an allowance can name."""


def options_of(node: Node, values: Mapping[str, object], faults: Faults) -> Mapping[str, object]:
    """What stands under `options`, as the check in `values` reads it; empty where that is no check."""
    check = values.get("check")
    if not isinstance(check, str):
        return {}
    module = CHECKS[check]
    given = node.items().get(OPTIONS) or Node({}, "", node.start, node.start, node.start, node.start)
    return shape.record(module.OPTIONS, module.REQUIRED)(given, faults) or {}


def schema() -> Schema:
    """What a whole rule file takes."""
    alone = {"required": [*NEEDED], "properties": {ADD: False, DROP: False}}
    child = {"required": [*NEEDED_OF_A_CHILD], "properties": {"check": False}}
    kind = {"if": {"required": ["extends"]}, "then": child, "else": alone}
    return {**shape.record(KEYS, ("id", "examples")).schema(), "allOf": [kind, *_by_check()]}


def _by_check() -> list[Schema]:
    """What `options` may hold, a condition per check."""
    return [
        {
            "if": {"required": ["check"], "properties": {"check": {"const": name}}},
            "then": {
                "properties": {OPTIONS: shape.record(check.OPTIONS, check.REQUIRED).schema()},
                "required": [OPTIONS] if check.REQUIRED else [],
            },
        }
        for name, check in CHECKS.items()
    ]


_BOTH = shape.record({"nl": shape.text, "en": shape.text}, ("nl", "en"))
_EXAMPLE = shape.record(dict.fromkeys(("draft", "plan", "today", "path", "after"), shape.text))


def _read_wording(node: Node, faults: Faults) -> object:
    return _BOTH(node, faults) if isinstance(node.value, dict) else shape.text(node, faults)


def _read_write(node: Node, faults: Faults) -> object:
    """What a fix writes; nothing at all deletes the words."""
    return "" if node.value in (None, "") else _read_wording(node, faults)


def _read_identity(node: Node, faults: Faults) -> str | None:
    value = shape.text(node, faults)
    if value is not None and not ID.fullmatch(value):
        faults.add(node.start, "rules.id", found=value)
        return None
    return value


def _read_example(node: Node, faults: Faults) -> Example | None:
    if not isinstance(node.value, dict):
        found = shape.text(node, faults)
        return None if found is None else Example(found)
    values = _EXAMPLE(node, faults)
    return None if values is None else Example(**{"draft": "", **values})  # type: ignore[arg-type]


def _read_examples(node: Node, faults: Faults) -> dict[str, object] | None:
    several = shape.many(taking(shape.TEXT, _read_example))
    values = shape.record({"flags": several, "passes": several}, ("flags", "passes"))(node, faults)
    for key in ("flags", "passes"):
        if values is not None and key in node.items() and not values.get(key):
            faults.add(node.items()[key].start, "rules.no_examples", name=key)
    return values


def _examples_schema() -> Schema:
    one = either(shape.TEXT, _EXAMPLE.schema())
    some = either({"type": "array", "items": one, "minItems": 1}, one)
    keys = {"flags": some, "passes": some}
    return {"type": "object", "properties": keys, "additionalProperties": False, "required": list(keys)}


def _read_condition(node: Node, faults: Faults) -> Condition | None:
    values = _CONDITION(node, faults)
    if values is None:
        return None
    within = str(values.get("within", "sentence"))
    if "rules" in values:
        return Condition("", {}, within, rules=values["rules"])  # type: ignore[arg-type]
    if "check" not in values:
        faults.add(node.start, "shape.missing", name="check")
        return None
    return Condition(str(values["check"]), options_of(node, values, faults), within)


_CHECK = shape.choice(*CHECKS)
_CONDITION = shape.record(
    {
        "check": _CHECK,
        "rules": shape.many(shape.text),
        OPTIONS: shape.anything,
        "within": shape.choice(*WITHIN),
    }
)
_condition = Shape(
    _read_condition,
    lambda: {
        **_CONDITION.schema(),
        "allOf": [either({"required": ["check"]}, {"required": ["rules"]}), *_by_check()],
    },
)
_wording = Shape(_read_wording, lambda: either(shape.TEXT, _BOTH.schema()))
_write = Shape(_read_write, lambda: either({"enum": [None, ""]}, _wording.schema()))
_changed = shape.table(shape.anything)
KEYS: Mapping[str, Reader[object]] = {
    "id": taking({"type": "string", "pattern": r"^[^/\s]+/[^/\s]+$"}, _read_identity),
    "extends": shape.text,
    "check": _CHECK,
    "severity": shape.choice(*Severity.__members__),
    "message": _wording,
    "remedy": _wording,
    "why": _wording,
    "source": shape.text,
    OPTIONS: shape.anything,
    ADD: _changed,
    DROP: _changed,
    "all": shape.many(_condition),
    "unless": shape.many(_condition),
    "scopes": shape.many(shape.text),
    "platforms": shape.many(shape.text),
    "jurisdictions": shape.many(shape.choice(*JURISDICTIONS)),
    "sectors": shape.many(shape.choice(*SECTORS)),
    "quotations": shape.boolean,
    "spares": shape.many(shape.text),
    "fault": shape.text,
    "fix": shape.record({"write": _write, "safe": shape.boolean}, ("write",)),
    "examples": Shape(_read_examples, _examples_schema),
}
"""Every key of a rule file."""
