"""For whom a draft is: by what it names, else by its goal, else by the plan."""

from __future__ import annotations

from builders import document
from plan.plans import plan

from daarom.addressed import audiences
from daarom.model import Document, Field, Place

PLAN = plan("""\
goals: [{id: vak, audience: jongeren}, {id: vragen}]
audiences: [{id: buurt}, {id: jongeren}]
""")


def draft(**facts: object) -> Document:
    fields = tuple(Field(key, value, str(value), Place("draft.md", 0, 0)) for key, value in facts.items())
    return document("Brood.", fields=fields)


def ids(found: Document) -> list[str]:
    return [item.id for item in audiences(found, PLAN)]


def test_the_audiences_that_a_draft_names_go_before_that_of_its_goal():
    assert ids(draft(audience=["buurt", "buurt", "pers"], goal="vak")) == ["buurt"]
    assert ids(draft(goal="vak")) == ["jongeren"]


def test_a_draft_that_names_nothing_is_for_the_only_audience_of_the_plan():
    assert ids(draft()) == []
    assert ids(draft(goal="vragen")) == []
    assert [item.id for item in audiences(draft(), plan("audiences: [{id: buurt}]\n"))] == ["buurt"]
