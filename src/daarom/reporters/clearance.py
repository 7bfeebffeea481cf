"""The gate's answer as text and as GitHub annotations. It decides nothing and never prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from daarom.catalogue import say
from daarom.gate.record import remedy, sentence
from daarom.gate.types import CLEARED, HELD, LIVE, NOT_DUE, Answer, Decision, Why
from daarom.harmless import one_line, page, visible
from daarom.reporters.parts import words
from daarom.reporters.parts.commands import command
from daarom.whereabouts import draft_name, within

if TYPE_CHECKING:
    from daarom.reporters import View

MOST = 3
"""Reasons shown of a draft, unless all are asked for."""


def render(answer: Answer, view: View) -> str:
    """A line for each draft that is due, with its reasons; then how many there are of each kind."""
    shown = [item for item in answer.decisions if view.everything or item.state in (CLEARED, HELD)]
    lines = [line for item in shown for line in _draft(item, view)]
    lines += [_told(say(item.key, view.language, **item.values)) for item in answer.notices]
    if not view.quiet:
        lines += ["", _summary(answer, view.language)] if lines else [_summary(answer, view.language)]
    return page("\n".join(lines))


def _told(text: str) -> str:
    return one_line(text)


def _draft(item: Decision, view: View) -> Iterator[str]:
    language = view.language
    state = say(f"gate.is_{item.state}", language)
    when = "" if item.at is None else item.at.strftime("%Y-%m-%d %H:%M")
    marks = [say(f"gate.{name}", language) for name in ("late", "again", "changed") if getattr(item, name)]
    name = one_line(draft_name(item.path, item.row, language))
    yield "  ".join((state.ljust(7), when.ljust(16), name, *marks))
    yield from (f"    {_told(line)}" for line in _behind(item, language))
    shown = item.why if view.everything else item.why[:MOST]
    for why in shown:
        rule = f"{why.values['rule']}: " if why.key == "gate.finding" else ""
        place = _place(item, why, language)
        yield f"    {_told(f'{place}{rule}{sentence(why, language)} {remedy(why, language)}')}"
    if len(shown) < len(item.why):
        yield f"    {say('gate.more', language, count=len(item.why) - len(shown))}"


def _place(item: Decision, why: Why, language: str) -> str:
    """The line of a reason; where it stands in another file, such as the plan, that file too."""
    file = str(why.values.get("path", item.path))
    if file != item.path:
        return f"{file}:{why.line}: " if why.line else f"{file}: "
    return say("gate.at_line", language, line=why.line) if why.line else ""


def _behind(item: Decision, language: str) -> Iterator[str]:
    """Who answers for a draft that may go out."""
    if item.state != CLEARED:
        return
    if item.released is not None:
        yield say("gate.released", language, by=item.released.by, reason=item.released.reason)
    if item.approval:
        yield say(f"gate.by_{item.approval.replace('-', '_')}", language, by=item.approver)


def _summary(answer: Answer, language: str) -> str:
    counts = {state: len(answer.of(state)) for state in (CLEARED, HELD, NOT_DUE, LIVE)}
    until = answer.valid_until.strftime("%Y-%m-%d %H:%M UTC")
    return say("gate.summary", language, **counts, until=until)


def github(answer: Answer, view: View) -> str:
    """An annotation for each reason that holds a draft; where nothing is held, for each problem."""
    language = view.language
    lines = [_held(item, why, language) for item in answer.of(HELD) for why in item.why]
    for problem in () if lines else answer.problems:
        what, cure = words.told(problem, language)
        place: dict[str, object] = {"file": problem.path, "line": problem.line or 1, "title": "daarom"}
        lines.append(command("error", place, f"{what}\n{cure}"))
    for notice in answer.notices:
        place = {"file": str(notice.values["path"]), "title": say("gate.title", language)}
        lines.append(command("warning", place, say(notice.key, language, **notice.values)))
    lines += [] if view.quiet else [visible(_summary(answer, language))]
    return "\n".join(dict.fromkeys(lines))


def _held(item: Decision, why: Why, language: str) -> str:
    file = str(why.values.get("path", item.path))
    place = {"file": file, "line": why.line or 1, "title": say("gate.title", language)}
    inside = within(item.path, item.row, language).strip()
    return command("error", place, f"{inside} {sentence(why, language)}\n{remedy(why, language)}".strip())
