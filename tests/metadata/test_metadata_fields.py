from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from daarom.catalogue import has
from daarom.config import Config, load
from daarom.metadata import documents
from daarom.model import Document, Problem
from daarom.readers import read_text

HUGO = """\
+++
title = "Brood voor de buurt"
date = 2026-11-20T08:00:00+01:00
publishDate = 2026-11-22T09:30:00+01:00
expiryDate = "2026-12-01"
draft = true
tags = ["brood", "buurt"]
[params]
goal = "bezoek"
doelgroep = "buren"
+++
Zaterdag bakken we weer samen.
"""
JEKYLL = """\
---
layout: post
title: Bread for the street
categories: [Events]
tags: [bread, street]
published: false
excerpt: We bake together.
---
On Saturday we bake together with the neighbours.
"""
ASTRO = """\
---
title: Brood
pubDate: 'Jul 08 2026'
heroImage: ../brood.jpg
heroImageAlt: Een warm brood op een plank
---
Tekst.
"""
DOCUSAURUS = """\
---
authors:
  - name: Anna de Wit
    title: bakker
  - key: piet
    name: Piet
tags: [brood]
image: /img/brood.png
---
# Brood
"""
PLAIN = """\
---
titel: Brood voor de buurt
auteur: Anna
doel: bezoek
doelgroep: buren, gezinnen
kanalen: [Twitter, LinkedIn]
taal: nl
status: Concept
datum: 22-11-2026 9:30
aanbieding_tot: 24-11-2026
betaald_door: Molen BV
relatie: betaald
goedgekeurd_door: Piet
pijler: ambacht
---
Tekst.
"""
NESTED = """\
---
title: Brood
goal: verkeerd
daarom:
  goal: bezoek
  intent: verkoop
  allow: [{rule: hype/praise, reason: titel}]
---
Tekst.
"""


def read(
    text: str, config: Config | None = None, path: str = "blog/a.md"
) -> tuple[Document, tuple[Problem, ...]]:
    drafts, problems = documents(read_text(text, path), config or Config())
    return drafts[0], problems


def values(draft: Document, *keys: str) -> list[object]:
    return [found.value if (found := draft.field(key)) else None for key in keys]


def test_hugo_says_it_in_toml() -> None:
    draft, problems = read(HUGO)
    assert problems == ()
    assert values(draft, "title", "goal", "audience", "tags") == [
        "Brood voor de buurt",
        "bezoek",
        "buren",
        ("brood", "buurt"),
    ]
    assert draft.publish_at is not None
    assert draft.publish_at.value.day == 22
    assert draft.expires_at is not None
    assert draft.expires_at.whole_day
    assert draft.unfinished


def test_jekyll_dates_a_post_by_its_name() -> None:
    draft, _ = read(JEKYLL, path="_posts/2026-11-22-bread.md")
    assert draft.publish_at is not None
    assert draft.publish_at.value == datetime(2026, 11, 22)
    assert values(draft, "tags", "summary") == [("bread", "street", "Events"), "We bake together."]
    assert draft.unfinished


def test_a_date_in_front_matter_goes_before_the_one_in_the_name() -> None:
    draft, _ = read("---\ndate: 2026-01-02\n---\nTekst.", path="2026-11-22-brood.md")
    assert draft.publish_at is not None
    assert draft.publish_at.value.month == 1


def test_astro_has_its_own_words() -> None:
    draft, _ = read(ASTRO)
    assert draft.publish_at is not None
    assert draft.publish_at.value == datetime(2026, 7, 8)
    assert values(draft, "images") == [({"src": "../brood.jpg", "alt": "Een warm brood op een plank"},)]


def test_docusaurus_names_its_authors() -> None:
    draft, _ = read(DOCUSAURUS, path="blog/2026-11-22-brood.mdx")
    assert values(draft, "author", "images") == [
        ("Anna de Wit", "Piet"),
        ({"src": "/img/brood.png", "alt": None},),
    ]
    assert draft.publish_at is not None


def test_dutch_keys_are_understood() -> None:
    draft, problems = read(PLAIN)
    assert problems == ()
    assert draft.platforms == ("x", "linkedin")
    assert (draft.language, draft.status, draft.unfinished) == ("nl", "concept", True)
    assert values(draft, "title", "author", "goal", "audience") == [
        "Brood voor de buurt",
        "Anna",
        "bezoek",
        "buren, gezinnen",
    ]
    assert values(draft, "paid_by", "relationship", "approver", "pillar") == [
        "Molen BV",
        "paid",
        "Piet",
        "ambacht",
    ]
    assert values(draft, "offer_ends") == ["2026-11-24"]
    assert draft.publish_at is not None
    assert draft.publish_at.value == datetime(2026, 11, 22, 9, 30)


def test_what_is_said_to_daarom_goes_first() -> None:
    draft, _ = read(NESTED)
    assert values(draft, "goal", "intent") == ["bezoek", "sales"]
    assert all(not field.name.startswith("daarom.allow") for field in draft.fields)


def test_unknown_keys_keep_their_name_and_place() -> None:
    text = "---\ntitle: Brood\nmoodBoard: warm\n---\nTekst."
    draft, _ = read(text)
    found = draft.field("moodBoard")
    assert found is not None
    assert text[found.place.start : found.place.end] == "warm"


def test_fields_point_at_their_value() -> None:
    found = read(PLAIN)[0].field("goal")
    assert found is not None
    assert PLAIN[found.place.start : found.place.end] == "bezoek"
    assert found.name == "doel"


def test_the_organisations_own_keys_go_before_others(tmp_path: Path) -> None:
    path = tmp_path / "daarom.yaml"
    path.write_text("keys: {goal: missie, platforms: [meta.kanaal]}", encoding="utf-8")
    text = "---\ngoal: anders\nmissie: bezoek\nmeta: {kanaal: [fb, ig]}\n---\nTekst."
    draft, _ = read(text, load(path))
    assert values(draft, "goal", "platforms") == ["bezoek", ("facebook", "instagram")]


def test_config_fills_what_a_draft_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "daarom.yaml"
    path.write_text(
        "goal: bezoek\noverrides: [{tags: [Actie], intent: sales, platforms: x}]", encoding="utf-8"
    )
    text = "---\ntitle: Brood\ntags: [actie]\ngoal: leden\n---\nTekst."
    draft, _ = read(text, load(path), (tmp_path / "a.md").as_posix())
    assert values(draft, "goal", "intent") == ["leden", "sales"]
    assert draft.platforms == ("x",)
    found = draft.field("intent")
    assert found is not None
    assert found.place.path.endswith("daarom.yaml")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("platforms: {x: 1}", "metadata.words"),
        ("platforms: [[x]]", "metadata.words"),
        ("goal: {a: b}", "metadata.words"),
        ("title: [a, b]", "metadata.text"),
        ("language: '?'", "metadata.language"),
        ("date: binnenkort", "metadata.date"),
        ("date: 03/04/2026", "metadata.two_ways"),
        ("date: [2026]", "metadata.text"),
        ("tags: [[a]]", "metadata.words"),
        ("intent: [a]", "metadata.text"),
    ],
)
def test_a_value_that_cannot_be_used_is_a_problem_at_its_line(line: str, key: str) -> None:
    draft, problems = read(f"---\nlayout: post\n{line}\n---\nTekst.")
    assert [(item.key, item.line) for item in problems] == [(key, 3)]
    assert has(key)
    assert has(f"{key}.remedy")
    assert draft.segments


def test_all_problems_of_a_draft_come_at_once() -> None:
    _, problems = read("---\nplatforms: {x: 1}\ndate: ooit\ntitle: [a]\n---\nTekst.")
    assert len(problems) == 3


@pytest.mark.parametrize(
    ("front", "path", "unfinished"),
    [
        ("draft: true", "a.md", True),
        ("draft: false", "a.md", False),
        ("concept: ja", "a.md", True),
        ("published: false", "a.md", True),
        ("published: 2026-11-22", "a.md", False),
        ("status: In bewerking", "a.md", True),
        ("status: klaar", "a.md", False),
        ("title: a", "site/_drafts/a.md", True),
        ("title: a", "concepten/a.md", True),
    ],
)
def test_a_draft_that_is_not_done_is_known(front: str, path: str, unfinished: bool) -> None:
    assert read(f"---\n{front}\n---\nTekst.", path=path)[0].unfinished is unfinished


@pytest.mark.parametrize(
    ("text", "path", "platforms"),
    [
        ("---\ntitle: Brood\n---\nTekst.", "a.md", ("blog",)),
        ("---\ngoal: bezoek\n---\nTekst.", "a.md", ()),
        ("Tekst.", "2026-11-22-a.md", ()),
        ("---\ntitle: Brood\nplatform: ig; fb\n---\nTekst.", "a.md", ("instagram", "facebook")),
    ],
)
def test_a_post_with_a_title_is_for_the_blog_unless_it_says_otherwise(
    text: str, path: str, platforms: tuple[str, ...]
) -> None:
    assert read(text, path=path)[0].platforms == platforms


@pytest.mark.parametrize(
    ("front", "alt"),
    [
        ("image: a.jpg\nimage_alt: Een brood", "Een brood"),
        ("image: a.jpg\nalt: Een brood", "Een brood"),
        ("cover: {image: a.jpg, alt: Een brood}", "Een brood"),
        ("images: [{url: a.jpg, altText: Een brood}]", "Een brood"),
        ("images: [a.jpg]", None),
        ("image: {src: a.jpg, alt: ''}", ""),
    ],
)
def test_an_image_has_its_alt_text(front: str, alt: str | None) -> None:
    draft, _ = read(f"---\n{front}\n---\nTekst.")
    assert values(draft, "images") == [({"src": "a.jpg", "alt": alt},)]
    alts = [item for item in draft.segments if item.part == "images"]
    assert [item.prose.value for item in alts] == ([alt] if alt else [])


def test_a_value_that_cannot_be_used_is_no_fact() -> None:
    draft, _ = read("---\nstatus: {a: b}\nplatforms: [[x]]\ntags: ''\nlanguage:\n---\nTekst.")
    assert all(draft.field(key) is None for key in ("status", "platforms", "tags", "language"))
    assert (draft.status, draft.platforms) == (None, ())
