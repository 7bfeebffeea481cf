"""The clearance as JSON and back: what was decided, on what grounds, for whom to check. Its digest shows edits; it is no
signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from daarom.catalogue import say
from daarom.config import shown
from daarom.errors import DraftError, GateError
from daarom.gate.types import CLEARED, HELD, LIVE, Answer, Ask, Decision, Key, Memory, Why
from daarom.model import Problem
from daarom.readers import open_bytes

VERSION = 1
MOST = 100_000_000
"""Bytes of the largest record that is read."""

COMPARED = ("cleared", "held", "plan", "rules", "configs", "models", "program")
"""The parts of a record that must come out the same when the gate is run again."""


@dataclass(frozen=True)
class Record:
    """A clearance that was read. `sound` is whether its digest fits: nobody edited it by hand."""

    facts: Mapping[str, Any]
    sound: bool

    @property
    def now(self) -> datetime:
        """The moment it was made for."""
        return _moment(self.facts["now"])

    @property
    def valid_until(self) -> datetime:
        """Until when it counts."""
        return _moment(self.facts["valid_until"])

    def memory(self) -> Memory:
        """What the next run must know: what was out, or went out with this record. What was cleared for later is out
        when its time has come."""
        live = _hashes(self.facts["live"])
        went = {(item["path"], item["row"]): item for item in self.facts["cleared"]}
        now = self.now
        live |= {
            key: str(item["sha256"])
            for key, item in went.items()
            if item["publish_at"] is None or _moment(item["publish_at"]) <= now
        }
        held = frozenset((item["path"], item["row"]) for item in self.facts["held"])
        return Memory(now, live, held, {key: str(item["sha256"]) for key, item in went.items()})

    def before(self) -> Memory | None:
        """What the run that made this record knew: to run it again."""
        if not self.facts["remembered"]:
            return None
        earlier = self.facts["remembered"]
        live = _hashes(self.facts["live"])
        held = frozenset((str(path), row) for path, row in earlier["held"])
        return Memory(_moment(earlier["now"]), live, held)

    def ask(self) -> Ask:
        """The question that this record answers; plan, doors and approvals come from whoever asks again."""
        said = self.facts
        return Ask(
            tuple(Path(str(path)) for path in said["paths"]),
            self.now,
            timedelta(seconds=int(said["within"])),
            None if said["since"] is None else _moment(said["since"]),
            self.before(),
            fail_on=said["fail_on"],
            site=bool(said["site"]),
        )


def _hashes(items: Any) -> dict[Key, str]:
    return {(str(item["path"]), item["row"]): str(item["sha256"]) for item in items}


def _moment(text: object) -> datetime:
    found = datetime.fromisoformat(str(text))
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def facts(answer: Answer, ask: Ask, language: str = "en") -> dict[str, Any]:
    """The record of an answer, its digest included. Reasons are in `language`."""
    basis, memory = answer.basis, ask.memory
    said: dict[str, Any] = {
        "version": VERSION,
        "now": _iso(answer.now),
        "valid_until": _iso(answer.valid_until),
        "within": int(ask.within.total_seconds()),
        "since": _iso(ask.since),
        "paths": [shown(path) for path in ask.paths],
        "site": ask.site,
        "fail_on": ask.fail_on,
        "plan": dict(basis.plans),
        "configs": dict(basis.configs),
        "rules": basis.rules,
        "models": dict(basis.models),
        "program": basis.program,
        "remembered": None if memory is None else _remembered(memory),
        "cleared": [_cleared(item) for item in answer.of(CLEARED)],
        "held": [_held(item, language) for item in answer.of(HELD)],
        "live": [_named(item) | {"changed": item.changed} for item in answer.of(LIVE)],
        "links_to_held": [dict(item.values) for item in answer.notices],
    }
    return said | {"digest": digest(said)}


def _remembered(memory: Memory) -> dict[str, Any]:
    held = sorted(([path, row] for path, row in memory.held), key=lambda item: (item[0], str(item[1])))
    return {"now": _iso(memory.now), "held": held}


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _named(item: Decision) -> dict[str, Any]:
    return {"path": item.path, "row": item.row, "sha256": item.sha256, "publish_at": _iso(item.at)}


def _cleared(item: Decision) -> dict[str, Any]:
    door = item.released
    return _named(item) | {
        "late": item.late,
        "again": item.again,
        "approver": item.approver,
        "approval": item.approval,
        "allowances": [
            {
                "rules": list(each.rules),
                "reason": each.reason,
                "until": str(each.until) if each.until else None,
            }
            for each in item.allowances
        ],
        "released": None if door is None else {"by": door.by, "reason": door.reason, "at": _iso(door.at)},
    }


def _held(item: Decision, language: str) -> dict[str, Any]:
    return _named(item) | {"late": item.late, "why": [_why(why, language) for why in item.why]}


def _why(why: Why, language: str) -> dict[str, Any]:
    rule = why.values.get("rule") if why.key == "gate.finding" else None
    return {"what": sentence(why, language), "rule": rule, "reason": why.key, "line": why.line}


def sentence(why: Why, language: str) -> str:
    """A reason in words."""
    return str(why.values["message"]) if why.key == "gate.finding" else say(why.key, language, **why.values)


def remedy(why: Why, language: str) -> str:
    """What to do about it."""
    if why.key == "gate.finding":
        return str(why.values["remedy"])
    return say(f"{why.key}.remedy", language, **why.values)


def canonical(said: Mapping[str, Any]) -> str:
    """The record as text: keys in order, ASCII only, one way to write it."""
    return json.dumps(said, sort_keys=True, ensure_ascii=True, indent=2) + "\n"


def digest(said: Mapping[str, Any]) -> str:
    """A sha256 over all of a record but its digest."""
    rest = {key: value for key, value in said.items() if key != "digest"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def read(path: Path) -> Record:
    """A record from a file. Raises GateError where it cannot be read or is none of this version."""
    name = shown(path)
    try:
        said = json.loads(open_bytes(path, name, MOST).decode("utf-8"))
        record = Record(said, said.get("digest") == digest(said))
        if said["version"] != VERSION:
            raise GateError(
                Problem(name, "gate.version", {"found": str(said["version"])[:20], "known": VERSION})
            )
        record.memory(), record.before(), record.valid_until
        record.ask()
    except DraftError as error:
        raise GateError(*error.problems) from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise GateError(Problem(name, "gate.record")) from error
    return record
