"""Finds Dutch readers addressed with u and je in one draft, or otherwise than the plan says for a platform;
English has one form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from daarom import shape
from daarom.context import Context, language_of, meant_for, readable
from daarom.model import Document, Match, Rule, Span
from daarom.sentences import quotations

OPTIONS: Mapping[str, shape.Reader[object]] = {
    "sense": shape.choice("mixed", "plan"),
    "address": shape.choice("je", "u"),
}
REQUIRED = ("sense",)
NEEDS = frozenset({"plan"})
BLANKS = ("found", "wanted")

FORMAL = regex.compile(
    r"(?<![\p{L}\p{N}.’'&/\\-])(?:u|uw|uzelf|uwe)(?![\p{L}\p{N}&/’'-]|\.\p{L}|\.[ ]?\p{Ll})", regex.IGNORECASE
)
INFORMAL = regex.compile(
    r"(?<![\p{L}\p{N}.’'&/-])(?:je|jij|jou|jouw|jouwe|jullie|jezelf|je(?=[’']r))(?![\p{L}\p{N}&/-])",
    regex.IGNORECASE,
)
STRESSED = frozenset({"jij", "jou", "jouw", "jouwe", "jullie", "jezelf"})
SET_PHRASES = regex.compile(
    r"(?:je )?u tegen (?:zegt|zeggen|zei)|dank u(?: wel| zeer)?|dankuwel|u bent hier|uw? en je|je en uw?"
    r"|(?:je|jij) of u|u of (?:je|jij)|(?:je|u)[- ](?:vorm|zegt|zeggen)|met u en|uw? dienaar|uwe hoogheid"
    r"|je van het|je weet maar nooit|weet je(?: wel)?|je[- ]ne[- ]sais[- ]quoi|je suis"
    r"|(?:zo )?je ziet maar|zo zie je maar"
    r"|over je heen|je reinste|met je \p{L}+ en al|je kunt het zo gek niet bedenken|hoe je het ook wendt"
    r"|noem je (?:dat|dit)|je zou maar",
    regex.IGNORECASE,
)
AFTER_NUMBER = regex.compile(r"\d[ \u00a0]?$")


@dataclass(frozen=True)
class Word:
    """One word by which the reader is addressed."""

    segment: int
    span: Span
    form: str
    stressed: bool


def compile(rules: Sequence[Rule]) -> Registers:
    """A finder for the way readers are addressed."""
    return Registers(tuple(rules))


@dataclass(frozen=True)
class Registers:
    """Holds the words of address in a draft against one another or against the plan."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """`mixed`: the words of the form that is used least.

        `plan`: per platform, the first word in each block that the plan does not want.
        """
        for document in documents:
            for rule in self.rules:
                words = tuple(_words(document, rule))
                if rule.options["sense"] == "plan":
                    yield from _against_plan(document, rule, words, context)
                else:
                    yield from _mixed(document, rule, words, context)


def _words(document: Document, rule: Rule) -> Iterator[Word]:
    """The words of address in Dutch prose, outside quotations, set phrases and times such as '20 u'."""
    for index, segment in readable(document, rule):
        if segment.quoted or language_of(document, segment) != "nl":
            continue
        text = segment.prose.value
        aside = (*quotations(text), *(found.span() for found in SET_PHRASES.finditer(text)))
        for form, pattern in (("u", FORMAL), ("je", INFORMAL)):
            for found in pattern.finditer(text):
                if not any(a <= found.start() < b for a, b in aside) and _addresses(text, found):
                    yield Word(index, found.span(), form, form == "u" or found[0].casefold() in STRESSED)


def _addresses(text: str, found: regex.Match[str]) -> bool:
    """Whether it is a word of address: not the hour after a number, nor the letter U within a sentence."""
    if AFTER_NUMBER.search(text, max(0, found.start() - 3), found.start()):
        return False
    return (
        found[0] != "U"
        or not regex.search(r"[\p{L}\p{N},]\s$", text[: found.start()])
        or regex.match(r"\s\p{Ll}{2,}", text[found.end() :]) is not None
    )


def _mixed(document: Document, rule: Rule, words: tuple[Word, ...], context: Context) -> Iterator[Match]:
    """The minority; on equal numbers the form that came later.

    An unstressed 'je' may mean anybody, so it says less.
    """
    counts = {form: sum(word.form == form for word in words) for form in ("je", "u")}
    if not all(counts.values()):
        return
    first = min(words, key=lambda word: (word.segment, word.span)).form
    kept = _planned(document, rule, context, document.platforms[0] if document.platforms else None)
    kept = kept or (first if counts["je"] == counts["u"] else max(counts, key=lambda form: counts[form]))
    strays = sorted((word for word in words if word.form != kept), key=lambda word: (word.segment, word.span))
    if not any(word.stressed for word in strays) and len(strays) < 2 and counts[kept] > 2:
        return
    for word in strays:
        yield _match(document, rule, word, kept, None)


def _against_plan(
    document: Document, rule: Rule, words: tuple[Word, ...], context: Context
) -> Iterator[Match]:
    platforms: tuple[str | None, ...] = meant_for(document, rule) or ((None,) if not rule.platforms else ())
    for platform in platforms:
        wanted = _planned(document, rule, context, platform)
        strays = sorted(
            (word for word in words if word.form != wanted), key=lambda word: (word.segment, word.span)
        )
        if wanted is None or (not any(word.stressed for word in strays) and len(strays) < 2):
            continue
        seen: set[int] = set()
        for word in strays:
            if word.segment not in seen:
                seen.add(word.segment)
                yield _match(document, rule, word, wanted, platform)


def _planned(document: Document, rule: Rule, context: Context, platform: str | None) -> str | None:
    """u or je as the rule, or else the plan says for a platform and the draft's audience; jullie counts as
    je.
    """
    own = rule.options.get("address")
    if isinstance(own, str):
        return own
    said = (
        context.plan.address(platform, next(iter(document.texts("audience")), None)) if context.plan else None
    )
    return None if said is None else "u" if said == "u" else "je"


def _match(document: Document, rule: Rule, word: Word, wanted: str, platform: str | None) -> Match:
    values = {"wanted": wanted, "found": word.form, "platform": platform or ""}
    confidence = 0.9 if word.stressed else 0.6
    return Match(
        rule.id, document, word.segment, word.span, values=values, platform=platform, confidence=confidence
    )
