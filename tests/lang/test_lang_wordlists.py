"""Lists of words keep their order and are looked up as sets are."""

from __future__ import annotations

import pytest

from runut import lang
from runut.lang.wordlists import WordList, listed, spread


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


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("tahan", ["tahan"]),
        ("{kami,kita} tahan", ["kami tahan", "kita tahan"]),
        ("yang {,sudah} tahan", ["yang tahan", "yang sudah tahan"]),
        ("{a,b} {c,d}", ["a c", "a d", "b c", "b d"]),
        ("ter{bakar,tembak}", ["terbakar", "tertembak"]),
        ("{n} {kali,lipat}", ["{n} kali", "{n} lipat"]),
        (r"(?:ter|di)\pL{4,}", [r"(?:ter|di)\pL{4,}"]),
        (r"\pL{2,60}", [r"\pL{2,60}"]),
        ("{a,b", ["{a,b"]),
        ("a},{b", ["a},{b"]),
    ],
)
def test_braces_with_commas_are_written_out(written: str, said: list[str]) -> None:
    assert list(spread(written)) == said


def test_no_list_of_a_pack_keeps_a_choice_in_braces() -> None:
    acts = lang.load("id").figures.kinds["arrested"].labels

    assert {"yang kami tahan", "yang telah kita tahan"} <= set(acts)
    assert not any("{" in act for act in acts)
