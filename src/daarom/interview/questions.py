"""The questions of the interview, in the order of the article's eight parts. It must not ask them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from daarom.interview.answers import (
    Reader,
    contributors,
    day,
    hours,
    name,
    number,
    opening,
    period,
    platforms,
    text,
    texts,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked where `path` is open. `key` leads to its sentence, `part` (0 to 8) to the lines before it.

    `usual` is the answer that an empty line gives; without one the question stays open. Where a second answer `adds`, it does not
    take the place of the first.
    """

    path: str
    part: int
    read: Reader
    usual: str = ""
    adds: bool = False

    @property
    def key(self) -> str:
        """The question's name in the catalogue, below `init.ask.`."""
        return self.path.replace("[]", "").replace(".", "_")


PARTS = range(1, 9)
QUESTIONS: tuple[Question, ...] = (
    Question("organisation.name", 0, text),
    Question("goals[].statement", 1, text),
    Question("goals[].audience", 1, name),
    Question("goals[].metric.name", 1, text),
    Question("goals[].metric.baseline", 1, number),
    Question("goals[].metric.target", 1, number),
    Question("goals[].deadline", 1, day),
    Question("goals[].keywords", 1, texts),
    Question("why_social.reason", 2, text),
    Question("why_social.alternatives_considered", 2, texts),
    Question("audiences[].description", 3, text),
    Question("platforms", 4, platforms),
    Question("platforms[].why", 4, text),
    Question("audiences[].research[].finding", 4, text),
    Question("audiences[].research[].date", 4, day, "today"),
    Question("platforms[].customs", 4, texts),
    Question("platforms[].listened_since", 4, day),
    Question("platforms[].cadence.min_per_week", 4, number),
    Question("image.current", 5, text),
    Question("image.desired", 5, text),
    Question("distinctive_value.statement", 6, text),
    Question("distinctive_value.proof", 6, texts),
    Question("people.contributors", 7, contributors, adds=True),
    Question("resources.hours_per_post", 7, hours),
    Question("resources.hours.posts", 7, hours),
    Question("resources.hours.planning", 7, hours),
    Question("resources.hours.answering", 7, hours),
    Question("resources.hours.measuring", 7, hours),
    Question("resources.budget.year", 7, number),
    Question("infrastructure.measure[].tool", 8, text),
    Question("infrastructure.measure[].owner", 8, text),
    Question("infrastructure.respond.owner", 8, text),
    Question("infrastructure.respond.hours", 8, opening),
    Question("infrastructure.respond.first_reply_max", 8, period),
    Question("valid.owner", 8, text),
)
ORDER: Mapping[str, int] = {question.path: number for number, question in enumerate(QUESTIONS)}
