"""Shares are counted in windows: of all posts, and of a platform with numbers of its own."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from builders import context, document, rule

from daarom.agenda import Agenda, agenda
from daarom.checks import mix
from daarom.model import Document, Field, Match, Moment, Place, Source
from daarom.plan import Plan, parse

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def post(day: int, platform: str = "instagram", intent: str = "", month: int = 11) -> Document:
    fields = (Field("intent", intent, intent, Place("draft.md", 0, 0)),) if intent else ()
    when = Moment(datetime(2026, month, day, 9))
    return document("De oven gaat aan.", platforms=(platform,), publish_at=when, fields=fields)


def month(*posts: Document) -> Agenda:
    return agenda([(item, False) for item in posts], NOVEMBER, ZoneInfo("Europe/Amsterdam"))


def plan(text: str) -> Plan:
    return parse(Source("plan.yaml", text))


def found(text: str, *posts: Document) -> list[Match]:
    one = rule("mix", options={"share": "promotional"}, language="any")
    return list(mix.compile((one,)).find((), context(plan=plan(text), agenda=month(*posts))))


def test_a_window_slides_over_the_end_of_the_month_before() -> None:
    early = [post(day, month=10) for day in (1, 5, 9)]
    late = [post(day, month=10, intent="sales") for day in (28, 30)]
    posts = [*early, *late, post(3, intent="sales"), post(4), post(5)]
    (match,) = found("mix: {window: P10D, promotional_max: 0.5}", *posts)
    assert (match.values["declared"], match.values["posts"]) == ("3", "5")
    assert (match.values["since"], match.values["until"]) == ("27 October 2026", "5 November 2026")
    assert not found("mix: {window: P61D, promotional_max: 0.5}", *posts)


def test_a_platform_with_numbers_of_its_own_is_judged_by_them() -> None:
    posts = [post(day, "x", "sales" if day < 4 else "") for day in range(1, 7)]
    posts += [post(day, "facebook") for day in range(1, 7)]
    text = "mix: {promotional_max: 0.3, per_platform: {x: {promotional_max: 0.4}}}"
    (match,) = found(text, *posts)
    assert (match.platform, match.values["where"], match.values["stated"]) == ("x", " (x)", "40%")
    assert not found(text.replace("0.4", "0.6"), *posts)


def test_where_all_posts_break_the_plan_only_platforms_with_their_own_numbers_are_named_too() -> None:
    posts = [post(day, "x", "sales") for day in range(1, 7)]
    assert [m.platform for m in found("mix: {promotional_max: 0.3}", *posts)] == [None]
    both = found("mix: {promotional_max: 0.3, per_platform: {x: {promotional_max: 0.4}}}", *posts)
    assert [m.platform for m in both] == [None, "x"]


def test_a_platform_that_is_off_while_the_whole_is_not_is_named_at_its_line() -> None:
    posts = [post(day, "x", "sales" if day < 4 else "") for day in range(1, 7)]
    posts += [post(day, "facebook") for day in range(1, 13)]
    text = "platforms:\n  - id: x\nmix: {promotional_max: 0.2}\n"
    (match,) = found(text, *posts)
    assert match.platform == "x"
    assert plan(text).source.position(match.places[0].start)[0] == 2


def test_one_post_that_sells_is_never_too_many_and_few_posts_say_nothing() -> None:
    assert not found("mix: {promotional_max: 0}", post(1, intent="sales"), *map(post, range(2, 7)))
    assert not found("mix: {promotional_max: 0.1}", *(post(day, intent="sales") for day in range(1, 5)))


def test_without_a_plan_or_an_agenda_nothing_is_judged() -> None:
    one = rule("mix", options={"share": "promotional"})
    assert not list(mix.compile((one,)).find((), context()))
    assert not list(mix.compile((one,)).find((), context(agenda=month(post(1)))))
