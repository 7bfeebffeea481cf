"""A report as SARIF 2.1.0, for code scanning and other readers of that format. It must not say more than they take.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from daarom import __version__
from daarom.catalogue import say
from daarom.harmless import in_code, in_markdown, one_line, safe_json
from daarom.model import Directive, Finding, Problem, Report, Rule, Severity
from daarom.reporters.parts import words
from daarom.reporters.parts.ranking import ranked

if TYPE_CHECKING:
    from daarom.reporters import View

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST = 5_000
"""Results; GitHub shows the weightiest 5,000 and refuses a file with more than 25,000
(https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit)."""

ORDER = {Severity.error: "error", Severity.warning: "warning", Severity.note: "recommendation"}
"""By what GitHub sorts alerts: the rule's `problem.severity`."""

BLANK = re.compile(r"\{\w+\}")
LINK = re.compile(r"\](?=\()")
ADDRESS = re.compile(r"https?://[^\s()<>\[\]\"']+[\w/]")
URL = ":/?#@!$&*+,;=%~"
"""What an address may hold as it is, beside letters and digits."""

DRIVE = re.compile(r"^(?:[A-Za-z]:)?/")

Json = dict[str, object]


def render(report: Report, view: View) -> str:
    """One run: its rules, results with their places, and what could not be read. With `everything` also what is allowed."""
    allowed = {id(item.finding): item.directive for item in report.suppressed} if view.everything else {}
    found = ranked([*report.findings, *(item.finding for item in report.suppressed if allowed)])
    rules = _rules(report, found[:MOST], view.language)
    index = {name: number for number, name in enumerate(rules)}
    run: Json = {
        "tool": {"driver": _driver(tuple(rules.values()), view.language)},
        "invocations": [_invocation(report, len(found) - MOST, view.language)],
        "language": view.language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "automationDetails": {"id": "daarom/"},
        "results": [_result(item, index[item.rule], allowed.get(id(item))) for item in found[:MOST]],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return safe_json(json.dumps(log, ensure_ascii=False, indent=2))


def _driver(rules: Sequence[Json], language: str) -> Json:
    return {
        "name": "daarom",
        "version": __version__,
        "semanticVersion": __version__,
        "fullDescription": {"text": say("help.daarom", language)},
        "rules": rules,
    }


def _rules(report: Report, found: Iterable[Finding], language: str) -> dict[str, Json]:
    """A description per rule that found something, in the reader's language where the rule has that."""
    known = {(rule.id, rule.language): rule for rule in report.rules}
    rules: dict[str, Json] = {}
    for item in found:
        options = (known.get((item.rule, name)) for name in (language, "any", item.language or ""))
        rule = next((rule for rule in options if rule), None)
        rules.setdefault(item.rule, _described(rule, language) if rule else _bare(item, language))
    return rules


def _described(rule: Rule, language: str) -> Json:
    own = words.tongue(rule.language, language)
    message, why, remedy = (
        BLANK.sub("…", rule.words(texts, own)) for texts in (rule.message, rule.why, rule.remedy)
    )
    help_ = (
        (say("text.why", own), why),
        (say("text.remedy", own), remedy),
        (say("explain.source", own), rule.source),
    )
    address = ADDRESS.search(rule.source)
    made = _rule((rule.id, rule.severity), message, help_)
    return made | ({"helpUri": quote(address[0], safe=URL)} if address else {})


def _bare(item: Finding, language: str) -> Json:
    """A rule of which only a finding is known."""
    own = words.spoken(item, language)
    help_ = ((say("text.why", own), item.why), (say("text.remedy", own), item.remedy))
    return _rule((item.rule, item.severity), item.message, help_)


def _rule(rule: tuple[str, Severity], message: str, help_: Sequence[tuple[str, str]]) -> Json:
    name, severity = rule
    marked = [f"**{label}** {in_markdown(text)}" for label, text in help_]
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in re.findall(r"\w+", name)),
        "shortDescription": {"text": _plain(message)},
        "fullDescription": {"text": _plain(help_[0][1])},
        "help": {
            "text": "\n".join(f"{label} {_plain(text)}" for label, text in help_),
            "markdown": "\n\n".join([*marked, in_code(f"daarom explain {name}")]),
        },
        "defaultConfiguration": {"level": severity.name},
        "properties": {"tags": ["content", name.split("/", 1)[0]], "problem.severity": ORDER[severity]},
    }


def _result(item: Finding, index: int, directive: Directive | None) -> Json:
    said = {
        "ruleId": item.rule,
        "ruleIndex": index,
        "level": item.severity.name,
        "message": {"text": _plain(f"{item.message} {item.remedy}")},
        "locations": [_place(item)],
        "partialFingerprints": {"daarom/v1": item.fingerprint},
        "properties": {"confidence": item.confidence, "language": item.language, "excerpt": item.excerpt},
    }
    return said | ({"suppressions": [_suppression(directive, item)]} if directive else {})


def _suppression(directive: Directive, item: Finding) -> Json:
    """In the draft itself, or in the config: outside the text."""
    kind = "inSource" if directive.place.path == item.path else "external"
    return {"kind": kind, "status": "accepted", "justification": _plain(directive.reason)}


def _place(item: Finding) -> Json:
    region = {
        "startLine": item.line,
        "startColumn": item.column,
        "endLine": item.end_line,
        "endColumn": item.end_column,
    }
    place: Json = {"physicalLocation": {"artifactLocation": {"uri": uri(item.path)}, "region": region}}
    if item.row is not None:
        place["logicalLocations"] = [{"name": str(item.row), "kind": "member"}]
    return place


def uri(path: str) -> str:
    """A path as a URI reference: percent-encoded bytes, from the root only where the path is."""
    try:
        encoded = os.fsencode(path)
    except UnicodeEncodeError:
        encoded = path.encode("utf-8", "surrogatepass")
    if DRIVE.match(path):
        return f"file:///{quote(encoded.lstrip(b'/'), safe='/:')}"
    return quote(encoded, safe="/")


def _invocation(report: Report, left: int, language: str) -> Json:
    notes = [say(item.key, language, **item.values) for item in report.notices]
    notes += [*words.about_allowances(report, language), *words.left_out(report, language)]
    notes += [" ".join(words.about_known(*item, language)) for item in words.strict(report)]
    if left > 0:
        notes.append(say("pulls.more", language, count=left))
    said = [_notification(item, language) for item in report.problems]
    said += [{"level": "note", "message": {"text": _plain(note)}} for note in notes]
    return {"executionSuccessful": not report.problems, "toolExecutionNotifications": said}


def _notification(item: Problem, language: str) -> Json:
    region = {"startLine": item.line, "startColumn": item.column}
    place: dict[str, Mapping[str, object]] = {"artifactLocation": {"uri": uri(item.path)}}
    if item.line:
        place["region"] = {key: value for key, value in region.items() if value}
    return {
        "level": "error",
        "message": {"text": _plain(" ".join(words.told(item, language)))},
        "locations": [{"physicalLocation": place}],
        "properties": {"key": item.key},
    }


def _plain(text: str) -> str:
    """Text for a message, in which `[words](address)` would be a link."""
    return LINK.sub("] ", one_line(text))
