"""The encoder that reads sentences for the name tagger and for the head of numbers: a lower half that both share, and
an upper half for each.

One sentence at a time: in a batch the sentences would be padded to the longest, and quantisation would scale by all of
them, so that what is said of one hung on its neighbours.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from runut.errors import MissingExtraError
from runut.lang.patterns import compile_pattern
from runut.model import Span

OPEN, CLOSE = 0, 2
LONGEST = 511
"""Pieces that the encoder takes at most."""
PIECES_A_WORD = 12
_UNKNOWN = 3
_WORD = compile_pattern(r"[\pL\pM\pN]+(?:[-’'.][\pL\pM\pN]+)*|\S")


def is_installed() -> bool:
    """Say whether the libraries that the encoder needs are installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("onnxruntime", "tokenizers"))


def words(text: str, within: Span) -> tuple[Span, ...]:
    """Give the words of a sentence as the encoder was trained on them."""
    found = _WORD.finditer(within.of(text))
    return tuple(Span(within.start + match.start(), within.start + match.end()) for match in found)


@lru_cache(maxsize=32768)
def pieces(word: str) -> tuple[int, ...]:
    """Give the pieces of a word, which are the same wherever it stands."""
    return tuple(_tokenizer().encode(word, add_special_tokens=False).ids or [_UNKNOWN])[:PIECES_A_WORD]


@lru_cache(maxsize=8)
def states(coded: tuple[int, ...]) -> Any:
    """Give what the lower half makes of each piece of a sentence; those just read are kept for its next number."""
    import numpy

    (found,) = _session("lower").run(["states"], {"pieces": numpy.array([coded], dtype=numpy.int64)})
    return found


def scores(half: str, coded: tuple[int, ...], places: tuple[int, ...] = ()) -> Any:
    """Give the scores of an upper half for a sentence: of every piece, or of some places where it asks for those."""
    import numpy

    given = {"states": states(coded)}
    if places:
        given["places"] = numpy.array([places], dtype=numpy.int64)
    (found,) = _session(half).run(["scores"], given)
    return found[0]


@cache
def card(half: str) -> dict[str, Any]:
    """Give what an upper half was made from, when, and how well it does."""
    kept: dict[str, Any] = json.loads(_file(f"{half}.json").read_text(encoding="utf-8"))
    return kept


@cache
def _tokenizer() -> Any:
    if not is_installed():
        raise MissingExtraError("needs_model")
    from tokenizers import Tokenizer

    return Tokenizer.from_str(_file("pieces.json").read_text(encoding="utf-8"))


@cache
def _session(half: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread: the same sums in the same order on every machine, and the other cores stay free for other pages.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    read = _file(f"{half}.onnx").read_bytes()
    return onnxruntime.InferenceSession(read, options, providers=["CPUExecutionProvider"])


def _file(name: str) -> Any:
    return resources.files("runut.text.tagger").joinpath(name)
