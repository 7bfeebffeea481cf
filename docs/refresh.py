"""Puts the output of the README's first command under it; `--check` only says whether it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DAY = "2026-11-22"
"""The day on which the README says that it was run: drafts with dates read otherwise later."""

FIRST_LINES = 26
"""How much of a long output is shown before its last line."""

BLOCK = re.compile(r"(<!-- output -->\n```text\n)(.*?)(```\n)", re.DOTALL)
COMMAND = re.compile(r"<!-- main command -->\n```sh\n(.*)\n```\n")


def command(readme: str) -> list[str]:
    """The `daarom` part of the README's first command, as a shell would split it."""
    found = COMMAND.search(readme)
    if found is None:
        raise SystemExit("README.md: the block under <!-- main command --> is gone")
    return found[1].rpartition(" && ")[2].split()


def shown(output: str) -> str:
    """The beginning of an output up to an empty line, an ellipsis, and its last line."""
    lines = output.rstrip("\n").split("\n")
    if len(lines) <= FIRST_LINES + 2:
        return "\n".join(lines) + "\n"
    end = next((number for number in range(FIRST_LINES, 0, -1) if not lines[number]), FIRST_LINES)
    return "\n".join([*lines[: end + 1], "…", "", lines[-1]]) + "\n"


def output(arguments: list[str]) -> str:
    """What daarom prints for these arguments in the root of the project, a hundred columns wide, on DAY."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    run = [sys.executable, "-m", "daarom.cli.main", *arguments[1:], "--today", DAY]
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


def refreshed(readme: str) -> str:
    """The README with the output of today's daarom in its block."""
    text = shown(output(command(readme)))
    return BLOCK.sub(lambda block: block[1] + text + block[3], readme, count=1)


def main(arguments: list[str]) -> int:
    """Writes the README, or with --check leaves it as it is; 1 where that makes a difference."""
    before = README.read_text(encoding="utf-8")
    after = refreshed(before)
    if "--check" not in arguments:
        README.write_text(after, encoding="utf-8", newline="\n")
        return 0
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
