"""The timing check holds the moment of a draft against the plan."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from builders import context, document, rule
from plan.plans import plan

from daarom.checks.timing import compile
from daarom.errors import ModelError
from daarom.model import Document, Field, Match, Moment, Place, Problem, Scores

LISTENING = "platforms: [{id: instagram, listened_since: 2026-11-02}, {id: x}]\n"
HOURS = 'infrastructure: {respond: {hours: "Mo-Fr 09:00-17:00"}, publish: {timezone: Europe/Amsterdam}}\n'
SALE = Field("intent", "sales", "sales", Place("draft.md", 0, 0))
EVENING = Moment(datetime(2026, 11, 20, 20, 0))


def scores(commercial: float) -> Scores:
    return Scores(commercial, {}, {}, 0.5)


def find(draft: Document, text: str, sense: str, **more: object) -> list[Match | Problem]:
    options = {"sense": sense, **more.pop("options", {})}  # type: ignore[dict-item]
    known = context(plan=plan(text), **more)
    return list(compile((rule("timing", "any", options=options),)).find((draft,), known))


def early(draft: Document, commercial: float = 0.0, **more: object) -> list[Match | Problem]:
    return find(draft, LISTENING, "first_weeks", scores=lambda _: scores(commercial), **more)


def sale(*platforms: str) -> Document:
    return document("Bestel nu.", fields=(SALE,), platforms=platforms)


def test_sales_in_the_first_weeks_on_a_platform_come_too_soon():
    found = early(sale("instagram", "x", "facebook"))
    assert [match.platform for match in found] == ["instagram"]
    assert found[0].values == {"since": "2 november 2026", "first": "30 november 2026", "weeks": "4"}


@pytest.mark.parametrize(("day", "count"), [(date(2026, 11, 29), 1), (date(2026, 11, 30), 0)])
def test_after_those_weeks_sales_are_in_time(day: date, count: int):
    assert len(early(sale("instagram"), today=day)) == count


@pytest.mark.parametrize(("today", "count"), [(date(2026, 10, 1), 1), (date(2026, 10, 20), 0)])
def test_sales_before_anybody_listens_come_too_soon_unless_they_are_history(today: date, count: int):
    draft = document(
        "Bestel nu.",
        fields=(SALE,),
        platforms=("instagram",),
        publish_at=Moment(datetime(2026, 10, 12), whole_day=True),
    )
    assert len(early(draft, today=today)) == count


def test_the_weeks_are_an_option():
    assert early(sale("instagram"), options={"weeks": 2}) == []


def test_what_the_classifier_calls_commercial_sells_unless_the_draft_says_what_it_is():
    plain = document("Onze lampen zijn de mooiste.", platforms=("instagram",))
    assert early(plain, 0.9)[0].confidence == 0.9
    assert early(plain, 0.4) == []
    told = Field("intent", "inform", "inform", Place("draft.md", 0, 0))
    assert early(document("Lampen.", platforms=("instagram",), fields=(told,)), 0.9) == []


def test_a_missing_classifier_is_one_problem():
    def broken(_: Document) -> Scores:
        raise ModelError(Problem("models", "assets.model"))

    plain = document("Lampen.", platforms=("instagram",))
    assert find(plain, LISTENING, "first_weeks", scores=broken) == [Problem("models", "assets.model")]


def asked(text: str, moment: Moment | None = EVENING, hours: str = HOURS, **more: object) -> list[str]:
    found = find(document(text, publish_at=moment), hours, "answering", **more)
    return [text[slice(*match.span)] for match in found]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("We twijfelen. Noten of vijgen?", "Noten of vijgen?"),
        ("Wat wordt het? Wij zijn benieuwd.", "Wat wordt het?"),
        ("Welk brood mis je? #brood #zutphen", "Welk brood mis je?"),
        ("Laat het ons weten. Dan bakken we het. Op dinsdag. Voor jullie.", "Laat het ons weten."),
    ],
)
def test_a_question_in_the_evening_is_found_at_its_own_sentence(text: str, question: str):
    assert asked(text) == [question]


@pytest.mark.parametrize(
    "text",
    [
        "De oven is stuk.",
        "Waarom zuur? Dat doen bacteriën. Ze eten suiker. Er blijft zuur over. Dat is alles.",
        'Ze vroeg: "Mag ik nog een bolletje?"',
        "Kijk op https://bakker.nl/?",
    ],
)
def test_a_text_that_asks_its_readers_nothing_is_left_alone(text: str):
    assert asked(text) == []


def test_somebody_who_is_back_soon_is_in_time():
    assert asked("Noten of vijgen?", Moment(datetime(2026, 11, 20, 8, 15))) == []
    assert asked("Noten of vijgen?", Moment(datetime(2026, 11, 20, 8, 15)), options={"minutes": 30})
    assert asked("Noten of vijgen?", Moment(datetime(2026, 11, 20, 12, 0))) == []


@pytest.mark.parametrize(
    "moment",
    [
        None,
        Moment(datetime(2026, 11, 21), whole_day=True),
        Moment(datetime(2026, 10, 25, 2, 30), ambiguous=True),
    ],
)
def test_an_hour_that_is_not_known_is_not_judged(moment: Moment | None):
    assert asked("Noten of vijgen?", moment) == []


@pytest.mark.parametrize("hours", ["version: 1\n", 'infrastructure: {respond: {hours: "in overleg"}}\n'])
def test_hours_that_the_plan_does_not_tell_are_not_judged(hours: str):
    assert asked("Noten of vijgen?", hours=hours) == []


def test_hours_are_told_by_the_plans_own_clock():
    london = ZoneInfo("Europe/London")
    nine = Moment(datetime(2026, 11, 20, 8, 30, tzinfo=london), zone_stated=True)
    assert asked("Noten of vijgen?", nine, options={"minutes": 0}) == []
    found = find(document("Noten of vijgen?", publish_at=EVENING), HOURS, "answering")
    assert found[0].values == {"publish": "vrijdag 20:00", "back": "maandag 09:00"}


def test_without_any_zone_the_times_are_taken_as_written():
    plain = 'infrastructure: {respond: {hours: "Mo-Fr 09:00-17:00"}}\n'
    assert asked("Noten of vijgen?", hours=plain) == ["Noten of vijgen?"]


def test_without_a_plan_nothing_is_found():
    finder = compile((rule("timing", "any", options={"sense": "answering"}),))
    assert list(finder.find((document("Noten?", publish_at=EVENING),), context())) == []
