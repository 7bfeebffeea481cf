"""Asks a person questions on the terminal, again until the answer can be used. It knows nothing of what is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import click

from daarom.catalogue import say
from daarom.harmless import one_line

Fault = tuple[str, Mapping[str, object]]
Judge = Callable[[str], Fault | None]
"""What is wrong with an answer: a sentence of the catalogue with what fills its blanks, or nothing."""


def terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, judge: Judge, language: str, proposal: str = "") -> str:
    """An answer that the judge accepts; Enter takes the proposal. Ctrl-C raises click.Abort."""
    shown = f"{question} [{one_line(proposal)}]" if proposal else question
    while True:
        answer = _typed(shown) or proposal
        fault = judge(answer)
        if fault is None:
            return answer
        tell(fault, language)


def ask_many(question: str, judge: Judge, language: str) -> tuple[str, ...]:
    """Answers until an empty one, at least one."""
    answers = [ask(question, judge, language)]
    more = f"  {say('newrule.more', language)}"
    while answer := ask(more, lambda text: judge(text) if text else None, language):
        answers.append(answer)
    return tuple(answers)


def ask_or_leave(question: str, judge: Judge, language: str) -> str:
    """An answer that the judge accepts, or nothing."""
    return ask(question, lambda text: judge(text) if text else None, language)


def tell(fault: Fault, language: str) -> None:
    """Says what is wrong with an answer and what would be right."""
    key, values = fault
    text = f"{say(key, language, **values)} {say(f'{key}.remedy', language, **values)}"
    click.echo(f"  {one_line(text)}", err=True)


def _typed(question: str) -> str:
    suffix = " " if question.endswith("?") else ": "
    typed: str = click.prompt(question, default="", show_default=False, prompt_suffix=suffix, err=True)
    return typed.strip()
