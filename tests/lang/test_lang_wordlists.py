"""Lists of words keep their order and are looked up as sets are."""

from __future__ import annotations

import pytest

from runut import lang
from runut.lang.wordlists import WordList, listed


@pytest.mark.parametrize("code", ["id", "en", "ms"])
def test_a_long_list_of_a_pack_knows_each_of_its_words_and_no_other(code: str) -> None:
    stops = lang.load(code).figures.stops
    if not isinstance(stops, WordList):
        pytest.skip("the list is short")
    assert all(word in stops for word in stops)
    assert "kata yang tidak ada" not in stops
    assert None not in stops


def test_a_list_is_the_tuple_that_it_was() -> None:
    words = tuple(f"kata{n}" for n in range(20, 0, -1))
    found = listed(words)
    assert isinstance(found, WordList)
    assert found == words
    assert hash(found) == hash(words)
    assert list(found) == list(words)


def test_a_few_words_stay_as_they_are() -> None:
    assert type(listed(("di", "ke"))) is tuple
