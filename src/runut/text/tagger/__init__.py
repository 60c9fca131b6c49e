"""Tag names with the shipped model, where its two libraries are installed; rules work alone where they are not.

The model is made by `bench/training/names`; `card.json` beside this file says from what, and how well it does.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from runut.errors import MissingExtraError
from runut.lang.patterns import compile_pattern
from runut.model import MentionKind, Span

_WORD = compile_pattern(r"[\pL\pM\pN]+(?:[-’'.][\pL\pM\pN]+)*|\S")
_KINDS: dict[str, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_PAD, _OPEN, _CLOSE, _UNKNOWN = 1, 0, 2, 3
_PIECES_A_WORD = 12
_PIECES_A_SENTENCE = 510
# Longer batches are mostly padding: on train pages two at a time took 24 ms a page, sixteen 58 (22 November 2026).
_SENTENCES_A_BATCH = 2


@dataclass(frozen=True, slots=True)
class _Coded:
    """A sentence as the model takes it: its words as spans of the text, pieces, where each word begins."""

    words: tuple[Span, ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]


def available() -> bool:
    """Say whether the libraries that the model needs are installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("onnxruntime", "tokenizers"))


def made_on() -> str | None:
    """Give the day on which the model was made, `YYYY-MM-DD`; None where its libraries are not installed."""
    return str(_card()["date"]) if available() else None


def tagged(text: str, sentences: Iterable[Span]) -> Iterator[tuple[Span, MentionKind]]:
    """Yield each name in the sentences with its kind, in the order of the text.

    Raises MissingExtraError where the libraries are not installed.
    """
    coded = [_code(text, sentence) for sentence in sentences]
    ordered = sorted(range(len(coded)), key=lambda k: len(coded[k].pieces))
    found: list[tuple[Span, MentionKind]] = []
    for at in range(0, len(ordered), _SENTENCES_A_BATCH):
        batch = [coded[k] for k in ordered[at : at + _SENTENCES_A_BATCH]]
        for sentence, labels in zip(batch, _labels(batch), strict=True):
            found.extend(_joined(sentence.words, labels))
    yield from sorted(found)


def _code(text: str, sentence: Span) -> _Coded:
    words = tuple(
        Span(sentence.start + match.start(), sentence.start + match.end())
        for match in _WORD.finditer(sentence.of(text))
    )
    pieces, first = [_OPEN], []
    for word in _tokenizer().encode_batch([span.of(text) for span in words], add_special_tokens=False):
        if len(pieces) >= _PIECES_A_SENTENCE - _PIECES_A_WORD:
            break
        first.append(len(pieces))
        pieces += (word.ids or [_UNKNOWN])[:_PIECES_A_WORD]
    return _Coded(words[: len(first)], (*pieces, _CLOSE), tuple(first))


def _labels(batch: list[_Coded]) -> Iterator[list[str]]:
    """Yield the label of each word of each sentence."""
    import numpy

    long = max(len(sentence.pieces) for sentence in batch)
    pieces = numpy.full((len(batch), long), _PAD, dtype=numpy.int64)
    for row, sentence in enumerate(batch):
        pieces[row, : len(sentence.pieces)] = sentence.pieces
    (scores,) = _session().run(["scores"], {"pieces": pieces, "mask": (pieces != _PAD).astype(numpy.int64)})
    names = _names()
    for row, sentence in zip(scores.argmax(-1), batch, strict=True):
        yield [names[row[at]] for at in sentence.first]


def _joined(words: tuple[Span, ...], labels: list[str]) -> Iterator[tuple[Span, MentionKind]]:
    """Yield runs of words that one name spans; an inside label without its beginning begins a name."""
    at = 0
    while at < len(words):
        kind = labels[at][2:]
        end = at + 1
        if kind:
            while end < len(words) and labels[end] == f"I-{kind}":
                end += 1
            yield Span(words[at].start, words[end - 1].end), _KINDS[kind]
        at = end


@cache
def _names() -> tuple[str, ...]:
    return tuple(_card()["labels"])


@cache
def _card() -> dict[str, Any]:
    card: dict[str, Any] = json.loads(_file("card.json").read_text(encoding="utf-8"))
    return card


@cache
def _tokenizer() -> Any:
    if not available():
        raise MissingExtraError("needs_model")
    from tokenizers import Tokenizer

    return Tokenizer.from_str(_file("pieces.json").read_text(encoding="utf-8"))


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread: the same sums in the same order on every machine, and the other cores stay free for other pages.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(_file("names.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])


def _file(name: str) -> Any:
    return resources.files("runut.text.tagger").joinpath(name)
