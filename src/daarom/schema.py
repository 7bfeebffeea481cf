"""JSON Schemas of a rule, a config and a plan, for editors; made of the readers themselves, so that they cannot drift.

It must not state a shape of its own: only descriptions, from the catalogue, and the names of daarom's own rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from daarom import config, ruleshape
from daarom.catalogue import has, say
from daarom.model import Rule
from daarom.plan import schema as plan_schema
from daarom.shape import Schema
from daarom.sharing import shared

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the YAML language server knows (its README, November 2026: 7 and below). Nothing in the
schemas means something else in the newer ones.
"""

KINDS: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "rule": ("<pack>/<language>/<fault>.yaml", ruleshape.schema),
    "config": ("daarom.yaml", config.schema),
    "plan": ("plan.yaml", plan_schema.schema),
}
"""The files that people write: how such a file is called, and what it takes."""

RULES = ("key.config.rules", "key.config.overrides.rules")


def schema(kind: str, language: str, rules: Sequence[Rule] = ()) -> Mapping[str, object]:
    """The schema of one of KINDS, described in a language; a config's with the names of these rules."""
    title, shape = KINDS[kind]
    made = _described(shape(), f"key.{kind}", language)
    head = {"$schema": DIALECT, "title": title, "description": say(f"key.{kind}", language)}
    return shared({**head, **made, **({"$defs": _for_rules(rules, language)} if kind == "config" else {})})


def _described(schema: Any, path: str, language: str) -> Any:
    """The schema with a description beside every key that the catalogue knows; `path` is the key's place."""
    if isinstance(schema, list):
        return [_described(item, path, language) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    if "if" in schema:
        return _conditional(schema, language)
    made: dict[str, Any] = {}
    for name, value in schema.items():
        if name == "properties":
            made[name] = {key: _property(item, f"{path}.{key}", language) for key, item in value.items()}
        elif name in ("anyOf", "allOf", "items", "additionalProperties"):
            made[name] = _described(value, path, language)
        else:
            made[name] = value
    return made


def _property(schema: Any, path: str, language: str) -> Any:
    if path in RULES:
        inner: Any = {"$ref": "#/$defs/rules"}
    else:
        inner = _described(schema, path, language)
    told = {"description": say(path, language)} if has(path) else {}
    return {**told, **inner} if isinstance(inner, Mapping) else inner


def _conditional(schema: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """A condition on the check: its options are described as those of that check."""
    check = schema["if"].get("properties", {}).get("check", {}).get("const")
    inner = schema["then"].get("properties", {})
    if check is None or "options" not in inner:
        return schema
    options = _described(inner["options"], f"option.{check}", language)
    return {**schema, "then": {**schema["then"], "properties": {"options": options}}}


def _for_rules(rules: Sequence[Rule], language: str) -> Mapping[str, object]:
    """What a config may say of rules: the known ones by name, with what they say, and any other."""
    whole: Any = config.schema()
    found = whole["properties"]["rules"]
    setting = {
        "description": say("key.setting", language),
        **_described(found["additionalProperties"], "key.setting", language),
    }
    known = {
        name: {"description": _message(name, rules, language), "$ref": "#/$defs/setting"}
        for name in sorted({rule.id for rule in rules})
    }
    anything = {**found, "properties": known, "additionalProperties": {"$ref": "#/$defs/setting"}}
    return {"rules": anything, "setting": setting}


def _message(name: str, rules: Sequence[Rule], language: str) -> str:
    """What a rule says, in this language where it has it."""
    siblings = [rule for rule in rules if rule.id == name]
    own = next((rule for rule in siblings if rule.language in (language, "any")), siblings[0])
    return own.words(own.message, language)
