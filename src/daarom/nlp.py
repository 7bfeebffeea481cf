"""The only room that imports spaCy: it loads a trained pipeline when first asked, once, and gives plain label
→ score mappings. daarom's own pipeline is one component that needs no tokens, and is read without spaCy."""

from __future__ import annotations

import configparser
import json
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from daarom import network
from daarom.errors import ModelError
from daarom.model import Problem

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Scorer = Callable[[list[str]], list[dict[str, float]]]

BATCH = 64
HEAD, TAIL = 8_000, 4_000
"""Of a text longer than both, only this much of its beginning and of its end is read: an offer stands at one
of them."""

LONGEST_WORD = 200
"""What is longer is no word but data, and a tokenizer would take long over it."""

THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Told to numpy before it is first imported, unless the user told something else: the matrices here are so small that threads spend their time
waiting for each other."""

CONFIG, META = "config.cfg", "meta.json"
COMMERCIAL = "commercial"
NETWORK = "daarom_network"
"""The name of the pipe that gives a doc its categories."""

UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    ImportError,
    EOFError,
    configparser.Error,
)
"""What spaCy, thinc and msgpack raise for a folder whose files are missing, cut off or of another version."""


def categories(folder: Path, texts: Iterable[str]) -> Iterator[Mapping[str, float]]:
    """Label → score from 0 to 1 for each text, in order; read and answered in batches, so memory stays
    bounded.

    Raises ModelError where the folder is missing or damaged.
    """
    pending = iter(texts)
    while batch := [clip(text) for text in islice(pending, BATCH)]:
        yield from _scorer(folder)(batch)


def weights(folder: Path) -> network.Network:
    """The network in a pipeline folder, for those who want more than its answers. Raises ModelError as `categories` does."""
    _there(folder)
    try:
        found = network.read(folder / NETWORK)
        found.labels.index(COMMERCIAL)
        return found
    except UNREADABLE as error:
        raise _damaged(folder, error) from error


@lru_cache(maxsize=4)
def _scorer(folder: Path) -> Scorer:
    """What scores a batch. A pipeline that is the network alone needs no tokens, so spaCy is not even imported for it."""
    _there(folder)
    for name in THREADS:
        os.environ.setdefault(name, "1")
    if _parts(folder) == [NETWORK]:
        return weights(folder).scores
    pipeline = _pipeline(folder)
    return lambda batch: _piped(pipeline, batch)


def _there(folder: Path) -> None:
    """Raises ModelError where there is no pipeline: a folder without a config is missing, one with other files is damaged."""
    if not (folder / CONFIG).is_file():
        key = "model.damaged" if folder.is_dir() and any(folder.iterdir()) else "model.missing"
        raise ModelError(Problem(folder.as_posix(), key, {"what": CONFIG}))


def _parts(folder: Path) -> object:
    """The names of a pipeline's components."""
    try:
        return json.loads((folder / META).read_text(encoding="utf-8"))["pipeline"]
    except UNREADABLE as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, error: Exception) -> ModelError:
    what = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return ModelError(Problem(folder.as_posix(), "model.damaged", {"what": what[:120]}))


def _piped(pipeline: Language, batch: list[str]) -> list[dict[str, float]]:
    """The whole batch at once: within the zone, words that are new to the vocabulary are forgotten
    afterwards."""
    with pipeline.memory_zone():
        return [dict(doc.cats) for doc in pipeline.pipe(batch, batch_size=BATCH)]


def clip(text: str) -> str:
    """The text without what a tokenizer cannot take: lone surrogates, its middle when it is very long, the
    rest of endless words."""
    if len(text) > HEAD + TAIL:
        head, tail = text[:HEAD], text[-TAIL:]
        text = f"{head.rpartition(' ')[0] or head} {tail.partition(' ')[2] or tail}"
    text = text.encode("utf-8", "replace").decode("utf-8")
    if any(len(word) > LONGEST_WORD for word in text.split()):
        return " ".join(word[:LONGEST_WORD] for word in text.split())
    return text


def _pipeline(folder: Path) -> Language:
    """The pipeline in a folder, by spaCy. One that spaCy cannot read is damaged."""
    import spacy  # noqa: PLC0415 - a second of loading that only other pipelines than daarom's own need

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            register()
            pipeline = spacy.load(folder)
            list(pipeline.pipe(["daarom"]))
    except UNREADABLE as error:
        raise _damaged(folder, error) from error
    return pipeline


def forget() -> None:
    """Drops the pipelines that are loaded; the next question loads its own again."""
    _scorer.cache_clear()


class NetworkPipe:
    """The network as a pipe of spaCy's: it gives each doc its categories, a whole batch at once."""

    def __init__(self, weights: network.Network | None = None) -> None:
        self.weights = weights

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its categories."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """The docs in order, each with its categories."""
        pending = iter(stream)
        while batch := list(islice(pending, batch_size)):
            if self.weights is not None:
                for doc, scores in zip(batch, self.weights.scores([doc.text for doc in batch]), strict=True):
                    doc.cats = scores
            yield from batch

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy passes both
        """Stores the weights."""
        if self.weights is not None:
            network.write(self.weights, path)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> NetworkPipe:  # noqa: ARG002
        """Reads the weights; raises what network.read does."""
        self.weights = network.read(path)
        return self


def _network_pipe(nlp: Language, name: str) -> NetworkPipe:  # noqa: ARG001 - spaCy passes both by these names
    """An empty pipe, as spaCy makes it before it reads the weights."""
    return NetworkPipe()


def register() -> None:
    """Makes the pipe known to spaCy by its name, once per process."""
    from spacy.language import Language  # noqa: PLC0415

    if not Language.has_factory(NETWORK):
        Language.factory(NETWORK, func=_network_pipe)
