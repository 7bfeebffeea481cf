"""Asks the plan: is a part there, does it say something, does it still hold. It must not look at drafts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from daarom import shape
from daarom.context import Context
from daarom.model import Document, Match, Place, Rule
from daarom.plan import Audience, Entry, Plan, PlatformPlan, document, entries, parse_period, said
from daarom.shape import Reader

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’.][\p{L}\p{M}\p{N}]+)*")
BEFORE = 4
"""How many words before a phrase a negation still reaches."""

Found = tuple[Entry, Mapping[str, str]]
Question = Callable[[Plan, Rule, date], Iterator[Found]]


def compile(rules: Sequence[Rule]) -> Finder:
    """One finder for all questions."""
    return Finder(tuple(rules))


@dataclass(frozen=True)
class Finder:
    """Questions about the plan."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:  # noqa: ARG002 - see Check
        """A match for each answer that falls short, at its place in the plan; none without a plan."""
        if context.plan is None:
            return
        where = document(context.plan)
        for rule in self.rules:
            for entry, values in QUESTIONS[str(rule.options["ask"])](context.plan, rule, context.today):
                known = {"id": entry.name, "text": entry.text, **values}
                yield Match(rule.id, where, places=(_place(context.plan, entry),), values=known)


def _place(plan: Plan, entry: Entry) -> Place:
    """Where an entry stands in the file; one without a path stands at its value."""
    return entry.node.place(plan.path) if entry.node and not entry.path else plan.place(*entry.path)


def _asked(plan: Plan, rule: Rule) -> Iterator[Entry]:
    """The values that a rule asks after: with the key `beside` them said, and the key `without` left out."""
    found = tuple(entries(plan, str(rule.options["part"])))
    when = rule.options.get("when")
    if when and not any(said(entry.node) for entry in entries(plan, str(when))):
        return
    if len(found) < _number(rule, "entries", 0):
        return
    beside, without = (_neighbours(plan, rule, name) for name in ("beside", "without"))
    for number, entry in enumerate(found):
        there = beside is None or said(beside[number].node)
        instead = without is not None and (said(without[number].node) or without[number].open)
        if there and not instead:
            yield entry


def _neighbours(plan: Plan, rule: Rule, option: str) -> tuple[Entry, ...] | None:
    """The values of another key of the same parts, or None where the rule names none."""
    key = rule.options.get(option)
    if key is None:
        return None
    above, dot, _ = str(rule.options["part"]).rpartition(".")
    return tuple(entries(plan, f"{above}{dot}{key}"))


def _missing(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    zero = bool(rule.options.get("zero", False))
    yield from ((entry, {}) for entry in _asked(plan, rule) if not entry.open and not said(entry.node, zero))


def _said(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    zero = bool(rule.options.get("zero", False))
    yield from ((entry, {}) for entry in _asked(plan, rule) if said(entry.node, zero))


def _open(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """What is marked as still to be written, in the part (`plan` is the whole plan)."""
    part = str(rule.options["part"])
    for item in plan.open:
        if part == "plan" or f"{item.path}.".startswith((f"{part}.", f"{part}[].")):
            yield Entry((), item.node), {"id": item.name, "part": item.shown}


def _short(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """Fewer words or characters than asked, and none of the phrases, which another rule is about."""
    words, characters = _number(rule, "words", 0), _number(rule, "characters", 0)
    phrases = _pattern(rule, "phrases")
    for entry in _asked(plan, rule):
        count = len(WORD.findall(entry.text))
        few = count < words or len(entry.text) < characters
        if entry.text and few and not phrases.search(_plain(entry.text)):
            yield entry, {"count": str(count)}


def _says(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """A phrase stands in the text, without a negation right before it."""
    phrases, negations = _pattern(rule, "phrases"), frozenset(_words(rule, "negations"))
    for entry in _asked(plan, rule):
        text = _plain(entry.text)
        for found in phrases.finditer(text):
            if not negations & set(WORD.findall(text[: found.start()])[-BEFORE:]):
                yield entry, {"found": found[0]}
                break


def _hollow(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """Once the phrases and the small words are taken out, fewer than `words` (2) are left."""
    for entry in _asked(plan, rule):
        found, left = _sifted(entry.text, rule)
        if found and left < _number(rule, "words", 2):
            yield entry, {"found": "', '".join(found)}


def _sifted(text: str, rule: Rule) -> tuple[tuple[str, ...], int]:
    """The rule's phrases in a text, once each, and how many words are left beside them and the small ones."""
    plain, phrases, filler = _plain(text), _pattern(rule, "phrases"), frozenset(_words(rule, "filler"))
    left = [word for word in WORD.findall(phrases.sub(" ", plain)) if word not in filler]
    return tuple(dict.fromkeys(hit[0] for hit in phrases.finditer(plain))), len(left)


def _same(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """The same words that matter, in any order."""
    for entry, other in zip(_asked(plan, rule), entries(plan, str(rule.options["than"])), strict=False):
        if entry.text and _telling(entry.text, rule) == _telling(other.text, rule):
            yield entry, {}


def _telling(text: str, rule: Rule) -> frozenset[str]:
    """The words of a text but for the rule's small words; all of them where no others are left."""
    words = frozenset(WORD.findall(_plain(text)))
    return words - frozenset(_words(rule, "filler")) or words


def _past(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:
    """The date, moved on by the period in `period` or under the key `every`, lies before today."""
    keys = rule.options.get("every")
    said = next(entries(plan, str(keys))).text if keys else str(rule.options.get("period", "P0D"))
    period = parse_period(said)
    for entry in _asked(plan, rule):
        end = _day(entry.text)
        if end and period and (end := period.after(end)) < today:
            yield entry, {"date": end.isoformat()}


def _only(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """Every value of a list consists of the phrases: one match for the list, none where one is missing."""
    part = str(rule.options["part"])
    texts = [entry.text for entry in entries(plan, part)]
    sifted = [_sifted(text, rule) for text in texts]
    if texts and all(found and not left for found, left in sifted):
        yield next(entries(plan, part.partition("[]")[0])), {"found": ", ".join(dict.fromkeys(texts))}


def _unresearched(plan: Plan, rule: Rule, today: date) -> Iterator[Found]:  # noqa: ARG001
    """A platform is used for audiences of which nothing is known there but something is known elsewhere."""
    for entry, platform in zip(entries(plan, "platforms[].id"), plan.platforms, strict=True):
        if unknown := _unknown(plan, platform):
            yield entry, {"id": platform.id, "audience": ", ".join(item.id for item in unknown)}


def _unknown(plan: Plan, platform: PlatformPlan) -> tuple[Audience, ...]:
    """The audiences of a platform of which nothing is known there; one that names none may be for any of them."""
    named = tuple(item for name in platform.audiences if (item := plan.audience(name)))
    met = [any(found.platform == platform.id for found in item.research) for item in named or plan.audiences]
    if not named and any(met):
        return ()
    pairs = zip(named or plan.audiences, met, strict=True)
    return tuple(item for item, known in pairs if item.research and not known)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(rule: Rule, name: str, usual: int) -> int:
    value = rule.options.get(name, usual)
    return int(value) if isinstance(value, (int, float)) else usual


def _words(rule: Rule, name: str) -> tuple[str, ...]:
    value = rule.options.get(name, ())
    return tuple(_plain(str(item)) for item in value) if isinstance(value, tuple) else ()


def _pattern(rule: Rule, name: str) -> regex.Pattern[str]:
    """The phrases as one pattern on plain text, the longest first, from word edge to word edge."""
    phrases = sorted(_words(rule, name), key=len, reverse=True)
    either = "|".join(regex.escape(phrase, literal_spaces=True) for phrase in phrases) or r"(?!)"
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{either})(?![\p{{L}}\p{{N}}])")


def _plain(text: str) -> str:
    """Case and quotation marks folded, white space made single."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())


QUESTIONS: Mapping[str, Question] = {
    "missing": _missing,
    "said": _said,
    "open": _open,
    "short": _short,
    "says": _says,
    "hollow": _hollow,
    "same": _same,
    "past": _past,
    "only": _only,
    "unresearched": _unresearched,
}

OPTIONS: Mapping[str, Reader[object]] = {
    "part": shape.text,
    "ask": shape.choice(*QUESTIONS),
    "beside": shape.text,
    "without": shape.text,
    "when": shape.text,
    "entries": shape.integer(1),
    "zero": shape.boolean,
    "words": shape.integer(1),
    "characters": shape.integer(1),
    "phrases": shape.many(shape.text),
    "filler": shape.many(shape.text),
    "negations": shape.many(shape.text),
    "than": shape.text,
    "period": shape.text,
    "every": shape.text,
}
REQUIRED = ("part", "ask")
NEEDS = frozenset({"plan", "today"})
BLANKS = ("audience", "count", "date", "found", "id", "part", "text")
