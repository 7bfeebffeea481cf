"""Counts how many advertisements get a commercial warning or error: `python benchmarks/recall.py [FILE.jsonl]`.

The texts in adverts.jsonl were written by somebody who had not seen the rules, and were not read by those who wrote them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from daarom import lint
from daarom.config import Configs
from daarom.model import Finding, Severity

HERE = Path(__file__).parent


def findings(texts: list[dict[str, str]]) -> dict[str, list[Finding]]:
    """The findings on each text as a draft of its own, without config or plan."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for row in texts:
            paths.append(Path(folder, f"{row['id']}.md"))
            paths[-1].write_text(row["text"], encoding="utf-8")
        report = lint.check(lint.Request((*paths,), date(2026, 11, 22)), Configs())
    if report.problems:
        raise SystemExit(f"not everything could be checked: {report.problems[:3]}")
    found: dict[str, list[Finding]] = {row["id"]: [] for row in texts}
    for item in report.findings:
        found[Path(item.path).stem].append(item)
    return found


def heard(items: list[Finding], packs: tuple[str, ...], least: Severity = Severity.warning) -> bool:
    """Whether a finding of these packs is at least this bad."""
    return any(item.rule.split("/")[0] in packs and item.severity >= least for item in items)


def main() -> None:
    """Prints the counts per language and kind."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "adverts.jsonl"
    texts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = findings(texts)
    print(f"{'':<12}{'texts':>6}{'commercial':>12}{'error':>8}{'any pack':>10}")
    for name, rows in {"all": texts, **_groups(texts)}.items():
        each = [found[row["id"]] for row in rows]
        commercial = sum(heard(items, ("commercial",)) for items in each)
        errors = sum(heard(items, ("commercial",), Severity.error) for items in each)
        anything = sum(any(item.severity >= Severity.warning for item in items) for items in each)
        print(f"{name:<12}{len(rows):>6}{commercial:>12}{errors:>8}{anything:>10}")
    rules = Counter(
        item.rule for items in found.values() for item in items if item.severity >= Severity.warning
    )
    print("\nrules:", ", ".join(f"{rule} {count}" for rule, count in rules.most_common(12)))
    if "--missed" in sys.argv:
        print("\n".join(row["id"] for row in texts if not heard(found[row["id"]], ("commercial",))))


def _groups(texts: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for row in texts:
        for key in ("language", "kind"):
            groups.setdefault(row[key], []).append(row)
    return groups


if __name__ == "__main__":
    main()
