"""The encoder with a head for each set, and how sentences become its input."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from sets import LABELS, Sentence
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

PAD, OPEN, CLOSE, UNKNOWN = 1, 0, 2, 3
LONGEST = 511
PER_WORD = 12  # pieces of one word; longer ones are addresses and noise
IGNORED = -100
# e5's hidden states are small: without this the heads learn slowly.
SCALE = 3.0


@dataclass(frozen=True)
class Item:
    """One sentence as the network takes it: pieces, where each word begins, its label, its place in the set."""

    head: str
    pieces: list[int]
    first: list[int]
    labels: list[int]
    index: int


class Tagger(nn.Module):
    """A BERT encoder and one linear head a set."""

    def __init__(self, pieces: int, layers: int, heads: tuple[str, ...]) -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=pieces,
            hidden_size=384,
            num_hidden_layers=layers,
            num_attention_heads=12,
            intermediate_size=1536,
            max_position_embeddings=512,
            layer_norm_eps=1e-12,
            pad_token_id=PAD,
            attn_implementation="sdpa",
        )
        self.bert = BertModel(config, add_pooling_layer=False)
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({head: nn.Linear(384, len(LABELS)) for head in heads})

    def words(self, pieces: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """Give the state of each word: that of its first piece."""
        states = self.bert(input_ids=pieces, attention_mask=mask).last_hidden_state * SCALE
        return self.drop(torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.size(-1))))


class Shipped(nn.Module):
    """What is exported: pieces in, the chosen head's scores of every piece out."""

    def __init__(self, tagger: Tagger, head: str) -> None:
        super().__init__()
        self.bert = tagger.bert
        self.head = tagger.heads[head]

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Score the labels of each piece."""
        scores: torch.Tensor = self.head(self.bert(input_ids=pieces, attention_mask=mask).last_hidden_state * SCALE)
        return scores


def coded(words: tuple[str, ...], tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """Give the pieces of a sentence and where each word begins; what is past the longest input is left out."""
    pieces, first = [OPEN], []
    for word in tokenizer.encode_batch(list(words), add_special_tokens=False):
        first.append(len(pieces))
        pieces += (word.ids or [UNKNOWN])[:PER_WORD]
    return [*pieces[:LONGEST], CLOSE], [at for at in first if at < LONGEST]


def items(head: str, sentences: list[Sentence], tokenizer: Tokenizer) -> list[Item]:
    """Code the sentences of a set."""
    made = []
    for index, sentence in enumerate(sentences):
        pieces, first = coded(sentence.words, tokenizer)
        labels = [LABELS.index(label) for label in sentence.labels[: len(first)]]
        made.append(Item(head, pieces, first, labels, index))
    return made


def batches(given: list[Item], longest: int, chance: random.Random | None) -> list[list[Item]]:
    """Cut items of like length into batches of at most `longest` pieces, shuffled when there is a chance to."""
    ordered = sorted(given, key=lambda item: len(item.pieces) + (chance.random() * 4 if chance else 0))
    made: list[list[Item]] = []
    batch: list[Item] = []
    for item in ordered:
        if batch and len(item.pieces) * (len(batch) + 1) > longest:
            made.append(batch)
            batch = []
        batch.append(item)
    if batch:
        made.append(batch)
    if chance:
        chance.shuffle(made)
    return made


def tensors(batch: list[Item]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pad a batch: pieces, mask, first pieces, labels."""
    long, many = max(len(item.pieces) for item in batch), max(len(item.first) for item in batch)
    pieces = torch.tensor([item.pieces + [PAD] * (long - len(item.pieces)) for item in batch])
    first = torch.tensor([item.first + [0] * (many - len(item.first)) for item in batch])
    labels = torch.tensor([item.labels + [IGNORED] * (many - len(item.labels)) for item in batch])
    return pieces, (pieces != PAD).long(), first, labels
