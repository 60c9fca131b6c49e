"""Tag names with the shipped model, where its two libraries are installed; rules work alone where they are not.

The model is made by `bench/training/names`; `card.json` beside this file says from what, and how well it does.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from runut.errors import MissingExtraError
from runut.lang.patterns import compile_pattern
from runut.model import MentionKind, Span

_WORD = compile_pattern(r"[\pL\pM\pN]+(?:[-’'.][\pL\pM\pN]+)*|\S")
_KINDS: dict[str, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_OPEN, _CLOSE, _UNKNOWN = 0, 2, 3
_PIECES_A_WORD = 12
_PIECES_A_SENTENCE = 510


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
    """Yield each name in the sentences with its kind, in the order of the sentences.

    Raises MissingExtraError where the libraries are not installed.
    """
    for sentence in sentences:
        coded = _code(text, sentence)
        yield from _joined(coded.words, _labels(coded))


def _code(text: str, sentence: Span) -> _Coded:
    words = tuple(
        Span(sentence.start + match.start(), sentence.start + match.end())
        for match in _WORD.finditer(sentence.of(text))
    )
    pieces, first = [_OPEN], []
    for word in words:
        if len(pieces) >= _PIECES_A_SENTENCE - _PIECES_A_WORD:
            break
        first.append(len(pieces))
        pieces += _pieces(word.of(text))
    return _Coded(words[: len(first)], (*pieces, _CLOSE), tuple(first))


@lru_cache(maxsize=32768)
def _pieces(word: str) -> tuple[int, ...]:
    """Give the pieces of a word, which are the same wherever it stands."""
    return tuple(_tokenizer().encode(word, add_special_tokens=False).ids or [_UNKNOWN])[:_PIECES_A_WORD]


def _labels(sentence: _Coded) -> list[str]:
    """Give the label of each word of a sentence.

    One sentence at a time: in a batch the sentences would be padded to the longest, and quantisation would scale by
    all of them, so that what a sentence says of a name hung on its neighbours.
    """
    import numpy

    pieces = numpy.array([sentence.pieces], dtype=numpy.int64)
    (scores,) = _session().run(["scores"], {"pieces": pieces, "mask": numpy.ones_like(pieces)})
    names = _names()
    best = scores[0].argmax(-1)
    return [names[best[at]] for at in sentence.first]


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
