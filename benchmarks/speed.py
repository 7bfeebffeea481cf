"""Measures the CPU seconds that daarom takes for one draft and for a folder, beside other prose linters.

    python benchmarks/speed.py [FOLDER]

Each figure is the median of five fresh processes, user and system time together; once with the classifier and
once with the rules that ask for it switched off in a config. FOLDER is examples/ unless it is given. Tools
that are not installed are left out. It judges no findings.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from daarom import assets, rules
from daarom.checks import CHECKS
from daarom.errors import ModelError
from daarom.model import Rule

ROOT = Path(__file__).resolve().parent.parent
DRAFT = ROOT / "examples/bakkerij/social/laatste-kans.md"
RUNS = 5
NO_FAULT = (0, 1)
"""What linters leave with: nothing found, or something. Anything else is no measurement."""

FILES_AT_MOST = 500
"""Tools that take no folder get this many names."""


def main() -> None:
    """Prints a table of CPU seconds."""
    parser = argparse.ArgumentParser(description="CPU seconds for one draft and for a folder")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples")
    folder = parser.parse_args().folder.resolve()
    drafts = tuple(sorted(folder.rglob("*.md")))[:FILES_AT_MOST]
    print(f"{'CPU seconds, median of ' + str(RUNS):<34}{'one draft':>12}{f'{len(drafts)} drafts':>12}")
    with tempfile.TemporaryDirectory() as place:
        for name, one, many in _commands(Path(place), folder, drafts):
            print(f"{name:<34}{_shown(one):>12}{_shown(many):>12}", flush=True)
    for tool in ("vale", "proselint", "write-good"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed, so it is left out.")


def _commands(
    place: Path, folder: Path, drafts: Sequence[Path]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Name, command for one draft and command for the folder, of each tool that is there."""
    check = (sys.executable, "-m", "daarom.cli.main", "check", "--quiet")
    for name, asked in (("daarom, without the classifier", False), ("daarom, with the classifier", True)):
        if asked and not _trained():
            print("There is no trained classifier, so daarom is not measured with it.")
            continue
        config = ("--config", str(_config(place, asked)))
        yield name, (*check, *config, str(DRAFT)), (*check, *config, str(folder))
    if shutil.which("vale"):
        styles = place / ".vale.ini"
        styles.write_text("MinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale\n", encoding="utf-8")
        vale = ("vale", "--no-exit", f"--config={styles}")
        yield "vale, its own style", (*vale, str(DRAFT)), (*vale, str(folder))
    names = tuple(map(str, drafts))
    if shutil.which("proselint"):
        newer = b"check" in subprocess.run(["proselint", "--help"], capture_output=True, check=False).stdout
        proselint = ("proselint", "check") if newer else ("proselint",)
        yield "proselint", (*proselint, str(DRAFT)), (*proselint, *names)
    if shutil.which("write-good"):
        yield "write-good", ("write-good", str(DRAFT)), ("write-good", *names)


def _trained() -> bool:
    try:
        assets.model_folder()
    except ModelError:
        return False
    return True


def _asks(rule: Rule) -> bool:
    """Whether a rule or one of its conditions needs the classifier."""
    used = (rule.check, *(condition.check for condition in (*rule.all, *rule.unless) if condition.check))
    return any("model" in CHECKS[check].NEEDS for check in used)


def _config(place: Path, classifier: bool) -> Path:
    """A config that switches the rules of the classifier off, or none of them."""
    asking = {rule.id for rule in rules.load((assets.rules_folder(),)).rules if _asks(rule)}
    lines = ["root: true", "rules:", *(f"  {name}: off" for name in sorted(asking))]
    path = place / ("with.yaml" if classifier else "without.yaml")
    path.write_text("root: true\n" if classifier else "\n".join(lines) + "\n", encoding="utf-8")
    return path


def _shown(command: Sequence[str]) -> str:
    taken = [_seconds(command) for _ in range(RUNS)]
    known = [seconds for seconds in taken if seconds is not None]
    return f"{statistics.median(known):.2f}" if known else "failed"


def _seconds(command: Sequence[str]) -> float | None:
    """User and system time of one run; None where the tool did not run as it should."""
    before = os.times()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    if done.returncode not in NO_FAULT:
        return None
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return round(spent, 4)


if __name__ == "__main__":
    main()
