"""The teacher: the encoder with its upper half fine-tuned on labelled texts, and a linear head per question. It is needed at training time only."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from corpus import SEED, WORK, Row
from encoder import Encoder, Tokenizer, Weights, padded
from labels import OUTPUTS, PARTS, SCALES, matrix
from torch import nn

torch.set_num_threads(1)
"""With one thread the sums are made in one order, so the same data give the same weights; two folds can be trained side by side instead."""

STATES = WORK / "states.pt"

FROZEN = 6
"""Lower layers that stay as they are; what they make of a text is computed once."""

EPOCHS, RATE, HEAD_RATE = 3, 1e-4, 1e-3
TOKENS = 2400
"""Tokens of one step, padding included."""

SPREAD = 3.0
"""The encoder's vectors are short; the heads learn faster from longer ones."""

WEIGHT = {"commercial": 2.0, "human_voice": 1.0, "intent": 0.7, "kinds": 1.0, **dict.fromkeys(SCALES, 0.5)}
"""What each question counts in the loss."""


@dataclass(frozen=True)
class Lower:
    """The frozen half: texts to hidden states, which are kept in memory as 16-bit numbers."""

    tokenizer: Tokenizer
    encoder: Encoder
    known: dict[str, torch.Tensor]

    def states(self, texts: Sequence[str]) -> None:
        """Computes what is not known yet."""
        missing = [text for text in dict.fromkeys(texts) if text not in self.known]
        numbers = [self.tokenizer(text) for text in missing]
        for batch in _batches([len(found) for found in numbers], 6000):
            ids, mask = padded([numbers[i] for i in batch], self.tokenizer.weights.padding)
            with torch.inference_mode():
                states = self.encoder.below(ids, mask, FROZEN)
            for row, index in enumerate(batch):
                self.known[missing[index]] = states[row, : len(numbers[index])].clone()

    def batch(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """The hidden states of some texts, padded, and their mask."""
        found = [self.known[text] for text in texts]
        mask = torch.zeros(len(found), max(map(len, found)), dtype=torch.bool)
        states = found[0].new_zeros(len(found), mask.shape[1], found[0].shape[1])
        for row, one in enumerate(found):
            states[row, : len(one)], mask[row, : len(one)] = one, True
        return states, mask

    def store(self, path: Path) -> None:
        """Keeps the states known so far, for the next command."""
        sizes = [len(states) for states in self.known.values()]
        torch.save(
            {"texts": list(self.known), "sizes": sizes, "states": torch.cat(list(self.known.values()))}, path
        )


def lower(path: Path = STATES) -> Lower:
    """The frozen half as the encoder's makers left it, with the states that an earlier command kept."""
    weights, known = Weights(), {}
    if path.exists():
        kept = torch.load(path, mmap=True)
        known = dict(zip(kept["texts"], kept["states"].split(kept["sizes"]), strict=True))
    return Lower(Tokenizer(weights), Encoder(weights).to(torch.bfloat16).eval(), known)


class Teacher(nn.Module):
    """The upper half and the heads."""

    def __init__(self) -> None:
        super().__init__()
        weights = Weights()
        self.encoder = Encoder(weights)
        del self.encoder.word, self.encoder.layers[:FROZEN]
        self.drop, self.head = nn.Dropout(0.1), nn.Linear(weights.width, OUTPUTS)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Vectors (texts × 384) and odds (texts × outputs)."""
        vectors = self.encoder.above(states, mask, 0) * SPREAD
        return vectors, self.head(self.drop(vectors))


def loss(odds: torch.Tensor, wanted: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """How far odds are from targets (texts × outputs, NaN where not labelled), each text weighed."""
    total = odds.new_zeros(())
    for name, columns in PARTS.items():
        known = ~wanted[:, columns[0]].isnan()
        if not known.any():
            continue
        found, truth = odds[known][:, columns], wanted[known][:, columns]
        if name == "intent" or name in SCALES:
            each = -(truth * found.log_softmax(dim=1)).sum(dim=1)
        else:
            each = F.binary_cross_entropy_with_logits(found, truth, reduction="none").mean(dim=1)
        total = total + WEIGHT[name] * (each * weights[known]).sum() / len(odds)
    return total


def fit(rows: Sequence[Row], weights: Sequence[float], below: Lower, epochs: int = EPOCHS) -> Teacher:
    """A teacher of some labelled rows, each with its weight. The same rows give the same teacher."""
    torch.manual_seed(SEED)
    texts = [str(row["text"]) for row in rows]
    below.states(texts)
    wanted, weighed = torch.from_numpy(matrix(rows)), torch.tensor(weights, dtype=torch.float32)
    teacher = Teacher().train()
    groups = [
        {"params": list(teacher.encoder.layers.parameters()), "lr": RATE, "top": RATE},
        {"params": list(teacher.head.parameters()), "lr": HEAD_RATE, "top": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    shuffle = random.Random(SEED)
    sizes = [len(below.known[text]) for text in texts]
    plan = [batch for _ in range(epochs) for batch in _batches(sizes, TOKENS, shuffle)]
    for step, batch in enumerate(plan):
        _set_rate(optimizer, step / len(plan))
        states, mask = below.batch([texts[i] for i in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            _, odds = teacher(states, mask)
        found = loss(odds.float(), wanted[batch], weighed[batch])
        optimizer.zero_grad()
        found.backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        if step % max(1, len(plan) // 8) == 0:
            print(f"teacher, step {step} of {len(plan)}: loss {found.item():.3f}", flush=True)
    return teacher.eval()


def answers(teacher: Teacher, texts: Sequence[str], below: Lower) -> tuple[np.ndarray, np.ndarray]:
    """Vectors (texts × 384) and odds (texts × outputs) of some texts."""
    below.states(texts)
    vectors, odds = np.zeros((len(texts), 384), "float32"), np.zeros((len(texts), OUTPUTS), "float32")
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in _batches([len(below.known[text]) for text in texts], 6000):
            found = teacher(*below.batch([texts[i] for i in batch]))
            vectors[batch], odds[batch] = found[0].float().numpy(), found[1].float().numpy()
    return vectors, odds


def _set_rate(optimizer: torch.optim.Optimizer, done: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * min(1.0, (done + 0.001) / 0.08) * max(0.02, 1 - done)


def _batches(sizes: Sequence[int], most: int, shuffle: random.Random | None = None) -> Iterator[list[int]]:
    """Indexes of texts of like length, so that little is padded; shuffled in between when asked."""
    order = list(range(len(sizes)))
    if shuffle:
        shuffle.shuffle(order)
    step = 512 if shuffle else len(order) or 1
    found: list[list[int]] = []
    for start in range(0, len(order), step):
        batch: list[int] = []
        for index in sorted(order[start : start + step], key=lambda i: sizes[i]):
            if batch and (sizes[index] * (len(batch) + 1) > most or len(batch) >= 128):
                found.append(batch)
                batch = []
            batch.append(index)
        found.append(batch)
    if shuffle:
        shuffle.shuffle(found)
    yield from found
