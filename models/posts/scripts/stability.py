"""Measures how far the commercial score moves when nothing changes that matters, on paragraphs that the shipped pipeline has not learned, and which
verdicts flipped since the last release: `python scripts/stability.py [--keep]`."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence

from corpus import DATA, SEED, gold, long_drafts
from lessons import EMOJI, NAME, SKIPPED
from train import META, PIPELINE

from daarom.score import Scorer
from daarom.score.blocks import BLANK_LINE

VERDICTS = DATA / "verdicts.json"
NEAR = 0.05
MOST_FLIPS = 0.02
EMOJIS = ("🙂", "🔥", "👏", "✨", "🎉", "🌱", "😅", "💪")

Change = Callable[[str, Sequence[str], random.Random], str]


def other_names(text: str, names: Sequence[str], chance: random.Random) -> str:
    """Every name inside a sentence (people, towns, brands) replaced by another."""
    return NAME.sub(lambda found: found[0] if found[0] in SKIPPED else chance.choice(names), text)


def another_emoji(text: str, names: Sequence[str], chance: random.Random) -> str:  # noqa: ARG001
    """The emoji taken out; one put behind a text without any."""
    bare = EMOJI.sub("", text)
    return bare.strip() if bare != text else f"{text} {chance.choice(EMOJIS)}"


def no_full_stop(text: str, names: Sequence[str], chance: random.Random) -> str:  # noqa: ARG001
    """The last full stop taken away, or put where none stood."""
    return text.removesuffix(".") if text.endswith(".") else f"{text}."


CHANGES: dict[str, Change] = {"names": other_names, "emoji": another_emoji, "full_stop": no_full_stop}


def paragraphs() -> Iterator[tuple[str, str]]:
    """Name and text of the paragraphs of the long drafts."""
    for row in long_drafts():
        for number, text in enumerate(filter(str.strip, BLANK_LINE.split(str(row["text"]))), 1):
            yield f"{row['id']}-{number}", text.strip()


def moved(scorer: Scorer) -> dict[str, dict[str, float]]:
    """Per change: how many paragraphs it changed, and in what share of them the score stayed near."""
    texts = [text for _, text in paragraphs()]
    names = sorted({name for text in texts for name in NAME.findall(text)} - SKIPPED)
    before = [raw.commercial for raw in scorer.texts(texts)]
    found = {}
    for name, change in CHANGES.items():
        chance = random.Random(SEED)
        after = [change(text, names, chance) for text in texts]
        scores = [raw.commercial for raw in scorer.texts(after)]
        steps = [
            abs(one - other)
            for one, other, text, new in zip(before, scores, texts, after, strict=True)
            if text != new
        ]
        found[name] = {
            "changed": len(steps),
            "near": round(sum(step <= NEAR for step in steps) / len(steps), 4),
        }
    return found


def verdicts(scorer: Scorer) -> dict[str, int]:
    """Name → 1 or 0 for the fixed texts: gold and the paragraphs of the long drafts."""
    fixed = {str(row["id"]): str(row["text"]) for row in gold()} | dict(paragraphs())
    return {
        name: int(raw.commercial >= 0.5)
        for name, raw in zip(fixed, scorer.texts(fixed.values()), strict=True)
    }


def main() -> int:
    """Prints both; `--keep` makes the present verdicts those of the release. Exit 1 where too many flipped."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--keep", action="store_true", help="keep the present verdicts as those of the release"
    )
    keep = arguments.parse_args().keep
    scorer = Scorer(PIPELINE)
    print(json.dumps(moved(scorer)))
    now = verdicts(scorer)
    share = 0.0
    if VERDICTS.exists():
        last = json.loads(VERDICTS.read_text(encoding="utf-8"))
        flipped = [name for name, verdict in now.items() if last["verdicts"].get(name, verdict) != verdict]
        share = len(flipped) / len(now)
        print(
            f"{len(flipped)} of {len(now)} verdicts flipped since {last['version']} ({share:.2%}):",
            *flipped[:50],
        )
    if keep:
        VERDICTS.write_text(
            json.dumps({"version": META["version"], "verdicts": now}) + "\n", encoding="utf-8"
        )
    return int(share > MOST_FLIPS and not keep)


if __name__ == "__main__":
    raise SystemExit(main())
