"""The classifier's small network: words and their parts, their neighbours, the text as a whole, and beside it a
plain sum of weighted n-grams. It loads no spaCy and learns nothing.

A word is the sum of what its parts say (hashed runs of three to five letters and the whole word) and of how it
looks (capitals, a number, a link). Convolutions let each word hear its neighbours; the text is their mean, their
maximum and what a few heads of attention pick out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zipfile import BadZipFile

from daarom import ngrams
from daarom.ngrams import Ngrams
from daarom.wordparts import LOOKS, looks, parts_of, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.floating]
    Integers: TypeAlias = NDArray[np.integer]
    Flags: TypeAlias = NDArray[np.bool_]
    Pair: TypeAlias = tuple[Floats, Floats]

SPACE = 1e-5
"""Keeps a vector without spread from being divided by nothing."""

KNOWN_AT_MOST = 40_000
"""Words whose vectors are kept; then all are forgotten, so that a stream of new words takes no more memory."""

EXACT = {"answers.0": "float32", "answers.1": "float32"}
"""What a copy that learned an organisation's labels changes a little, and must not be rounded away."""

WEIGHTS, FACTS = "weights.npz", "network.json"


@dataclass(frozen=True)
class Network:
    """The weights. `table` has a row per look and per hash; matrices stand inputs × outputs, each with its
    bias.

    `labels` names the answers in order; those from `start` to `stop` of a choice add up to 1. A layer is the
    scale and shift of its normalisation, its matrix (of the word before, the word and the word after) and bias.
    """

    table: Floats
    norm: Pair
    layers: tuple[tuple[Floats, Floats, Floats, Floats], ...]
    eyes: Pair
    hidden: Pair
    answers: Pair
    labels: tuple[str, ...]
    choices: tuple[tuple[int, int], ...]
    ngrams: Ngrams | None = None
    known: dict[str, Floats] = field(default_factory=dict, compare=False, repr=False)

    def features(self, texts: Sequence[str]) -> Floats:
        """What the last layer sees of each text: texts × units."""
        import numpy as np  # noqa: PLC0415 - loaded with spaCy, not before

        said = [words(text) for text in texts]
        vectors = self._vectors(said)
        sizes = np.array([len(text) for text in said])
        starts = np.cumsum(sizes + 1) - sizes
        width = self.table.shape[1]
        x = np.zeros((int(sizes.sum()) + len(said) + 1, width), "float32")
        spoken = np.ones(len(x), bool)
        spoken[0] = spoken[starts + sizes] = False
        x[spoken] = vectors
        for scale, shift, matrix, bias in self.layers:
            y = _normal(x, scale, shift)
            y[~spoken] = 0
            heard = np.hstack([y[:-2], y[1:-1], y[2:]]) @ matrix + bias
            x[1:-1] += np.maximum(heard, 0)
            x[~spoken] = 0
        pooled = np.hstack(list(self._pooled(x, spoken, (starts, sizes))))
        return np.maximum(pooled @ self.hidden[0] + self.hidden[1], 0)

    def odds(self, features: Floats) -> Floats:
        """The answers to each text: texts × labels, as log odds."""
        return features @ self.answers[0] + self.answers[1]

    def answered(self, texts: Sequence[str]) -> Floats:
        """The answers to each text, texts × labels as log odds, with what its n-grams say added to the labels that they know."""
        found = self.odds(self.features(texts)).astype("float64")
        if self.ngrams is not None:
            columns = [self.labels.index(label) for label in self.ngrams.labels]
            for row, text in zip(found, texts, strict=True):
                row[columns] += [
                    share * odds
                    for share, odds in zip(self.ngrams.share, self.ngrams.odds(read_as(text)), strict=True)
                ]
        return found

    def scores(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Label → score from 0 to 1 for each text."""
        import numpy as np  # noqa: PLC0415

        odds = np.clip(self.answered(texts), -30, 30)
        found = 1 / (1 + np.exp(-odds))
        for start, stop in self.choices:
            powers = np.exp(odds[:, start:stop])
            found[:, start:stop] = powers / powers.sum(axis=1, keepdims=True)
        return [dict(zip(self.labels, row, strict=True)) for row in found.tolist()]

    def _vectors(self, said: Sequence[Sequence[str]]) -> Floats:
        import numpy as np  # noqa: PLC0415

        if len(self.known) > KNOWN_AT_MOST:
            self.known.clear()
        new = [
            word for word in dict.fromkeys(word for text in said for word in text) if word not in self.known
        ]
        if new:
            self.known.update(zip(new, self._new(new), strict=True))
        return np.stack([self.known[word] for text in said for word in text])

    def _new(self, new: Sequence[str]) -> Floats:
        """The vectors of words that are not known yet."""
        import numpy as np  # noqa: PLC0415

        buckets = len(self.table) - LOOKS
        sums = np.zeros((len(new), self.table.shape[1]), "float32")
        for place, word in enumerate(new):
            rows = looks(word) + [LOOKS + row for row in parts_of(word, buckets)]
            if rows:
                sums[place] = self.table[rows].sum(axis=0)
        return _normal(sums, *self.norm)

    def _pooled(self, x: Floats, spoken: Flags, spans: tuple[Integers, Integers]) -> Iterator[Floats]:
        import numpy as np  # noqa: PLC0415

        starts, sizes = spans
        bounds = np.concatenate([starts, starts + sizes]).reshape(2, -1).T.ravel()
        yield np.add.reduceat(x, bounds, axis=0)[::2] / sizes[:, None]
        yield np.maximum.reduceat(x, bounds, axis=0)[::2]
        odds = x @ self.eyes[0] + self.eyes[1]
        most = np.maximum.reduceat(odds, bounds, axis=0)[::2]
        owner = np.repeat(np.arange(len(sizes)), sizes)
        share = np.zeros_like(odds)
        share[spoken] = np.exp(odds[spoken] - most[owner])
        share[spoken] /= np.add.reduceat(share, bounds, axis=0)[::2][owner]
        for eye in range(share.shape[1]):
            yield np.add.reduceat(x * share[:, eye : eye + 1], bounds, axis=0)[::2]


def read_as(text: str) -> str:
    """A text as the n-grams read it: its words alone, so that emoji and the last full stop count for nothing there either."""
    return " ".join(words(text))


def _normal(x: Floats, scale: Floats, shift: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415

    centred = x - x.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + SPACE)
    return np.asarray(centred / spread * scale + shift, dtype="float32")


def write(network: Network, folder: Path) -> None:
    """Stores the weights in a folder: the table at eight bits with a scale per row, the answers at 32, the rest at
    sixteen."""
    import numpy as np  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    scale = np.abs(network.table).max(axis=1, keepdims=True) / 127 + 1e-12
    arrays = {
        "table": np.round(network.table / scale).astype("int8"),
        "scale": scale.astype("float32"),
        **{name: value.astype(EXACT.get(name, "float16")) for name, value in _named(network)},
    }
    np.savez(folder / WEIGHTS, **arrays)
    facts = {"layers": len(network.layers), "labels": network.labels, "choices": network.choices}
    (folder / FACTS).write_text(json.dumps(facts) + "\n", encoding="utf-8")
    if network.ngrams is not None:
        ngrams.write(network.ngrams, folder)


def read(folder: Path) -> Network:
    """The network in a folder. Raises OSError, ValueError, KeyError or EOFError where its files are missing,
    cut off or of another shape."""
    try:
        return _read(folder)
    except BadZipFile as error:
        raise ValueError(str(error)) from error


def _read(folder: Path) -> Network:
    import numpy as np  # noqa: PLC0415

    facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    with np.load(folder / WEIGHTS) as stored:
        found = {name: _finite(stored[name].astype("float32")) for name in stored.files}

    def pair(name: str) -> Pair:
        return found[f"{name}.0"], found[f"{name}.1"]

    layers = tuple(_layer(found, number) for number in range(int(facts["layers"])))
    network = Network(
        found["table"] * found["scale"],
        pair("norm"),
        layers,
        pair("eyes"),
        pair("hidden"),
        pair("answers"),
        tuple(map(str, facts["labels"])),
        tuple((int(start), int(stop)) for start, stop in facts["choices"]),
        ngrams.read(folder) if (folder / ngrams.FACTS).exists() else None,
    )
    network.scores(["."])
    return network


def _layer(found: Mapping[str, Floats], number: int) -> tuple[Floats, Floats, Floats, Floats]:
    scale, shift, matrix, bias = (found[f"layer{number}.{part}"] for part in range(4))
    return scale, shift, matrix, bias


def _finite(value: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415

    if not np.isfinite(value).all():
        raise ValueError("weights that are no numbers")
    return value


def _named(network: Network) -> Iterator[tuple[str, Floats]]:
    for name in ("norm", "eyes", "hidden", "answers"):
        for part, value in enumerate(getattr(network, name)):
            yield f"{name}.{part}", value
    for number, layer in enumerate(network.layers):
        for part, value in enumerate(layer):
            yield f"layer{number}.{part}", value
