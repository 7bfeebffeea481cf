"""Asks the plan itself one question: is a part there, does it say something, is it still valid. It must not look at drafts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from daarom import shape
from daarom.context import Context
from daarom.model import Document, Match, Place, Rule
from daarom.plan import Plan, document, parse_period
from daarom.shape import Reader
from daarom.yamlfile import Node

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’.][\p{L}\p{M}\p{N}]+)*")
BEFORE = 4
"""How many words before a phrase a negation still reaches."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that a question is about, where it stands (or should), and the entry of a list that it belongs to."""

    path: Path
    node: Node | None
    owner: Node | None = None
    number: int = 0

    @property
    def text(self) -> str:
        """The value as one line of text; empty where there is none."""
        if self.node is None or self.node.value is None or isinstance(self.node.value, dict):
            return ""
        if isinstance(self.node.value, tuple):
            return ", ".join(" ".join(str(item.value).split()) for item in self.node.value)
        return " ".join((self.node.value if isinstance(self.node.value, str) else self.node.raw).split())

    @property
    def name(self) -> str:
        """What a reader calls the entry: its id or name, else its number in the list."""
        fields = self.owner.items() if self.owner else {}
        named = (fields[key].value for key in ("id", "name", "handle", "tool") if key in fields)
        return next((str(value) for value in named if value), str(self.number or ""))


Question = Callable[[Plan, Rule, date], Iterable[tuple[Entry, Mapping[str, str]]]]


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
    return plan.place(*entry.path)


def entries(plan: Plan, part: str) -> Iterator[Entry]:
    """The values at a path such as `goals[].metric.target`, one for each goal; a value that is not written has node None."""
    yield from _walk(Entry((), plan.root), tuple(part.split(".")))


def _walk(entry: Entry, keys: tuple[str, ...]) -> Iterator[Entry]:
    if not keys:
        yield entry
        return
    key = keys[0].removesuffix("[]")
    inner = entry.node.items().get(key) if entry.node else None
    found = Entry((*entry.path, key), inner, entry.owner, entry.number)
    if not keys[0].endswith("[]"):
        yield from _walk(found, keys[1:])
    elif inner is not None and inner.value is not None:
        items = inner.value if isinstance(inner.value, tuple) else (inner,)
        for number, item in enumerate(items):
            owner = item if entry.owner is None else entry.owner
            yield from _walk(Entry((*found.path, number), item, owner, entry.number or number + 1), keys[1:])


def _asked(plan: Plan, rule: Rule) -> Iterator[Entry]:
    """The values that a rule asks after; only those with the key that must stand `beside` them."""
    part = str(rule.options["part"])
    beside = rule.options.get("beside")
    if not isinstance(beside, str):
        yield from entries(plan, part)
        return
    neighbours = entries(plan, f"{part.rpartition('.')[0]}.{beside}".lstrip("."))
    yield from (
        entry for entry, other in zip(entries(plan, part), neighbours, strict=True) if _said(other.node)
    )


def _said(node: Node | None, zero: bool = False) -> bool:
    """Whether a value says anything: not empty, and not nought where `zero` says that nought is nothing."""
    if node is None or node.value is None or node.value == () or node.value == {}:
        return False
    if isinstance(node.value, str):
        return bool(node.value.strip())
    return not (zero and node.value == 0)


def _missing(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    zero = bool(rule.options.get("zero", False))
    yield from ((entry, {}) for entry in _asked(plan, rule) if not _said(entry.node, zero))


def _nowhere(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    """None of the entries of a list says it; one match for the list."""
    part = str(rule.options["part"])
    found = tuple(entries(plan, part))
    if not any(_said(entry.node) for entry in found):
        yield next(entries(plan, part.partition("[]")[0])), {}


def _short(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    words, characters = _number(rule, "words", 0), _number(rule, "characters", 0)
    for entry in _asked(plan, rule):
        count = len(WORD.findall(entry.text))
        if entry.text and (count < words or len(entry.text) < characters):
            yield entry, {"count": str(count)}


def _says(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    """A phrase stands in the text, without a negation right before it."""
    phrases, negations = _pattern(rule, "phrases"), frozenset(_words(rule, "negations"))
    for entry in _asked(plan, rule):
        text = _plain(entry.text)
        for found in phrases.finditer(text):
            if not negations & set(WORD.findall(text[: found.start()])[-BEFORE:]):
                yield entry, {"found": found[0]}
                break


def _hollow(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    """Once the phrases and the small words are taken out, fewer than `words` (2) words are left."""
    phrases, filler = _pattern(rule, "phrases"), frozenset(_words(rule, "filler"))
    for entry in _asked(plan, rule):
        text = _plain(entry.text)
        left = [word for word in WORD.findall(phrases.sub(" ", text)) if word not in filler]
        found = tuple(dict.fromkeys(hit[0] for hit in phrases.finditer(text)))
        if found and len(left) < _number(rule, "words", 2):
            yield entry, {"found": "', '".join(found)}


def _same(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    for entry, other in zip(_asked(plan, rule), entries(plan, str(rule.options["than"])), strict=False):
        if entry.text and WORD.findall(_plain(entry.text)) == WORD.findall(_plain(other.text)):
            yield entry, {}


def _past(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:
    """The date, moved on by the period in `period` or under the key `every`, lies before today."""
    keys = rule.options.get("every")
    said = next(entries(plan, str(keys))).text if keys else str(rule.options.get("period", "P0D"))
    period = parse_period(said)
    for entry in _asked(plan, rule):
        end = _day(entry.text)
        if end and period and (end := period.after(end)) < today:
            yield entry, {"date": end.isoformat()}


def _only(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    """Every value of a list consists of the phrases; one match for the list, none where a value is missing."""
    part, phrases = str(rule.options["part"]), _pattern(rule, "phrases")
    texts = [_plain(entry.text) for entry in entries(plan, part)]
    if texts and all(phrases.search(text) for text in texts):
        yield next(entries(plan, part.partition("[]")[0])), {"found": ", ".join(dict.fromkeys(texts))}


def _unresearched(plan: Plan, rule: Rule, today: date) -> Iterator[tuple[Entry, Mapping[str, str]]]:  # noqa: ARG001
    """A platform is used for an audience of which nothing is known there. Audiences without any research are left to another rule."""
    for number, platform in enumerate(plan.platforms):
        for name in platform.audiences:
            audience = plan.audience(name)
            known = {item.platform for item in audience.research if item.finding} if audience else set()
            if known and platform.id not in known:
                node = next(entries(plan, "platforms")).node
                yield Entry(("platforms", number, "id"), node), {"id": platform.id, "audience": name}


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
    "nowhere": _nowhere,
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
