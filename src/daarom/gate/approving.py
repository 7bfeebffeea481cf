"""Tells whether somebody other than the writers stands behind a text, where that is asked. It asks nobody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from daarom.config import Config, shown
from daarom.errors import DraftError, GateError
from daarom.gate.types import Approval, Why
from daarom.metadata import folded
from daarom.model import Document, Problem
from daarom.readers import open_bytes

PAID = frozenset({"paid", "gifted", "affiliate"})
SENSITIVE = frozenset({"sensitive", "gevoelig", "crisis"})
SURE = frozenset({"true", "yes", "ja", "1"})


@dataclass(frozen=True, slots=True)
class Word:
    """Who answers for a draft, and how that is known: "approved", "self-declared" or ""."""

    by: str = ""
    kind: str = ""


def read(path: Path) -> tuple[Approval, ...]:
    """The list of reviews in a file: [{path, sha256, by, at, row}]. Raises GateError where it cannot be read."""
    name = shown(path)
    try:
        listed = json.loads(open_bytes(path, name))
        if not isinstance(listed, list):
            raise TypeError(listed)
        return tuple(_approval(item) for item in listed)
    except DraftError as error:
        raise GateError(*error.problems) from error
    except (ValueError, KeyError, TypeError) as error:
        raise GateError(Problem(name, "gate.approvals_file")) from error


def _approval(item: dict[str, object]) -> Approval:
    """Raises KeyError, TypeError or ValueError where a fact is missing or is no text."""
    path, sha256, by, row = item["path"], item["sha256"], item["by"], item.get("row")
    if not (isinstance(path, str) and isinstance(sha256, str) and isinstance(by, str) and by.strip()):
        raise TypeError(path)
    if not isinstance(row, (int, str, type(None))):
        raise TypeError(row)
    return Approval(shown(Path(path)), sha256.lower(), by.strip(), str(item.get("at") or ""), row)


def kinds(document: Document) -> frozenset[str]:
    """The kinds of posts that a draft is of, of those that can be asked an approval for."""
    found = {"all"}
    if document.text("intent") == "sales" or document.text("post_type") == "sales":
        found.add("sales")
    if document.text("relationship") in PAID or document.texts("paid_by"):
        found.add("paid")
    marked = any(
        str(item.value).casefold() in SURE for item in document.fields if folded(item.key) in SENSITIVE
    )
    if marked or SENSITIVE & {folded(tag) for tag in document.texts("tags")}:
        found.add("sensitive")
    return frozenset(found)


def counted(document: Document, sha256: str, approvals: Iterable[Approval]) -> tuple[str, ...]:
    """Who approved a draft in these very words, its writers left out."""
    writers = {_person(name) for name in (*document.texts("author"), *document.texts("account"))}
    fitting = (
        item.by
        for item in approvals
        if item.path == document.path and item.row in (None, document.row) and item.sha256 == sha256
    )
    people = {_person(name): name for name in fitting}
    return tuple(name for person, name in people.items() if person not in writers)


def _person(name: str) -> str:
    return name.strip().lstrip("@").casefold()


def approval(document: Document, sha256: str, approvals: Sequence[Approval]) -> Word:
    """Who answers for a draft: those who approved it, else whom the draft itself names."""
    found = counted(document, sha256, approvals)
    if found:
        return Word(", ".join(found), "approved")
    named = ", ".join(document.texts("approver"))
    return Word(named, "self-declared") if named else Word()


def missing(document: Document, sha256: str, config: Config, approvals: Sequence[Approval]) -> Iterator[Why]:
    """A reason where the config asks more approvals of such a draft than there are."""
    asked = config.gate.approvals if config.gate is not None and kinds(document) & config.gate.kinds else 0
    found = counted(document, sha256, approvals)
    if len(found) >= asked:
        return
    lapsed = any(item.path == document.path and item.row in (None, document.row) for item in approvals)
    key = "gate.lapsed" if lapsed and not found else "gate.approval"
    yield Why(key, {"asked": asked, "found": len(found)})
