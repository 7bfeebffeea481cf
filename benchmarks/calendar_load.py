"""Time and memory of `daarom calendar` over 5,000 posts in three years: python benchmarks/calendar_load.py [POSTS].

A load test: the posts are put together from words by chance, so that no two are alike by design, and say nothing about how well
anything is found.
"""

from __future__ import annotations

import csv
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

PLAN = Path(__file__).parent.parent / "examples" / "bakkerij-november" / "plan.yaml"
DAYS = 3 * 365
WORDS = [
    "oven",
    "deeg",
    "nacht",
    "brood",
    "molen",
    "straat",
    "winkel",
    "buurt",
    "klant",
    "vroeg",
    "laat",
    "warm",
    "koud",
    "zegt",
    "vraagt",
    "kneedt",
    "rijst",
    "zingt",
    "fiets",
    "lamp",
    "jas",
    "meel",
    "zout",
    "water",
    "korst",
    "hand",
    "vlecht",
    "kruim",
    "rogge",
    "tarwe",
    "boer",
    "regen",
    "zon",
    "kerk",
    "markt",
    "school",
    "leerling",
    "foto",
    "verhaal",
    "recept",
    "oma",
]
LITTLE = [
    "de",
    "het",
    "een",
    "en",
    "van",
    "in",
    "op",
    "met",
    "voor",
    "die",
    "dat",
    "niet",
    "nog",
    "al",
    "toen",
    "waar",
    "wij",
    "ik",
    "je",
]
CONFIG = "root: true\nplan: plan.yaml\nlanguage: nl\ntimezone: Europe/Amsterdam\nqueues:\n  - {paths: [posts.csv], preset: generic}\n"


def sentence(chance: random.Random) -> str:
    """A row of words that reads like nothing."""
    words = [chance.choice(WORDS if chance.random() < 0.6 else LITTLE) for _ in range(chance.randint(6, 14))]
    return " ".join(words).capitalize() + chance.choice(("." * 9) + "?")


def posts(folder: Path, count: int) -> None:
    """A sheet with so many posts, and the plan and config for it."""
    chance = random.Random(1)
    shutil.copy(PLAN, folder / "plan.yaml")
    (folder / "daarom.yaml").write_text(CONFIG, encoding="utf-8")
    with (folder / "posts.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Datum", "Tijd", "Kanaal", "Auteur", "Doel", "Bericht"])
        for number in range(count):
            when = datetime(2024, 1, 1, 9) + timedelta(days=DAYS * number / count)
            text = " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))
            platform, author = (
                chance.choice(("instagram", "facebook")),
                chance.choice(("Els", "Joris", "Marit")),
            )
            goal = chance.choice(("verhaal-achter-brood", "luisteren", ""))
            sheet.writerow([f"{when:%Y-%m-%d}", f"{when:%H:%M}", platform, author, goal, text])


def main(count: int) -> None:
    """Writes the sheet, runs the command on all three years and prints what it took."""
    with tempfile.TemporaryDirectory() as name:
        posts(Path(name), count)
        days = ["--from", "2024-01-01", "--to", "2026-12-31", "--today", "2026-11-05"]
        command = [sys.executable, "-m", "daarom.cli.main", "calendar", name, *days, "--format", "json"]
        begun = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        spent = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{count} posts over three years: {spent:.1f} s, {peak:.0f} MB at most, exit {done.returncode}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
