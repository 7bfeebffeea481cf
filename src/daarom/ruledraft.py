"""Makes the file of a new rule from a person's answers, and says which answer cannot be used. It asks and writes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from daarom.expressions import ExpressionError, expression
from daarom.harmless import visible
from daarom.model import Rule, Source
from daarom.phrasebook import PhraseError, verify
from daarom.rulefile import blanks, strange
from daarom.rules import parse
from daarom.ruleshape import WORDING
from daarom.yamlfile import parse as parse_yaml

PHRASE, SWAP, PATTERN = "phrase", "swap", "pattern"
KINDS: Mapping[str, tuple[str, str]] = {
    PHRASE: ("phrases", "phrases"),
    SWAP: ("substitution", "swap"),
    PATTERN: ("pattern", "patterns"),
}
"""What a new rule may look for: the check that does it, and the option that holds it."""

ARROW = "=>"
ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
WIDE = 10**6

Fault = tuple[str, Mapping[str, object]]
"""The sentence in the catalogue that says what is wrong with an answer, and what fills its blanks."""


@dataclass(frozen=True)
class Draft:
    """A person's answers: `kind` is one of KINDS, `words` are what to look for (swaps as `old => new`)."""

    id: str
    language: str
    kind: str
    words: tuple[str, ...]
    severity: str
    message: str
    remedy: str
    why: str
    source: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]


def path(draft: Draft) -> Path:
    """Where the rule's file belongs within a folder of rules."""
    pack, fault = draft.id.split("/")
    return Path(pack) / draft.language / f"{fault}.yaml"


def options(kind: str, words: tuple[str, ...]) -> Mapping[str, object]:
    """The options of the rule's check."""
    name = KINDS[kind][1]
    return {name: dict(map(swapped, words)) if kind == SWAP else list(words)}


def swapped(text: str) -> tuple[str, str]:
    """The old words and the new ones in `old => new`."""
    old, _, new = text.partition(ARROW)
    return old.strip(), new.strip()


def text(draft: Draft) -> str:
    """The whole rule file."""
    keys = {
        "id": draft.id,
        "check": KINDS[draft.kind][0],
        "severity": draft.severity,
        "message": draft.message,
        "remedy": draft.remedy,
        "why": draft.why,
        "source": draft.source,
        "options": options(draft.kind, draft.words),
        "examples": {"flags": list(draft.flags), "passes": list(draft.passes)},
    }
    return yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=WIDE)


def with_example(draft: Draft, name: str, old: str, new: str) -> Draft:
    """The draft with another example in place of one of its `flags` or `passes`; as it was where `new` is empty."""
    examples = tuple((new or text) if text == old else text for text in getattr(draft, name))
    return replace(draft, flags=examples) if name == "flags" else replace(draft, passes=examples)


def rule(draft: Draft, file: Path) -> Rule:
    """The rule that the file will hold. Raises RuleError with what still cannot be used."""
    source = Source(file.as_posix(), text(draft))
    return parse(source, parse_yaml(source), draft.language)


def fault(name: str, answer: str, kind: str, words: tuple[str, ...]) -> Fault | None:
    """What is wrong with the answer to a question, given the kind and the words so far; None where nothing is."""
    if not answer.strip():
        return "newrule.empty", {}
    if visible(answer) != answer:
        return "newrule.unseen", {"found": visible(answer)}
    if name == "id":
        return None if ID.fullmatch(answer) else ("newrule.id", {"found": answer})
    if name in (PHRASE, SWAP):
        return _phrase_fault(answer, name)
    if name == PATTERN:
        return _pattern_fault(answer)
    return _wording_fault(answer, kind, words) if name in WORDING else None


def _phrase_fault(answer: str, name: str) -> Fault | None:
    old, _ = swapped(answer)
    if name == SWAP and not (old and ARROW in answer):
        return "newrule.swap", {"found": answer}
    try:
        verify(old if name == SWAP else answer)
    except PhraseError as error:
        return error.key, {"phrase": error.phrase}
    return None


def _pattern_fault(answer: str) -> Fault | None:
    try:
        expression(answer)
    except ExpressionError as error:
        return "lexical.pattern", {"what": error.what, "position": error.position, "pattern": answer}
    return None


def _wording_fault(answer: str, kind: str, words: tuple[str, ...]) -> Fault | None:
    known = blanks(KINDS[kind][0], options(kind, words))
    odd = strange(answer, known)
    return (
        ("rules.blank", {"name": odd[0], "allowed": ", ".join(f"{{{item}}}" for item in known)})
        if odd
        else None
    )
