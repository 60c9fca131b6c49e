"""A pack that does not fit is told of by its file and by what is wrong in it."""

from dataclasses import dataclass

import pytest
from cattrs.errors import BaseValidationError

from runut.lang import _structured
from runut.lang.wordlists import WordList


@dataclass(frozen=True)
class Section:
    """Words and what they come to."""

    words: tuple[str, ...]
    counts: dict[str, int]


def test_words_stay_as_they_are_written():
    made = _structured({"words": [str(n) for n in range(20)], "counts": {"dua": 2}}, Section)

    assert made == Section(tuple(str(n) for n in range(20)), {"dua": 2})
    assert type(made.words) is WordList


@pytest.mark.parametrize("data", [{"words": ["a"]}, {"words": ["a"], "counts": {"b": "c"}}, {"words": 1, "counts": {}}])
def test_what_is_wrong_is_explained(data):
    with pytest.raises(BaseValidationError):
        _structured(data, Section)


def test_a_key_that_nobody_knows_is_a_fault():
    with pytest.raises(BaseValidationError):
        _structured({"words": [], "counts": {}, "more": 1}, Section)
