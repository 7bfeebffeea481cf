"""Scores texts by their words, word pairs and parts of words, with fixed weights; it loads no spaCy and
learns nothing itself."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.floating]
    Integers: TypeAlias = NDArray[np.integer]

FACTS = "ngrams.json"
SIZE = 1 << 17
"""Rows for words and as many again for parts of words; a feature's row is its hash."""

TOKEN = re.compile(r"\w+|[^\w\s]")
PARTS = (3, 4, 5)
"""Lengths of the parts of words: Dutch compounds are recognised by theirs."""

FACTOR, MIXER = 0x01000193, 0x9E3779B1
SPACE = 32


@dataclass(frozen=True)
class Ngrams:
    """A weight per feature and label (2·SIZE × labels), the rarity of each feature, and a bias and share per
    label.

    `share` says how much the log odds count beside those of the network.
    """

    labels: tuple[str, ...]
    weights: Floats
    rarity: Floats
    bias: tuple[float, ...]
    share: tuple[float, ...]

    def odds(self, text: str) -> tuple[float, ...]:
        """The log odds of each label, in the order of `labels`."""
        import numpy as np  # noqa: PLC0415 - loaded with spaCy, not before

        total = np.zeros(len(self.labels))
        for rows, values in features(text, self.rarity):
            total += values @ self.weights[rows]
        return tuple(float(value) + bias for value, bias in zip(total, self.bias, strict=True))


def features(text: str, rarity: Floats | None = None) -> Iterator[tuple[Integers, Floats]]:
    """Rows and values of a text's words and pairs, then of its parts of words; each group has length 1.

    A value is 1 + ln(count), times the rarity of its row where that is given.
    """
    import numpy as np  # noqa: PLC0415

    lowered = text.lower()
    for offset, hashes in enumerate((_words(lowered), _parts(lowered))):
        rows, counts = np.unique(
            (np.array(hashes, dtype="uint32") % SIZE).astype("int64"), return_counts=True
        )
        rows = rows + offset * SIZE
        values = 1 + np.log(counts)
        if rarity is not None:
            values = values * rarity[rows]
        length = float(np.sqrt((values * values).sum()))
        yield rows, values / length if length else values


def _words(text: str) -> list[int]:
    """Hashes of the words and of each two that stand side by side."""
    single = [zlib.crc32(word.encode("utf-8", "replace")) for word in TOKEN.findall(text)]
    return single + [(first * MIXER + second * FACTOR) & 0xFFFFFFFF for first, second in pairwise(single)]


def _parts(text: str) -> Integers:
    """Hashes of the parts of each word, its edges included; none runs over two words."""
    import numpy as np  # noqa: PLC0415

    codes = np.frombuffer(f" {' '.join(text.split())} ".encode("utf-32-le", "replace"), dtype="<u4").astype(
        "uint32"
    )
    found = []
    for length in PARTS:
        count = len(codes) - length + 1
        if count < 1:
            continue
        windows = np.lib.stride_tricks.sliding_window_view(codes, length)
        hashes = np.full(count, 2166136261 + length, dtype="uint32")
        for place in range(length):
            hashes = (hashes ^ windows[:, place]) * np.uint32(FACTOR)
        hashes ^= hashes >> np.uint32(15)
        found.append(hashes[~(windows[:, 1:-1] == SPACE).any(axis=1)])
    return np.concatenate(found) if found else np.zeros(0, dtype="uint32")


def write(ngrams: Ngrams, folder: Path) -> None:
    """Stores the weights in a folder, at half precision."""
    import numpy as np  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "ngrams.npy", ngrams.weights.astype("float16"))
    np.save(folder / "rarity.npy", ngrams.rarity.astype("float16"))
    facts = {"labels": ngrams.labels, "bias": ngrams.bias, "share": ngrams.share}
    (folder / FACTS).write_text(json.dumps(facts) + "\n", encoding="utf-8")


def read(folder: Path) -> Ngrams:
    """The weights in a folder. Raises OSError, ValueError, KeyError or EOFError where they are missing or cut
    off."""
    import numpy as np  # noqa: PLC0415

    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    weights, rarity = np.load(folder / "ngrams.npy"), np.load(folder / "rarity.npy")
    labels = _texts(facts["labels"])
    if weights.shape != (2 * SIZE, len(labels)) or rarity.shape != (2 * SIZE,):
        raise ValueError("weights of another shape")
    return Ngrams(
        labels,
        weights.astype("float64"),
        rarity.astype("float64"),
        tuple(facts["bias"]),
        tuple(facts["share"]),
    )


def _texts(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(str, values))
