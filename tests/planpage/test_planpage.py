"""A plan on one page: what a colleague wants to know, in the plan's own language, harmless, and without comparing people."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from plan.plans import WHOLE, plan

from daarom.model import Source
from daarom.plan import Period, parse
from daarom.planpage import SHAPES, page_of
from daarom.planpage.types import Speech

TODAY = date(2026, 11, 22)


def shown(text: str = WHOLE, shape: str = "text", language: str = "nl", width: int = 300) -> str:
    return SHAPES[shape](page_of(plan(text), TODAY, language), width, False)


def test_the_page_of_a_whole_plan_says_who_what_where_and_how_often() -> None:
    assert (
        shown()
        == """\
Het social-mediaplan van Bakkerij De Korenaar
Van 1 juni 2026 tot en met 31 december 2027. Els houdt het in de gaten. Elke 12 maanden kijken we er samen naar.

Wat we willen bereiken
  Wie een allergie heeft, weet binnen een dag wat hij bij ons kan eten.
    Bij wie: buurt
    Wat we tellen: beantwoorde vragen, van 0 naar 40 per maand; uiterlijk 1 juni 2027; laatst 5, op 1 november 2026
    In een bericht: goal: vragen

Waarom social media
  Buren vragen aan de toonbank wat er in het brood zit, en dat willen we ook 's avonds zeggen.
    Ook overwogen: poster in de winkel: niemand leest hem

Voor wie
  buurt: mensen uit de wijk die lopend brood komen halen
    Wat zij zoeken: weten wat erin zit
    Wij zeggen: je

Waar, en hoe het daar gaat
  Facebook (dekorenaar): In de buurtgroep vragen buren elkaar wat er in ons brood zit.
    Voor wie en hoe vaak: buurt; 1 tot 3 per week
    Zo gaat het daar: antwoorden met je voornaam
    Wat we weten van buurt: kijken 's avonds in de buurtgroep (1 mei 2026)

Hoe mensen ons zien
  Nu: lekker, maar stug
  Straks: een bakker aan wie je alles vraagt

Wat ons bijzonder maakt
  Wij malen ons eigen meel.
    Dat zie je aan: molen in de winkel, elke dinsdag open

Hoe we klinken
  Toon: informeel, een beetje grappig, heel beleefd
  Wij zeggen: je
  Doen: namen noemen
  Laten: uitroeptekens
  Onze woorden: buur (niet klant)
  Die woorden niet: ontzorgen

Wie het doet, met hoeveel tijd en geld
  Wie: Els (winkel), Noor (marketing)
  Uren per week: 5 (plannen 0,5, berichten 2, antwoorden 2, meten 0,5)
  Wat de berichten vragen: 1 per week × 0,5 uur = 0,5 uur
  Geld per jaar: € 900 (foto's)

Meten en antwoorden
  Wie antwoordt: Els, binnen 4 uur
  Wanneer: ma-za 09:00-17:00
  Wie telt: Els, met postvak: vragen, elke maand
  Als er iets misgaat: Els"""
    )


def test_markdown_says_the_same() -> None:
    page = shown(shape="markdown")
    assert page.startswith("# Het social-mediaplan van Bakkerij De Korenaar\n")
    assert "\n## Waarom social media\n\n- Buren vragen" in page
    assert "  - **In een bericht**: `goal: vragen`" in page
    assert page.count("\n## ") == shown().count("\n\n")


def test_what_is_open_or_not_there_stands_at_the_end() -> None:
    text = "language: nl\ngoals: [{id: a, statement: Ouders lezen voor., deadline: todo}]\nplatforms: [{id: blog, customs: todo}]\n"
    text += "why_social: todo\norganisation: {sector: nog doen}\nvalid: {until: 2027-08-31}\n"
    page = shown(text)
    assert page.splitlines()[:2] == ["Het social-mediaplan", "Tot en met 31 augustus 2027."]
    _, _, end = page.partition("Nog open\n")
    assert end.splitlines() == [
        "  Wat we willen bereiken: goals[a].deadline",
        "  Waarom social media: why_social",
        "  Voor wie: nog niets opgeschreven",
        "  Waar, en hoe het daar gaat: platforms[blog].customs",
        "  Hoe mensen ons zien: nog niets opgeschreven",
        "  Wat ons bijzonder maakt: nog niets opgeschreven",
        "  Wie het doet, met hoeveel tijd en geld: nog niets opgeschreven",
        "  Meten en antwoorden: nog niets opgeschreven",
        "  organisation.sector",
    ]


def test_the_page_speaks_the_plans_language_and_else_the_readers() -> None:
    assert "Why social media" in shown("language: en\nwhy_social: todo\n", language="nl")
    assert "Waarom social media" in shown("version: 1\n", language="nl")
    assert "Why social media" in shown("version: 1\n", language="en")


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        ("{min_per_week: 0.5}", "minstens 0,5 per week"),
        ("{max_per_week: 2}", "hooguit 2 per week"),
        ("{}", ""),
    ],
)
def test_the_rhythm_is_put_as_the_plan_has_it(cadence: str, words: str) -> None:
    page = shown(f"language: nl\nplatforms: [{{id: blog, why: Verhalen., cadence: {cadence}}}]\n")
    assert (f"Voor wie en hoe vaak: {words}\n" in page) is bool(words)


def test_a_goal_without_numbers_says_what_there_is() -> None:
    for metric, words in (
        ("vragen", "vragen"),
        ("{name: vragen, target: 3}", "vragen, naar 3"),
        ("{target: 3}", ", naar 3"),
    ):
        assert f"Wat we tellen: {words}" in shown(f"language: nl\ngoals: [{{id: a, metric: {metric}}}]\n")


def test_who_measures_and_answers_may_be_half_known() -> None:
    text = "language: nl\ninfrastructure: {{measure: {measure}, respond: {respond}}}\n"
    half = shown(
        text.format(measure="[{tool: schrift}, {owner: Els}, {metrics: [vragen]}]", respond="{hours: Mo-Fr}")
    )
    assert "Wie telt: schrift; Els; : vragen" in half or "Wie telt: schrift; Els" in half
    assert "Wie antwoordt" not in half
    assert "Wanneer: ma-vr" in half


def test_departments_and_handles_stand_for_names_in_the_order_of_the_plan() -> None:
    page = shown('language: nl\npeople: [winkel, "@els", {name: Ad, department: bakkerij}, {role: author}]\n')
    assert "  Wie: winkel, @els, Ad (bakkerij)\n" in page


@pytest.mark.parametrize(
    ("period", "every", "within"),
    [
        (Period(months=1), "maand", "een maand"),
        (Period(days=14), "14 dagen", "14 dagen"),
        (Period(minutes=60), "uur", "een uur"),
        (Period(minutes=30), "30 minuten", "30 minuten"),
        (Period(minutes=90, written="PT90M"), "PT90M", "PT90M"),
    ],
)
def test_spans_of_time_are_put_in_words(period: Period, every: str, within: str) -> None:
    speech = Speech("nl")
    assert (speech.every(period), speech.within(period)) == (every, within)


@pytest.mark.parametrize("shape", list(SHAPES))
@pytest.mark.parametrize("example", ["bakkerij", "gemeente", "software"])
def test_the_example_plans_fit_on_a_page_or_two_and_leave_no_blanks(example: str, shape: str) -> None:
    path = Path(__file__).parents[2] / "examples" / example / "plan.yaml"
    page = page_of(parse(Source("plan.yaml", path.read_text(encoding="utf-8"))), TODAY, "en")
    text = SHAPES[shape](page, 100, False)
    assert text.count("\n") < 110
    assert "{" not in text
    assert "None" not in text


HOSTILE = "\\x1b[31m\\u202e::error::x <script>alert(1)</script> [a](http://b) @els #12 ```"


@pytest.mark.parametrize("shape", list(SHAPES))
def test_nothing_of_a_plan_acts_on_a_terminal_a_runner_or_a_page(shape: str) -> None:
    text = "".join(
        line.replace("WORDS", f'"{HOSTILE}"')
        for line in (
            "organisation: WORDS\nwhy_social: WORDS\ngoals: [WORDS]\naudiences: {a: WORDS}\ndistinctive_value: WORDS\n",
            "people: [WORDS]\nplatforms: [{id: blog, why: WORDS, customs: [WORDS]}]\n",
            "infrastructure: {measure: WORDS, respond: WORDS}\nimage: {current: WORDS}\n",
            "resources: {budget: {year: 3, currency: WORDS}}\n",
        )
    )
    page = shown(text, shape, language="en", width=100)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert not [line for line in page.splitlines() if line.lstrip(" -").startswith("::")]
    if shape == "markdown":
        assert not re.search(r"(?<!\\)<(?!span>|/span>)", page)
        assert not re.search(r"(?<!\\)\]\(", page)


def test_headings_are_bold_where_there_is_colour() -> None:
    page = SHAPES["text"](page_of(plan(), TODAY, "nl"), 80, True)
    assert "\x1b[1mWaarom social media\x1b[0m" in page
