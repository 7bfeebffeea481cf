"""The sheets of known tools, as the tools write them: each preset finds text, time, links and images."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from queues.planning import drafts, queued, said, told

from daarom.config import queues as config_queues
from daarom.config.queues import COLUMN_KEYS
from daarom.presets import Column, checked, column, everything, known, preset

PUBLER = [
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
]
"""Publer's template: the twelve columns of https://publer.com/blog/ultimate-csv-bulk-scheduler-social-media/."""

OVEN = 'De oven "deed" het niet.\n\nWelk brood at jij?'
PARTS = ['body: De oven "deed" het niet.', "body: Welk brood at jij?"]
IMAGES = "https://bakker.nl/a.jpg, https://bakker.nl/b.jpg"
EMPTY = [""] * 5
SHEETS: dict[str, list[list[str]]] = {
    "hootsuite": [["03/15/2027 09:30", OVEN, "https://bakker.nl/oven"]],
    "buffer": [
        ["Text", "Image URL", "Tags", "Posting Time"],
        [OVEN, "https://bakker.nl/oven.jpg", "brood,nacht", "2027-03-15 09:30"],
    ],
    "sprout": [
        ["date", "time_24hr", "message_text", "public_image_url"],
        ["15/03/2027", "09:30", OVEN, "https://bakker.nl/oven.jpg"],
    ],
    "publer": [
        PUBLER,
        ["2027-03-15 09:30", OVEN, "https://bakker.nl", IMAGES, "", "brood", "Een oven || Een brood", *EMPTY],
    ],
    "ayrshare": [
        ["post", "platforms", "mediaUrls", "scheduleDate"],
        [OVEN, "twitter, facebook, instagram", "", "2027-03-15T09:30:00Z"],
    ],
    "vista": [
        ["message", "type", "link", "time"],
        [OVEN, "article", "https://bakker.nl/oven", "2027-03-15 9:30 am"],
    ],
    "highlevel": [
        [
            "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)",
            "content",
            "link (OGmetaUrl)",
            "imageUrls",
            "gifUrl",
            "videoUrls",
        ],
        ["2027-03-15 09:30:00", OVEN, "", "https://bakker.nl/oven.jpg", "", ""],
    ],
    "generic": [
        ["Datum", "Tijd", "Kanaal", "Bericht", "Link"],
        ["15-03-2027", "9.30 uur", "Instagram", OVEN, ""],
    ],
}
"""A file as each tool's own documentation has it, see the sources in data/queues.yaml."""


def written(rows: list[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_of_the_tool_is_read_with_its_text_and_time(name: str) -> None:
    (draft,) = drafts(written(SHEETS[name]), name)
    assert [part for part in said(draft) if part.startswith("body")] == PARTS
    assert draft.publish_at is not None
    assert draft.publish_at.value.replace(tzinfo=None).isoformat() == "2027-03-15T09:30:00"


@pytest.mark.parametrize("name", SHEETS)
def test_a_bad_row_is_named_by_row_and_column_and_the_others_are_read(name: str) -> None:
    rows = SHEETS[name]
    time = next(index for index, cell in enumerate(rows[-1]) if "2027" in cell)
    bad = [*rows[-1][:time], "ooit", *rows[-1][time + 1 :]]
    made = queued(written([*rows, bad, rows[-1]]), f"{name}:instagram")
    heading = rows[0][time].split(" - ")[0].split(" (")[0] if len(rows) > 1 else "A"
    assert told(made) == [("metadata.date", len(rows) + 1, heading)]
    assert len(made.documents) == 3


def test_hootsuites_sheets_may_have_names() -> None:
    sheet = [["Date", "Message", "Link"], *SHEETS["hootsuite"]]
    (draft,) = drafts(written(sheet), "hootsuite")
    assert (draft.row, said(draft)[:1]) == (2, PARTS[:1])


def test_publers_alt_texts_and_labels_are_read() -> None:
    (draft,) = drafts(written(SHEETS["publer"]), "publer")
    assert draft.texts("tags") == ("brood",)
    assert [item.prose.value for item in draft.segments if item.kind == "alt"] == ["Een oven", "Een brood"]


def test_publers_former_template_is_read_too() -> None:
    sheet = [
        ["Date", "Message", "Link", "Media", "Title", "Labels"],
        ["2027/03/15 09:30", OVEN, "", "", "", "brood"],
    ]
    (draft,) = drafts(written(sheet), "publer")
    assert draft.texts("tags") == ("brood",)


def test_every_preset_for_sheets_is_shown_to_work() -> None:
    assert set(known()) == {*SHEETS, "video", "photo"}


def test_every_preset_has_a_source_and_the_file_a_day() -> None:
    assert checked() > date(2026, 11, 1)
    for layout in everything()[1].values():
        assert layout.source
        assert layout.of("text")


def test_a_column_is_a_name_names_or_a_number() -> None:
    assert column(2) == Column((), 2)
    assert column("Tekst | Bericht | 3") == Column(("Tekst", "Bericht"), 3)
    assert column("Alt - separated by ||") == Column(("Alt - separated by ||",), None)
    assert (str(column("a|b")), str(column(2))) == ("a | b", "2")
    assert preset("Buffer") is not None
    assert preset("bufer") is None


def test_the_page_on_queues_names_every_preset_and_key() -> None:
    page = (Path(__file__).parent.parent / "docs/queues.md").read_text(encoding="utf-8")
    assert not [name for name in known() if f"`{name}`" not in page]
    keys = re.findall(
        r'^        "(\w+)":', (Path(config_queues.__file__)).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(keys) > 8
    assert not [key for key in keys if f"`{key}`" not in page]
    assert not [key for key in COLUMN_KEYS[:6] if f"`{key}`" not in page]
