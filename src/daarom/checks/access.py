"""Finds what a screen reader stumbles over: letters that are mathematical signs, hashtags without capitals,
links that say 'click here'.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from daarom import shape
from daarom.camelcase import spellings
from daarom.context import Context, meant_for, readable
from daarom.edits import edit
from daarom.errors import RuleError
from daarom.model import Document, Edit, Match, Rule, Segment, Span
from daarom.sentences import hashtags
from daarom.vocabulary import fault, shown

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "look_for": shape.choice("pseudo_letters", "lowercase_hashtag", "link_text"),
    "phrases": shape.many(shape.text),
    "min": shape.integer(1),
    "allow": shape.many(shape.text),
    "known": shape.many(shape.text),
}
REQUIRED = ("look_for",)
NEEDS = frozenset({"plan"})
BLANKS = ("replacement", "tag", "target")

Found = Iterator[tuple[Span, Mapping[str, str]]]

PSEUDO = (
    r"[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f110-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189\uff21-\uff3a\uff41-\uff5a"
    r"\u249c-\u24b5\u1d00-\u1d22\u0299\u029c\u029f\u0262\u026a\u0274\u0280\ua730\ua731]"
)
PSEUDO_WORDS = regex.compile(rf"{PSEUDO}(?:[\p{{M}}\ufe0f]?(?:[ .,'’!?&-]{{1,3}})?{PSEUDO})+")
CROSSED = regex.compile(
    r"(?:\p{L}[\u0332-\u0338\u0363-\u036f\u0489])(?:\s?\p{L}[\u0332-\u0338\u0363-\u036f\u0489]){2,}"
)
SMALL_CAPITALS = str.maketrans("ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡᴢꜰꜱ", "abcdeghijklmnoprtuvwzfs")
HASHTAG_MIN = 15
"""Letters from which a hashtag in lower case is nearly always several words."""

TRIM = regex.compile(r"^[\W_]+|[\W_]+$")


def compile(rules: Sequence[Rule]) -> Barriers:
    """A finder for what keeps readers out. Raises RuleError where link_text has no phrases to look for."""
    bare = [
        rule for rule in rules if rule.options["look_for"] == "link_text" and not rule.options.get("phrases")
    ]
    if bare:
        raise RuleError(*(fault(rule, "lexical.some_of", rule=shown(rule), names="phrases") for rule in bare))
    return Barriers(tuple(rules))


@dataclass(frozen=True)
class Barriers:
    """Looks through prose for what a screen reader stumbles over."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """Matches on the words; with an edit where it is certain how they are written."""
        name = context.plan.organisation.name if context.plan and context.plan.organisation else None
        for document in documents:
            for rule in self.rules:
                if rule.platforms and not meant_for(document, rule):
                    continue
                view = View(rule, spellings(document, _texts(rule, "known"), name) if _tags(rule) else {})
                look = LOOKS[str(rule.options["look_for"])]
                for index, segment in readable(document, rule):
                    for span, values in look(segment, view):
                        edits = _edits(document, index, span, values.get("replacement"))
                        yield Match(rule.id, document, index, span, values=values, edits=edits)


@dataclass(frozen=True)
class View:
    """A rule, and for one about hashtags how they are written in this draft."""

    rule: Rule
    spelled: Mapping[str, str]


def _tags(rule: Rule) -> bool:
    return rule.options["look_for"] == "lowercase_hashtag"


def _pseudo_letters(segment: Segment, view: View) -> Found:  # noqa: ARG001 - one signature
    """Words in letters that look like bold or handwriting but are other signs."""
    for pattern in (PSEUDO_WORDS, CROSSED):
        for found in pattern.finditer(segment.prose.value):
            plain = unicodedata.normalize("NFKC", found[0]).translate(SMALL_CAPITALS)
            plain = regex.sub(r"[\u0332-\u0338\u0363-\u036f\u0489]", "", plain)
            letters = "".join(_letter(char) for char in plain)
            if regex.search(r"[a-zA-Z]{2}", letters):
                yield found.span(), {"replacement": letters}


def _letter(char: str) -> str:
    """The letter that a boxed or circled sign stands for."""
    if 0x1F110 <= ord(char) <= 0x1F189:
        return chr(ord("A") + (ord(char) - 0x1F110) % 32)
    return char


def _lowercase_hashtag(segment: Segment, view: View) -> Found:
    """Hashtags in one case: those of several words for sure, and long ones, which nearly always are. A screen
    reader reads them as one word.
    """
    least = view.rule.options.get("min", HASHTAG_MIN)
    allowed = {tag.lstrip("#").casefold() for tag in _texts(view.rule, "allow")}
    text = segment.prose.value
    for start, end in hashtags(text):
        tag = text[start + 1 : end]
        spelled = view.spelled.get(tag.casefold())
        one_case = tag.islower() or tag.isupper() or tag[1:].islower()
        long = tag.isalpha() and isinstance(least, int) and len(tag) >= least
        if one_case and tag != spelled and (spelled or long) and tag.casefold() not in allowed:
            yield (
                (start, end),
                {"tag": tag, **({"replacement": f"{text[start]}{spelled}"} if spelled else {})},
            )


def _link_text(segment: Segment, view: View) -> Found:
    """Links whose whole text says nothing about where they lead."""
    phrases = {" ".join(phrase.casefold().split()) for phrase in _texts(view.rule, "phrases")}
    for link in segment.inline:
        words = segment.prose.value[link.start : link.end]
        if link.kind == "link" and " ".join(TRIM.sub("", words).casefold().split()) in phrases:
            yield (link.start, link.end), {"target": link.target}


def _texts(rule: Rule, key: str) -> tuple[str, ...]:
    value = rule.options.get(key)
    return value if isinstance(value, tuple) else ()


def _edits(document: Document, index: int, span: Span, replacement: str | None) -> tuple[Edit, ...]:
    """An edit where the words stand in the source as they are read."""
    made = edit(document, index, span, replacement, safe=True) if replacement else None
    return () if made is None else (made,)


LOOKS: Mapping[str, Callable[[Segment, View], Found]] = {
    "pseudo_letters": _pseudo_letters,
    "lowercase_hashtag": _lowercase_hashtag,
    "link_text": _link_text,
}
