"""A row of a queue as a draft: text, facts under daarom's keys, platforms, images, allowances."""

from __future__ import annotations

from pathlib import Path

import pytest
from queues.planning import drafts, only, queued, said, told, written

from daarom.config import Config, load
from daarom.queues import Queued

HEAD = "Datum;Tijd;Kanaal;Bericht;Link;Foto;Alt;daarom\n"


def row(text: str) -> Queued:
    return queued(HEAD + text + "\n")


def test_a_row_is_a_draft_with_its_facts() -> None:
    draft = only(HEAD + '3-4-2027;9:30;Facebook, Twitter;"Hallo daar.\n\nTot straks!";;;;\n')
    assert (draft.row, draft.format, draft.platforms) == (2, "queue", ("facebook", "x"))
    assert said(draft) == ["body: Hallo daar.", "body: Tot straks!"]
    assert draft.publish_at is not None
    assert draft.publish_at.value.isoformat() == "2027-04-03T09:30:00"


def test_places_point_into_the_cell() -> None:
    draft = only('Bericht,Datum\n"Wij zeggen ""koop nu"" tegen jou.",2027-01-01\n')
    prose = draft.segments[0].prose
    at = prose.value.index("koop nu")
    ((start, end),) = prose.sources(at, at + 7)
    assert draft.source.position(start) == (2, 15)
    assert draft.source.text[start:end] == "koop nu"


def test_columns_without_a_mapping_are_facts_under_their_usual_names() -> None:
    draft = only("Tekst,Auteur,Doel,Status,Publicatiedatum\nHallo daar,Els,luisteren,concept,4-5-2027\n")
    assert draft.text("author") == "Els"
    assert draft.text("goal") == "luisteren"
    assert draft.unfinished
    assert draft.publish_at is not None
    assert draft.publish_at.value.month == 5


def test_a_mapped_column_goes_before_one_that_only_looks_like_it(tmp_path: Path) -> None:
    layout = written(tmp_path, "columns: {text: Tekst, publish_at: Online, author: Wie}\n")
    draft = only("Tekst,Datum,Online,Auteur,Wie\nHallo,2020-01-01,,Jan,Els\n", layout)
    assert draft.publish_at is None
    assert draft.text("author") == "Els"


def test_the_field_of_a_fact_goes_by_its_column(tmp_path: Path) -> None:
    draft = only("Tekst,Wie\nHallo,Els\n", written(tmp_path, "columns: {text: Tekst, author: Wie}\n"))
    field = draft.field("author")
    assert field is not None
    assert (field.name, field.place.start) == ("Wie", 16)


def test_a_platform_may_be_an_account_or_hold_a_sign_that_parts_others(tmp_path: Path) -> None:
    layout = written(tmp_path, "accounts: {Gemeente Zutphen: facebook}\n")
    text = "Bericht,Kanaal\nHallo daar,{}\n"
    found = [
        only(text.format(cell), layout).platforms
        for cell in (
            "gemeente zutphen",
            "X/Twitter",
            "instagram/facebook",
            "Insta + fb",
            "linkedin en x",
            '"ig\nfb"',
        )
    ]
    assert found == [
        ("facebook",),
        ("x",),
        ("instagram", "facebook"),
        ("instagram", "facebook"),
        ("linkedin", "x"),
        ("instagram", "facebook"),
    ]


def test_an_unknown_platform_is_named_and_the_row_is_read() -> None:
    made = row(";;Hyves;Hallo daar.;;;;")
    assert told(made) == [("queue.platform", 2, "Kanaal")]
    assert len(made.documents) == 1


def test_a_row_with_texts_for_some_platforms_is_a_draft_for_each(tmp_path: Path) -> None:
    layout = written(tmp_path, "columns: {text: Tekst, platforms: Kanaal}\ntexts: {x: Tweet, linkedin: LI}\n")
    made = drafts(
        'Kanaal,Tekst,Tweet,LI\n"x, facebook",Voor allen samen,Kort!,\nx,Alleen dit,Anders kort,\n', layout
    )
    assert [(item.row, item.platforms, said(item)) for item in made] == [
        (2, ("facebook",), ["body: Voor allen samen"]),
        ("2.social.x", ("x",), ["2.social.x: Kort!"]),
        ("3.social.x", ("x",), ["3.social.x: Anders kort"]),
    ]


def test_the_platforms_of_the_queue_hold_for_rows_that_name_none(tmp_path: Path) -> None:
    layout = written(tmp_path, "platforms: [linkedin]\ngoal: luisteren\n")
    found = drafts("Bericht,Kanaal\nHallo daar,\nDag daar,x\n", layout)
    assert [item.platforms for item in found] == [("linkedin",), ("x",)]
    assert found[0].text("goal") == "luisteren"


def test_a_queue_without_platforms_says_so() -> None:
    made = queued("Bericht\nHallo daar\n")
    assert [item.key for item in made.notices] == ["queue.no_platform"]


def test_a_link_stands_beside_the_text() -> None:
    draft = only(HEAD + ";;x;Hallo daar.;https://bakker.nl/oven;;;\n")
    assert said(draft) == ["body: Hallo daar.", "link: https://bakker.nl/oven"]


def test_images_come_with_their_alt_texts() -> None:
    draft = only(HEAD + ';;x;Hallo;;"a.jpg, https://x.nl/b,c.jpg";Een oven || Een brood;\n')
    field = draft.field("images")
    assert field is not None
    assert field.value == (
        {"src": "a.jpg", "alt": "Een oven"},
        {"src": "https://x.nl/b,c.jpg", "alt": "Een brood"},
    )
    assert [item.prose.value for item in draft.segments if item.kind == "alt"] == ["Een oven", "Een brood"]


def test_an_image_without_alt_text_says_nothing_where_the_tool_has_no_place_for_one() -> None:
    draft = only("Text,Image URL,Tags,Posting Time\nHallo,https://x.nl/a.jpg,,\n", "buffer")
    assert draft.field("images") is None
    assert draft.field("media") is not None


def test_a_row_that_is_only_an_image_is_a_draft() -> None:
    assert only(HEAD + ";;instagram;;;oven.jpg;De oven;\n").platforms == ("instagram",)


def test_a_row_without_text_is_named_unless_it_is_not_done() -> None:
    assert told(row("3-4-2027;;x;;;;;")) == [("queue.no_text", 2, "Bericht")]
    assert told(row(";;;;https://x.nl;;;")) == [("queue.no_text", 2, "Bericht")]
    assert not told(queued("Bericht,Status\n,idee\n"))


@pytest.mark.parametrize(
    ("cells", "key", "column"),
    [
        ("morgen;;x;Hallo;;;;", "metadata.date", "Datum"),
        ("3-4-2027;laat;x;Hallo;;;;", "queue.time", "Tijd"),
        ("31-2-2027;;x;Hallo;;;;", "metadata.date", "Datum"),
    ],
)
def test_a_date_or_time_that_cannot_be_read_is_named_by_its_column(cells: str, key: str, column: str) -> None:
    made = row(cells)
    assert told(made) == [(key, 2, column)]
    assert len(made.documents) == 1


def test_a_wrong_time_leaves_the_day() -> None:
    (draft,) = row("3-4-2027;laat;x;Hallo;;;;").documents
    assert draft.publish_at is not None
    assert draft.publish_at.whole_day


def test_dates_that_can_be_read_in_two_ways_are_one_problem_for_the_column() -> None:
    made = queued("Bericht,Datum\nHallo,03/04/2027\nDag,04/05/2027\n")
    assert told(made) == [("queue.two_ways", 2, "Datum")]
    assert [item.publish_at for item in made.documents] == [None, None]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Bericht;Datum\nHallo;03/04/2027\n", ["queue.semicolons", "queue.day_first"]),
        ("Bericht\tDatum\nHallo\t2027-04-03\n", ["queue.tabs"]),
        ("Bericht|Datum\nHallo|4/13/2027\nDag|1/2/2027\n", ["queue.bars", "queue.month_first"]),
        ("Bericht,Datum\nHallo,13-04-2027\n", []),
    ],
)
def test_what_is_taken_for_granted_is_said_aloud(text: str, keys: list[str]) -> None:
    assert [item.key for item in queued(text, "generic:x").notices] == keys


def test_a_stated_order_of_dates_is_kept(tmp_path: Path) -> None:
    draft = only("Bericht;Datum\nHallo;03/04/2027\n", written(tmp_path, "date_format: month-first\n"))
    assert draft.publish_at is not None
    assert draft.publish_at.value.month == 3
    layout = written(tmp_path, "date_format: day-first\nplatforms: x\n")
    assert [item.key for item in queued("Bericht,Datum\nHallo,03/04/2027\n", layout).notices] == []


def test_a_time_that_clocks_show_twice_is_ambiguous_in_the_zone_of_the_queue(tmp_path: Path) -> None:
    layout = written(tmp_path, "timezone: Europe/Amsterdam\n")
    draft = only("Bericht,Datum,Tijd\nHallo,2027-10-31,02:30\n", layout)
    assert draft.publish_at is not None
    assert draft.publish_at.ambiguous
    assert queued("Bericht\nHallo\n", layout).config.timezone == "Europe/Amsterdam"


def test_allowances_stand_in_a_cell_a_line_each() -> None:
    cell = '"commercial/deal: de prijs hoort erbij; echt\nhype/x, hype/y until 2027-12-31: naam; bait: afgesproken"'
    draft = only(HEAD + f";;x;Hallo daar.;;;;{cell}\n")
    assert [(item.rules, item.reason, str(item.until)) for item in draft.directives] == [
        (("commercial/deal",), "de prijs hoort erbij; echt", "None"),
        (("hype/x", "hype/y"), "naam", "2027-12-31"),
        (("bait",), "afgesproken", "None"),
    ]
    assert all(item.place.row == 2 for item in draft.directives)


@pytest.mark.parametrize(
    ("cell", "key"), [("zomaar wat", "queue.allow"), ("hype/x until morgen: ja", "draft.until")]
)
def test_an_allowance_that_cannot_be_followed_is_named(cell: str, key: str) -> None:
    assert told(row(f";;x;Hallo daar.;;;;{cell}")) == [(key, 2, "daarom")]


YAML = """\
- id: kerst
  tekst: |
    Welk brood at jij?
  kanaal: [instagram, fb]
  datum: 2027-12-20 9:30
  foto: {src: kerst.jpg, alt: Een krans}
  daarom: {allow: [{rule: hype/x, reason: naam}]}
- tekst: "Caf\\u00e9 open"
  allow: "commercial/deal: prijs hoort erbij"
- tekst: Dag daar
  allow: [{rule: bait/y, reason: spel}]
- tekst: [een, twee]
- tekst: Nog een dag
  allow: {rule: hype/y, reason: kort}
"""


def test_posts_of_a_list_are_drafts_by_their_name_or_number(tmp_path: Path) -> None:
    columns = "columns: {text: tekst, platforms: kanaal, publish_at: datum, image: foto, allow: allow}\n"
    made = queued(YAML, written(tmp_path, columns), "plan.yaml")
    assert told(made) == [("metadata.text", 4, "tekst")]
    first, second, third, fourth = made.documents
    assert (first.row, first.platforms) == ("kerst", ("instagram", "facebook"))
    assert first.field("images").value == ({"src": "kerst.jpg", "alt": "Een krans"},)  # type: ignore[union-attr]
    assert [item.prose.value for item in first.segments if item.kind == "alt"] == ["Een krans"]
    assert [item.directives[0].rules for item in (first, second, third, fourth)] == [
        ("hype/x",),
        ("commercial/deal",),
        ("bait/y",),
        ("hype/y",),
    ]
    assert said(second) == ["body: Café open"]


def test_the_allowances_of_front_matter_work_in_a_list_whether_mapped_or_not(tmp_path: Path) -> None:
    text = "- tekst: Hallo daar\n  daarom: {allow: [{rule: hype/x, reason: naam}]}\n"
    mapped = written(tmp_path, "columns: {text: tekst, allow: daarom}\n")
    for layout in (mapped, written(tmp_path, "columns: {text: tekst}\n")):
        assert [item.rules for item in only(text, layout, "plan.yaml").directives] == [("hype/x",)]


def test_a_time_that_is_no_text_is_judged_as_in_front_matter() -> None:
    made = queued(
        '[{"text": "Hallo", "datum": 20270403}, {"text": "Dag", "datum": ["x"]}]', "generic", "plan.json"
    )
    assert [item.publish_at.value.month if item.publish_at else None for item in made.documents] == [4, None]
    assert told(made) == [("metadata.text", 2, "datum")]


def test_images_in_a_list_without_alt_texts_are_images_all_the_same() -> None:
    draft = only('[{"text": "Hallo", "image": "a.jpg", "alt": ""}]', "generic", "plan.json")
    assert draft.field("images").value == ({"src": "a.jpg", "alt": None},)  # type: ignore[union-attr]


def test_a_key_of_a_list_may_name_its_posts(tmp_path: Path) -> None:
    layout = written(tmp_path, "columns: {text: tekst, id: nr}\n")
    assert [item.row for item in drafts('[{"nr": 7, "tekst": "Hallo"}]', layout, "plan.json")] == ["7"]


def test_a_video_is_a_draft_for_youtube_with_title_and_description() -> None:
    text = "title: De nacht dat de oven uitviel\ndescription: |\n  Joris vertelt.\n\n  Welk brood at jij?\ntags: [brood]\n"
    draft = only(text, "video", "oven.yaml")
    assert (draft.row, draft.platforms) == (None, ("youtube",))
    assert said(draft) == [
        "title: De nacht dat de oven uitviel",
        "body: Joris vertelt.",
        "body: Welk brood at jij?",
    ]


def test_the_config_and_the_post_go_before_a_presets_platforms(tmp_path: Path) -> None:
    (tmp_path / "daarom.yaml").write_text("platforms: [tiktok]\n", encoding="utf-8")
    config = load(tmp_path / "daarom.yaml")
    made = queued("title: Oven\ntext: Hallo daar\n", "video", "oven.yaml", config)
    assert made.documents[0].platforms == ("tiktok",)
    made = queued("title: Oven\ntext: Hallo daar\nplatforms: pinterest\n", "video", "oven.yaml", Config())
    assert made.documents[0].platforms == ("pinterest",)


def test_a_short_row_is_in_the_language_of_the_others() -> None:
    long = "Zaterdag bakken we weer samen met de hele buurt, want dat was vorig jaar zo gezellig."
    assert [item.language for item in drafts(f"Bericht\n{long}\nOké\n")] == ["nl", "nl"]


def test_a_column_that_is_stated_and_not_there_is_named(tmp_path: Path) -> None:
    layout = written(
        tmp_path, "columns: {text: Bericht, link: Linkje, goal: Doelgroepje}\ntexts: {x: Twet}\n"
    )
    made = queued("Bericht,Link,Tweet\nHallo,,\n", layout)
    assert [(item.key, item.values["name"], item.values["near"]) for item in made.problems] == [
        ("queue.column_near", "Linkje", "Link"),
        ("queue.column", "Doelgroepje", ""),
        ("queue.column_near", "Twet", "Tweet"),
    ]
    assert len(made.documents) == 1


def test_a_sheet_in_which_nothing_is_the_text_is_not_read(tmp_path: Path) -> None:
    made = queued("Datum,Iets\n2027-01-01,Hallo\n")
    assert ([item.key for item in made.problems], made.documents) == (["queue.no_text_column"], ())
    made = queued("Datum,Iets\n2027-01-01,Hallo\n", written(tmp_path, "columns: {text: Tekst}\n"))
    assert ([item.key for item in made.problems], made.documents) == (["queue.column"], ())


def test_columns_may_be_numbers(tmp_path: Path) -> None:
    layout = written(tmp_path, "header: false\ncolumns: {text: 2, publish_at: 1}\n")
    draft = only("2027-01-01,Hallo daar\n", layout)
    assert (draft.row, said(draft)) == (1, ["body: Hallo daar"])


def test_several_columns_of_text_are_read_together(tmp_path: Path) -> None:
    draft = only("Kop,Tekst\nEen kop,De tekst zelf\n", written(tmp_path, "columns: {text: [Kop, Tekst]}\n"))
    assert said(draft) == ["body: Een kop", "body: De tekst zelf"]
