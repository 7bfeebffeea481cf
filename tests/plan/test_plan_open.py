"""What is marked as still to be written is no answer, and is known by its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan.plans import WHOLE, plan

from daarom.plan import is_mark
from daarom.yamlfile import Node


@pytest.mark.parametrize(
    "text",
    [
        "todo",
        "TODO",
        "To do",
        "to-do",
        "nog doen",
        "Nog te doen",
        "todo…",
        "todo: Els vraagt het",
        "TODO Els vragen",
    ],
)
def test_these_words_mark_what_is_open(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize(
    "text",
    ["", "todo-lijst", "een todo", "todo app voor bakkers", "Nog doen wij alles zelf", "to do or not to do"],
)
def test_these_words_are_an_answer(text: str) -> None:
    assert not is_mark(text)


def test_an_open_value_is_no_value() -> None:
    found = plan("why_social: {reason: todo, alternatives_considered: [TODO]}\nvalid: {until: nog doen}\n")
    assert found.why_social is not None
    assert (found.why_social.reason, found.why_social.alternatives_considered) == (None, ())
    assert found.valid.until is None


def test_open_values_are_known_by_path_place_and_entry() -> None:
    text = "platforms:\n  - id: instagram\n    customs: todo\n  - {id: blog, customs: [een verhaal per keer, todo]}\n"
    found = [(item.path, item.shown, item.number, item.name) for item in plan(text).open]
    assert found == [
        ("platforms[].customs", "platforms[instagram].customs", 0, "instagram"),
        ("platforms[].customs[]", "platforms.customs[blog]", 1, "blog"),
    ]
    assert all(text[item.node.start : item.node.end] == "todo" for item in plan(text).open)


def test_a_list_keeps_what_is_written_beside_what_is_open() -> None:
    found = plan("audiences: [{id: buurt, needs: [todo, een praatje]}]\n")
    assert found.audiences[0].needs == ("een praatje",)


@pytest.mark.parametrize(
    "text",
    ["goals: todo\n", "goals: [todo]\n", "goals: [{id: todo}]\n", "goals: [{id: todo, statement: todo}]\n"],
)
def test_a_part_of_which_all_is_open_is_no_part(text: str) -> None:
    found = plan(text)
    assert found.goals == ()
    assert found.open


def test_an_open_id_is_made_of_the_text() -> None:
    text = "goals: [{id: todo, statement: Buren begrijpen het brood.}, {id: buren-begrijpen-brood}]\n"
    assert [goal.id for goal in plan(text).goals] == ["buren-begrijpen-brood-2", "buren-begrijpen-brood"]


@pytest.mark.parametrize("audiences", ["audiences: todo\n", "audiences: [{id: todo}]\n"])
def test_a_reference_into_an_open_part_is_no_fault(audiences: str) -> None:
    assert plan("goals: [{id: vragen, audience: buurt}]\n" + audiences).goals[0].audience == "buurt"


def test_a_house_word_may_be_todo() -> None:
    found = plan("tone: {terms: {ban: [todo], prefer: {todo: taak}}}\n")
    assert found.tone.terms.ban == ("todo",)
    assert found.open == ()


def test_a_plan_without_marks_has_nothing_open() -> None:
    assert plan().open == ()


def leaves(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Every single value in a plan with its path."""
    for key, item in node.items().items():
        yield from leaves(item, f"{path}.{key}")
    if isinstance(node.value, tuple):
        for item in node.value:
            yield from leaves(item, f"{path}[]")
    elif not node.items():
        yield path, node


ROOT = plan().root
assert ROOT is not None
LEAVES = [node for path, node in leaves(ROOT) if not path.endswith(".id") and ".terms" not in path]


@given(st.sampled_from(LEAVES), st.sampled_from(["todo", "TODO", "nog doen"]))
def test_any_value_may_be_open(node: Node, mark: str) -> None:
    text = WHOLE[: node.start] + mark + WHOLE[node.end :]
    assert [item.node.start for item in plan(text).open] == [node.start]
