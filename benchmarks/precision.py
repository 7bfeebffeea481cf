"""Measures how often findings on real text are right, as two readers judged them apart.

`python benchmarks/precision.py sample PLACE…` prints the findings that nobody has judged yet, as JSONL.
`python benchmarks/precision.py report PLACE…` prints precision per severity and rule of what daarom says today, from judgements.jsonl
(fingerprint, rule, severity and the two verdicts; no text of the posts), and the findings per file.

A PLACE is a folder of posts, or a .jsonl.gz file with a `text` per line, of which 2,000 are taken as drafts with a fixed seed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from daarom import lint
from daarom.config import Configs
from daarom.model import Finding, Report, Severity

JUDGEMENTS = Path(__file__).parent / "judgements.jsonl"
ORDER = (Severity.error, Severity.warning, Severity.note)
DRAFTS = 2_000
SEED = 3


def check(place: Path) -> Report:
    """The report on a place with the default packs."""
    if place.is_dir():
        return lint.check(lint.Request((place,), date(2026, 11, 22)), Configs())
    with gzip.open(place, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    random.Random(SEED).shuffle(texts)
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts[:DRAFTS]):
            Path(folder, f"{number:04}.md").write_text(text, encoding="utf-8")
        return lint.check(lint.Request((Path(folder),), date(2026, 11, 22)), Configs())


def judged() -> dict[str, dict[str, int]]:
    """The verdicts per fingerprint."""
    rows = map(json.loads, JUDGEMENTS.read_text(encoding="utf-8").splitlines())
    return {f"{row['rule']} {row['fingerprint']}": row for row in rows}


def show_sample(places: Iterable[Path]) -> None:
    """Prints what a reader needs to judge each finding that has no verdict yet."""
    known = judged()
    for place in places:
        for item in check(place).findings:
            if f"{item.rule} {item.fingerprint}" not in known:
                words = [item.excerpt[start:end] for start, end in item.marks]
                row = {"fingerprint": item.fingerprint, "rule": item.rule, "severity": item.severity.name}
                row |= {"place": place.name, "path": item.path, "line": item.line, "message": item.message}
                print(json.dumps({**row, "words": words, "excerpt": item.excerpt}, ensure_ascii=False))


def show_report(places: Iterable[Path]) -> None:
    """Prints the figures of each place."""
    known = judged()
    for place in places:
        report = check(place)
        print(f"\n{place.name}: {len(report.drafts)} drafts")
        _per_file(report)
        _precision(report.findings, known)


def _precision(findings: Iterable[Finding], known: dict[str, dict[str, int]]) -> None:
    print(f"{'':<36}{'given':>6}{'judged':>8}{'both right':>12}{'one':>5}{'precision':>11}")
    groups: dict[tuple[int, str], list[int | None]] = defaultdict(list)
    for item in findings:
        row = known.get(f"{item.rule} {item.fingerprint}")
        marks = None if row is None else row["first"] + row["second"]
        for order, name in (
            (0, f"all {item.severity.name}s"),
            (4 - item.severity, f"{item.rule} ({item.severity.name})"),
        ):
            groups[order, name].append(marks)
    for (_, name), marks in sorted(groups.items()):
        found = [mark for mark in marks if mark is not None]
        share = f"{sum(found) / (2 * len(found)):.2f}" if found else "–"
        print(f"{name:<36}{len(marks):>6}{len(found):>8}{found.count(2):>12}{found.count(1):>5}{share:>11}")


def _per_file(report: Report) -> None:
    counts = Counter(item.severity for item in report.findings)
    blocked = len({item.path for item in report.findings if item.severity is Severity.error})
    size = len({item.document.path for item in report.drafts})
    print(f"errors in {blocked} of {size} files ({blocked / size:.1%});", end=" ")
    print(", ".join(f"{counts[severity] / size:.2f} {severity.name}s per file" for severity in ORDER))


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("sample", "report"))
    parser.add_argument("places", type=Path, nargs="+")
    given = parser.parse_args()
    (show_sample if given.what == "sample" else show_report)(given.places)


if __name__ == "__main__":
    main()
