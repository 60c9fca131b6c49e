"""Say of which kind a number in a sentence is by the words around it, as the encoder's head for numbers has it.

The head is made by `bench/training/numbers`; `numbers.json` beside this file says from what, and how well it does.
It knows nothing of what rules find: only the number's sentence, and how the page is headed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runut.model import Span
from runut.text.tagger import encoder

_LONG, _SIDE, _HEADLINE = 60, 26, 14
"""Words up to which a sentence is read whole, to each side of the number where it is longer, and of the headline."""
_STEPS = 4
"""Steps into which log odds are rounded: sums in 8 bits differ in their last digits between processors."""


@dataclass(frozen=True, slots=True)
class Around:
    """A number with the words around it as pieces: its own first piece, and the first behind it."""

    pieces: tuple[int, ...]
    at: int
    behind: int


def languages() -> Sequence[str]:
    """Give the languages in whose numbers the head is to be asked."""
    return tuple(encoder.card("numbers")["languages"])


def around(text: str, sentence: Span, number: Span, headline: Span | None) -> Around:
    """Cut the words around a number; a headline does not head its own numbers."""
    every = encoder.words(text, sentence)
    at = next((here for here, word in enumerate(every) if word.end > number.start), len(every) - 1)
    behind = next((here for here, word in enumerate(every) if word.start >= number.end), len(every))
    first = max(0, at - _SIDE) if len(every) > _LONG else 0
    last = behind + _SIDE if len(every) > _LONG else len(every)
    coded = [encoder.OPEN]
    if headline is not None and not headline.holds(sentence):
        for word in encoder.words(text, headline)[:_HEADLINE]:
            coded += encoder.pieces(word.of(text))
        coded.append(encoder.CLOSE)
    places = []
    for word in every[first:last]:
        places.append(len(coded))
        coded += encoder.pieces(word.of(text))
    places.append(len(coded))
    coded = [*coded, encoder.CLOSE][: encoder.LONGEST]
    end = len(coded) - 1
    return Around(tuple(coded), min(places[at - first], end), min(places[min(behind - first, len(places) - 1)], end))


def log_chances(number: Around) -> dict[str, float]:
    """Give the logarithm of how likely each kind is, "none" among them, in quarters."""
    import numpy

    scores = encoder.scores("numbers", number.pieces, (number.at, number.behind))[0].astype(numpy.float64)
    top = scores.max()
    steps = numpy.rint((scores - top - numpy.log(numpy.exp(scores - top).sum())) * _STEPS)
    return dict(zip(encoder.card("numbers")["kinds"], (steps / _STEPS).tolist(), strict=True))
