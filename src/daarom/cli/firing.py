"""What `daarom rules test --coverage` shows: rules that nothing fires, and words that stand nowhere. It computes none of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from daarom.catalogue import say
from daarom.firing import Fired
from daarom.harmless import one_line

RULES_AT_MOST = 15
WORDS_AT_MOST = 5
LONG = 40


def lines(found: Sequence[Fired], drafts: int, language: str) -> Iterator[str]:
    """The summary for people: counts, the rules by pack, and the rules with most idle words first."""
    silent = [item for item in found if not item.examples]
    quiet = [item for item in found if item.drafts == 0]
    out = sum(item.drafts is None for item in found)
    yield ""
    yield say("firing.examples", language, count=len(silent), all=len(found))
    yield from _by_pack(silent)
    yield say("firing.drafts", language, count=len(quiet), all=len(found) - out, drafts=drafts, out=out)
    yield from _by_pack(quiet)
    idle = sorted((item for item in found if item.idle), key=lambda item: -len(item.idle))
    counts = {"count": sum(len(item.idle) for item in found), "all": sum(item.words for item in found)}
    yield say("firing.words", language, **counts)
    yield from (_words(item, language) for item in idle[:RULES_AT_MOST])
    if len(idle) > RULES_AT_MOST:
        yield f"  {say('firing.more', language, count=len(idle) - RULES_AT_MOST)}"
    yield ""


def _by_pack(found: Sequence[Fired]) -> Iterator[str]:
    """A line per pack and language with the names of the rules."""
    for (name, language), members in groupby(sorted(found, key=_pack), key=_pack):
        faults = ", ".join(item.rule.id.partition("/")[2] for item in members)
        yield f"  {one_line(f'{name} ({language}): {faults}')}"


def _pack(item: Fired) -> tuple[str, str]:
    return item.rule.pack, item.rule.language


def _words(item: Fired, language: str) -> str:
    shown = "; ".join(_short(word) for word in item.idle[:WORDS_AT_MOST])
    counts = say("firing.of", language, count=len(item.idle), all=item.words)
    dots = "; …" if len(item.idle) > WORDS_AT_MOST else ""
    return "  " + one_line(f"{item.rule.id} ({item.rule.language}), {counts}: {shown}{dots}")


def _short(word: str) -> str:
    return word if len(word) <= LONG else f"{word[: LONG - 1]}…"


def as_json(item: Fired) -> dict[str, object]:
    """One rule as JSON."""
    return {
        "rule": item.rule.id,
        "language": item.rule.language,
        "path": item.rule.place.path if item.rule.place else None,
        "examples": item.examples,
        "drafts": item.drafts,
        "words": item.words,
        "idle_words": list(item.idle),
    }
