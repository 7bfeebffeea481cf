"""Regular expressions from rules, searched within a time limit so that none can hang; it knows no
documents."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from daarom.errors import RuleError
from daarom.literals import NOTHING, Needs, letters, needs
from daarom.model import Problem, Rule
from daarom.shape import TEXT, Faults, Shape, taking
from daarom.vocabulary import fault, listed, shown, switched
from daarom.yamlfile import Node

SECONDS_PER_SEARCH = 0.5
SECONDS_PER_SEGMENT = 2.0
LETTERS_AT_MOST = 10_000

held = lru_cache(maxsize=512)(letters)
"""What can be told of a text's letters; many expressions look at the same text."""


@dataclass(frozen=True)
class Expression:
    """A regular expression that is known to be sound. It is compiled when it is first needed.

    `needed` is what a text must hold for it to match (see daarom.literals), where that can be told.
    """

    pattern: str
    flags: int
    needed: Needs = NOTHING

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The expression, ready to search."""
        return regex.compile(self.pattern, self.flags)


@dataclass(frozen=True, slots=True)
class Found:
    """Where an expression matches, and the words of its named groups (empty for one that takes no part)."""

    start: int
    end: int
    groups: tuple[tuple[str, str], ...] = ()


class ExpressionError(ValueError):
    """A regular expression that cannot be read: what is wrong, and at which character (from 1)."""

    def __init__(self, what: str, position: int) -> None:
        super().__init__(f"{what} at {position}")
        self.what, self.position = what, position


@lru_cache(maxsize=4096)
def expression(text: str, ignorecase: bool = True, multiline: bool = False) -> Expression:
    """A regular expression. Raises ExpressionError."""
    flags = (regex.IGNORECASE if ignorecase else 0) | (regex.MULTILINE if multiline else 0)
    if len(text) > LETTERS_AT_MOST:
        raise ExpressionError("too long", LETTERS_AT_MOST)
    needed = needs(text)
    if needed is not None:
        return Expression(text, flags, needed)
    made = Expression(text, flags)
    try:
        _ = made.compiled
    except regex.error as error:
        # The attributes are set at run time, so type checkers do not know them.
        what, position = getattr(error, "msg", str(error)), getattr(error, "pos", None)
        raise ExpressionError(str(what), (position or 0) + 1) from error
    except (RecursionError, OverflowError) as error:
        raise ExpressionError("too deep", 1) from error
    return made


def _pattern(node: Node, faults: Faults) -> str | None:
    text = node.value if isinstance(node.value, str) else node.raw
    if isinstance(node.value, (dict, tuple)) or not text:
        faults.add(node.start, "shape.text", found=node.raw.strip()[:40] or "–")
        return None
    try:
        expression(text)
    except ExpressionError as error:
        faults.add(node.start, "lexical.pattern", what=error.what, position=error.position, pattern=text[:80])
        return None
    return text


pattern: Shape[str] = taking(TEXT, _pattern)
"""A regular expression in a YAML file; reports one that cannot be read at its line, with the place inside it."""


def expressions(rule: Rule) -> tuple[Expression, ...]:
    """The expressions of a rule's options `pattern` and `patterns`. Raises RuleError with all that cannot be
    read."""
    made: list[Expression] = []
    problems: list[Problem] = []
    for text in (*listed(rule, "pattern"), *listed(rule, "patterns")):
        try:
            made.append(
                expression(text, switched(rule, "ignorecase", True), switched(rule, "multiline", False))
            )
        except ExpressionError as error:
            problems.append(
                fault(rule, "lexical.pattern", what=error.what, position=error.position, pattern=text)
            )
    if problems:
        raise RuleError(*problems)
    return tuple(made)


def search(patterns: Sequence[Expression], text: str, group: int | str = 0) -> Iterator[Found]:
    """Where the patterns match, one after the other; empty matches do not count. Raises TimeoutError when it
    takes too long."""
    limit = time.monotonic() + SECONDS_PER_SEGMENT
    known = held(text)
    for item in patterns:
        if not known.hold(item.needed):
            continue
        for match in item.compiled.finditer(text, timeout=SECONDS_PER_SEARCH):
            start, end = match.span(group)
            if start < end:
                yield Found(
                    start, end, tuple((name, found or "") for name, found in match.groupdict().items())
                )
            if time.monotonic() > limit:
                raise TimeoutError("the patterns of a rule take too long")


def slow(rule: Rule, path: str) -> Problem:
    """A draft that a rule could not judge because its pattern takes too long."""
    return Problem(path, "lexical.slow", {"rule": shown(rule)})
