"""In which area a building lies: one page names only the building, another its town, too."""

from __future__ import annotations

import pytest
from test_ledger_rows import row, rows, told

from runut import lang
from runut.ledger.places.regions import named_in

CROWD = {"kind": "crowd", "is": "300"}
SOUTH = {**CROWD, "at": ["Gedung BKN, Jakarta Selatan", "DKI Jakarta", "site"]}
OTHER = {**CROWD, "at": ["Kota Pekanbaru", "Riau"]}


def protest(*names: str) -> list[tuple[str, ...]]:
    """Give the rows of pages on protests at buildings that name no town, beside two that do."""
    buildings = ({**CROWD, "is": f"{at}00", "at": [name, None, "site"]} for at, name in enumerate(names, 4))
    return rows(told([SOUTH, SOUTH, OTHER, *buildings], "protest"))


@pytest.mark.parametrize("name", ["depan Gedung BKN", "Gedung Badan Kepegawaian Negara", "halaman Gedung Merah BKN"])
def test_a_building_that_a_page_sets_nowhere_lies_where_the_others_set_it(name: str) -> None:
    assert protest(name) == [("f1", "f2", "f4"), ("f3",)]


def test_the_first_words_of_a_long_name_are_that_building() -> None:
    assert protest("Gedung Merah BKN", "depan Gedung Merah") == [("f1", "f2", "f4", "f5"), ("f3",)]


def test_a_building_of_another_name_is_another() -> None:
    assert protest("depan Gedung Kabar") == [("f1", "f2"), ("f3",), ("f4",)]


def test_one_page_settles_no_place_of_a_building() -> None:
    pages = [SOUTH, OTHER, {**CROWD, "is": "400", "at": ["depan Gedung BKN", None, "site"]}]

    assert len(rows(told(pages, "protest"))) == 3


def test_a_page_that_sets_a_building_elsewhere_keeps_its_own_place() -> None:
    pages = [SOUTH, SOUTH, {**CROWD, "is": "400", "at": ["Gedung BKN, Kota Medan", "Sumatera Utara", "site"]}]

    assert rows(told(pages, "protest")) == [("f1", "f2"), ("f3",)]


def test_a_count_at_the_building_is_a_count_of_its_town() -> None:
    pages = [SOUTH, SOUTH, OTHER, {**OTHER, "is": "70", "place": "Gedung BKN"}]

    assert row(told(pages, "protest"), "f4").figures == ("f1", "f2", "f4")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Kabid Humas Polda Metro Jaya", "dkijakarta"),
        ("Kapolres Metro Jakarta Selatan", "jakartaselatan"),
        ("Wali Kota Metro", "metro"),
        ("Warga Kotawaringin Barat Kalteng", "kotawaringinbarat"),
    ],
)
def test_a_name_before_a_place_that_holds_it_not_is_no_place(words: str, found: str) -> None:
    assert named_in(words, lang.load("id")) == found
