"""The config as values: what holds in a folder, and what that makes of one file. It must not read files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from daarom.config.gates import Gate
from daarom.config.layouts import History, Queue, layout_of
from daarom.config.names import laws
from daarom.config.paths import Globs, absolute
from daarom.config.rulesettings import PackSetting, RulePackage, RuleSetting, packs_over, rules_over
from daarom.model import Directive, Field, Place
from daarom.presets import Layout

ON = frozenset({"commercial", "hype", "bait", "voice", "platform", "access", "tone", "plan", "calendar"})
PACKS = ON | {"plain", "claims", "disclosure"}
OWN_KEYS = (
    "title",
    "description",
    "summary",
    "platforms",
    "language",
    "author",
    "account",
    "goal",
    "audience",
    "intent",
    "pillar",
    "post_type",
    "publish_at",
    "expires_at",
    "offer_ends",
    "event_date",
    "status",
    "relationship",
    "paid_by",
    "approver",
    "tags",
    "images",
    "commercial_declaration",
    "evidence",
)
DEFAULT_KEYS = ("platforms", "audience", "goal", "intent", "language", "status")


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for the files in `paths` and the drafts with one of `tags` (both, where both are given)."""

    place: Place
    paths: Globs | None = None
    tags: frozenset[str] = frozenset()
    defaults: tuple[Field, ...] = ()
    packs: tuple[PackSetting, ...] = ()
    rules: tuple[RuleSetting, ...] = ()

    def covers(self, path: Path, tags: frozenset[str]) -> bool:
        """Whether the override is about a draft at `path` with these tags (in lower case)."""
        return (self.paths is None or self.paths.match(path)) and (not self.tags or bool(self.tags & tags))


@dataclass(frozen=True, slots=True)
class Allowance:
    """An allowance in the config, for the files in `paths` (every file where None)."""

    directive: Directive
    paths: Globs | None = None

    @property
    def folder(self) -> Path:
        """The folder below which it holds."""
        return self.paths.folder if self.paths else absolute(self.directive.place.path).parent


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run and how. Files with an equal selection share compiled rules."""

    packs: tuple[PackSetting, ...] = ()
    rules: tuple[RuleSetting, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    rule_packages: tuple[RulePackage, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    audience_type: str | None = None
    regulated: tuple[str, ...] = ()

    def concerns(self, jurisdictions: tuple[str, ...], sectors: tuple[str, ...]) -> bool:
        """Whether a rule for these jurisdictions and sectors (none for all) is meant for the organisation."""
        here = not jurisdictions or not laws(self.jurisdictions).isdisjoint(jurisdictions)
        return here and (not sectors or not set(sectors).isdisjoint(self.regulated))

    def runs(self, pack: str) -> bool:
        """Whether a pack is on: as the config says, else by default. The organisation's own packs are on."""
        stated = next((item.on for item in self.packs if item.pack == pack), None)
        if stated is not None:
            return stated
        if pack == "claims":
            return self.audience_type == "b2c" or bool(self.regulated)
        if pack == "disclosure":
            return bool(self.jurisdictions)
        return pack in ON or pack not in PACKS

    def rule(self, name: str) -> RuleSetting | None:
        """What the config says of one rule, or None."""
        return next((item for item in self.rules if item.rule == name), None)

    def facts(self) -> Mapping[str, object]:
        """What checks may know of the config."""
        return {"jurisdictions": self.jurisdictions, "audience_type": self.audience_type}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the config makes of one draft: the rules, and the facts that its front matter need not state."""

    selection: Selection = Selection()
    defaults: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """What holds in one folder: the daarom.yaml files above it, the nearest last. Empty where there is none.
    `keys` maps daarom's keys to the organisation's own; `files` are the shown paths of all files read.
    `baseline` is the file that is named, else the nearest one of the usual name.
    """

    files: tuple[str, ...] = ()
    root: bool = False
    plan: Path | None = None
    plan_place: Place | None = None
    packs: tuple[PackSetting, ...] = ()
    rules: tuple[RuleSetting, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    rule_packages: tuple[RulePackage, ...] = ()
    jurisdictions: tuple[str, ...] | None = None
    audience_type: str | None = None
    include: Globs | None = None
    exclude: tuple[Globs, ...] = ()
    defaults: tuple[Field, ...] = ()
    languages: tuple[tuple[Globs, str], ...] = ()
    overrides: tuple[Override, ...] = ()
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    allow: tuple[Allowance, ...] = ()
    model: Path | None = None
    baseline: Path | None = None
    fail_on: str | None = None
    min_confidence: float | None = None
    timezone: str | None = None
    queues: tuple[Queue, ...] = ()
    history: tuple[History, ...] = ()
    gate: Gate | None = None

    def settings(self, path: Path, tags: Iterable[str] = ()) -> Settings:
        """What the config makes of the draft at `path` with `tags`, shared under the same overrides."""
        if not self.overrides:
            return _settings(self, ())
        full, words = absolute(path), frozenset(tag.casefold() for tag in tags)
        return _settings(self, tuple(item for item in self.overrides if item.covers(full, words)))

    def allowances(self, path: Path) -> tuple[Directive, ...]:
        """The allowances that the config gives the file at `path`."""
        return tuple(item.directive for item in self.allow if item.paths is None or item.paths.match(path))

    def language(self, path: Path) -> str | None:
        """The language that `languages:` gives the file at `path`; the last pattern that matches wins."""
        return next((code for where, code in reversed(self.languages) if where.match(path)), None)

    def layout(self, path: Path) -> Layout | None:
        """How the file at `path` is laid out where `queues:` maps it, else None."""
        return layout_of(self.queues, path)

    def wanted(self, path: Path, named: bool = False) -> bool:
        """Whether include and exclude leave a file in when its folder is walked; one `named` needs no include."""
        included = named or self.include is None or self.include.match(path)
        return included and not any(where.match(path) for where in self.exclude)


@lru_cache(maxsize=256)
def _settings(config: Config, overrides: tuple[Override, ...]) -> Settings:
    packs, rules, defaults = config.packs, config.rules, config.defaults
    for item in overrides:
        packs, rules = packs_over(packs, item.packs), rules_over(rules, item.rules, item.packs)
        defaults = defaults_over(defaults, item.defaults)
    places = config.jurisdictions or ()
    sources = config.rule_folders, config.rule_packages
    return Settings(Selection(packs, rules, *sources, places, config.audience_type), defaults)


def defaults_over(outer: tuple[Field, ...], inner: tuple[Field, ...]) -> tuple[Field, ...]:
    """Both, the inner ones winning, by key."""
    return tuple({item.key: item for item in (*outer, *inner)}.values())
