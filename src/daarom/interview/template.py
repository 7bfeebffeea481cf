"""A plan in which everything is still open, whole or as the parts that another plan lacks. It must not fill in anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

from daarom.errors import PlanError
from daarom.interview.yamltext import filled
from daarom.plan import Period, Plan, parse
from daarom.yamlfile import Node

YEAR = Period(months=12, written="P1Y")
WITHOUT_PARTS = ("version", "organisation", "language", "valid")
"""What a plan may do without and still be asked about all eight parts."""


def template(language: str, today: date) -> str:
    """A plan in which everything is open, for a year from today."""
    text = files("daarom").joinpath("data", f"plan.{language}.yaml").read_text(encoding="utf-8")
    until = YEAR.after(today) - timedelta(days=1)
    return text.replace("{today}", today.isoformat()).replace("{until}", until.isoformat())


def completed(plan: Plan, language: str, today: date) -> Plan:
    """A plan whose missing parts stand open behind it, and whose open parts are open in each of their values; as it
    was, where its text has no place for that."""
    there = set(plan.root.items()) if plan.root else set()
    parts = _parts(template(language, today))
    missing = [text for key, text in parts.items() if key not in there and key not in WITHOUT_PARTS]
    text = filled(plan.source.text, _opened(plan, parts))
    if missing:
        line_end = "\r\n" if "\r\n" in text else "\n"
        text = line_end.join([text.rstrip(), "", *"\n".join(missing).rstrip().split("\n"), ""])
    try:
        return parse(replace(plan.source, text=text))
    except PlanError:
        return plan


def _opened(plan: Plan, parts: Mapping[str, str]) -> Iterator[tuple[Node, str]]:
    """Parts that are open as a whole, with all that there is to ask of them."""
    for item in plan.open:
        lines = parts.get(item.path.removesuffix("[]"), "").splitlines()
        _, found, inside = "\n".join(line for line in lines if line[:1] != "#").partition(":")
        if found and item.node.key_start != item.node.start:
            yield item.node, inside.strip(" ")


def _parts(text: str) -> Mapping[str, str]:
    """The parts of a template by their key, each with the comment above it."""
    return {key: "\n".join(lines) + "\n" for key, lines in _chunks(text)}


def _chunks(text: str) -> Iterator[tuple[str, list[str]]]:
    key, lines, above = "", list[str](), list[str]()
    for line in text.splitlines():
        if line.startswith("#"):
            above.append(line)
        elif line and not line.startswith(" "):
            if key:
                yield key, lines
            key, lines, above = line.partition(":")[0], [*above, line], []
        elif line:
            lines.append(line)
    yield key, lines
