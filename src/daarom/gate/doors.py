"""What people decided beside the rules: one draft let through, or everything stopped. It asks nobody who they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from daarom.config import shown
from daarom.errors import DraftError, GateError
from daarom.model import Problem, Row
from daarom.readers import open_bytes

NAME = "daarom-gate.jsonl"
RELEASE, PAUSE = "release", "pause"


@dataclass(frozen=True, slots=True)
class Door:
    """One decision: release a draft (these very words, until then), or pause all that is scheduled until then."""

    kind: str
    by: str
    reason: str
    at: datetime
    until: datetime
    path: str = ""
    row: Row = None
    sha256: str = ""


def files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files with decisions: in the working folder, in every path, and above them up to git's root."""
    found: dict[Path, None] = {}
    for path in (Path(), *paths):
        start = Path(path.absolute() if path.is_dir() else path.absolute().parent)
        for folder in (start, *start.parents):
            if (folder / NAME).is_file() or (folder / NAME).is_symlink():
                found[folder / NAME] = None
            if (folder / ".git").exists():
                break
    return tuple(found)


def read(paths: Iterable[Path]) -> tuple[Door, ...]:
    """All decisions in files, in their order. Raises GateError where a line cannot be read: a pause must not be lost."""
    return tuple(door for path in paths for door in _read(path))


def _read(path: Path) -> Iterator[Door]:
    name = shown(path)
    try:
        text = open_bytes(path, name).decode("utf-8")
    except DraftError as error:
        raise GateError(*error.problems) from error
    except UnicodeDecodeError as error:
        raise GateError(Problem(name, "gate.doors")) from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            door = _door(line, path.parent)
            if door is None:
                raise GateError(Problem(name, "gate.doors", line=number))
            yield door


def _door(line: str, folder: Path) -> Door | None:
    try:
        facts = json.loads(line)
        kind, by, reason = facts["kind"], facts.get("by", ""), facts["reason"]
        at, until = datetime.fromisoformat(facts["at"]), datetime.fromisoformat(facts["until"])
        path = shown(folder / facts["path"]) if kind == RELEASE else ""
        sha256, row = facts.get("sha256", ""), facts.get("row")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    texts = all(isinstance(item, str) for item in (by, reason, sha256))
    if not texts or kind not in (RELEASE, PAUSE) or at.tzinfo is None or until.tzinfo is None:
        return None
    if not isinstance(row, (int, str, type(None))) or not reason.strip() or (kind == RELEASE and not sha256):
        return None
    return Door(kind, by, reason, at, until, path, row, sha256)


def line(door: Door, folder: Path) -> str:
    """A decision as a line of a file in `folder`."""
    facts: dict[str, object] = {
        "kind": door.kind,
        "by": door.by,
        "reason": door.reason,
        "at": door.at.isoformat(timespec="seconds"),
        "until": door.until.isoformat(timespec="seconds"),
    }
    if door.kind == RELEASE:
        inside = Path(door.path).absolute()
        relative = (
            inside.relative_to(folder.absolute()) if inside.is_relative_to(folder.absolute()) else inside
        )
        facts |= {"path": relative.as_posix(), "row": door.row, "sha256": door.sha256}
    return json.dumps(facts, ensure_ascii=True, sort_keys=True)


def paused(doors: Iterable[Door], now: datetime) -> Door | None:
    """The pause that holds at `now`: the one decided last counts, also where it ends an earlier one."""
    latest = max((item for item in doors if item.kind == PAUSE), key=lambda item: item.at, default=None)
    return latest if latest is not None and now < latest.until else None


def released(doors: Iterable[Door], key: tuple[str, Row], sha256: str, now: datetime) -> Door | None:
    """The release that holds for a draft in these words at `now`; one for a whole file is for all that is in it."""
    path, row = key
    for item in doors:
        fits = item.kind == RELEASE and item.path == path and item.row in (None, row)
        if fits and item.sha256 == sha256 and now < item.until:
            return item
    return None
