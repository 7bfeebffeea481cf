"""Where an interview stands: the plan so far, the next question, what an answer makes of the plan. It must not write files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from daarom import engine
from daarom.catalogue import has
from daarom.config import Selection
from daarom.context import Context
from daarom.errors import PlanError
from daarom.interview.answers import Answer, Setting, number
from daarom.interview.questions import ORDER, QUESTIONS, Question
from daarom.interview.yamltext import Pairs, entries, filled, in_brackets, written
from daarom.model import Finding
from daarom.plan import Open, Plan, parse, slug
from daarom.platforms import canonical
from daarom.selection import compiled_for


@dataclass(frozen=True, slots=True)
class Session:
    """An interview: the plan with its text, the setting, and the questions that were left open on the way."""

    plan: Plan
    setting: Setting
    left: frozenset[tuple[str, int, str]] = frozenset()

    @property
    def text(self) -> str:
        """The plan as it is written now."""
        return self.plan.source.text


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one open place in the plan."""

    question: Question
    item: Open

    @property
    def id(self) -> tuple[str, int, str]:
        """What tells this question from all others, also after the text has changed."""
        return self.item.path, self.item.number, self.item.name


@dataclass(frozen=True, slots=True)
class Doubt:
    """A rule that is not content with an answer, and what it says."""

    rule: str
    message: str

    @property
    def key(self) -> str:
        """The better question's name in the catalogue."""
        return f"init.again.{self.rule.partition('/')[2].replace('-', '_')}"


Also = Callable[[Session, Asked, str], Iterator[tuple[Open, Answer]]]
"""What else an answer fills in."""


def following(session: Session) -> Asked | None:
    """The next question: the first by part, platform by platform; None where nothing is left to ask."""
    asked = (Asked(QUESTIONS[ORDER[item.path]], item) for item in session.plan.open if item.path in ORDER)
    left = (one for one in asked if one.id not in session.left)
    return min(left, key=lambda one: _order(one, session.plan), default=None)


def _order(asked: Asked, plan: Plan) -> tuple[int, int, int]:
    platforms = [item.id for item in plan.platforms]
    about = canonical(asked.item.name) or ""
    group = platforms.index(about) + 1 if about in platforms else asked.item.number
    return asked.question.part, group, ORDER[asked.question.path]


def skipped(session: Session, asked: Asked) -> Session:
    """The interview with a question left open for now."""
    return replace(session, left=session.left | {asked.id})


def corrected(session: Session, asked: Asked, typed: str, better: str) -> Session | None:
    """The interview with an answer that follows on a doubt: in place of the first, or behind it in a list of people."""
    return answered(session, asked, f"{typed}, {better}" if asked.question.adds else better)


def answered(session: Session, asked: Asked, typed: str) -> Session | None:
    """The interview with an answer in the plan; None where the answer cannot be understood."""
    answer = asked.question.read(typed, session.setting)
    if answer is None:
        return None
    also = ALSO.get(asked.question.path, _nothing)(session, asked, typed)
    if asked.question.path == "platforms":
        answer = _with_questions(answer, session.plan)
    values = [(asked.item, answer), *also]
    text = filled(session.text, ((item.node, _yaml(session.text, item, value)) for item, value in values))
    try:
        return replace(session, plan=parse(replace(session.plan.source, text=text)))
    except PlanError:
        return None


def _yaml(text: str, item: Open, answer: Answer) -> str:
    return answer if isinstance(answer, str) else entries(text, item.node, answer)


def _with_questions(answer: Answer, plan: Plan) -> Answer:
    """Platforms with what is still to be asked of them, for the audiences and goals that there are."""
    parts = {"audiences": [item.id for item in plan.audiences], "goals": [item.id for item in plan.goals]}
    served = [(key, in_brackets(ids)) for key, ids in parts.items() if ids]
    asked = [(key, "todo") for key in ("customs", "listened_since")]
    rest = (("why", "todo"), *served, *asked, ("cadence", "{min_per_week: todo}"))
    return tuple((*pairs, *rest) for pairs in answer if not isinstance(pairs, str))


def _goal_id(session: Session, asked: Asked, typed: str) -> Iterator[tuple[Open, Answer]]:
    taken = {goal.id for goal in session.plan.goals}
    made = next(
        name for number in range(1, len(taken) + 2) if (name := _numbered(typed, number)) not in taken
    )
    yield from ((item, written(made)) for item in _open(session, "goals[].id", asked.item.number))


def _numbered(text: str, number: int) -> str:
    return f"{slug(text) or 'doel'}-{number}" if number > 1 else slug(text) or "doel"


def _audience_id(session: Session, asked: Asked, typed: str) -> Iterator[tuple[Open, Answer]]:  # noqa: ARG001
    if session.plan.audience(slug(typed)) is None:
        yield from ((item, written(slug(typed))) for item in _open(session, "audiences[].id")[:1])


def _first_measurement(session: Session, asked: Asked, typed: str) -> Iterator[tuple[Open, Answer]]:
    value = number(typed, session.setting)
    made = f"[{{date: {session.setting.today.isoformat()}, value: {value}}}]"
    where = _open(session, "goals[].metric.measurements", asked.item.number)
    yield from ((item, made) for item in where)


def _research(session: Session, asked: Asked, typed: str) -> Iterator[tuple[Open, Answer]]:
    found = asked.question.read(typed, session.setting) or ()
    rest = (("finding", "todo"), ("date", "todo"))
    items: tuple[Pairs, ...] = tuple(
        (("platform", pairs[0][1]), *rest) for pairs in found if not isinstance(pairs, str)
    )
    yield from ((item, items) for item in _open(session, "audiences[].research"))


def _nothing(session: Session, asked: Asked, typed: str) -> Iterator[tuple[Open, Answer]]:  # noqa: ARG001
    return iter(())


def _open(session: Session, path: str, number: int | None = None) -> list[Open]:
    return [item for item in session.plan.open if item.path == path and number in (None, item.number)]


ALSO: Mapping[str, Also] = {
    "goals[].statement": _goal_id,
    "goals[].audience": _audience_id,
    "goals[].metric.baseline": _first_measurement,
    "platforms": _research,
}


def doubts(before: Session, after: Session) -> tuple[Doubt, ...]:
    """What `plan check` finds in the newer plan and not in the older, where there is a better question to ask."""
    old = {(item.rule, item.message) for item in _found(before)}
    new = dict.fromkeys((item.rule, item.message) for item in _found(after))
    found = (Doubt(*item) for item in new if item not in old)
    return tuple(doubt for doubt in found if has(doubt.key))


def _found(session: Session) -> list[Finding]:
    compiled, _ = compiled_for(Selection(), plan=True)
    found, _ = engine.run(compiled, (), Context(today=session.setting.today, plan=session.plan))
    return found
