"""Builds small repositories of drafts in which the words that must be found stand between ⟦ and ⟧."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from daarom import lint
from daarom.config import Configs
from daarom.model import Finding, Report

CONFIG = """\
root: true
packs: {commercial: false, hype: false, bait: false, voice: false, platform: false, access: false, tone: false, plan: false}
rule_folders: [own]
"""
RULE = """\
id: own/{name}
check: phrases
severity: warning
message: {{nl: "'{{match}}'", en: "'{{match}}'"}}
remedy: {{nl: x, en: x}}
why: {{nl: x, en: x}}
source: none
scopes: [paragraph, heading, item, cell, caption, alt, footnote, title, description, summary, text]
options: {{phrases: ["{phrase}"]}}
examples: {{flags: ["{phrase}"], passes: ["lauw"]}}
"""
RULES = (
    ("any", "warm", "warm water"),
    ("any", "hidden", "koud water"),
    ("nl", "dutch", "rood bed"),
    ("en", "english", "red bed"),
)
"""Language, name and phrase; "koud water" stands where no reader looks, so that nothing may find it."""

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Checked:
    """The report on a repository; `expected` and `found` hold path and source offsets."""

    report: Report
    expected: tuple[tuple[str, int, int], ...]
    found: tuple[tuple[str, int, int], ...]
    texts: Mapping[str, str]

    def named(self, problem: str) -> list[tuple[str, int | None]]:
        """Where problems of one kind are: path and line."""
        return [(item.path, item.line) for item in self.report.problems if item.key == problem]

    def words(self, found: tuple[tuple[str, int, int], ...]) -> list[str]:
        """The found words with their file, for reading."""
        return [f"{path}: {self.texts[path][start:end]}" for path, start, end in found]


def checked(files: Mapping[str, str], settings: str = "") -> Checked:
    """Writes files into the working folder, lints it, and tells what was expected and what was found."""
    for language, name, phrase in RULES:
        _write(f"own/own/{language}/{name}.yaml", RULE.format(name=name, phrase=phrase))
    _write("daarom.yaml", CONFIG + settings)
    texts, expected = dict[str, str](), list[tuple[str, int, int]]()
    for path, content in files.items():
        text, spans = marked(content.removeprefix("\ufeff"))
        texts[path] = text
        expected += [(path, *span) for span in spans]
        _write(path, content[: content.startswith("\ufeff")] + text)
    report = lint.check(lint.Request((Path(),), TODAY), Configs())
    found = sorted((item.path, *_offsets(texts[item.path], item)) for item in report.findings)
    return Checked(report, tuple(sorted(expected)), tuple(found), texts)


def marked(content: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that stood between them."""
    text, spans, start = "", list[tuple[int, int]](), 0
    for part in re.split("([⟦⟧])", content):
        if part == "⟦":
            start = len(text)
        elif part == "⟧":
            spans.append((start, len(text)))
        else:
            text += part
    return text, spans


def _write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _offsets(text: str, finding: Finding) -> tuple[int, int]:
    """The offsets of a finding's line and column, counted here once more."""
    lengths = [len(line[0]) for line in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text)]
    start = sum(lengths[: finding.line - 1]) + finding.column - 1
    return start, sum(lengths[: finding.end_line - 1]) + finding.end_column - 1
