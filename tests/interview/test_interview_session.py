"""An interview asks the eight parts in order, keeps what is there, and doubts what is hollow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom import audit
from daarom.catalogue import LANGUAGES, has, say
from daarom.interview import (
    PARTS,
    QUESTIONS,
    Asked,
    Session,
    Setting,
    answered,
    completed,
    corrected,
    doubts,
    following,
    skipped,
    template,
)
from daarom.model import Source
from daarom.plan import parse

TODAY = date(2026, 11, 22)
ANSWERS = {
    "organisation.name": "Bakkerij Van den Berg",
    "goals[].statement": "Buurtbewoners begrijpen hoe wij brood maken en waarom dat tijd kost",
    "goals[].audience": "Buurt",
    "goals[].metric.name": "reacties per bericht",
    "goals[].metric.baseline": "3",
    "goals[].metric.target": "8",
    "goals[].deadline": "30-6-2027",
    "goals[].keywords": "desem, oven, bloem",
    "why_social.reason": "Klanten vragen aan de toonbank hoe ons brood wordt gemaakt; online laten we dat zien",
    "why_social.alternatives_considered": "een bord in de winkel, een folder",
    "audiences[].description": "Mensen uit de binnenstad die twee keer per week brood halen",
    "platforms": "instagram, blog",
    "platforms[].why": "Leerlingen laten elkaar daar zien waar ze stage lopen",
    "audiences[].research[].finding": "Kijken 's avonds naar foto's uit de bakkerij",
    "audiences[].research[].date": "vandaag",
    "platforms[].customs": "eerst de foto, dan de tekst",
    "platforms[].listened_since": "1-5-2026",
    "platforms[].cadence.min_per_week": "1",
    "image.current": "Een dure bakker",
    "image.desired": "De bakker van de buurt",
    "distinctive_value.statement": "We malen ons graan zelf",
    "distinctive_value.proof": "de molen staat in de winkel",
    "people.contributors": "Joris (bakkerij), winkel",
    "resources.hours_per_post": "45 minuten",
    "resources.hours.posts": "2",
    "resources.hours.planning": "0,5",
    "resources.hours.answering": "1,5",
    "resources.hours.measuring": "0,5",
    "resources.budget.year": "400",
    "infrastructure.measure[].tool": "een schrift",
    "infrastructure.measure[].owner": "winkel",
    "infrastructure.respond.owner": "winkel",
    "infrastructure.respond.hours": "ma-vr 9-17",
    "infrastructure.respond.first_reply_max": "1 dag",
    "valid.owner": "Els",
}


def begun(text: str | None = None, language: str = "nl") -> Session:
    made = template(language, TODAY) if text is None else text
    return Session(parse(Source("plan.yaml", made)), Setting(language, TODAY))


def to(session: Session, path: str) -> tuple[Session, Asked]:
    """The interview at the question for a path, everything before it answered."""
    while (asked := following(session)) is not None and asked.question.path != path:
        done = answered(session, asked, ANSWERS[asked.question.path])
        assert done is not None, asked
        session = done
    assert asked is not None
    return session, asked


def finished(session: Session) -> Session:
    while (asked := following(session)) is not None:
        done = answered(session, asked, ANSWERS[asked.question.path])
        assert done is not None, asked
        assert doubts(session, done) == ()
        session = done
    return session


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_interview_makes_a_plan_that_lacks_nothing(language: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    session = finished(begun(language=language))
    assert session.plan.open == ()
    path = tmp_path / "plan.yaml"
    path.write_text(session.text, encoding="utf-8")
    report = audit.check_plans((path,), TODAY)
    assert (report.problems, report.findings) == ((), ())


def test_the_parts_are_asked_in_the_order_of_the_article_platform_by_platform() -> None:
    session, order = begun(), list[tuple[int, str, str]]()
    while (asked := following(session)) is not None:
        order.append((asked.question.part, asked.item.name, asked.question.path))
        done = answered(session, asked, ANSWERS[asked.question.path])
        assert done is not None
        session = done
    assert [part for part, _, _ in order] == sorted(part for part, _, _ in order)
    assert list(dict.fromkeys(part for part, _, _ in order)) == [0, *PARTS]
    fourth = [name for part, name, _ in order if part == 4]
    assert fourth == ["", *["instagram"] * 6, *["blog"] * 6]


def test_what_an_answer_brings_along_is_filled_in_too() -> None:
    plan = finished(begun()).plan
    goal, audience = plan.goals[0], plan.audiences[0]
    assert goal.id == "buurtbewoners-begrijpen-brood"
    assert (audience.id, goal.audience) == ("buurt", "buurt")
    assert goal.metric is not None
    assert (goal.metric.baseline, goal.metric.measurements[0].value) == (3, 3)
    assert goal.metric.measurements[0].date == TODAY
    assert [(item.platform, item.date) for item in audience.research] == [
        ("instagram", TODAY),
        ("blog", TODAY),
    ]
    assert [(item.id, item.audiences, item.goals) for item in plan.platforms] == [
        ("instagram", ("buurt",), (goal.id,)),
        ("blog", ("buurt",), (goal.id,)),
    ]


def test_a_question_that_is_left_is_not_asked_again_in_the_same_interview() -> None:
    session = begun()
    seen = list[str]()
    while (asked := following(session)) is not None:
        seen.append(asked.question.path)
        session = skipped(session, asked)
    assert len(seen) == len(set(seen))
    assert session.text == begun().text
    assert following(replace(session, left=frozenset())) is not None


def test_comments_and_everything_around_an_answer_stay() -> None:
    text = "# van ons\r\nwhy_social: {reason: todo}   # belangrijk\r\nimage:\r\n  current: stug # zeggen ze\r\n  desired: TODO\r\n"
    session, asked = to(begun(text), "image.desired")
    done = answered(session, asked, "open: altijd")
    assert done is not None
    reason = ANSWERS["why_social.reason"]
    assert done.text == text.replace("todo", reason).replace("TODO", '"open: altijd"')


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("goals[].metric.baseline", "veel"),
        ("goals[].deadline", "ooit"),
        ("platforms", "hyves"),
        ("infrastructure.respond.first_reply_max", "snel"),
        ("goals[].audience", "?!"),
    ],
)
def test_an_answer_that_says_nothing_of_the_kind_is_not_taken(path: str, typed: str) -> None:
    session, asked = to(begun(), path)
    assert answered(session, asked, typed) is None


def test_an_audience_that_the_plan_does_not_have_is_not_taken() -> None:
    text = "goals: [{id: a, audience: todo}]\naudiences: [{id: buurt, description: Mensen uit de straat}]\n"
    session, asked = to(begun(text), "goals[].audience")
    assert answered(session, asked, "jongeren") is None
    done = answered(session, asked, "Buurt")
    assert done is not None
    assert done.plan.goals[0].audience == "buurt"


DOUBTS = [
    ("goals[].statement", "Meer volgers", "goal_hollow"),
    ("goals[].deadline", "1-1-2020", "goal_overdue"),
    ("why_social.reason", "Omdat de concurrent het doet", "why_bandwagon"),
    ("why_social.reason", "Meer zichtbaarheid", "why_hollow"),
    ("why_social.reason", "Contact met klanten", "why_short"),
    ("audiences[].description", "iedereen", "audience_everyone"),
    ("audiences[].description", "het mkb", "audience_vague"),
    ("platforms[].why", "iedereen zit er", "platform_why_bandwagon"),
    ("platforms[].why", "voor meer bereik", "platform_why_hollow"),
    ("audiences[].research[].date", "1-1-2020", "research_old"),
    ("image.desired", "een dure bakker", "image_unchanged"),
    ("distinctive_value.statement", "uniek en innovatief", "value_hollow"),
    ("people.contributors", "marketing", "people_marketing_only"),
    ("resources.hours.posts", "1", "hours_for_posts_too_few"),
    ("resources.hours.posts", "0", "hours_for_posts_missing"),
    ("resources.hours.planning", "0", "hours_for_planning_missing"),
    ("resources.hours.answering", "0", "hours_for_answering_missing"),
    ("resources.hours.measuring", "0", "hours_for_measuring_missing"),
    ("resources.budget.year", "0", "budget_missing"),
]


@pytest.mark.parametrize(("path", "typed", "name"), DOUBTS)
def test_a_hollow_answer_gets_a_better_question(path: str, typed: str, name: str) -> None:
    session, asked = to(begun(), path)
    done = answered(session, asked, typed)
    assert done is not None
    assert f"init.again.{name}" in [doubt.key for doubt in doubts(session, done)]
    better = corrected(session, asked, typed, ANSWERS[path])
    assert better is not None
    assert doubts(session, better) == ()


def test_people_who_are_named_later_join_those_who_were_named_first() -> None:
    session, asked = to(begun(), "people.contributors")
    done = corrected(session, asked, "marketing", "Joris (bakkerij)")
    assert done is not None
    assert done.plan.people is not None
    assert [person.department for person in done.plan.people.contributors] == ["marketing", "bakkerij"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_sentence_and_every_part_its_lines(language: str) -> None:
    assert all(say(f"init.ask.{question.key}", language, name="x") for question in QUESTIONS)
    for part in PARTS:
        assert say(f"init.about.{part}", language).count("\n") == 1
        assert say(f"init.title.{part}", language)


def test_every_hint_belongs_to_a_way_of_reading() -> None:
    readers = {question.read.__name__ for question in QUESTIONS}
    assert {name for name in readers if has(f"init.hint.{name}")} == {
        "number",
        "hours",
        "day",
        "period",
        "platforms",
        "name",
    }


def test_the_two_templates_have_the_same_parts_open() -> None:
    dutch, english = (begun(language=language).plan for language in LANGUAGES)
    assert [item.path for item in dutch.open] == [item.path for item in english.open]
    assert {question.path for question in QUESTIONS} >= {
        item.path
        for item in dutch.open
        if item.path not in ("goals[].id", "audiences[].id", "goals[].metric.measurements")
        and item.path != "audiences[].research"
    }


def test_a_plan_with_some_parts_gets_the_others_open_behind_it() -> None:
    text = "# ons plan\r\ngoals: [Ouders lezen voor]\r\nimage: todo # later\r\n"
    plan = completed(begun(text).plan, "nl", TODAY)
    assert plan.source.text.startswith(
        "# ons plan\r\ngoals: [Ouders lezen voor]\r\nimage:\r\n  current: todo\r\n  desired: todo # later\r\n"
    )
    assert "\n" not in plan.source.text.replace("\r\n", "")
    assert {item.path.partition(".")[0].removesuffix("[]") for item in plan.open} == {
        "why_social",
        "audiences",
        "platforms",
        "image",
        "distinctive_value",
        "people",
        "resources",
        "infrastructure",
    }
    assert completed(plan, "nl", TODAY) == plan


def test_a_plan_in_braces_has_no_place_for_other_parts() -> None:
    plan = begun("{goals: [Ouders lezen voor]}\n").plan
    assert completed(plan, "nl", TODAY) is plan


@given(
    st.text(min_size=1).filter(str.strip), st.sampled_from([q.path for q in QUESTIONS if q.part in (1, 2, 3)])
)
def test_whatever_is_typed_leaves_a_plan_that_can_be_read(typed: str, path: str) -> None:
    session, asked = to(begun(), path)
    done = answered(session, asked, typed)
    assert done is None or parse(Source("plan.yaml", done.text)).source.text == done.text
