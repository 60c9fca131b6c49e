"""The encoder's halves: the names' scores stay what they were in one file, and numbers are read within their words."""

from __future__ import annotations

from math import exp

import pytest

from runut.model import Span
from runut.text import tagger
from runut.text.tagger import encoder, numbers

pytestmark = pytest.mark.skipif(not tagger.available(), reason="needs pip install 'runut[model]'")

HEADLINE = "Longsor di Sukamaju"
SENTENCE = "Sedikitnya 12 orang tewas dan tiga rumah rusak."
TEXT = f"{HEADLINE}\n\n{SENTENCE}"
HEAD, BODY = Span(0, len(HEADLINE)), Span(len(HEADLINE) + 2, len(TEXT))

OF_NAMES = "Kepala Polres Tanjung Sari AKBP Wiratama Hasibuan mengatakan tiga orang tewas di Kabupaten Sukamaju."
BEST = [4, 0, 2, 0, 1, 5, 2, 2, 3, 3, 3, 6, 6, 6, 0, 0, 0, 0, 0, 0, 1, 4, 4, 4, 0, 0, 4]
"""The likeliest label of each piece by the tagger while it was one file."""
SCORES = [0.44, 6.22, 4.96, 4.0, 2.91, 2.9, 2.6, 2.35, 5.03, 4.53, 4.96, 6.75, 6.87, 6.05]
"""The scores of the first of them; on another processor the last digits may differ."""


def number(text: str, within: Span = BODY) -> Span:
    at = TEXT.index(text, within.start)
    return Span(at, at + len(text))


def test_the_scores_of_names_are_those_of_the_whole_file() -> None:
    pieces = [piece for word in OF_NAMES.replace(".", " .").split() for piece in encoder.pieces(word)]

    scores = encoder.scores("names", (encoder.OPEN, *pieces, encoder.CLOSE))

    assert scores.argmax(-1).tolist() == BEST
    assert scores.max(-1).tolist()[: len(SCORES)] == pytest.approx(SCORES, abs=0.4)


def test_a_number_is_read_in_its_sentence_below_the_headline() -> None:
    read = numbers.around(TEXT, BODY, number("12"), HEAD)

    assert read.pieces.count(encoder.CLOSE) == 2
    assert read.pieces[read.at : read.behind] == encoder.pieces("12")
    assert read.pieces[read.behind] == encoder.pieces("orang")[0]


def test_a_headline_does_not_head_itself() -> None:
    text = "Tiga tewas di Sukamaju"
    whole = Span(0, len(text))

    read = numbers.around(text, whole, Span(0, 4), whole)

    assert (read.pieces.count(encoder.CLOSE), read.at) == (1, 1)


def test_a_number_at_the_end_has_the_end_behind_it() -> None:
    text = "Korban tewas 12"
    read = numbers.around(text, Span(0, len(text)), Span(13, 15), None)

    assert read.pieces[read.behind] == encoder.CLOSE


def test_of_a_long_sentence_the_words_near_the_number_are_read() -> None:
    text = "kata " * 100 + "12 orang" + " kata" * 100
    read = numbers.around(text, Span(0, len(text)), Span(500, 502), None)

    assert len(read.pieces) < 70
    assert read.pieces[read.at] == encoder.pieces("12")[0]


def test_what_is_longer_than_the_encoder_takes_loses_its_end_only() -> None:
    text = "xqzvkwjyxqzvkwjy" * 5
    long = f"{' '.join([text] * 58)} 12"
    read = numbers.around(long, Span(0, len(long)), Span(len(long) - 2, len(long)), None)

    assert len(read.pieces) <= encoder.LONGEST
    assert max(read.at, read.behind) < len(read.pieces)


def test_chances_come_to_one_and_are_told_in_quarters() -> None:
    found = numbers.log_chances(numbers.around(TEXT, BODY, number("12"), HEAD))

    assert all(chance * 4 == round(chance * 4) for chance in found.values())
    assert sum(map(exp, found.values())) == pytest.approx(1, abs=0.3)
    assert "none" in found
