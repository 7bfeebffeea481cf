"""Makes the page of a plan, in the plan's own language where it has one. It must not lay it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from daarom.calendar_words import told
from daarom.catalogue import LANGUAGES
from daarom.plan import Plan, Validity, document
from daarom.planpage import means, purpose
from daarom.planpage.types import Line, Page, Section, Speech

OF: Mapping[str, str] = {
    "goals": "goals",
    "why_social": "why",
    "audiences": "audiences",
    "platforms": "platforms",
    "image": "image",
    "distinctive_value": "value",
    "people": "means",
    "resources": "means",
    "infrastructure": "answers",
    "valid": "answers",
    "tone": "tone",
}
"""The section of the page that a part of the plan belongs to."""


def page_of(plan: Plan, today: date, language: str) -> Page:
    """The page of a plan as it stands today; in `language` where the plan does not tell its own."""
    own = document(plan).language
    speech = Speech(own if own in LANGUAGES else language)
    name = plan.organisation.name
    made = {
        "goals": purpose.goals(plan, speech, today),
        "why": purpose.why(plan, speech),
        "audiences": purpose.audiences(plan, speech),
        "platforms": means.platforms(plan, speech),
        "image": purpose.image(plan, speech),
        "value": purpose.value(plan, speech),
        "tone": purpose.tone(plan, speech),
        "means": means.means(plan, speech),
        "answers": means.answers(plan, speech),
    }
    sections = {key: _section(key, lines, speech) for key, lines in made.items()}
    unwritten = [key for key, section in sections.items() if not section.lines and key != "tone"]
    last = _section("open", _open(plan, unwritten, speech), speech)
    return Page(
        speech.say("title", name=name) if name else speech.say("untitled"),
        tuple(_validity(plan.valid, speech)),
        tuple(section for section in (*sections.values(), last) if section.lines),
    )


def _section(key: str, lines: Iterable[Line], speech: Speech) -> Section:
    return Section(speech.say(f"section.{key}"), tuple(lines))


def _validity(valid: Validity, speech: Speech) -> Iterator[Line]:
    words: list[str] = []
    if valid.until:
        until = told(valid.until, speech.language)
        since = told(valid.since, speech.language) if valid.since else ""
        words.append(speech.say("valid" if since else "valid_until", since=since, until=until))
    if valid.owner:
        words.append(speech.say("owner", owner=valid.owner))
    if valid.review_every:
        words.append(speech.say("review", period=speech.every(valid.review_every)))
    if words:
        yield Line(" ".join(words))


def _open(plan: Plan, unwritten: list[str], speech: Speech) -> Iterator[Line]:
    """What is marked as open, by section, and the sections of which there is nothing."""
    marked: dict[str, list[str]] = {}
    for item in plan.open:
        top = item.path.partition(".")[0].removesuffix("[]")
        marked.setdefault(OF.get(top, "open"), []).append(item.shown)
    for key in dict.fromkeys((*OF.values(), "open")):
        places = marked.get(key, [])
        label = speech.say(f"section.{key}") if key != "open" else ""
        if places or key in unwritten:
            yield Line(", ".join(places) or speech.say("nothing"), label)
