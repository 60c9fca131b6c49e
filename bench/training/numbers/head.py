"""The upper half for numbers: three layers on the states of the shared lower half, and a score for each kind."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

WIDTH, HEADS, INNER = 384, 12, 1536
LAYERS = (3, 4, 5)
"""The layers of the encoder that the upper half begins as: as the encoder comes, not as the tagger has them."""
SCALE, DROPPED = 3.0, 0.2
PIECES_A_BATCH = 900


class Layer(nn.Module):
    """One layer of a BERT encoder; where places are given, it is worked out for those alone."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.aln, self.oln = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(
        self, states: torch.Tensor, mask: torch.Tensor | None = None, places: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Give the states one layer further up."""
        here = states if places is None else torch.gather(states, 1, places.unsqueeze(-1).expand(-1, -1, WIDTH))
        query, key, value = self._parted(self.q(here)), self._parted(self.k(states)), self._parted(self.v(states))
        likeness = query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        if mask is not None:
            likeness = likeness.masked_fill(~mask, -1e4)
        read = (likeness.softmax(-1) @ value).transpose(1, 2).flatten(2)
        here = self.aln(here + functional.dropout(self.ao(read), DROPPED, self.training))
        further = self.fo(functional.gelu(self.fi(here)))
        given: torch.Tensor = self.oln(here + functional.dropout(further, DROPPED, self.training))
        return given

    def _parted(self, states: torch.Tensor) -> torch.Tensor:
        return states.unflatten(2, (HEADS, WIDTH // HEADS)).transpose(1, 2)


class Numbers(nn.Module):
    """States of a sentence in, and pairs of places: a number's first piece and the first behind it. Scores out."""

    def __init__(self, kinds: int, arrays: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in LAYERS)
        self.out = nn.Linear(2 * WIDTH, kinds)
        for at, layer in zip(LAYERS, self.layers, strict=True):
            for name, part in layer.named_children():
                part.weight.data = torch.from_numpy(arrays[f"l{at}.{name}.w"].astype(np.float32))
                part.bias.data = torch.from_numpy(arrays[f"l{at}.{name}.b"].astype(np.float32))

    def forward(self, states: torch.Tensor, places: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Give the scores of the kinds for each pair of places."""
        *lower, last = self.layers
        for layer in lower:
            states = layer(states, mask)
        pairs = last(states, mask, places).unflatten(1, (-1, 2)).flatten(2) * SCALE
        scores: torch.Tensor = self.out(functional.dropout(pairs, DROPPED, self.training))
        return scores


@dataclass(frozen=True)
class Batch:
    """Sentences of like length: their states, padded, and pairs of places; which row each pair is of, in order."""

    states: torch.Tensor
    mask: torch.Tensor
    places: torch.Tensor
    sentence: list[int]
    pair: list[int]
    rows: list[int]


@dataclass(frozen=True)
class Read:
    """Sentences as the lower half gives them, and for each number its sentence and its two places."""

    states: list[np.ndarray]
    numbers: list[tuple[int, int, int]]

    def batches(self, rows: Sequence[int], chance: random.Random | None = None) -> Iterator[Batch]:
        """Yield rows in batches, shuffled where there is a chance to."""
        held: defaultdict[int, list[int]] = defaultdict(list)
        for row in rows:
            held[self.numbers[row][0]].append(row)
        length = {at: len(self.states[at]) + (chance.random() * 6 if chance else 0) for at in held}
        cut: list[list[int]] = [[]]
        for at in sorted(held, key=length.__getitem__):
            if cut[-1] and (len(self.states[at]) + 6) * (len(cut[-1]) + 1) > PIECES_A_BATCH:
                cut.append([])
            cut[-1].append(at)
        if chance:
            chance.shuffle(cut)
        yield from (self._batch(sentences, held) for sentences in cut)

    def _batch(self, sentences: Sequence[int], held: dict[int, list[int]]) -> Batch:
        long = max(len(self.states[at]) for at in sentences)
        many = max(len(held[at]) for at in sentences)
        states = torch.zeros(len(sentences), long, WIDTH)
        mask = torch.zeros(len(sentences), 1, 1, long, dtype=torch.bool)
        places = torch.zeros(len(sentences), 2 * many, dtype=torch.long)
        sentence, pair, rows = [], [], []
        for here, at in enumerate(sentences):
            states[here, : len(self.states[at])] = torch.from_numpy(self.states[at].astype(np.float32))
            mask[here, ..., : len(self.states[at])] = True
            for nth, row in enumerate(held[at]):
                places[here, 2 * nth : 2 * nth + 2] = torch.tensor(self.numbers[row][1:])
                sentence.append(here)
                pair.append(nth)
                rows.append(row)
        return Batch(states, mask, places, sentence, pair, rows)


def scored(model: Numbers, batch: Batch) -> torch.Tensor:
    """Give the scores of a batch, one line a row."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(batch.states, batch.places, batch.mask)
    return scores.float()[batch.sentence, batch.pair]
