"""A rule: a way of looking, with its options, wording, reason and examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from daarom.model.findings import Severity
from daarom.model.places import Place

WITHIN = ("sentence", "paragraph", "fold", "document")
ANY = "any"
RULE_LANGUAGES = ("nl", "en", ANY)
"""The languages that rules may have; a rule for any does not depend on the language of a draft."""


@dataclass(frozen=True, slots=True)
class Example:
    """A draft beside a rule that it must flag or pass: Markdown, with front matter where needed. `after` is what
    becomes of it with the rule's edits.
    """

    draft: str
    plan: str | None = None
    today: str | None = None
    path: str = "draft.md"
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Something else that must (or with `negated` must not) be found near a match: by a check of its own, or by other rules."""

    check: str
    options: Mapping[str, object]
    within: str = "sentence"
    negated: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """What a rule writes in place of the words found, per language as a message is; its {blanks} are those of the
    message. `safe` when it cannot change what the writer meant.
    """

    write: Mapping[str, str]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one language. Wording is per language: a rule for language "any" holds both, the others one.

    `fault` groups rules whose findings on the same words become one; `quotations` says whether quoted words count;
    `spares` lists declared intents that exempt a draft. A rule with `jurisdictions` or `sectors` runs only for an
    organisation in one of each. `firm` when the config states the severity, which then holds for every match.
    """

    id: str
    check: str
    severity: Severity
    language: str
    message: Mapping[str, str]
    remedy: Mapping[str, str]
    why: Mapping[str, str]
    source: str
    options: Mapping[str, object] = field(default_factory=dict)
    all: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    scopes: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    firm: bool = False
    quotations: bool = True
    spares: tuple[str, ...] = ()
    fault: str = ""
    fix: Fix | None = None
    flags: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()
    place: Place | None = None

    @property
    def pack(self) -> str:
        """The pack that the rule belongs to."""
        return self.id.split("/", 1)[0]

    def words(self, texts: Mapping[str, str], language: str | None) -> str:
        """A wording in the draft's language; else English, else whatever there is."""
        return texts.get(language or "") or texts.get("en") or next(iter(texts.values()), "")
