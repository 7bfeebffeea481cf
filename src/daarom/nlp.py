"""The only room that imports spaCy: it loads a trained pipeline when first asked, once, and gives plain label
→ score mappings."""

from __future__ import annotations

import configparser
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from daarom import ngrams
from daarom.errors import ModelError
from daarom.model import Problem

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
HEAD, TAIL = 8_000, 4_000
"""Of a text longer than both, only this much of its beginning and of its end is read: an offer stands at one
of them."""

LONGEST_WORD = 200
"""What is longer is no word but data, and a tokenizer would take long over it."""

CONFIG = "config.cfg"
NGRAMS = "daarom_ngrams"
"""The name of the pipe that adds what words and their parts say to the categoriser's scores."""

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
        yield from _scored(_pipeline(folder), batch)


def _scored(pipeline: Language, batch: list[str]) -> list[Mapping[str, float]]:
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


@lru_cache(maxsize=4)
def _pipeline(folder: Path) -> Language:
    """The pipeline in a folder. A folder without a config is missing; one that spaCy cannot read is
    damaged."""
    if not (folder / CONFIG).is_file():
        key = "model.damaged" if folder.is_dir() and any(folder.iterdir()) else "model.missing"
        raise ModelError(Problem(folder.as_posix(), key, {"what": CONFIG}))
    import spacy  # noqa: PLC0415 - a second of loading that only scoring needs

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            register()
            pipeline = spacy.load(folder)
            list(pipeline.pipe(["daarom"]))
    except UNREADABLE as error:
        what = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelError(Problem(folder.as_posix(), "model.damaged", {"what": what[:120]})) from error
    return pipeline


class NgramPipe:
    """The n-gram weights as a pipe of spaCy's: it changes the categories that earlier pipes gave a doc."""

    def __init__(self, weights: ngrams.Ngrams | None = None) -> None:
        self.weights = weights

    def __call__(self, doc: Doc) -> Doc:
        """Adds the odds of the n-grams to the doc's categories."""
        if self.weights is not None:
            self.weights.adjust(doc.text, doc.cats)
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy passes both
        """Stores the weights."""
        if self.weights is not None:
            ngrams.write(self.weights, path)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> NgramPipe:  # noqa: ARG002
        """Reads the weights; raises what ngrams.read does."""
        self.weights = ngrams.read(path)
        return self


def register() -> None:
    """Makes the n-gram pipe known to spaCy by its name, once per process."""
    from spacy.language import Language  # noqa: PLC0415

    if not Language.has_factory(NGRAMS):
        Language.factory(NGRAMS, func=_ngram_pipe)


def _ngram_pipe(nlp: Language, name: str) -> NgramPipe:  # noqa: ARG001 - spaCy passes both by these names
    return NgramPipe()
