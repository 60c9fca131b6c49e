"""Tag names with the shipped model, where its two libraries are installed; rules work alone where they are not.

The model is made by `bench/training/names`; `names.json` beside this file says from what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from runut.model import MentionKind, Span
from runut.text.tagger import encoder

_KINDS: dict[str, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@dataclass(frozen=True, slots=True)
class _Coded:
    """A sentence as the model takes it: its words as spans of the text, pieces, where each word begins."""

    words: tuple[Span, ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]


def available() -> bool:
    """Say whether the libraries that the model needs are installed."""
    return encoder.is_installed()


def made_on() -> str | None:
    """Give the day on which the model was made, `YYYY-MM-DD`; None where its libraries are not installed."""
    return str(encoder.card("names")["date"]) if available() else None


def tagged(text: str, sentences: Iterable[Span]) -> Iterator[tuple[Span, MentionKind]]:
    """Yield each name in the sentences with its kind, in the order of the sentences.

    Raises MissingExtraError where the libraries are not installed.
    """
    for sentence in sentences:
        coded = _code(text, sentence)
        yield from _joined(coded.words, _labels(coded))


def _code(text: str, sentence: Span) -> _Coded:
    words = encoder.words(text, sentence)
    pieces, first = [encoder.OPEN], []
    for word in words:
        if len(pieces) >= encoder.LONGEST - 1 - encoder.PIECES_A_WORD:
            break
        first.append(len(pieces))
        pieces += encoder.pieces(word.of(text))
    return _Coded(words[: len(first)], (*pieces, encoder.CLOSE), tuple(first))


def _labels(sentence: _Coded) -> list[str]:
    """Give the label of each word of a sentence."""
    import numpy

    names = _names()
    best = numpy.argmax(encoder.scores("names", sentence.pieces), -1)
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
    return tuple(encoder.card("names")["labels"])
