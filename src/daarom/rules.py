"""Loads rules from their YAML files; a rule's wording lives nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from daarom import shape
from daarom.checks import CHECKS
from daarom.config import JURISDICTIONS
from daarom.errors import RuleError, UserError
from daarom.model import ANY, WITHIN, Condition, Example, Fix, Place, Problem, Rule, Severity, Source
from daarom.plan import SECTORS
from daarom.shape import Faults, Reader
from daarom.yamlfile import Node, read

LANGUAGES = ("nl", "en", ANY)
DEAF_TO_QUOTATIONS = ("commercial", "hype", "tone", "voice")
"""Packs whose rules leave quotations alone: what somebody else said is not the organisation's own voice."""

SALES = ("sales",)

ID = re.compile(r"[\w.-]+/[\w.-]+")
"""Pack and fault, in characters that an allowance can name."""


@dataclass(frozen=True)
class Rules:
    """Every rule that was found, and what was wrong with the others."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...] = ()

    def named(self, name: str) -> tuple[Rule, ...]:
        """The rules with this id, one per language."""
        return tuple(rule for rule in self.rules if rule.id == name)

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, sorted, once each."""
        return tuple(sorted({rule.id for rule in self.rules}))


def load(folders: Iterable[Path]) -> Rules:
    """All rules in folders laid out as <pack>/<language>/<fault>.yaml. A later folder replaces rules of an earlier one.

    A file that cannot be used becomes a Problem; the others are loaded all the same.
    """
    found: dict[tuple[str, str], Rule] = {}
    problems: list[Problem] = []
    for folder in folders:
        if not folder.is_dir():
            problems.append(Problem(folder.as_posix(), "rules.no_folder"))
        for path in sorted(folder.glob("**/*.yaml")):
            try:
                rule = load_rule(path)
            except UserError as error:
                problems.extend(error.problems)
            else:
                found[rule.id, rule.language] = rule
    return Rules(tuple(found.values()), (*problems, *_strangers(found.values())))


def load_rule(path: Path) -> Rule:
    """One rule file. Raises RuleError with every fault in it."""
    source, node = read(path)
    return parse(source, node, language=path.parent.name)


def parse(source: Source, node: Node, language: str) -> Rule:
    """A rule from its YAML. `language` is the folder's name: nl, en or any. Raises RuleError with every fault."""
    faults = Faults(source)
    values = (
        shape.record(_READERS, ("id", "check", "severity", "message", "remedy", "why", "source", "examples"))(
            node, faults
        )
        or {}
    )
    if language not in LANGUAGES:
        faults.add(0, "rules.language", found=language)
    options = _options(node, values, faults)
    if faults.problems:
        raise RuleError(*faults.problems)
    return _rule(source, node, language, {**values, "options": options})


def with_options(rule: Rule, node: Node, source: Source) -> Rule:
    """The rule with options that a config refines. Raises RuleError at the config's line where they do not fit the check."""
    faults = Faults(source)
    options = shape.record(CHECKS[rule.check].OPTIONS)(node, faults)
    if faults.problems:
        raise RuleError(*faults.problems)
    return replace(rule, options={**rule.options, **(options or {})})


def _options(node: Node, values: Mapping[str, object], faults: Faults) -> Mapping[str, object]:
    check = values.get("check")
    if not isinstance(check, str):
        return {}
    module = CHECKS[check]
    given = node.items().get("options") or Node({}, "", node.start, node.start, node.start, node.start)
    return shape.record(module.OPTIONS, module.REQUIRED)(given, faults) or {}


HOLDS_FOR = ("scopes", "platforms", "jurisdictions", "sectors")
"""Where a rule holds; everywhere where it does not say."""


def _rule(source: Source, node: Node, language: str, values: Mapping[str, object]) -> Rule:
    pack = str(values["id"]).split("/", 1)[0]
    examples = values["examples"]
    return Rule(
        id=str(values["id"]),
        check=str(values["check"]),
        severity=Severity[str(values["severity"])],
        language=language,
        message=_words(values["message"], language),
        remedy=_words(values["remedy"], language),
        why=_words(values["why"], language),
        source=str(values["source"]),
        options=values["options"],  # type: ignore[arg-type]
        all=values.get("all", ()),  # type: ignore[arg-type]
        unless=tuple(replace(item, negated=True) for item in values.get("unless", ())),  # type: ignore[attr-defined]
        **{name: values.get(name, ()) for name in HOLDS_FOR},  # type: ignore[arg-type]
        quotations=bool(values.get("quotations", pack not in DEAF_TO_QUOTATIONS)),
        spares=values.get("spares", SALES if pack == "commercial" else ()),  # type: ignore[arg-type]
        fault=str(values.get("fault", pack)),
        fix=_fix(values.get("fix"), language),
        flags=examples["flags"],  # type: ignore[index]
        passes=examples["passes"],  # type: ignore[index]
        place=Place(source.path, node.start, node.end),
    )


def _words(value: object, language: str) -> Mapping[str, str]:
    return value if isinstance(value, dict) else {language: str(value)}


def _fix(value: object, language: str) -> Fix | None:
    if not isinstance(value, dict):
        return None
    return Fix(_words(value["write"], language), bool(value.get("safe")))


def _wording(node: Node, faults: Faults) -> object:
    if isinstance(node.value, dict):
        return shape.record({"nl": shape.text, "en": shape.text}, ("nl", "en"))(node, faults)
    return shape.text(node, faults)


def _check(node: Node, faults: Faults) -> str | None:
    return shape.choice(*CHECKS)(node, faults)


def _identity(node: Node, faults: Faults) -> str | None:
    value = shape.text(node, faults)
    if value is not None and not ID.fullmatch(value):
        faults.add(node.start, "rules.id", found=value)
        return None
    return value


def _example(node: Node, faults: Faults) -> Example | None:
    if not isinstance(node.value, dict):
        found = shape.text(node, faults)
        return None if found is None else Example(found)
    texts = dict.fromkeys(("draft", "plan", "today", "path", "after"), shape.text)
    values = shape.record(texts, ())(node, faults)
    return None if values is None else Example(**{"draft": "", **values})  # type: ignore[arg-type]


def _examples(node: Node, faults: Faults) -> dict[str, object] | None:
    values = shape.record(
        {"flags": shape.many(_example), "passes": shape.many(_example)}, ("flags", "passes")
    )(node, faults)
    for key in ("flags", "passes"):
        if values is not None and key in node.items() and not values.get(key):
            faults.add(node.items()[key].start, "rules.no_examples", name=key)
    return values


def _condition(node: Node, faults: Faults) -> Condition | None:
    readers: dict[str, Reader[object]] = {
        "check": _check,
        "rules": shape.many(shape.text),
        "options": shape.anything,
        "within": shape.choice(*WITHIN),
    }
    values = shape.record(readers)(node, faults)
    if values is None:
        return None
    within = str(values.get("within", "sentence"))
    if "rules" in values:
        return Condition("", {}, within, rules=values["rules"])  # type: ignore[arg-type]
    if "check" not in values:
        faults.add(node.start, "shape.missing", name="check")
        return None
    return Condition(str(values["check"]), _options(node, values, faults), within)


def _strangers(rules: Iterable[Rule]) -> Sequence[Problem]:
    """Conditions that name a rule or pack which does not exist."""
    every = tuple(rules)
    known = {rule.id for rule in every} | {f"{rule.pack}/*" for rule in every}
    named = (
        (rule, name) for rule in every for condition in (*rule.all, *rule.unless) for name in condition.rules
    )
    return [
        Problem(rule.place.path, "rules.stranger", {"name": name}, 1)
        for rule, name in named
        if name not in known and rule.place is not None
    ]


def _written(node: Node, faults: Faults) -> object:
    """What a fix writes; nothing at all deletes the words."""
    return "" if node.value in (None, "") else _wording(node, faults)


_READERS: dict[str, Reader[object]] = {
    "id": _identity,
    "check": _check,
    "severity": shape.choice(*Severity.__members__),
    "message": _wording,
    "remedy": _wording,
    "why": _wording,
    "source": shape.text,
    "options": shape.anything,
    "all": shape.many(_condition),
    "unless": shape.many(_condition),
    "scopes": shape.many(shape.text),
    "platforms": shape.many(shape.text),
    "jurisdictions": shape.many(shape.choice(*JURISDICTIONS)),
    "sectors": shape.many(shape.choice(*SECTORS)),
    "quotations": shape.boolean,
    "spares": shape.many(shape.text),
    "fault": shape.text,
    "fix": shape.record({"write": _written, "safe": shape.boolean}, ("write",)),
    "examples": _examples,
}
