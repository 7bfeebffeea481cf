"""Fits the table of words' parts to the encoder's vectors of texts: `python scripts/train.py --text FOLDER`.

FOLDER holds the real text that models/posts is taught with. The encoder's vectors are kept in work/, so that a second run takes minutes.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE.parent / "posts" / "scripts"))

import corpus  # noqa: E402 - the texts and the encoder are those of models/posts
import teacher  # noqa: E402

from daarom.goals import content  # noqa: E402
from daarom.meanings import FILE, Meanings, rows_of  # noqa: E402

torch.set_num_threads(1)

TABLE = HERE.parents[1] / "src" / "daarom" / "data" / FILE
PLANS = HERE.parents[1] / "benchmarks" / "data" / "goals" / "development"
VECTORS = HERE / "work" / "vectors.npz"
ROWS, WIDTH, EPOCHS, BATCH = 32768, 64, 6, 256
RATE, LEAST_RATE = 4e-3, 4e-4
SHARPNESS, CONTRAST = 0.07, 0.3
"""How sharply the right text must stand out from the others of a batch, and what that counts beside likeness to its own vector."""

LONGEST, DROPPED = 40, 0.2
"""Words of a text that are read, and the share left out every second time."""

SCALE = 16
"""Weights of words are stored in sixteenths."""

Text = tuple[str, str]
"""A text and its language."""


def texts(folder: Path) -> list[Text]:
    """The gold texts, then the real ones and their sentences, each once."""
    found = [(str(row["text"]), str(row["language"])) for row in corpus.gold()]
    found += [(item.text, item.language) for item in corpus.unlabelled(folder)]
    return list({text: (text, language) for text, language in found}.values())


def vectors(said: Sequence[Text]) -> np.ndarray:
    """What the encoder, as its makers left it, makes of each text: texts × 384."""
    if VECTORS.exists():
        kept = np.load(VECTORS)
        if kept["texts"].tolist() == [checksum(text) for text, _ in said]:
            return kept["vectors"].astype("float32")
    below = teacher.lower()
    below.states([text for text, _ in said])
    found = np.zeros((len(said), 384), "float16")
    with torch.inference_mode():
        for batch in teacher._batches([len(below.known[text]) for text, _ in said], 6000):
            states, mask = below.batch([said[i][0] for i in batch])
            found[batch] = below.encoder.above(states, mask, teacher.FROZEN).float().numpy()
    VECTORS.parent.mkdir(exist_ok=True)
    np.savez(VECTORS, texts=[checksum(text) for text, _ in said], vectors=found)
    return found.astype("float32")


def checksum(text: str) -> str:
    """Tells texts apart."""
    return corpus.checksum(text)


def targets(found: np.ndarray, languages: Sequence[str]) -> torch.Tensor:
    """The vectors without what all texts of a language share, along their WIDTH main directions, of length 1."""
    plain = found / np.linalg.norm(found, axis=1, keepdims=True)
    for language in set(languages):
        rows = [i for i, name in enumerate(languages) if name == language]
        plain[rows] -= plain[rows].mean(axis=0)
    chosen = np.random.RandomState(corpus.SEED % 2**31).permutation(len(plain))[:15000]
    _, _, axes = np.linalg.svd(plain[chosen], full_matrices=False)
    return F.normalize(torch.from_numpy(plain @ axes[:WIDTH].T), dim=1)


def fit(said: Sequence[Sequence[str]], wanted: torch.Tensor, weight: dict[str, float]) -> np.ndarray:
    """The table, rows × width."""
    torch.manual_seed(corpus.SEED)
    parts = {word: rows_of(word, ROWS) for word in weight}
    table = torch.nn.EmbeddingBag(ROWS, WIDTH, mode="sum", sparse=True)
    torch.nn.init.normal_(table.weight, 0, 0.01)
    optimizer = torch.optim.SparseAdam(table.parameters())
    for epoch in range(EPOCHS):
        shuffle, total = random.Random(corpus.SEED + epoch), 0.0
        order = list(range(len(said)))
        shuffle.shuffle(order)
        optimizer.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS) + LEAST_RATE
        for start in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            ids, offsets, weights = [], [], []
            for i in chosen:
                offsets.append(len(ids))
                for word in _heard(said[i], shuffle if epoch % 2 else None):
                    rows = parts[word]
                    ids += rows
                    weights += [weight[word] / len(rows) ** 0.5] * len(rows)
            made = F.normalize(
                table(torch.tensor(ids), torch.tensor(offsets), per_sample_weights=torch.tensor(weights)),
                dim=1,
            )
            loss = (1 - (made * wanted[chosen]).sum(1)).mean()
            loss = loss + CONTRAST * F.cross_entropy(made @ wanted[chosen].T / SHARPNESS, torch.arange(BATCH))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total / (len(order) // BATCH):.3f}", flush=True)
    return table.weight.detach().numpy()


def _heard(words: Sequence[str], shuffle: random.Random | None) -> Sequence[str]:
    words = words[:LONGEST]
    if shuffle is None or len(words) <= 6:
        return words
    return shuffle.sample(words, int(len(words) * (1 - DROPPED)))


def background(gold: Sequence[corpus.Row], language: str) -> list[str]:
    """A gold text of every sector, of ordinary length: what a text about a goal must stand out from."""
    shuffle, found = random.Random(corpus.SEED), {}
    rows = [row for row in gold if row["language"] == language and 18 <= len(str(row["text"]).split()) <= 60]
    shuffle.shuffle(rows)
    for row in rows:
        found.setdefault(row["sector"], str(row["text"]))
    return [found[sector] for sector in sorted(found)]


def notices() -> list[str]:
    """Posts about the other business of the development plans' organisations, in both languages."""
    files = sorted(PLANS.glob("*/posts.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows if row["goal"] is None]


def store(table: np.ndarray, weight: dict[str, float], usual: float) -> None:
    """Writes the table at eight bits with a scale per row, the words' weights by their own row, and the vectors of known texts."""
    weights = np.full(ROWS, usual, "float32")
    for word, value in sorted(weight.items(), key=lambda item: -item[1]):
        weights[rows_of(word, ROWS)[-1]] = value
    scale = (np.abs(table).max(axis=1) / 127 + 1e-12).astype("float16")
    small = np.clip(np.round(table / scale.astype("float32")[:, None]), -127, 127).astype("int8")
    coarse = np.clip(np.round(weights * SCALE), 1, 255).astype("uint8")
    arrays = {"table": small, "scale": scale, "weights": coarse}
    add_texts(arrays)
    print(
        json.dumps(
            {name: list(found.shape) for name, found in arrays.items()} | {"bytes": TABLE.stat().st_size}
        )
    )


def add_texts(arrays: dict[str, np.ndarray]) -> None:
    """Writes the table with the vectors of the background and the notices, as the stored table makes them."""
    table = arrays["table"] * arrays["scale"].astype("float32")[:, None]
    stored = Meanings(table, arrays["weights"].astype("float32") / SCALE, {}, table[:0])
    gold = corpus.gold()
    known = {language: background(gold, language) for language in ("nl", "en")} | {"notices": notices()}
    for name, said in known.items():
        made = [stored.text(word.key for word in content(text)) for text in said]
        arrays[name] = np.stack(made).astype("float16")
    np.savez_compressed(TABLE, **arrays)


def main() -> None:
    """Embeds what is not embedded yet, fits and stores."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    said = texts(arguments.parse_args().text)
    found = vectors(said)
    words = [[word.key for word in content(text)] for text, _ in said]
    kept = [i for i, one in enumerate(words) if len(one) > 1]
    seen = Counter(word for i in kept for word in set(words[i]))
    weight = {word: math.log((len(kept) + 1) / (count + 1)) for word, count in seen.items()}
    wanted = targets(found[kept], [said[i][1] for i in kept])
    store(fit([words[i] for i in kept], wanted, weight), weight, math.log(len(kept) + 1))


if __name__ == "__main__":
    main()
