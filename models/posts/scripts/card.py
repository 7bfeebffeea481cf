"""Writes the figures of metrics.json into the tables of the model card, between their marks, so that no figure is typed by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from corpus import HERE, MEASURED
from labels import KINDS, SCALES

CARD = HERE / "README.md"
NAMES = {
    "nl_paragraphs": "Dutch site paragraphs",
    "nl_subtitles_xed": "Dutch film lines",
    "en_paragraphs_18f": "English government blog",
    "en_goemotions": "English Reddit comments",
    "en_clickbait": "English headlines",
    "en_humour_colbert": "English one-liners",
}
Metrics = Mapping[str, Any]


def left_out(found: Metrics) -> Iterator[str]:
    """Student and teacher on left-out gold."""
    yield "| left-out texts | Dutch | English | teacher, Dutch | teacher, English |\n|---|---|---|---|---|"
    sides = [found[who][language] for who in ("student", "teacher") for language in ("nl", "en")]
    rows: dict[str, list[object]] = {}
    for name, label in (
        ("macro_f1", "commercial, macro-F1 at .5"),
        ("precision", "commercial, precision"),
        ("recall", "commercial, recall"),
        ("auc", "commercial, AUC"),
        ("ece", "commercial, calibration error"),
    ):
        rows[label] = [side["commercial"][name] for side in sides]
    rows["commercial, social posts only, macro-F1"] = [
        side["commercial_social"]["macro_f1"] for side in sides
    ]
    rows["written to hide it: called"] = [side["hard"]["of_these_called"] for side in sides]
    rows["written to look like it: not called"] = [side["hard"]["of_these_not_called"] for side in sides]
    rows["both together, precision"] = [side["hard"]["precision"] for side in sides]
    rows["human voice, macro-F1"] = [side["human_voice"]["macro_f1"] for side in sides]
    rows["human voice, AUC"] = [side["human_voice"]["auc"] for side in sides]
    for scale in SCALES:
        rows[f"{scale}, macro-F1"] = [side["tone"][scale]["macro_f1"] for side in sides]
    rows["intent, macro-F1"] = [side["intent"]["macro_f1"] for side in sides]
    rows["intent, accuracy"] = [side["intent"]["accuracy"] for side in sides]
    for kind in KINDS:
        rows[f"sells by {kind}, F1"] = [side["kinds"][kind] for side in sides]
    yield from (f"| {label} | " + " | ".join(map(_figure, values)) + " |" for label, values in rows.items())


def alarms(found: Metrics) -> Iterator[str]:
    """False alarms per source, by a pipeline that learned nothing of it."""
    yield "| real text | texts | set aside as selling | called commercial at .5 | by the shipped pipeline, which learned the source |"
    yield "|---|---|---|---|---|"
    for name in MEASURED:
        row = found["false_alarms"][name]
        yield f"| {NAMES[name]} | {row['texts']} | {row['set_aside']} | {100 * row['called']:.1f} % | {100 * row['called_by_shipped']:.1f} % |"


def likeness(found: Metrics) -> Iterator[str]:
    """Rank correlation of student and teacher on real text."""
    yield "| real text | rank correlation |\n|---|---|"
    for name, value in found["likeness_on_real_text"].items():
        yield f"| {NAMES.get(name, 'all together')} | {_figure(value)} |"


def agreement(found: Metrics) -> Iterator[str]:
    """Cohen's kappa of two readers."""
    yield "| kappa of two readers | Dutch | English |\n|---|---|---|"
    nl, en = found["agreement"]["nl"], found["agreement"]["en"]
    yield f"| texts | {nl['texts']} | {en['texts']} |"
    for name in nl:
        if name != "texts":
            yield f"| {name.replace('_', ' ')} | {_figure(nl[name]['kappa'])} | {_figure(en[name]['kappa'])} |"


def long_text(found: Metrics) -> Iterator[str]:
    """The verdict on long drafts and their paragraphs."""
    yield "| long drafts | Dutch | English |\n|---|---|---|"
    nl, en = found["long_text"]["nl"], found["long_text"]["en"]
    yield f"| drafts | {nl['whole']['texts']} | {en['whole']['texts']} |"
    yield f"| whole draft, macro-F1 | {_figure(nl['whole']['macro_f1'])} | {_figure(en['whole']['macro_f1'])} |"
    key, called = "stories_with_one_sales_paragraph", "of_these_called_as_a_whole"
    yield f"| stories with one sales paragraph, called as a whole | {nl[called]} of {nl[key]} | {en[called]} of {en[key]} |"
    for name in ("precision", "recall"):
        yield f"| paragraphs, {name} | {_figure(nl['paragraphs'][name])} | {_figure(en['paragraphs'][name])} |"


def _figure(value: object) -> str:
    return (
        f"{value:.3f}".lstrip("0")
        if isinstance(value, float) and value < 1
        else f"{value:.2f}"
        if isinstance(value, float)
        else str(value)
    )


TABLES = {
    "left-out": left_out,
    "alarms": alarms,
    "likeness": likeness,
    "agreement": agreement,
    "long": long_text,
}


def main() -> None:
    """Rewrites the tables in place."""
    found = json.loads((HERE / "metrics.json").read_text(encoding="utf-8"))
    text = CARD.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        made = f"<!-- {name} -->\n\n" + "\n".join(table(found)) + "\n\n<!-- end -->"
        text = re.sub(rf"<!-- {name} -->.*?<!-- end -->", lambda _, made=made: made, text, flags=re.DOTALL)
    CARD.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
