"""Measures how often findings on real posts are right, as two readers judged them apart.

`python benchmarks/precision.py sample FOLDER [--count 150]` prints a sample of findings as JSONL to judge.
`python benchmarks/precision.py report [FOLDER]` prints precision per rule and severity from judgements.jsonl (fingerprint, rule,
severity and the two verdicts; no text of the posts), and with FOLDER also the findings per file.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from daarom import lint
from daarom.config import Configs
from daarom.model import Finding, Report, Severity

JUDGEMENTS = Path(__file__).parent / "judgements.jsonl"
ORDER = (Severity.error, Severity.warning, Severity.note)


def check(folder: Path) -> Report:
    """The report on a folder with the default packs."""
    return lint.check(lint.Request((folder,), date(2026, 11, 22)), Configs())


def sample(findings: tuple[Finding, ...], count: int) -> list[Finding]:
    """A sample, all errors first, then warnings, then notes, each in random order with a fixed seed."""
    chosen: list[Finding] = []
    for severity in ORDER:
        found = [item for item in findings if item.severity is severity]
        random.Random(7).shuffle(found)
        chosen += found
    return chosen[:count]


def show_sample(folder: Path, count: int) -> None:
    """Prints what a reader needs to judge each finding."""
    for item in sample(check(folder).findings, count):
        words = [item.excerpt[start:end] for start, end in item.marks]
        row = {
            "fingerprint": item.fingerprint,
            "rule": item.rule,
            "severity": item.severity.name,
            "path": item.path,
            "line": item.line,
        }
        print(
            json.dumps(
                {**row, "message": item.message, "words": words, "excerpt": item.excerpt}, ensure_ascii=False
            )
        )


def show_report(folder: Path | None) -> None:
    """Prints precision per severity and per rule; a finding is right where both readers say so, half right where one does."""
    rows = [json.loads(line) for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines()]
    print(f"{'':<38}{'judged':>7}{'both right':>12}{'one':>6}{'precision':>11}")
    for key in ("severity", "rule"):
        groups: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            groups[row[key]].append(row["first"] + row["second"])
        for name, marks in sorted(groups.items()):
            share = sum(marks) / (2 * len(marks))
            print(f"{name:<38}{len(marks):>7}{marks.count(2):>12}{marks.count(1):>6}{share:>11.2f}")
    agreed = sum(row["first"] == row["second"] for row in rows)
    print(f"\nthe readers agree on {agreed} of {len(rows)}")
    if folder is not None:
        _per_file(check(folder))


def _per_file(report: Report) -> None:
    files = {item.document.path for item in report.drafts}
    counts = Counter(item.severity for item in report.findings)
    blocked = {item.path for item in report.findings if item.severity is Severity.error}
    print(f"\n{len(files)} files, errors in {len(blocked)} of them ({len(blocked) / len(files):.1%})")
    for severity in ORDER:
        print(f"{severity.name + 's':<10}{counts[severity]:>5}  {counts[severity] / len(files):.2f} per file")


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("sample", "report"))
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=150)
    given = parser.parse_args()
    if given.what == "sample":
        show_sample(given.folder, given.count)
    else:
        show_report(given.folder)


if __name__ == "__main__":
    main()
