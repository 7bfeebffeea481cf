"""What the classifier costs: `python benchmarks/cost.py [--stream LINES]`.

Prints its size, the time to load it once spaCy is imported, thirty-word texts per CPU second with all labels, and the memory that a stream of
texts with ever new words takes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import statistics
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from daarom import assets, nlp

GOLD = Path(__file__).resolve().parents[1] / "models" / "posts" / "data" / "gold.jsonl"
WORDS = 30
TEXTS, ROUNDS = 3000, 5
LOADING = """
import time, spacy
from pathlib import Path
from daarom import nlp
start = time.perf_counter()
list(nlp.categories(Path({folder!r}), ["Goedemorgen."]))
print(time.perf_counter() - start)
"""


def thirty() -> list[str]:
    """Texts of thirty words, cut from gold."""
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        words = json.loads(line)["text"].split()
        found += [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS + 1, WORDS)]
    return random.Random(1).sample(found, min(TEXTS, len(found)))


def loading(folder: Path) -> float:
    """Seconds from spaCy's import to the first answer, the median of some fresh processes."""
    program = LOADING.format(folder=str(folder))
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(ROUNDS)
    ]
    return statistics.median(float(run.stdout) for run in runs)


def speed(folder: Path) -> float:
    """Texts per CPU second, the median of some rounds; the words of each round are new to the network."""
    texts = thirty()
    rates = []
    for _ in range(ROUNDS):
        nlp.forget()
        list(nlp.categories(folder, ["Goedemorgen."]))
        start = time.process_time()
        for _ in nlp.categories(folder, texts):
            pass
        rates.append(len(texts) / (time.process_time() - start))
    return statistics.median(rates)


def stream(lines: int) -> Iterator[str]:
    """Texts of ten words that have not been seen before."""
    chance = random.Random(2)
    for _ in range(lines):
        yield " ".join("".join(chance.choices(string.ascii_lowercase, k=9)) for _ in range(10))


def peak() -> float:
    """The most memory that this process has used, in MiB (on Linux, where it is told in KiB)."""
    import resource  # noqa: PLC0415 - Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Prints the four figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--stream", type=int, default=100_000, help="lines of the stream (default: %(default)s)"
    )
    lines = arguments.parse_args().stream
    folder = assets.model_folder()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"size: {size / 1e6:.1f} MB")
    print(f"load, spaCy imported: {loading(folder):.2f} s")
    print(f"speed: {speed(folder):.0f} texts of {WORDS} words per CPU second")
    answers = nlp.categories(folder, stream(lines))
    for _ in itertools.islice(answers, lines // 10):
        pass
    before = peak()
    for _ in answers:
        pass
    print(
        f"memory: {before:.0f} MiB after {lines // 10} texts with new words, {peak():.0f} MiB after {lines}"
    )


if __name__ == "__main__":
    main()
