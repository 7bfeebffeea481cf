"""The student: the small network that daarom ships, fitted to labelled texts and to the teacher's answers. What it computes is written down in
daarom.network, which needs no torch; here is the same in torch, to train it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from corpus import SEED
from labels import NAMES, OUTPUTS, PARTS, SCALES
from teacher import loss
from torch import nn

from daarom.network import Network
from daarom.wordparts import LOOKS, looks, parts_of, words

WIDTH, LAYERS, HIDDEN, EYES, BUCKETS = 160, 2, 160, 4, 1 << 15
"""Size of a word's vector, convolutions, the last layer, heads of attention, and rows for hashed parts of words."""

EPOCHS, RATE, BATCH = 5, 3e-3, 128
LIKENESS = 2.0
"""What the likeness of a text's vector with the teacher's counts beside the answers."""

RANK = 0.15
"""What the distance between the log odds of `commercial` counts. The loss on probabilities says nothing of texts that are surely no advertisement,
and then their order is left to chance."""

DROP, DROP_WORD = 0.2, 0.1


@dataclass(frozen=True)
class Lesson:
    """A text, what each output should be (0 to 1, NaN where unknown), what it counts, and the teacher's vector."""

    text: str
    wanted: np.ndarray
    weight: float
    vector: np.ndarray


class Student(nn.Module):
    """Hashed parts of words → word vectors → convolutions over neighbours → mean, maximum and attention over the text → answers."""

    def __init__(self, buckets: int = BUCKETS, width: int = WIDTH, layers: int = LAYERS) -> None:
        super().__init__()
        self.buckets, self.width = buckets, width
        self.table = nn.EmbeddingBag(LOOKS + buckets, width, mode="sum")
        nn.init.normal_(self.table.weight, std=0.05)
        self.norm = nn.LayerNorm(width)
        self.before = nn.ModuleList(nn.LayerNorm(width) for _ in range(layers))
        self.mix = nn.ModuleList(nn.Linear(3 * width, width) for _ in range(layers))
        self.eyes = nn.Linear(width, EYES)
        self.hidden = nn.Linear((2 + EYES) * width, HIDDEN)
        self.answers = nn.Linear(HIDDEN, OUTPUTS)
        self.vector = nn.Linear((2 + EYES) * width, 384)
        self.drop = nn.Dropout(DROP)
        self.known: dict[str, list[int]] = {}

    def forward(self, texts: Sequence[Sequence[str]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Odds (texts × outputs) and vectors (texts × 384) of some texts, each a list of words."""
        sizes = torch.tensor([len(text) for text in texts])
        x, mask = self._placed(self._words([word for text in texts for word in text]), sizes)
        x = self.drop(x)
        for before, mix in zip(self.before, self.mix, strict=True):
            y = F.pad(before(x) * mask[..., None], (0, 0, 1, 1))
            x = x + F.relu(mix(torch.cat([y[:, :-2], y[:, 1:-1], y[:, 2:]], dim=2)))
        held = self._pooled(x, mask)
        return self.answers(self.drop(F.relu(self.hidden(self.drop(held))))), self.vector(held)

    def _words(self, said: Sequence[str]) -> torch.Tensor:
        unique = {word: number for number, word in enumerate(dict.fromkeys(said))}
        rows = [self._rows(word) for word in unique]
        starts = np.cumsum([0, *map(len, rows[:-1])])
        vectors = self.norm(
            self.table(torch.tensor([n for row in rows for n in row]), torch.from_numpy(starts))
        )
        found = vectors[torch.tensor([unique[word] for word in said])]
        if self.training:
            found = found * (torch.rand(len(found), 1) > DROP_WORD)
        return found

    def _rows(self, word: str) -> list[int]:
        if word not in self.known:
            self.known[word] = [*looks(word), *(LOOKS + number for number in parts_of(word, self.buckets))]
        return self.known[word]

    def _placed(self, found: torch.Tensor, sizes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        mask = torch.arange(int(sizes.max()))[None, :] < sizes[:, None]
        placed = found.new_zeros(len(sizes), mask.shape[1], self.width)
        placed[mask] = found
        return placed, mask

    def _pooled(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        away = ~mask[..., None]
        mean = x.masked_fill(away, 0).sum(dim=1) / mask.sum(dim=1, keepdim=True)
        most = x.masked_fill(away, -1e4).amax(dim=1)
        share = self.eyes(x).masked_fill(away, -1e4).softmax(dim=1)
        return torch.cat([mean, most, (share.transpose(1, 2) @ x).flatten(1)], dim=1)


def train(lessons: Sequence[Lesson], epochs: int = EPOCHS, student: Student | None = None) -> Student:
    """A student that has seen every lesson `epochs` times. The same lessons give the same student."""
    torch.manual_seed(SEED)
    student = student or Student()
    said = [words(lesson.text) for lesson in lessons]
    wanted = torch.from_numpy(np.stack([lesson.wanted for lesson in lessons]))
    weights = torch.tensor([lesson.weight for lesson in lessons], dtype=torch.float32)
    vectors = np.stack([lesson.vector for lesson in lessons])
    aims = F.normalize(torch.from_numpy(vectors - vectors.mean(axis=0)), dim=1)
    rest = [weight for name, weight in student.named_parameters() if not name.startswith("table")]
    optimizer = torch.optim.AdamW(
        [{"params": [student.table.weight], "weight_decay": 0.0}, {"params": rest, "weight_decay": 0.01}],
        lr=RATE,
    )
    plan = list(_plan([len(text) for text in said], epochs))
    student.train()
    for step, batch in enumerate(plan):
        done = step / len(plan)
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (done + 0.001) / 0.03) * max(0.01, 1 - done)
        odds, found = student([said[i] for i in batch])
        total = loss(odds, wanted[batch], weights[batch])
        total = total + RANK * _distance(odds[:, 0], wanted[batch][:, 0], weights[batch])
        total = total + LIKENESS * (1 - F.cosine_similarity(found, aims[batch], dim=1)).mean()
        optimizer.zero_grad()
        total.backward()
        nn.utils.clip_grad_norm_(student.parameters(), 2.0)
        optimizer.step()
        if step % max(1, len(plan) // 6) == 0:
            print(f"student, step {step} of {len(plan)}: loss {total.item():.3f}", flush=True)
    return student.eval()


def _distance(odds: torch.Tensor, wanted: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    aim = torch.logit(wanted.clamp(0.002, 0.998))
    return (F.smooth_l1_loss(odds, aim, reduction="none") * weights).mean()


def _plan(sizes: Sequence[int], epochs: int) -> Sequence[list[int]]:
    """Batches of texts of like length, in another order each time round."""
    shuffle, plan = random.Random(SEED), []
    for _ in range(epochs):
        order = list(range(len(sizes)))
        shuffle.shuffle(order)
        for start in range(0, len(order), BATCH * 32):
            near = sorted(order[start : start + BATCH * 32], key=lambda i: sizes[i])
            cut = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
            shuffle.shuffle(cut)
            plan += cut
    return plan


def shipped(student: Student) -> Network:
    """The student's weights as daarom reads them."""
    arrays = {name: value.detach().numpy() for name, value in student.state_dict().items()}
    return Network(
        table=arrays["table.weight"],
        norm=(arrays["norm.weight"], arrays["norm.bias"]),
        layers=tuple(
            (
                arrays[f"before.{number}.weight"],
                arrays[f"before.{number}.bias"],
                arrays[f"mix.{number}.weight"].T.copy(),
                arrays[f"mix.{number}.bias"],
            )
            for number in range(len(student.mix))
        ),
        eyes=(arrays["eyes.weight"].T.copy(), arrays["eyes.bias"]),
        hidden=(arrays["hidden.weight"].T.copy(), arrays["hidden.bias"]),
        answers=(arrays["answers.weight"].T.copy(), arrays["answers.bias"]),
        labels=NAMES,
        choices=tuple((int(PARTS[name][0]), int(PARTS[name][-1]) + 1) for name in ("intent", *SCALES)),
    )
