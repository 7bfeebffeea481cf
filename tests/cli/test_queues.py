"""Queues on the command line: a sheet that is named, one that the config maps, and what goes wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import CONFIG, SENTENCES, Answer, write

Daarom = Callable[..., Answer]

PLANNING = (
    f"Datum;Kanaal;Bericht;daarom\r\n3-4-2027;x;{SENTENCES['error']};\r\n4-4-2027;x;{SENTENCES['clean']};\r\n"
)
MAPPED = (
    CONFIG
    + "queues:\n  - paths: [planning*]\n    columns: {text: Bericht, publish_at: Datum, allow: daarom}\n"
)


def report(answer: Answer) -> dict[str, list[dict[str, object]]]:
    return json.loads(answer.out)  # type: ignore[no-any-return]


def problems(answer: Answer) -> list[tuple[object, ...]]:
    return [(item["key"], item["row"], item["cell"], item["line"]) for item in report(answer)["problems"]]


def test_a_sheet_is_read_as_the_preset_says(daarom: Daarom, here: Path) -> None:
    write(here, {"plan.csv": PLANNING})
    answer = daarom("check", "plan.csv", "--queue", "generic", "--format", "json")
    (found,) = report(answer)["findings"]
    assert answer.code == 1
    assert [found[key] for key in ("path", "row", "cell", "line", "column")] == [
        "plan.csv",
        2,
        "Bericht",
        2,
        25,
    ]


def test_the_place_is_told_in_the_language_of_the_frame(daarom: Daarom, here: Path) -> None:
    write(here, {"plan.csv": PLANNING})
    for language, place in (("nl", "plan.csv [rij 2, Bericht]"), ("en", "plan.csv [row 2, Bericht]")):
        answer = daarom("check", "plan.csv", "--queue", "generic", language=language)
        assert answer.out.splitlines()[0] == place
        assert "2:25" in answer.out
    answer = daarom("check", "plan.csv", "--queue", "generic", "--format", "github", language="nl")
    assert "line=2,endLine=2" in answer.out
    assert "::[rij 2, Bericht] " in answer.out


def test_a_queue_that_the_config_maps_is_found_in_its_folder(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": MAPPED, "planning.csv": PLANNING, "data.csv": "a,b\n1,2\n", "x.json": "{}"})
    made = report(daarom("check", "--format", "json"))
    assert [(item["path"], item["row"]) for item in made["drafts"]] == [
        ("planning.csv", 2),
        ("planning.csv", 3),
    ]
    assert not made["problems"]


def test_an_excluded_queue_is_passed_over_and_include_need_not_name_it(daarom: Daarom, here: Path) -> None:
    write(
        here,
        {"daarom.yaml": MAPPED + "include: [blog/]\nexclude: [planning-oud.csv]\n", "planning.csv": PLANNING},
    )
    write(here, {"planning-oud.csv": PLANNING})
    assert {item["path"] for item in report(daarom("check", "--format", "json"))["drafts"]} == {
        "planning.csv"
    }


def test_a_queue_that_nothing_maps_is_a_problem_with_a_way_out(daarom: Daarom, here: Path) -> None:
    write(here, {"plan.csv": PLANNING, "goed.md": SENTENCES["clean"]})
    answer = daarom("check", "plan.csv", "goed.md", language="nl")
    assert answer.code == 2
    assert "--queue met" in " ".join(answer.out.split())
    assert "Concepten gelezen: 1." in answer.out


def test_a_hook_passes_over_what_nothing_maps(daarom: Daarom, here: Path) -> None:
    write(here, {"plan.csv": PLANNING, "goed.md": SENTENCES["clean"]})
    answer = daarom("check", "--skip-unmapped", "plan.csv", "goed.md")
    assert (answer.code, answer.err) == (0, "")
    write(here, {"daarom.yaml": MAPPED, "planning.csv": PLANNING})
    assert daarom("check", "--skip-unmapped", "planning.csv").code == 1


def test_a_broken_config_is_told_where_only_queues_are(daarom: Daarom, here: Path) -> None:
    write(here, {"los/daarom.yaml": "root: true\nqueue: []\n", "los/planning.csv": PLANNING})
    answer = daarom("check", "los", "--format", "json")
    assert answer.code == 2
    assert {item["path"] for item in report(answer)["problems"]} == {"los/daarom.yaml"}


def test_bad_rows_are_named_and_the_others_are_checked(daarom: Daarom, here: Path) -> None:
    text = (
        "Datum;Tijd;Kanaal;Bericht\r\n"
        f"ooit;;x;{SENTENCES['clean']}\r\n"
        f"2027-04-03;half negen;x;{SENTENCES['clean']}\r\n"
        f"2027-04-03;;hyves;{SENTENCES['clean']}\r\n"
        "2027-04-03;;x;\r\n"
        "2027-04-03;;x\r\n"
        f"2027-04-03;;x;{SENTENCES['clean']};te veel\r\n"
        f"2027-04-03;9:30;x;{SENTENCES['error']}\r\n"
    )
    write(here, {"plan.csv": text})
    answer = daarom("check", "plan.csv", "--queue", "generic", "--format", "json", language="nl")
    assert answer.code == 2
    assert sorted(problems(answer), key=lambda item: str(item[1])) == [
        ("metadata.date", 2, "Datum", 2),
        ("queue.time", 3, "Tijd", 3),
        ("queue.platform", 4, "Kanaal", 4),
        ("queue.no_text", 5, "Bericht", 5),
        ("queue.too_few", 6, "Bericht", 6),
        ("queue.too_many", 7, "Bericht", 7),
    ]
    assert [item["row"] for item in report(answer)["findings"]] == [8]
    told = daarom("check", "plan.csv", "--queue", "generic", language="nl").out
    assert "plan.csv:2:1 [rij 2, Datum]  lukt niet" in told


def test_excels_windows_1252_is_read_and_said_aloud(daarom: Daarom, here: Path) -> None:
    write(here, {"plan.csv": PLANNING.replace("oven", "café “koop nu”").encode("cp1252")})
    answer = daarom("check", "plan.csv", "--queue", "generic", "--format", "json", language="nl")
    made = report(answer)
    assert any("Windows-1252" in str(line) for line in made["notices"])
    assert {item["row"] for item in made["findings"]} == {2, 3}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_excel_are_read_without_a_word(daarom: Daarom, here: Path, encoding: str) -> None:
    write(here, {"plan.csv": PLANNING.encode(encoding)})
    made = report(daarom("check", "plan.csv", "--queue", "generic", "--format", "json"))
    assert [item["column"] for item in made["findings"]] == [25]
    assert not any("Windows" in str(line) for line in made["notices"])


def test_bytes_that_nobody_types_are_no_windows_text(daarom: Daarom, here: Path) -> None:
    write(here, {"a.csv": b"Bericht\n\xe9\x01\n", "b.csv": b"Bericht\n\x81\n", "c.md": b"caf\xe9\n"})
    answer = daarom("check", "a.csv", "b.csv", "c.md", "--queue", "generic", "--format", "json")
    assert [item["key"] for item in report(answer)["problems"]] == ["draft.not_utf8"] * 3


def test_a_queue_may_come_from_standard_input(daarom: Daarom, here: Path) -> None:
    assert here.is_dir()
    answer = daarom(
        *("check", "--stdin-filename", "plan.csv", "--queue", "generic", "--format", "json"),
        stdin=PLANNING.replace("taart", "café").encode("cp1252"),
    )
    made = report(answer)
    assert [item["row"] for item in made["findings"]] == [2]
    assert any("1252" in str(line) for line in made["notices"])


def test_an_allowance_in_a_cell_covers_its_row_and_needs_a_reason(daarom: Daarom, here: Path) -> None:
    rows = [f"{SENTENCES['error']};{cell}" for cell in ("eigen/fout: citaat", "eigen/fout", "")]
    write(here, {"plan.csv": "Bericht;daarom\n" + "\n".join(rows) + "\n"})
    answer = daarom("check", "plan.csv", "--queue", "generic", "--format", "json")
    made = report(answer)
    assert [item["finding"]["row"] for item in made["suppressed"]] == [2]  # type: ignore[index]
    assert [item["row"] for item in made["findings"]] == [3, 4]
    assert problems(answer) == [("allow.no_reason", 3, None, 3)]


def test_an_allowance_that_does_nothing_is_named_with_its_row(daarom: Daarom, here: Path) -> None:
    write(here, {"plan.csv": f"Bericht;daarom\n{SENTENCES['clean']};eigen/fout: citaat\n"})
    assert "plan.csv [row 2]: the allowance" in daarom("check", "plan.csv", "--queue", "generic").out


ALLOWING = {
    "plan.csv": ("Bericht,Datum\n{},\n", "eigen/fout: reden (kolom 'daarom')"),
    "kaal.csv": (
        "2027-01-01,{}\n",
        "allow: [{paths: [kaal.csv], rule: eigen/fout, reason: reden}] (daarom.yaml)",
    ),
    "plan.json": ('[{{"text": "{}"}}]', "daarom: {allow: [{rule: eigen/fout, reason: reden}]}"),
    "plan.yaml": ("- tekst: {}\n", "daarom: {allow: [{rule: eigen/fout, reason: reden}]}"),
    "draad.tweet": ("{}\n", "daarom: {allow: [{rule: eigen/fout, reason: reden}]}"),
    "film.vtt": ("WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n", "NOTE daarom: allow eigen/fout: reden"),
    "film.srt": (
        "1\n00:00:01,000 --> 00:00:02,000\n{}\n",
        "allow: [{paths: [film.srt], rule: eigen/fout, reason: reden}]",
    ),
}


@pytest.mark.parametrize("path", ALLOWING)
def test_the_line_that_allows_a_finding_fits_the_format(daarom: Daarom, here: Path, path: str) -> None:
    text, line = ALLOWING[path]
    write(here, {path: text.format(SENTENCES["error"])})
    out = daarom(
        "check", path, "--queue", "hootsuite" if path == "kaal.csv" else "generic", language="nl"
    ).out
    assert line in out


def test_captions_and_threads_are_drafts_of_their_own_platforms(daarom: Daarom, here: Path) -> None:
    long = "Om half vier stond Joris in het donker. " * 200
    write(
        here,
        {
            "film.nl.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{long}\n",
            "draad.tweet": f"{SENTENCES['clean']}\n---\n{long}\n",
            "daarom.yaml": CONFIG.replace("platform: false", "platform: true"),
        },
    )
    made = report(daarom("check", "--format", "json"))
    assert {(item["path"], item["row"], tuple(item["platforms"])) for item in made["drafts"]} == {  # type: ignore[arg-type]
        ("film.nl.srt", None, ("youtube",)),
        ("draad.tweet", 1, ("x",)),
        ("draad.tweet", 2, ("x",)),
    }
    assert [
        (item["path"], item["row"]) for item in made["findings"] if item["rule"] == "platform/too-long"
    ] == [("draad.tweet", 2)]


def test_a_link_beside_a_text_counts_as_the_platform_counts_it(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": CONFIG.replace("platform: false", "platform: true")})
    text, link = "Brood " * 43, "https://bakker.example/" + "a" * 200
    rows = "".join(f"{name},{text.strip()},{link}\n" for name in ("x", "linkedin", "instagram", "mastodon"))
    write(here, {"plan.csv": "Kanaal,Bericht,Link\n" + rows})
    made = report(daarom("check", "plan.csv", "--queue", "generic", "--format", "json"))
    found = [(item["row"], item["rule"], item["cell"]) for item in made["findings"]]
    assert (2, "platform/too-long", "Link") in found
    assert {row for row, rule, _ in found if rule == "platform/too-long"} == {2}
    assert not [rule for _, rule, _ in found if "clickable" in str(rule)]


def test_the_title_and_description_of_a_video_are_held_to_youtubes_limits(daarom: Daarom, here: Path) -> None:
    write(here, {"daarom.yaml": CONFIG.replace("platform: false", "platform: true")})
    write(here, {"oven.yaml": f"title: {'Oven ' * 25}\ndescription: {'Brood ' * 900}\n"})
    made = report(daarom("check", "oven.yaml", "--queue", "video", "--format", "json"))
    found = {(item["rule"], item["cell"]) for item in made["findings"]}
    assert {("platform/title-too-long", "title"), ("platform/too-long", "description")} <= found


HOSTILE = '=HYPERLINK("http://kwaad.example";"klik") \x1b[31m ::error:: \u202ekwaad koop nu'


@pytest.mark.parametrize("shape", ["text", "json", "github"])
def test_a_hostile_sheet_does_no_harm(daarom: Daarom, here: Path, shape: str) -> None:
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    head = '"Bericht ::error::\x1b[31m","Datum\u202e"'
    write(here, {"plan.csv": f"{head}\n{quoted},::warning::\x1b[0m\n"})
    write(here, {"l.yaml": 'columns: {text: "1", publish_at: "2"}\n'})
    answer = daarom("check", "plan.csv", "--queue", "l.yaml", "--format", shape)
    assert answer.code == 2
    assert not re.search("[\x1b\u202e]", answer.out)
    assert not re.search(r"^\s*::(?!error |notice |warning )", answer.out, re.MULTILINE)
    assert answer.err == ""


@pytest.mark.parametrize("text", ['- id: "\\e[31m::error::\\u202e"\n  tekst: koop nu\n  datum: "\\e[0m"\n'])
def test_a_hostile_name_of_a_post_does_no_harm(daarom: Daarom, here: Path, text: str) -> None:
    write(here, {"plan.yaml": text})
    for shape in ("text", "github"):
        out = daarom("check", "plan.yaml", "--queue", "generic", "--format", shape).out
        assert not re.search("[\x1b\u202e]", out)
        assert not re.search(r"^\s*::(?!error |notice |warning )", out, re.MULTILINE)


def test_scores_are_given_for_each_row_of_a_queue(daarom: Daarom, here: Path, model: Path) -> None:
    write(
        here,
        {"plan.csv": PLANNING + "\r\n5-4-2027;x;;\r\n", "los.jsonl": '{"id": 7, "text": "Hallo daar"}\n'},
    )
    answer = daarom("score", "plan.csv", "los.jsonl", "--queue", "generic", "--model", str(model))
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["id"] for line in lines[:2]] == ["plan.csv [2]", "plan.csv [3]"]
    assert answer.code == 2
    assert "plan.csv:5 [row 5, Bericht]" in answer.err


def test_lines_without_a_queue_are_scored_as_ever(daarom: Daarom, here: Path, model: Path) -> None:
    write(here, {"los.jsonl": '{"id": 7, "text": "Hallo daar"}\n', "stuk.csv": ""})
    answer = daarom("score", "los.jsonl", "--model", str(model))
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == [7]
    assert daarom("score", "stuk.csv", "--queue", "generic", "--model", str(model)).code == 2
    write(
        here, {"daarom.yaml": MAPPED, "planning.csv": PLANNING, "film.yaml": f"tekst: {SENTENCES['clean']}\n"}
    )
    answer = daarom("score", "planning.csv", "--model", str(model))
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == [
        "planning.csv [2]",
        "planning.csv [3]",
    ]
    answer = daarom("score", "film.yaml", "--queue", "generic", "--model", str(model))
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ["film.yaml"]
