"""What was published already: exports and sheets are read, counted and never judged; what is not in them is said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daarom import history, lint
from daarom.calendar import Outlook, look
from daarom.config import Configs
from daarom.errors import DraftError
from daarom.model import Source

CONFIG = "root: true\nlanguage: nl\ntimezone: Europe/Amsterdam\nhistory:\n"
LOUD = "Alleen vandaag 25% korting op alle taarten. Bestel nu via onze webshop en profiteer!"


def note(text: str, when: str, **more: object) -> dict[str, object]:
    return {"type": "Create", "object": {"type": "Note", "content": text, "published": when, **more}}


def tweet(text: str, when: str, **more: object) -> dict[str, object]:
    return {"tweet": {"full_text": text, "created_at": when, **more}}


def seen(folder: Path, entry: str, name: str, text: str) -> Outlook:
    (folder / "daarom.yaml").write_text(CONFIG + entry, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    draft = "---\nplatforms: [mastodon]\nintent: sales\npublish_at: 2026-11-10 09:00\n---\nDe stol ligt er weer, voor € 14.\n"
    (folder / "stol.md").write_text(draft, encoding="utf-8")
    request = lint.Request((folder,), date(2026, 11, 5))
    return look(request, Configs(), date(2026, 11, 1), date(2026, 11, 30))


def test_own_posts_of_a_mastodon_export_count_and_replies_and_boosts_do_not(tmp_path: Path) -> None:
    items = [
        note(f"<p>{LOUD}</p>", "2026-11-08T23:30:00Z"),
        note("<p>Dank je wel!</p>", "2026-11-08T10:00:00Z", inReplyTo="https://example.org/1"),
        {"type": "Announce", "object": "https://example.org/2"},
    ]
    entry = "  - {paths: [outbox.json], export: mastodon}\n"
    outlook = seen(tmp_path, entry, "outbox.json", json.dumps({"orderedItems": items}))
    posts = outlook.figures[0].agenda.inside
    assert [(post.published, post.day.day) for post in posts] == [(True, 9), (False, 10)]
    assert [item.path.rpartition("/")[2] for item in outlook.report.findings] == ["stol.md"]
    assert [item.rule for item in outlook.report.findings] == ["calendar/sales-in-a-row"]
    told = [item.values for item in outlook.report.notices if item.key == "history.export"]
    assert [(item["count"], item["left"], item["since"]) for item in told] == [(1, 2, "2026-11-08")]


def test_own_posts_of_an_archive_of_x_count(tmp_path: Path) -> None:
    items = [
        tweet("De oven gaat vroeg aan.", "Sun Nov 08 09:19:24 +0000 2026"),
        tweet("RT @henk: hoi", "Sun Nov 08 10:19:24 +0000 2026"),
        tweet("@henk hoi", "Sun Nov 08 10:19:24 +0000 2026", in_reply_to_status_id="1"),
        tweet("Zonder tijd", "gisteren"),
    ]
    text = "window.YTD.tweets.part0 = " + json.dumps(items)
    outlook = seen(tmp_path, "  - {paths: [tweets.js], export: x}\n", "tweets.js", text)
    found = [(p.document.platforms, str(p.clock)) for p in outlook.figures[0].agenda.inside if p.published]
    assert found == [(("x",), "10:19:24")]


def test_a_sheet_of_what_went_out_is_history_and_not_linted(tmp_path: Path) -> None:
    sheet = f"Datum,Tijd,Kanaal,Bericht\n2026-11-08,09:00,mastodon,{LOUD}\n,,mastodon,Nog niets.\n"
    outlook = seen(tmp_path, "  - {paths: [uit.csv], preset: generic}\n", "uit.csv", sheet)
    assert [post.published for post in outlook.figures[0].agenda.inside] == [True, False]
    assert not [item for item in outlook.report.findings if item.path.endswith("uit.csv")]
    assert "history.sheet" in [item.key for item in outlook.report.notices]
    assert not lint.check(lint.Request((tmp_path,), date(2026, 11, 5)), Configs()).problems


@pytest.mark.parametrize("text", ["", "[", "{}", '{"orderedItems": 3}', "null", "[" * 100_000])
def test_a_file_that_is_no_export_is_a_problem_and_the_rest_is_counted(tmp_path: Path, text: str) -> None:
    entry = "  - {paths: [outbox.json], export: mastodon}\n"
    outlook = seen(tmp_path, entry, "outbox.json", text)
    assert [item.key for item in outlook.report.problems] == ["history.broken"]
    assert len(outlook.figures[0].agenda.inside) == 1


def test_an_export_without_posts_is_said(tmp_path: Path) -> None:
    outlook = seen(tmp_path, "  - {paths: [tweets.js], export: x}\n", "tweets.js", "[]")
    assert "history.empty" in [item.key for item in outlook.report.notices]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["orderedItems", "object", "content", "published", "tweet", "full_text", "inReplyTo"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from(sorted(history.EXPORTS)))
def test_no_export_whatever_its_shape_breaks_the_reader(data: object, kind: str) -> None:
    try:
        kept, left = history.EXPORTS[kind](Source("export.json", json.dumps(data)))
    except DraftError:
        return
    assert left >= 0
    assert all(isinstance(item.text, str) for _, item in kept)
