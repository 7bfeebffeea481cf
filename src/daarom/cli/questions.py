"""The questions of `daarom rules new`, and the answers: from options, from a person, or as proposed. It writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from daarom import ruledraft
from daarom.catalogue import LANGUAGES, say
from daarom.cli import asking
from daarom.cli.asking import Fault, Judge
from daarom.errors import UserError
from daarom.model import Problem, Severity
from daarom.ruledraft import KINDS, PHRASE, SWAP, Draft
from daarom.rules import Rules

ORDER = (
    "language",
    "id",
    "kind",
    "words",
    "severity",
    "message",
    "remedy",
    "why",
    "source",
    "flags",
    "passes",
)
SEVERAL = ("words", "flags", "passes")


@dataclass(frozen=True)
class Desk:
    """Where the questions are asked: the language, whether somebody is there to answer, which rules exist, the options given."""

    language: str
    manned: bool
    known: Rules
    given: Mapping[str, Any]


def answered(desk: Desk, fixed: Mapping[str, Any]) -> Draft:
    """The answers to all questions. Raises UserError with every option that is missing or cannot be used."""
    found: dict[str, Any] = dict(fixed)
    problems: list[Problem] = []
    for name in ORDER:
        try:
            if name not in found and (name != "words" or "kind" in found):
                found[name] = _kind(desk) if name == "kind" else _answer(name, found, desk)
        except UserError as error:
            problems.extend(error.problems)
    if problems:
        raise UserError(*problems)
    return Draft(**found)


def _kind(desk: Desk) -> str:
    stated = [name for name in KINDS if name in desk.given]
    if len(stated) > 1:
        raise UserError(Problem(f"--{stated[1]}", "newrule.kinds"))
    if stated:
        return stated[0]
    if not desk.manned:
        raise UserError(Problem(f"--{PHRASE}", "newrule.missing"))
    numbers = {str(number): name for number, name in enumerate(KINDS, 1)}
    return numbers[asking.ask(say("newrule.ask.kind", desk.language), one_of(numbers), desk.language, "1")]


def _answer(name: str, found: Mapping[str, Any], desk: Desk) -> Any:
    """The answer to one question: the option, what a person types, else the proposal."""
    option = str(found["kind"]) if name == "words" else name
    judge = judging(option, found, desk)
    question, proposal = say(f"newrule.ask.{option}", desk.language), _proposal(name, found, desk)
    if option in desk.given:
        answer = desk.given[option]
        for item in answer if name in SEVERAL else (answer,):
            if fault := judge(item):
                raise UserError(Problem(f"--{option}", fault[0], fault[1]))
    elif desk.manned and name in SEVERAL:
        return asking.ask_many(question, judge, desk.language)
    elif desk.manned:
        answer = asking.ask(question, judge, desk.language, proposal)
    elif proposal:
        answer = proposal
    else:
        raise UserError(Problem(f"--{option}", "newrule.missing"))
    return _severities(desk.language)[answer] if name == "severity" else answer


def judging(option: str, found: Mapping[str, Any], desk: Desk) -> Judge:
    """What judges the answers to one question, given those before it."""

    def judge(answer: str) -> Fault | None:
        if option in ("language", "severity"):
            return one_of(LANGUAGES if option == "language" else _severities(desk.language))(answer)
        fault = ruledraft.fault(option, answer, str(found.get("kind", PHRASE)), tuple(found.get("words", ())))
        taken = (rule.language == found.get("language") for rule in desk.known.named(answer))
        if fault is None and option == "id" and any(taken):
            return "newrule.taken", {"found": answer}
        return fault

    return judge


def one_of(allowed: Sequence[str] | Mapping[str, str]) -> Judge:
    """What accepts these answers and no others."""

    def judge(answer: str) -> Fault | None:
        values = {"found": answer, "allowed": ", ".join(allowed)}
        return None if answer in allowed else ("newrule.choice", values)

    return judge


def _severities(language: str) -> Mapping[str, str]:
    """The severities by what people call them, and by their own names."""
    said = {say(f"severity.{name}", language): name for name in Severity.__members__}
    return {**said, **{name: name for name in Severity.__members__}}


def _proposal(name: str, found: Mapping[str, Any], desk: Desk) -> str:
    language = str(found.get("language", desk.language))
    if name == "language":
        return language if desk.manned else ""
    if name == "severity":
        return say("severity.warning", desk.language)
    if name == "source":
        return say("newrule.source", language)
    swaps = found.get("kind") == SWAP and name in ("message", "remedy")
    return say(f"newrule.swap_{name}", language) if swaps else ""
