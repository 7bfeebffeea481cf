"""Trains the student: one spaCy text categoriser for all labels, on gold and on the teacher's soft scores."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from corpus import HERE, SEED
from labels import LABELS
from spacy.language import Language
from spacy.pipeline.textcat_multilabel import MultiLabel_TextCategorizer
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch
from thinc.api import Adam

from daarom.ngrams import Ngrams
from daarom.nlp import NGRAMS, register

CONFIG = HERE / "configs" / "student.cfg"
PIPE = "textcat_multilabel"


@dataclass(frozen=True)
class Lesson:
    """A text and what its labels should be, 0 to 1; a label that is left out is not taught."""

    text: str
    targets: Mapping[str, float]


class SoftCategorizer(MultiLabel_TextCategorizer):
    """Learns probabilities, which the stock component refuses (E851); its weights are those of the stock component."""

    def _validate_categories(self, examples: Iterable[Example]) -> None:
        """Any value from 0 to 1 will do."""


def train(lessons: Sequence[Lesson], epochs: int, seed: int = SEED, config: Path = CONFIG) -> Language:
    """A pipeline that has seen every lesson `epochs` times. The same lessons and seed give the same weights."""
    fix_random_seed(seed)
    pipeline = spacy.util.load_model_from_config(spacy.util.load_config(config), auto_fill=True)
    examples = [
        Example.from_dict(pipeline.make_doc(item.text), {"cats": dict(item.targets)}) for item in lessons
    ]
    stock = pipeline.get_pipe(PIPE)
    hard = [
        Example.from_dict(item.predicted.copy(), {"cats": dict.fromkeys(LABELS, 0.0)})
        for item in examples[:20]
    ]
    stock.initialize(lambda: hard, nlp=pipeline, labels=LABELS)
    soft = SoftCategorizer(pipeline.vocab, stock.model, PIPE, threshold=0.5)
    soft.cfg["labels"] = list(LABELS)
    optimizer = Adam(0.001, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    shuffle = random.Random(seed)
    for epoch in range(epochs):
        shuffle.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, size=compounding(16.0, 64.0, 1.005)):
            soft.update(batch, drop=0.2, sgd=optimizer, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses[PIPE]:.3f}", flush=True)
    with stock.model.use_params(optimizer.averages):
        weights = stock.model.to_bytes()
    stock.model.from_bytes(weights)
    return pipeline


def add_ngrams(pipeline: Language, weights: Ngrams) -> None:
    """Puts the n-gram weights behind the categoriser."""
    register()
    pipeline.add_pipe(NGRAMS).weights = weights


def categories(pipeline: Language, texts: Sequence[str]) -> list[dict[str, float]]:
    """Label → score for each text."""
    return [dict(doc.cats) for doc in pipeline.pipe(texts, batch_size=64)]
