"""Finds posts that do not name who stands behind them: who paid, or for whom the writer works. It knows the plan's names,
and no words for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from daarom import shape
from daarom.context import Context, meant_for, readable, speaks
from daarom.labels import later_part
from daarom.model import Document, Match, Rule, Severity
from daarom.plan import Plan
from daarom.sentences import hashtags, mentions

OPTIONS: Mapping[str, shape.Reader[object]] = {"who": shape.choice("payer", "employer", "own_brand")}
REQUIRED = ("who",)
NEEDS = frozenset({"plan"})
BLANKS = ("name",)

LEGAL_FORM = regex.compile(
    r",?\s+(?:B\.?V|N\.?V|V\.?O\.?F|S\.?A|Ltd|Limited|Inc|LLC|GmbH|plc)\.?$", regex.IGNORECASE
)
SIGNS = regex.compile(r"[^\p{L}\p{N}]+")


@dataclass(frozen=True)
class Relations:
    """Rules about who stands behind a post."""

    rules: tuple[Rule, ...]

    def find(self, documents: Sequence[Document], context: Context) -> Iterator[Match]:
        """A match on each draft that does not name them; the value name is who it is, as far as known."""
        for document in documents:
            if later_part(document):  # the first part of a thread names them
                continue
            for rule in self.rules:
                if speaks(rule, document.language) and (not rule.platforms or meant_for(document, rule)):
                    yield from WHO[str(rule.options["who"])](document, rule, context.plan or Plan())


def compile(rules: Sequence[Rule]) -> Relations:
    """One finder for all rules."""
    return Relations(tuple(rules))


def _payer(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:  # noqa: ARG001 - as the others
    payers = document.texts("paid_by")
    if document.text("relationship") == "paid" and not _named(document, rule, payers):
        field = document.field("paid_by")
        places = (field.place,) if field is not None else ()
        yield Match(rule.id, document, places=places, values={"name": ", ".join(payers) or "…"})


def _employer(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:
    stated = document.text("relationship")
    heaviest = (
        Severity.error if stated == "employee" else _personal(document, plan) if stated is None else None
    )
    if heaviest is not None:
        yield from _unnamed(document, rule, plan, heaviest)


def _own_brand(document: Document, rule: Rule, plan: Plan) -> Iterator[Match]:
    accounts = _folded(document.texts("account"))
    if document.text("relationship") == "own-brand" and not accounts & _folded(_accounts(plan)):
        yield from _unnamed(document, rule, plan, Severity.error)


def _unnamed(document: Document, rule: Rule, plan: Plan, at_most: Severity) -> Iterator[Match]:
    name = plan.organisation.name
    if not _named(document, rule, (*((name,) if name else ()), *_accounts(plan))):
        yield Match(rule.id, document, values={"name": name or "…"}, at_most=at_most)


def _personal(document: Document, plan: Plan) -> Severity | None:
    """How sure it is that a contributor posts on an account of their own; None where it is the organisation's.

    An account says so; an author's handle only hints at it, on a platform where the organisation has another.
    """
    people = plan.people.contributors if plan.people else ()
    handles = _folded(person.handle for person in people if person.handle)
    ours = _folded(_accounts(plan))
    accounts = _folded(document.texts("account"))
    if accounts:
        return Severity.error if accounts & handles and not accounts & ours else None
    known = [plan.platform(name) for name in document.platforms]
    elsewhere = [item.account for item in known if item is not None and item.account]
    authors = _folded(name for name in document.texts("author") if name.startswith("@"))
    return Severity.note if elsewhere and authors & handles and not authors & ours else None


def _accounts(plan: Plan) -> tuple[str, ...]:
    return tuple(item.account for item in plan.platforms if item.account)


def _folded(names: Iterator[str] | Sequence[str]) -> frozenset[str]:
    return frozenset(name.strip().lstrip("@").casefold() for name in names)


def _named(document: Document, rule: Rule, names: Sequence[str]) -> bool:
    """Whether one of the names stands in the text: as words, in a mention or in a hashtag."""
    wanted = [LEGAL_FORM.sub("", name.strip().lstrip("@")) for name in names if name.strip("@ ")]
    joined = {SIGNS.sub("", name).casefold() for name in wanted}
    for _, segment in readable(document, rule):
        text = segment.prose.value
        tagged = {
            SIGNS.sub("", text[start:end]).casefold() for start, end in (*hashtags(text), *mentions(text))
        }
        if any(tag.startswith(name) for tag in tagged for name in joined) or any(
            _stands(text, name) for name in wanted
        ):
            return True
    return False


def _stands(text: str, name: str) -> bool:
    written = r"\s+".join(map(regex.escape, name.split()))
    return regex.search(rf"(?<![\p{{L}}\p{{N}}]){written}", text, regex.IGNORECASE) is not None


WHO: Mapping[str, Callable[[Document, Rule, Plan], Iterator[Match]]] = {
    "payer": _payer,
    "employer": _employer,
    "own_brand": _own_brand,
}
