"""The gate's question and answer as values. It must not decide anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from daarom.gate.doors import Door
from daarom.intake import AS_MAPPED, Manner
from daarom.model import Directive, Notice, Problem, Row

CLEARED, HELD, NOT_DUE, LIVE = "cleared", "held", "not_due", "live"
"""What can become of a draft: it may go out; it is due and may not; its time has not come; it is out already."""

MARK = ".daarom-stage"
"""Says that a folder was made by the gate: it may be made again, and nothing in it is a draft."""

SHORTEST = timedelta(hours=1)
"""How long an answer about this very moment counts: publishing takes a while."""

Key = tuple[str, Row]
"""A draft: its file as shown, and its row."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason. `key` names its sentence in the catalogue (`key.remedy` what to do); of a finding it is
    "gate.finding", with rule, message and remedy among the values."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True)
class Memory:
    """What an earlier record knows: until when it looked, what was out by then (with its hash), what was held."""

    now: datetime
    live: Mapping[Key, str] = field(default_factory=dict)
    held: frozenset[Key] = frozenset()
    cleared: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Approval:
    """Somebody's word for a text: `sha256` is the text that was read."""

    path: str
    sha256: str
    by: str
    at: str = ""
    row: Row = None


@dataclass(frozen=True)
class Ask:
    """What to decide. `now` is aware; `since` is when publishing this way began: what is older is out. With `site`
    a draft without a time goes out with the next build, so it is due. `doors` and `approvals` are what people decided.
    """

    paths: tuple[Path, ...]
    now: datetime
    within: timedelta = timedelta(0)
    since: datetime | None = None
    memory: Memory | None = None
    plan: Path | None = None
    fail_on: str | None = None
    manner: Manner = AS_MAPPED
    site: bool = False
    doors: tuple[Door, ...] = ()
    approvals: tuple[Approval, ...] = ()

    @property
    def until(self) -> datetime:
        """The last moment of the window."""
        return self.now + self.within


@dataclass(frozen=True)
class Decision:
    """What became of one draft, or (row None, no hash) of a file that could not be read.

    `at` is when it is to go out, in the zone that holds for it. `late`: that has passed. `again`: an earlier record
    cleared these very words. `changed`: it is out, in other words than an earlier record knows. `approval` tells who
    answers for it: "approved", "self-declared" or "".
    """

    path: str
    row: Row
    state: str
    sha256: str = ""
    at: datetime | None = None
    late: bool = False
    why: tuple[Why, ...] = ()
    approver: str = ""
    approval: str = ""
    allowances: tuple[Directive, ...] = ()
    released: Door | None = None
    again: bool = False
    changed: bool = False

    @property
    def key(self) -> Key:
        """Its file and row."""
        return self.path, self.row


@dataclass(frozen=True)
class Basis:
    """What an answer rests on: sha256 by path of plans and configs; of the rules, and of models by name."""

    program: str = ""
    rules: str = ""
    plans: Mapping[str, str] = field(default_factory=dict)
    configs: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """The gate's answer, drafts in order of path. `contents` are the bytes that were judged, by real path."""

    now: datetime
    valid_until: datetime
    decisions: tuple[Decision, ...]
    basis: Basis = Basis()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def of(self, state: str) -> tuple[Decision, ...]:
        """The drafts of which this became."""
        return tuple(item for item in self.decisions if item.state == state)
