"""Holds a record against the world as it is now: every hash, and the gate once more. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from daarom.config import Configs
from daarom.gate.record import COMPARED, Record, facts
from daarom.gate.run import answer
from daarom.gate.types import Ask
from daarom.model import Notice, Row

IGNORED = frozenset({"again", "why"})
"""Facts of a draft that may be told otherwise the second time."""


@dataclass(frozen=True)
class Verdict:
    """What differs from a record, each a sentence of the catalogue; nothing where all is as recorded."""

    differences: tuple[Notice, ...] = ()
    held: int = 0


def verify(record: Record, asked: Ask, configs: Configs, clock: datetime) -> Verdict:
    """Whether a record still holds at `clock`. Of `asked` its plan, doors, approvals and manner count."""
    ask = replace(
        record.ask(), plan=asked.plan, doors=asked.doors, approvals=asked.approvals, manner=asked.manner
    )
    found = [] if record.sound else [Notice("gate.edited")]
    if clock >= record.valid_until:
        found.append(Notice("gate.over", {"until": record.facts["valid_until"]}))
    again = facts(answer(ask, configs), ask)
    found += _differences(record.facts, again)
    return Verdict(tuple(found), len(again["held"]))


def _differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Notice]:
    for part in COMPARED:
        if part in ("cleared", "held"):
            yield from _drafts(part, before[part], now[part])
        elif before.get(part) != now[part]:
            yield Notice(f"gate.differs_{part}")
    if before.get("valid_until") != now["valid_until"]:
        yield Notice("gate.differs_until")


def _drafts(part: str, before: Sequence[Any], now: Sequence[Any]) -> Iterator[Notice]:
    old, new = _by_draft(before), _by_draft(now)
    for key in sorted({*old, *new}, key=str):
        path, row = key
        values = {"path": path if row is None else f"{path} [{row}]"}
        if key not in new:
            yield Notice(f"gate.no_longer_{part}", values)
        elif key not in old:
            yield Notice(f"gate.newly_{part}", values)
        elif _told(old[key]) != _told(new[key]):
            yield Notice("gate.differs_draft", values)


def _by_draft(items: Sequence[Any]) -> dict[tuple[str, Row], Mapping[str, Any]]:
    return {(str(item["path"]), item["row"]): item for item in items}


def _told(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in IGNORED}
