"""Whose voice a post is and what it serves: departments by name, never people; goals by word or by their words."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from builders import document

from daarom.agenda import Post, agenda, served, voices
from daarom.agenda.serving import serves, speaks_of
from daarom.model import Field, Moment, Place, Source
from daarom.plan import Plan, parse

PLAN = parse(
    Source(
        "plan.yaml",
        """\
goals:
  - {id: verhaal, statement: Mensen weten hoe wij bakken., keywords: [oven, deeg, kneden, rijzen], audience: buurt}
audiences: [{id: buurt, description: de straat}, {id: jeugd, description: scholieren}]
pillars: [{id: bakken, goal: verhaal}, {id: mensen}]
people:
  contributors:
    - {handle: els, name: Els de Wit, department: winkel}
    - {name: Joris Pen, department: bakkerij}
    - {name: Joris Bos, department: bakkerij}
    - {name: Noor Pen, department: winkel}
    - {name: Noor Bos, department: kantoor}
""",
    )
)


def post(text: str = "Hallo.", plan: Plan | None = PLAN, **facts: object) -> Post:
    fields = tuple(Field(key, value, str(value), Place("draft.md", 0, 0)) for key, value in facts.items())
    draft = document(text, publish_at=Moment(datetime(2026, 11, 3, 9)), fields=fields)
    days = (date(2026, 11, 1), date(2026, 11, 30))
    (made,) = agenda([(draft, False)], days, None, (), plan).posts
    return made


@pytest.mark.parametrize(
    ("author", "department"),
    [
        ("els", "winkel"),
        ("@Els", "winkel"),
        ("Els de Wit", "winkel"),
        ("Joris", "bakkerij"),
        ("Noor", ""),
        ("Henk", ""),
    ],
)
def test_a_department_is_known_by_handle_name_or_a_first_name_that_leaves_no_doubt(
    author: str, department: str
) -> None:
    assert dict(voices([post(author=author)], PLAN)) == {department: 1}


def test_a_department_counts_once_for_a_post_of_several_people() -> None:
    assert dict(voices([post(author=("els", "Noor Pen", "Joris Pen"))], PLAN)) == {"winkel": 1, "bakkerij": 1}


def test_a_post_serves_what_it_states_else_what_its_words_say() -> None:
    assert serves(post(goal="verhaal"), PLAN, "goals") == ("verhaal",)
    assert serves(post("Het deeg ligt te rijzen naast de oven, straks kneden we het."), PLAN, "goals") == (
        "verhaal",
    )
    assert serves(post("De trein had vertraging vanochtend."), PLAN, "goals") == ()
    assert serves(post(goal="verhaal"), PLAN, "audiences") == ("buurt",)
    assert serves(post(goal="verhaal", audience="jeugd"), PLAN, "audiences") == ("jeugd",)
    assert serves(post(goal="verhaal"), PLAN, "pillars") == ("bakken",)
    assert served([post(pillar="mensen")], PLAN, "pillars") == {"bakken": 0, "mensen": 1}


def test_a_post_speaks_of_a_sentence_with_two_of_its_words_or_its_only_one() -> None:
    text = post("Vandaag draait de molen en Fatima giet er graan in.")
    assert speaks_of(text, "We malen graan in onze molens.")
    assert not speaks_of(text, "We malen graan met de hand.")
    assert speaks_of(text, "molen")
    assert not speaks_of(text, "")
