"""Makes a rule of a rule file, over the rule that it extends. It must not look for files or know which other rules there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from daarom import shape
from daarom.amend import amended
from daarom.checks import CHECKS
from daarom.config import ADD, DROP, changes
from daarom.errors import RuleError
from daarom.model import ANY, RULE_LANGUAGES, Fix, Place, Rule, Severity, Source
from daarom.ruleshape import KEYS, NEEDED, NEEDED_OF_A_CHILD, WORDING, options_of
from daarom.shape import Faults
from daarom.yamlfile import Node

DEAF_TO_QUOTATIONS = ("commercial", "hype", "tone", "voice")
"""Packs whose rules leave quotations alone: what somebody else said is not the organisation's own voice."""

SALES = ("sales",)
HOLDS_FOR = ("scopes", "platforms", "jurisdictions", "sectors")
"""Where a rule holds; everywhere where it does not say."""

HANDED_DOWN = (
    "check",
    *WORDING,
    "source",
    "all",
    "unless",
    *HOLDS_FOR,
    "quotations",
    "spares",
    "fault",
    "fix",
)
"""What a rule takes over from the one that it extends."""

EVERYWHERE = ("match", "platform")
"""Blanks that every check fills."""

BLANK = re.compile(r"\{(\w+)\}")
GROUP = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")


@dataclass(frozen=True)
class Written:
    """A rule file as it was read, unjudged; `language` is the name of its folder."""

    source: Source
    node: Node
    language: str

    @property
    def id(self) -> str:
        """The rule's id as written; empty where there is none."""
        return str(self.node.items()["id"].value) if "id" in self.node.items() else ""

    @property
    def extends(self) -> Node | None:
        """Where it names the rule that it extends."""
        return self.node.items().get("extends")

    @property
    def parent(self) -> str:
        """The id of the rule that it extends, as written; empty where it extends none."""
        found = self.extends
        return "" if found is None else found.value if isinstance(found.value, str) else found.raw.strip()


def made(written: Written, parent: Rule | None = None) -> Rule:
    """The rule in a file, over the `parent` that it extends. Raises RuleError with every fault."""
    faults = Faults(written.source)
    needed = NEEDED if written.extends is None else NEEDED_OF_A_CHILD
    values = shape.record(KEYS, needed)(written.node, faults) or {}
    _agree(written, parent, values, faults)
    values["options"] = (
        options_of(written.node, values, faults) if parent is None else _inherited(parent, written, faults)
    )
    if faults.problems:
        raise RuleError(*faults.problems)
    rule = _rule(written, {**(_handed_down(parent) if parent else {}), **values})
    _blanks(rule, written.node, faults)
    if faults.problems:
        raise RuleError(*faults.problems)
    return rule


def _agree(written: Written, parent: Rule | None, values: Mapping[str, object], faults: Faults) -> None:
    """What the keys of a file say of each other, and of the folder that it stands in."""
    if written.language not in RULE_LANGUAGES:
        faults.add(0, "rules.language", found=written.language)
    keys = written.node.items()
    if written.extends is None:
        for key in (ADD, DROP):
            if key in keys:
                faults.add(keys[key].key_start, "extends.alone", name=key)
        single = [key for key in WORDING if written.language == ANY and isinstance(values.get(key), str)]
        for key in single:
            faults.add(keys[key].start, "rules.both", name=key)
    elif parent is None:
        faults.add(written.extends.start, "extends.unknown", name=written.parent)
    elif "check" in keys:
        faults.add(keys["check"].key_start, "extends.check", name=parent.id, check=parent.check)


def _inherited(parent: Rule, written: Written, faults: Faults) -> Mapping[str, object]:
    """The parent's options with what the file changes of them."""
    try:
        return amended((replace(parent, language=written.language),), changes(written.node, faults))[
            0
        ].options
    except RuleError as error:
        faults.problems.extend(error.problems)
        return {}


def _handed_down(parent: Rule) -> Mapping[str, object]:
    return {"severity": parent.severity.name, **{name: getattr(parent, name) for name in HANDED_DOWN}}


def _rule(written: Written, values: Mapping[str, object]) -> Rule:
    pack, language = str(values["id"]).split("/", 1)[0], written.language
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
        place=Place(written.source.path, written.node.start, written.node.end),
    )


def _words(value: object, language: str) -> Mapping[str, str]:
    return value if isinstance(value, dict) else {language: str(value)}


def blanks(check: str, options: Mapping[str, object]) -> tuple[str, ...]:
    """What may stand in braces in the words of a rule: what its check fills, and the named groups of its patterns."""
    return (*_usual(check), *GROUP.findall(str(options)))


def _usual(check: str) -> tuple[str, ...]:
    return (*EVERYWHERE, *CHECKS[check].BLANKS)


def strange(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The blanks in a text that are not among the known ones."""
    return tuple(name for name in BLANK.findall(text) if name not in known)


def _fix(value: object, language: str) -> Fix | None:
    """What a rule writes: as its file says, or as its parent does."""
    if not isinstance(value, dict):
        return value if isinstance(value, Fix) else None
    return Fix(_words(value["write"], language), bool(value.get("safe")))


def _blanks(rule: Rule, node: Node, faults: Faults) -> None:
    """Reports blanks in the file's words that the rule has nothing to put in."""
    odd = [text for text in _texts(node) if strange(str(text.value), _usual(rule.check))]
    known = blanks(rule.check, rule.options) if odd else ()
    allowed = ", ".join(f"{{{name}}}" for name in known)
    for text in odd:
        for name in strange(str(text.value), known):
            faults.add(text.start, "rules.blank", name=name, allowed=allowed)


def _texts(node: Node) -> Iterator[Node]:
    fix = node.items()["fix"].items() if "fix" in node.items() else {}
    for item in (*(node.items()[key] for key in WORDING if key in node.items()), *fix.values()):
        if isinstance(item.value, (str, dict)):
            yield from item.items().values() if isinstance(item.value, dict) else (item,)
