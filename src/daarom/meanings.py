"""Gives a text a vector of what it is about, by its words and the letters in them. It must not compare texts with a plan.

A word is the sum of rows of one table: a row for the word as a whole and one for each run of three to five letters in it, so that
`desembrood` lies near `brood`. Rare words weigh more. How the table came about stands in models/meanings/README.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.floating]

FILE = "meanings.npz"
RUNS = (3, 4, 5)
KNOWN_AT_MOST = 40_000
"""Words whose vectors are kept; then all are forgotten, so that a stream of new words takes no more memory."""


@dataclass(frozen=True)
class Meanings:
    """The table (rows × width), how much a word weighs by its own row, and vectors of texts: per language about all sorts of things, and
    notices of the kind that every organisation posts (closed on Monday, a vacancy, a farewell)."""

    table: Floats
    weights: Floats
    background: Mapping[str, Floats]
    notices: Floats
    known: dict[str, Floats] = field(default_factory=dict, compare=False, repr=False)

    def word(self, word: str) -> Floats:
        """A word's vector, as long as the word is telling."""
        if word not in self.known:
            if len(self.known) >= KNOWN_AT_MOST:
                self.known.clear()
            rows = rows_of(word, len(self.table))
            self.known[word] = self.table[rows].sum(axis=0) * (self.weights[rows[-1]] / len(rows) ** 0.5)
        return self.known[word]

    def text(self, words: Iterable[str]) -> Floats:
        """The vector of some words together, of length 1; nought for no words."""
        import numpy as np  # noqa: PLC0415 - only drafts under a plan need it

        total = sum((self.word(word) for word in words), np.zeros(self.table.shape[1], "float32"))
        return unit(total)


def unit(vector: Floats) -> Floats:
    """The vector at length 1; nought stays nought."""
    length = float((vector * vector).sum()) ** 0.5
    return vector / length if length else vector


def rows_of(word: str, rows: int) -> list[int]:
    """The rows of a word in a table of so many: those of its runs of letters, the word's own last."""
    edged = f"<{word}>"
    runs = (edged[at : at + size] for size in RUNS for at in range(len(edged) - size + 1))
    return [zlib.crc32(part.encode()) % rows for part in (*runs, f"={word}")]


@lru_cache(maxsize=1)
def meanings() -> Meanings:
    """The table that comes with daarom, read once."""
    import numpy as np  # noqa: PLC0415

    with as_file(files("daarom").joinpath("data", FILE)) as path, np.load(path) as stored:
        table = stored["table"].astype("float32") * stored["scale"].astype("float32")[:, None]
        weights = stored["weights"].astype("float32") / 16
        background = {name: stored[name].astype("float32") for name in ("nl", "en")}
        notices = stored["notices"].astype("float32")
    return Meanings(table, weights, background, notices)
